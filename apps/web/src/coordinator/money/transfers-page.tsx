import { useState, type ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { useToday } from '../../data/now.ts';
import { usePages } from '../../data/pages.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { When, Yen } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DateInput, TextInput } from '../../ui/field.tsx';
import { More } from '../../ui/more.tsx';
import { Card, Section } from '../../ui/page.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import { StateChip, type State } from '../../ui/state.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useGroup } from '../group-frame.tsx';
import { MoneyFrame, useMemberName } from './money-frame.tsx';
import {
  groupTransfers,
  transferArrived,
  transferFailed,
  type GroupTransfersQuery,
} from './money.generated.ts';
import { TransferFileForm } from './transfer-file-form.tsx';

type Batch = GroupTransfersQuery['consortium']['transferBatches']['edges'][number]['node'];
type Item = Batch['items'][number];

const TEXTS = texts({
  ja: {
    title: '振込',
    lead: '銀行に渡す振込データ（総合振込・全銀形式）を作り、振り込んだ結果を記録します。',
    batches: '作った振込データ',
    none: 'まだありません。',
    batch: (number: number) => `振込データ 第${number}号`,
    summary: (count: number) => `${count}件`,
    file: '振込データを保存する',
    to: '受け取る店',
    amount: '額',
    state: '状態',
    actions: '操作',
    done: '振り込めた',
    failed: '振り込めなかった',
    doneTitle: (name: string) => `${name}に振り込めたことを記録する`,
    failedTitle: (name: string) => `${name}に振り込めなかったことを記録する`,
    day: 'その日',
    why: '振り込めなかった理由',
    whyHint: '例: 口座番号がちがう',
    receipt: (number: number) => `受領書 第${number}号`,
    record: 'この内容で記録する',
  },
  en: {
    title: 'Transfers',
    lead: 'Make the file for the bank (Zengin format), and record what became of the transfers.',
    batches: 'Transfer files',
    none: 'None yet.',
    batch: (number: number) => `Transfer file no. ${number}`,
    summary: (count: number) => `${count} transfers`,
    file: 'Save the file',
    to: 'To',
    amount: 'Amount',
    state: 'State',
    actions: 'Actions',
    done: 'Transferred',
    failed: 'Failed',
    doneTitle: (name: string) => `Record the transfer to ${name}`,
    failedTitle: (name: string) => `Record that the transfer to ${name} failed`,
    day: 'That day',
    why: 'Why it failed',
    whyHint: 'For example: wrong account number',
    receipt: (number: number) => `Receipt no. ${number}`,
    record: 'Record it',
  },
});

const LOOKS: Readonly<Record<Item['status'], State>> = { MADE: 'neutral', CONFIRMED: 'ok', FAILED: 'stop' };

export function TransfersPage(): ReactNode {
  const t = useTexts(TEXTS);
  const { mayChange } = useGroup();
  return (
    <MoneyFrame title={t.title} lead={t.lead}>
      {(money) => (
        <>
          {mayChange ? <TransferFileForm money={money} /> : null}
          <Batches />
        </>
      )}
    </MoneyFrame>
  );
}

function Batches(): ReactNode {
  const t = useTexts(TEXTS);
  const { id } = useGroup();
  const pages = usePages(groupTransfers, { id }, ({ consortium }) => consortium.transferBatches);
  return (
    <Section title={t.batches}>
      <Shown read={pages.read} lines={3}>
        {(batches) => (
          <>
            {batches.length === 0 ? <p>{t.none}</p> : null}
            {batches.map((batch) => (
              <BatchCard key={batch.id} batch={batch} />
            ))}
            <More pages={pages} />
          </>
        )}
      </Shown>
    </Section>
  );
}

function BatchCard({ batch }: { readonly batch: Batch }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const name = useMemberName();
  const { mayChange } = useGroup();
  const [settling, setSettling] = useState<{ item: Item; failed: boolean } | null>(null);
  const columns: Column<Item>[] = [
    { key: 'to', head: t.to, rowHead: true, cell: ({ memberId }) => name(memberId) },
    { key: 'amount', head: t.amount, right: true, cell: ({ amountYen }) => <Yen yen={amountYen} /> },
    {
      key: 'state',
      head: t.state,
      cell: ({ status, statusLabel, settledOn, failure, receipt }) => (
        <span className="flex flex-wrap items-center gap-2">
          <StateChip state={LOOKS[status]}>{say(statusLabel)}</StateChip>
          {settledOn ? <When at={settledOn} /> : null}
          {failure}
          {receipt ? t.receipt(receipt.number) : null}
        </span>
      ),
    },
    {
      key: 'actions',
      head: t.actions,
      cell: (item) =>
        item.status === 'MADE' ? (
          <span className="flex flex-wrap gap-x-2">
            <Button
              look="quiet"
              aria-label={`${t.done}: ${t.doneTitle(name(item.memberId))}`}
              onClick={() => setSettling({ item, failed: false })}
            >
              {t.done}
            </Button>
            <Button
              look="quiet"
              aria-label={`${t.failed}: ${t.failedTitle(name(item.memberId))}`}
              onClick={() => setSettling({ item, failed: true })}
            >
              {t.failed}
            </Button>
          </span>
        ) : null,
    },
  ];
  return (
    <Card>
      <h3 className="font-bold">{t.batch(batch.number)}</h3>
      <p>
        {name(batch.payerMemberId)}・<When at={batch.transferOn} />・{t.summary(batch.itemCount)}・
        <Yen yen={batch.totalYen} />
      </p>
      {mayChange ? (
        <div>
          <a
            href={`/transfer-batches/${batch.id}/file`}
            download
            className="inline-flex min-h-11 items-center"
          >
            {t.file}
          </a>
        </div>
      ) : null}
      <Table
        caption={t.batch(batch.number)}
        rows={batch.items}
        rowKey={({ id }) => id}
        columns={mayChange ? columns : columns.slice(0, -1)}
      />
      {settling ? <SettleDialog {...settling} onClose={() => setSettling(null)} /> : null}
    </Card>
  );
}

function SettleDialog({
  item,
  failed,
  onClose,
}: {
  readonly item: Item;
  readonly failed: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const name = useMemberName()(item.memberId);
  const today = useToday();
  const arriving = useChange(transferArrived);
  const failing = useChange(transferFailed);
  const [settledOn, setSettledOn] = useState(today);
  const [failure, setFailure] = useState('');
  const problems = [...arriving.problems, ...failing.problems];
  const record = async (): Promise<void> => {
    const input = { itemId: item.id, version: item.version, settledOn };
    const done = failed
      ? await failing.send({ input: { ...input, failure } })
      : await arriving.send({ input });
    if (done) onClose();
  };
  return (
    <Dialog
      open
      title={failed ? t.failedTitle(name) : t.doneTitle(name)}
      onClose={onClose}
      actions={
        <Button busy={arriving.sending || failing.sending} onClick={() => void record()}>
          {t.record}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Problems problems={problems} shown={['settledOn', 'failure']} />
        <DateInput
          label={t.day}
          value={settledOn}
          onChange={({ target }) => setSettledOn(target.value)}
          problem={problemAt(problems, 'settledOn')}
        />
        {failed ? (
          <TextInput
            label={t.why}
            hint={t.whyHint}
            required
            value={failure}
            onChange={({ target }) => setFailure(target.value)}
            problem={problemAt(problems, 'failure')}
          />
        ) : null}
      </div>
    </Dialog>
  );
}
