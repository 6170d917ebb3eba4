import { sendFile, type Problem } from '@renkei/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { asProblems } from '../../data/change.ts';
import { texts, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { DropZone, type Sending } from '../../ui/drop-zone.tsx';
import { Empty, Page, Section } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Banner, StateChip } from '../../ui/state.tsx';
import { useGroup } from '../group-frame.tsx';
import { RefusalReasons } from '../refusal-reasons.tsx';
import { useImportList, type ListedImport } from './all-pages.ts';

const TEXTS = texts({
  ja: {
    title: '名簿を取り込む',
    lead: 'いまお使いの名簿をそのままどうぞ。内容を確かめてから登録するので、置いただけでは何も変わりません。',
    drop: 'Excel（.xlsx）かCSV、10MBまで。1店1行でも、費用ごとに1行でも、見出しの言葉や並び順は問いません。記入した事務局の様式も、そのまま読めます。',
    members: 'お店と費用',
    onlyCoordinator: '名簿の取り込みは、とりまとめ担当の作業です',
    lookAtMembers: 'お店の一覧を見る',
    refused: 'このファイルはまだ取り込めません',
    differences: (count: number) => `様式とちがうところ（${count}か所）`,
    nothingChanged: 'グループの内容は変わっていません。',
    tooLarge:
      'ファイルが大きすぎます（10MBまで）。名簿のシートだけを新しいブックにコピーし、写真や図を除いて保存してからお選びください。',
    open: '途中の取り込み',
    openLead: '直したところは残っています。つづきから進められます。',
    goOn: (name: string) => `「${name}」のつづき`,
    past: '前に取り込んだ名簿',
    nonePast: 'まだありません。',
    committed: (count: number) => `${count}者を取り込みました`,
    discarded: '取りやめました',
    sentAt: '送った日時',
  },
  en: {
    title: 'Import a list',
    lead: 'Bring the list you keep. You look at it before anything is enrolled: dropping it here changes nothing.',
    drop: 'Excel (.xlsx) or CSV, 10 MB at most: a row for each shop or for each cost. Headings and their order do not matter. The secretariat’s forms, filled in, can be read as well.',
    members: 'Members and costs',
    onlyCoordinator: 'Importing a list is the coordinator’s work',
    lookAtMembers: 'Look at the members',
    refused: 'This file cannot be imported yet',
    differences: (count: number) => `What differs from the forms (${count})`,
    nothingChanged: 'Nothing in the group has changed.',
    tooLarge:
      'The file is too large (10 MB at most). Please copy only the member list to a new workbook, without pictures, and select that.',
    open: 'Unfinished imports',
    openLead: 'What you put right is kept. Go on where you were.',
    goOn: (name: string) => `Go on with "${name}"`,
    past: 'Lists imported before',
    nonePast: 'None yet.',
    committed: (count: number) => `${count} members imported`,
    discarded: 'Discarded',
    sentAt: 'Sent',
  },
});

/** The route refuses more; told before minutes are spent on sending it (README, “Trying the API”). */
const MOST_BYTES = 10 * 1024 * 1024;

interface Uploaded {
  readonly memberImport: { readonly id: string } | null;
  readonly problems: readonly Problem[];
}

/** A list comes in: dropped or chosen; unfinished ones wait here. */
export function UploadPage(): ReactNode {
  const t = useTexts(TEXTS);
  const { id, mayChange } = useGroup();
  const back = { to: `/groups/${id}/members`, label: t.members };
  if (!mayChange)
    return (
      <Page title={t.title} back={back}>
        <Empty
          title={t.onlyCoordinator}
          action={<ButtonLink to={`/groups/${id}/members`}>{t.lookAtMembers}</ButtonLink>}
        />
      </Page>
    );
  return (
    <Page title={t.title} lead={t.lead} back={back}>
      <Upload consortiumId={id} />
      <Earlier consortiumId={id} />
    </Page>
  );
}

function Upload({ consortiumId }: { readonly consortiumId: string }): ReactNode {
  const t = useTexts(TEXTS);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [sending, setSending] = useState<Sending | null>(null);
  const [refused, setRefused] = useState<{ name: string; problems: readonly Problem[] } | null>(null);

  const send = async (file: File): Promise<void> => {
    setRefused(null);
    if (file.size > MOST_BYTES) {
      const message = { ja: TEXTS.ja.tooLarge, en: TEXTS.en.tooLarge };
      setRefused({ name: file.name, problems: [{ code: 'FILE_TOO_LARGE', path: 'file', message }] });
      return;
    }
    setSending({ fileName: file.name, share: 0 });
    try {
      const query = new URLSearchParams({ consortiumId, fileName: file.name });
      const { memberImport, problems } = await sendFile<Uploaded>(
        `/imports/members?${query}`,
        file,
        (share) => setSending({ fileName: file.name, share }),
      );
      if (memberImport) {
        await client.invalidateQueries();
        await navigate(`/groups/${consortiumId}/import/${memberImport.id}`);
        return;
      }
      setRefused({ name: file.name, problems });
    } catch (failed) {
      setRefused({ name: file.name, problems: asProblems(failed) });
    }
    setSending(null);
  };

  return (
    <div className="flex flex-col gap-4">
      <DropZone
        hint={t.drop}
        accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        sending={sending}
        onFile={(file) => void send(file)}
      />
      {refused ? (
        <Banner state="stop" live title={`${refused.name}: ${t.refused}`}>
          <RefusalReasons problems={refused.problems} difference="EDITION_DIFFERS" summary={t.differences} />
          <p className="text-quiet">{t.nothingChanged}</p>
        </Banner>
      ) : null}
    </div>
  );
}

function Earlier({ consortiumId }: { readonly consortiumId: string }): ReactNode {
  const t = useTexts(TEXTS);
  const read = useImportList(consortiumId, true);
  return (
    <Shown read={read} lines={3}>
      {(imports) => {
        const open = imports.filter(({ status }) => status === 'PREVIEW');
        const past = imports.filter(({ status }) => status !== 'PREVIEW');
        return (
          <>
            {open.length > 0 ? (
              <Section title={t.open}>
                <p className="text-quiet">{t.openLead}</p>
                <ul className="flex flex-col">
                  {open.map((one) => (
                    <Listed key={one.id} one={one} consortiumId={consortiumId} />
                  ))}
                </ul>
              </Section>
            ) : null}
            <Section title={t.past}>
              {past.length === 0 ? <p className="text-quiet">{t.nonePast}</p> : null}
              <ul className="flex flex-col">
                {past.map((one) => (
                  <Listed key={one.id} one={one} consortiumId={consortiumId} />
                ))}
              </ul>
            </Section>
          </>
        );
      }}
    </Shown>
  );
}

function Listed({
  one: { id, fileName, status, createdAt, committedMembers },
  consortiumId,
}: {
  readonly one: ListedImport;
  readonly consortiumId: string;
}): ReactNode {
  const t = useTexts(TEXTS);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-hairline py-2">
      <span className="min-w-0 flex-1 basis-56">
        {status === 'PREVIEW' ? (
          <Link to={`/groups/${consortiumId}/import/${id}`} className="inline-flex min-h-11 items-center">
            {t.goOn(fileName)}
          </Link>
        ) : (
          fileName
        )}
      </span>
      {status === 'COMMITTED' ? <StateChip state="ok">{t.committed(committedMembers ?? 0)}</StateChip> : null}
      {status === 'DISCARDED' ? <StateChip state="neutral">{t.discarded}</StateChip> : null}
      <span className="text-sm text-quiet">
        {t.sentAt} <When at={createdAt} short />
      </span>
    </li>
  );
}
