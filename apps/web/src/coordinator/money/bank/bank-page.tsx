import { sendFile, type Problem } from '@renkei/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { useSession } from '../../../app/session.tsx';
import { asProblems } from '../../../data/change.ts';
import { usePages } from '../../../data/pages.ts';
import { texts, useSaid, useTexts } from '../../../language/language.ts';
import { When } from '../../../ui/amounts.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { DropZone, type Sending } from '../../../ui/drop-zone.tsx';
import { Select } from '../../../ui/field.tsx';
import { More } from '../../../ui/more.tsx';
import { Empty, Section } from '../../../ui/page.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Banner, StateChip } from '../../../ui/state.tsx';
import { useGroup } from '../../group-frame.tsx';
import { MoneyFrame, useMemberName, type Money } from '../money-frame.tsx';
import { bankFiles, type BankFileFieldsFragment } from './bank.generated.ts';

const TEXTS = texts({
  ja: {
    title: '銀行の明細との照合',
    lead: '銀行の入出金明細を置くと、こちらの記録とつき合わせます。置いただけでは、何も記録されません。',
    onlyCoordinator: '銀行の明細との照合は、とりまとめ担当の作業です',
    toMoney: '入金と分配を見る',
    bring: '明細を読み込む',
    whose: 'だれの口座の明細か',
    drop: '銀行の画面からダウンロードした入出金明細。全銀形式のファイルか、CSV・Excel。2MBまで。',
    refused: 'この明細はまだ読めません',
    more: (count: number) => `ほかに${count}か所あります。`,
    nothingChanged: '何も記録していません。',
    tooLarge:
      'ファイルが大きすぎます（2MBまで）。銀行の画面で期間を短くして、もう一度ダウンロードしてください。',
    files: '読み込んだ明細',
    none: 'まだありません。補助金が入ったころ、または振り込んだあとに、銀行の明細を読み込んでください。',
    open: (name: string) => `「${name}」の照合を見る`,
    lines: (count: number) => `${count}行`,
    confirmed: (count: number) => `${count}行を確定`,
    notYet: 'まだ確定していません',
  },
  en: {
    title: 'Bank statements',
    lead: 'Bring a statement of the bank: it is compared with what is recorded. Dropping it here records nothing.',
    onlyCoordinator: 'Comparing bank statements is the coordinator’s work',
    toMoney: 'To payments and distribution',
    bring: 'Bring a statement',
    whose: 'Whose account it is of',
    drop: 'The movements of the account as the bank gives them: a file in Zengin format, CSV or Excel, 2 MB at most.',
    refused: 'This statement cannot be read yet',
    more: (count: number) => (count === 1 ? 'And one more.' : `And ${count} more.`),
    nothingChanged: 'Nothing is recorded.',
    tooLarge: 'The file is too large (2 MB at most). Please download a shorter period from the bank.',
    files: 'Statements brought before',
    none: 'None yet. Bring one when the subsidy has come, or after transfers were made.',
    open: (name: string) => `How "${name}" compares`,
    lines: (count: number) => (count === 1 ? 'one line' : `${count} lines`),
    confirmed: (count: number) => `${count} confirmed`,
    notYet: 'Nothing confirmed yet',
  },
});

/** The route refuses more; told before it is sent. */
const MOST_BYTES = 2 * 1024 * 1024;
const MOST_PROBLEMS = 5;

