import { useState, type ReactNode } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { useSession } from '../../../app/session.tsx';
import { useChange } from '../../../data/change.ts';
import { useAllPages } from '../../../data/pages.ts';
import { texts, useTexts } from '../../../language/language.ts';
import { When, Yen } from '../../../ui/amounts.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Empty, Section } from '../../../ui/page.tsx';
import { Problems } from '../../../ui/problems.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Banner } from '../../../ui/state.tsx';
import { Table } from '../../../ui/table.tsx';
import { useGroup } from '../../group-frame.tsx';
import { MoneyFrame, useMemberName } from '../money-frame.tsx';
import { bankDiscard, bankFile, type BankFileFieldsFragment } from './bank.generated.ts';
import { Lines } from './lines.tsx';
import { sumsOf, type Movement } from './matches.ts';
import { FILE_TEXTS, GROUP_TEXTS } from './words.ts';

const TEXTS = texts({
  ja: {
    title: (name: string) => `「${name}」の照合`,
    untitled: '銀行の明細の照合',
    back: '銀行の明細との照合',
    onlyCoordinator: '銀行の明細との照合は、とりまとめ担当の作業です',
    toMoney: '入金と分配を見る',
    already: 'このファイルは、前にも読み込んでいます',
    alreadyBody: '同じものを2回は読み込まないので、前に読み込んだときの照合を開きました。',
    account: (name: string) => `${name}の口座`,
    sums: 'この明細のまとめ',
    state: '照合の結果',
    count: '行',
    in: '入金',
    out: '出金',
    lines: (count: number) => `${count}行`,
    discard: 'この明細を取り除く',
    discardTitle: 'この明細を取り除きますか',
    discardBody: '読み込んだ行が消えます。まだ何も確定していないので、振込や入金の記録は変わりません。',
    discardYes: '取り除く',
    discardNo: '残しておく',
    kept: '確定した行は記録の裏付けになるので、この明細は取り除けません。',
  },
  en: {
    title: (name: string) => `How "${name}" compares`,
    untitled: 'Bank statement',
    back: 'Bank statements',
    onlyCoordinator: 'Comparing bank statements is the coordinator’s work',
    toMoney: 'To payments and distribution',
    already: 'This file was brought before',
    alreadyBody: 'The same file is not read twice: this is how it compared then and stands now.',
    account: (name: string) => `Account of ${name}`,
    sums: 'This statement in figures',
    state: 'How it compares',
    count: 'Lines',
    in: 'In',
    out: 'Out',
    lines: (count: number) => (count === 1 ? 'one line' : `${count} lines`),
    discard: 'Remove this statement',
    discardTitle: 'Remove this statement?',
    discardBody: 'Its lines go. Nothing of it is confirmed yet, so no transfer or payment changes.',
    discardYes: 'Remove it',
    discardNo: 'Keep it',
    kept: 'Confirmed lines prove what is recorded, so this statement stays.',
  },
});

/** One statement of a bank beside what is recorded: what agrees is confirmed, what does not is settled by a person. */
export function BankFilePage(): ReactNode {
  const t = useTexts(TEXTS);
  const { id } = useGroup();
  const { role } = useSession();
  const { bankResultId = '' } = useParams();
  const isCoordinator = role === 'COORDINATOR';
  const read = useAllPages(
    bankFile,
    { id, bankResultId },
    ({ consortium }) => consortium.bankMovements.pageInfo,
    { when: isCoordinator },
  );
  const reconciliation = read.data?.[0]?.consortium.bankReconciliation;
  const title = reconciliation ? t.title(reconciliation.bankResult.fileName) : t.untitled;
  return (
    <MoneyFrame title={title} back={{ to: `/groups/${id}/money/bank`, label: t.back }}>
      {() =>
        isCoordinator ? (
          <Shown read={read} lines={12}>
            {(pages) => {
              const { bankResult, shown } = pages[0]!.consortium.bankReconciliation;
              const movements = pages.flatMap(({ consortium }) =>
                consortium.bankMovements.edges.map(({ node }) => node),
              );
              return <BankFile file={bankResult} shown={shown} movements={movements} />;
            }}
          </Shown>
        ) : (
          <Empty
            title={t.onlyCoordinator}
            action={<ButtonLink to={`/groups/${id}/money`}>{t.toMoney}</ButtonLink>}
          />
        )
      }
    </MoneyFrame>
  );
}

function BankFile({
  file,
  shown,
  movements,
}: {
  readonly file: BankFileFieldsFragment;
  readonly shown: string;
  readonly movements: readonly Movement[];
}): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(FILE_TEXTS);
  const name = useMemberName();
  const { mayChange } = useGroup();
  const { state } = useLocation() as { readonly state: { readonly already?: boolean } | null };
  const { memberId, firstOn, lastOn, format, accountCheck, movementCount, confirmedCount } = file;
  return (
    <>
      {state?.already ? (
        <Banner state="neutral" live title={t.already}>
          {t.alreadyBody}
        </Banner>
      ) : null}
      <div>
        <p>
          {t.account(name(memberId))}・<When at={firstOn} />〜<When at={lastOn} />・{t.lines(movementCount)}
        </p>
        <p className="text-sm text-quiet">
          {words.formats[format]}。{words.checks[accountCheck]}
        </p>
      </div>
      <Sums movements={movements} />
      <Lines bankResultId={file.id} shown={shown} movements={movements} />
      {mayChange ? (
        <div>{confirmedCount > 0 ? <p className="text-quiet">{t.kept}</p> : <Discard id={file.id} />}</div>
      ) : null}
    </>
  );
}

function Sums({ movements }: { readonly movements: readonly Movement[] }): ReactNode {
  const t = useTexts(TEXTS);
  const groups = useTexts(GROUP_TEXTS);
  return (
    <Section title={t.sums}>
      <Table
        caption={t.sums}
        rows={sumsOf(movements)}
        rowKey={({ group }) => group}
        columns={[
          { key: 'state', head: t.state, rowHead: true, cell: ({ group }) => groups.titles[group] },
          { key: 'count', head: t.count, right: true, cell: ({ count }) => count },
          { key: 'in', head: t.in, right: true, cell: ({ inYen }) => <Yen yen={inYen} /> },
          { key: 'out', head: t.out, right: true, cell: ({ outYen }) => <Yen yen={outYen} /> },
        ]}
      />
    </Section>
  );
}

function Discard({ id }: { readonly id: string }): ReactNode {
  const t = useTexts(TEXTS);
  const { id: groupId } = useGroup();
  const navigate = useNavigate();
  const change = useChange(bankDiscard);
  const [open, setOpen] = useState(false);
  const discard = async (): Promise<void> => {
    if (await change.send({ input: { id } })) await navigate(`/groups/${groupId}/money/bank`);
  };
  return (
    <>
      <Button look="second" onClick={() => setOpen(true)}>
        {t.discard}
      </Button>
      <Dialog
        title={t.discardTitle}
        open={open}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button look="second" onClick={() => setOpen(false)}>
              {t.discardNo}
            </Button>
            <Button look="danger" busy={change.sending} onClick={() => void discard()}>
              {t.discardYes}
            </Button>
          </>
        }
      >
        <p>{t.discardBody}</p>
        <Problems problems={change.problems} />
      </Dialog>
    </>
  );
}
