import { useState, type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useChange } from '../../data/change.ts';
import { useRead } from '../../data/read.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Empty, Page } from '../../ui/page.tsx';
import { Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Banner } from '../../ui/state.tsx';
import { useGroup } from '../group-frame.tsx';
import { useImportRows, type ImportRow } from './all-pages.ts';
import { ColumnsSection } from './columns-section.tsx';
import { Done } from './done.tsx';
import { importDiscard, importPreview, type ImportPreviewQuery } from './import.generated.ts';
import type { ImportPreview } from './mapping.ts';
import { OfficialBanner, OfficialSection } from './official-section.tsx';
import { OutcomeSection } from './outcome-section.tsx';
import { ReadingsSection } from './readings-section.tsx';
import { RememberedBanner } from './remembered-banner.tsx';
import { RowsSection } from './rows-section.tsx';
import { rowViews } from './rows.ts';

const TEXTS = texts({
  ja: {
    title: (name: string) => `「${name}」の取り込み`,
    untitled: '名簿の取り込み',
    back: '名簿を取り込む',
    onlyCoordinator: '名簿の取り込みは、とりまとめ担当の作業です',
    lookAtMembers: 'お店の一覧を見る',
    discarded: 'この取り込みは、取りやめました',
    discardedBody: 'グループの内容は変わっていません。もう一度取り込むときは、ファイルを選び直してください。',
    again: 'ファイルを選び直す',
    discard: '取り込みをやめる',
    discardTitle: 'この取り込みをやめますか',
    discardBody:
      'ここで直したところは消えます。グループの内容は変わりません。お手もとのファイルもそのままです。',
    discardYes: 'やめて、直したところを消す',
    discardNo: 'つづける',
    read: (rows: number) => `${rows}者を読み取りました。`,
    errors: (rows: number) => `${rows}行に直すところがあります`,
    fileErrors: '名簿全体について直すところがあります',
    ready: '直すところはありません。取り込めます',
    nothingYet: 'まだ何も登録していません。途中で閉じても、直したところは残ります。',
    warnings: (rows: number) => `取り込めますが、${rows}行に確かめていただきたいところがあります。`,
    file: 'この名簿について、確かめていただきたいこと',
  },
  en: {
    title: (name: string) => `Import of "${name}"`,
    untitled: 'Import of a list',
    back: 'Import a list',
    onlyCoordinator: 'Importing a list is the coordinator’s work',
    lookAtMembers: 'Look at the members',
    discarded: 'This import was discarded',
    discardedBody: 'Nothing in the group has changed. To import again, please choose the file again.',
    again: 'Choose the file again',
    discard: 'Discard this import',
    discardTitle: 'Discard this import?',
    discardBody:
      'What you put right here is lost. Nothing in the group changes, and your own file stays as it is.',
    discardYes: 'Discard it and what was put right',
    discardNo: 'Go on',
    read: (rows: number) => (rows === 1 ? 'One business was read.' : `${rows} businesses were read.`),
    errors: (rows: number) =>
      rows === 1 ? 'One row has something to put right' : `${rows} rows have something to put right`,
    fileErrors: 'Something about the whole list has to be put right',
    ready: 'Nothing has to be put right: this can be imported',
    nothingYet: 'Nothing is enrolled yet. You may close this; what you put right is kept.',
    warnings: (rows: number) =>
      rows === 1 ? 'One row has something worth a look.' : `${rows} rows have something worth a look.`,
    file: 'About this list',
  },
});