/** What the bank says of an account comes in, and what was brought before is found again. */
export function BankPage(): ReactNode {
  const t = useTexts(TEXTS);
  const { id, mayChange } = useGroup();
  const { role } = useSession();
  return (
    <MoneyFrame title={t.title} lead={t.lead}>
      {(money) =>
        role === 'COORDINATOR' ? (
          <>
            {mayChange ? <Upload money={money} /> : null}
            <Files />
          </>
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

interface Uploaded {
  readonly bankResult: { readonly id: string } | null;
  readonly already: boolean;
  readonly problems: readonly Problem[];
}

function Upload({ money: { roster } }: { readonly money: Money }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { id: consortiumId } = useGroup();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<string | null>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const [refused, setRefused] = useState<{ name: string; problems: readonly Problem[] } | null>(null);
  const first = roster.find(({ role }) => role === 'REPRESENTATIVE') ?? roster[0];
  const memberId = chosen ?? first?.memberId ?? '';

  const send = async (file: File): Promise<void> => {
    setRefused(null);
    if (file.size > MOST_BYTES) {
      const message = { ja: TEXTS.ja.tooLarge, en: TEXTS.en.tooLarge };
      setRefused({ name: file.name, problems: [{ code: 'FILE_TOO_LARGE', path: 'file', message }] });
      return;
    }
    setSending({ fileName: file.name, share: 0 });
    try {
      const query = new URLSearchParams({ consortiumId, memberId, fileName: file.name });
      const { bankResult, already, problems } = await sendFile<Uploaded>(
        `/bank-results?${query}`,
        file,
        (share) => setSending({ fileName: file.name, share }),
      );
      if (bankResult) {
        await client.invalidateQueries();
        await navigate(`/groups/${consortiumId}/money/bank/${bankResult.id}`, { state: { already } });
        return;
      }
      setRefused({ name: file.name, problems });
    } catch (failed) {
      setRefused({ name: file.name, problems: asProblems(failed) });
    }
    setSending(null);
  };

  return (
    <Section title={t.bring}>
      <div className="max-w-md">
        <Select label={t.whose} value={memberId} onChange={({ target }) => setChosen(target.value)}>
          {roster.map((member) => (
            <option key={member.memberId} value={member.memberId}>
              {member.name}
            </option>
          ))}
        </Select>
      </div>
      <DropZone
        hint={t.drop}
        accept=".csv,.txt,.dat,.xlsx,.api,text/csv,text/plain"
        sending={sending}
        onFile={(file) => void send(file)}
      />
      {refused ? (
        <Banner state="stop" live title={`${refused.name}: ${t.refused}`}>
          <ul className="list-disc pl-5">
            {refused.problems.slice(0, MOST_PROBLEMS).map((problem, index) => (
              <li key={index}>{say(problem.message)}</li>
            ))}
          </ul>
          {refused.problems.length > MOST_PROBLEMS ? (
            <p>{t.more(refused.problems.length - MOST_PROBLEMS)}</p>
          ) : null}
          <p className="text-quiet">{t.nothingChanged}</p>
        </Banner>
      ) : null}
    </Section>
  );
}

function Files(): ReactNode {
  const t = useTexts(TEXTS);
  const { id } = useGroup();
  const pages = usePages(bankFiles, { id }, ({ consortium }) => consortium.bankResults);
  return (
    <Section title={t.files}>
      <Shown read={pages.read} lines={3}>
        {(files) => (
          <>
            {files.length === 0 ? <p className="text-quiet">{t.none}</p> : null}
            <ul className="flex flex-col">
              {files.map((file) => (
                <File key={file.id} file={file} />
              ))}
            </ul>
            <More pages={pages} />
          </>
        )}
      </Shown>
    </Section>
  );
}

function File({ file }: { readonly file: BankFileFieldsFragment }): ReactNode {
  const t = useTexts(TEXTS);
  const name = useMemberName();
  const { id } = useGroup();
  const { fileName, memberId, firstOn, lastOn, movementCount, confirmedCount } = file;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-hairline py-2">
      <span className="min-w-0 flex-1 basis-56">
        <Link to={`/groups/${id}/money/bank/${file.id}`} className="inline-flex min-h-11 items-center">
          {t.open(fileName)}
        </Link>
        <span className="block text-sm text-quiet">
          {name(memberId)}・<When at={firstOn} />〜<When at={lastOn} />・{t.lines(movementCount)}
        </span>
      </span>
      <StateChip state={confirmedCount > 0 ? 'ok' : 'neutral'}>
        {confirmedCount > 0 ? t.confirmed(confirmedCount) : t.notYet}
      </StateChip>
    </li>
  );
}