/** One uploaded list: what was understood, what to put right, what will change; then all of it or nothing. */
export function ImportPage(): ReactNode {
  const t = useTexts(TEXTS);
  const { importId = '' } = useParams();
  const { id, mayChange } = useGroup();
  const read = useRead(importPreview, { id: importId }, { when: mayChange });
  const back = { to: `/groups/${id}/import`, label: t.back };
  if (!mayChange)
    return (
      <Page title={t.untitled}>
        <Empty
          title={t.onlyCoordinator}
          action={<ButtonLink to={`/groups/${id}/members`}>{t.lookAtMembers}</ButtonLink>}
        />
      </Page>
    );
  return (
    <Page
      title={read.data ? t.title(read.data.memberImport.fileName) : t.untitled}
      back={back}
      actions={
        read.data?.memberImport.status === 'PREVIEW' ? (
          <Discard memberImport={read.data.memberImport} />
        ) : null
      }
    >
      <Shown read={read} lines={12}>
        {({ memberImport }) => {
          if (memberImport.status === 'COMMITTED')
            return <Done committed={memberImport.committedMembers ?? 0} />;
          if (memberImport.preview === null)
            return (
              <Empty
                title={t.discarded}
                action={<ButtonLink to={`/groups/${id}/import`}>{t.again}</ButtonLink>}
              >
                {t.discardedBody}
              </Empty>
            );
          return <Rows id={memberImport.id} version={memberImport.version} preview={memberImport.preview} />;
        }}
      </Shown>
    </Page>
  );
}

function Rows({
  id,
  version,
  preview,
}: {
  readonly id: string;
  readonly version: number;
  readonly preview: ImportPreview;
}): ReactNode {
  const read = useImportRows(id, true);
  return (
    <Shown read={read} lines={12}>
      {(rows) => <Preview id={id} version={version} preview={preview} rows={rows} />}
    </Shown>
  );
}

function Preview({
  id,
  version,
  preview,
  rows,
}: {
  readonly id: string;
  readonly version: number;
  readonly preview: ImportPreview;
  readonly rows: readonly ImportRow[];
}): ReactNode {
  const views = rowViews(rows, preview.columns);
  return (
    <>
      {preview.formEdition === null ? null : <OfficialBanner edition={preview.formEdition} />}
      <Verdict preview={preview} rowCount={rows.length} />
      <RememberedBanner id={id} version={version} remembered={preview.remembered} />
      <FileIssues issues={preview.issues.filter(({ code }) => code !== TOLD_ABOVE)} />
      {preview.formEdition === null ? (
        <ColumnsSection id={id} version={version} preview={preview} views={views} />
      ) : (
        // its columns are fixed: no other reading of them is offered, every cell is accounted for instead
        <OfficialSection id={id} version={version} counts={preview.cellCounts} />
      )}
      {preview.formEdition === null ? <ReadingsSection views={views} /> : null}
      <RowsSection id={id} version={version} views={views} />
      <OutcomeSection id={id} version={version} preview={preview} views={views} />
    </>
  );
}

/** The banner about the remembered reading says it, with the way out beside it. */
const TOLD_ABOVE = 'MAPPING_REMEMBERED';

function Verdict({
  preview,
  rowCount,
}: {
  readonly preview: ImportPreview;
  readonly rowCount: number;
}): ReactNode {
  const t = useTexts(TEXTS);
  const { errors, warnings } = preview.summary;
  const title = preview.canCommit ? t.ready : errors > 0 ? t.errors(errors) : t.fileErrors;
  return (
    <div aria-live="polite">
      <Banner state={preview.canCommit ? 'ok' : 'stop'} title={title}>
        <p>
          {t.read(rowCount)} {preview.canCommit && warnings > 0 ? t.warnings(warnings) : null} {t.nothingYet}
        </p>
      </Banner>
    </div>
  );
}

function FileIssues({ issues }: { readonly issues: ImportPreview['issues'] }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  if (issues.length === 0) return null;
  const wrong = issues.some(({ severity }) => severity === 'ERROR');
  const ordered = [...issues].sort((one, other) => one.severity.localeCompare(other.severity));
  return (
    <Banner state={wrong ? 'stop' : 'attention'} title={t.file}>
      <ul className="list-disc pl-5">
        {ordered.map((issue, index) => (
          <li key={index}>{say(issue.message)}</li>
        ))}
      </ul>
    </Banner>
  );
}

function Discard({
  memberImport: { id, version },
}: {
  readonly memberImport: ImportPreviewQuery['memberImport'];
}): ReactNode {
  const t = useTexts(TEXTS);
  const { id: groupId } = useGroup();
  const navigate = useNavigate();
  const change = useChange(importDiscard);
  const [open, setOpen] = useState(false);
  const discard = async (): Promise<void> => {
    if (await change.send({ input: { id, version } })) await navigate(`/groups/${groupId}/import`);
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
