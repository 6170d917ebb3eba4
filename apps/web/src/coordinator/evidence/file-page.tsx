import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useSession } from '../../app/session.tsx';
import { texts, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Empty, Page, Section } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { useGroup } from '../group-frame.tsx';
import {
  canDraw,
  checklistsOf,
  filesOf,
  isOpen,
  linesOf,
  sizeText,
  waiting,
  type Checklist,
  type CostLine,
  type EvidenceFile,
} from './board.ts';
import { FileLinks } from './file-links.tsx';
import { FileState } from './file-state.tsx';
import { Replace } from './replace.tsx';
import { Review } from './review.tsx';
import { WORDS } from './texts.ts';
import { useEvidence } from './use-evidence.ts';

const TEXTS = texts({
  ja: {
    back: '証憑の一覧へ',
    title: '証憑のファイル',
    gone: 'このファイルは見つかりません',
    goneWhy: '別のグループのファイルか、もう見られないファイルです。',
    picture: (name: string) => `${name}の中身`,
    open: 'ファイルを開く（保存）',
    cannotDraw: 'この種類のファイルは、ここには表示できません。開いて中身を確かめてください。',
    notYours: 'ファイルの中身は、とりまとめ担当とお店だけが開けます。',
    about: 'このファイルについて',
    member: 'お店',
    size: '大きさ',
    sent: '届いた日時',
    by: '送った人',
    scan: 'ウイルス検査',
    kept: '保管する最後の日',
    keptOpen: '事業が完了するまで決まりません（消せません）',
    replaced: 'このファイルは、新しいファイルに差し替えられています。',
    newer: '新しいファイルを見る',
    older: '差し替える前のファイルを見る',
    next: '次の確認待ちのファイルへ',
    allDone: '確認を待っているファイルは、ほかにありません。',
  },
  en: {
    back: 'All evidence',
    title: 'A file of evidence',
    gone: 'This file was not found',
    goneWhy: 'It belongs to another group, or can no longer be seen.',
    picture: (name: string) => `Content of ${name}`,
    open: 'Open the file (save)',
    cannotDraw: 'This kind of file cannot be shown here. Please open it and look.',
    notYours: 'Only coordinators and the member itself open the file.',
    about: 'About this file',
    member: 'Member',
    size: 'Size',
    sent: 'Came at',
    by: 'Sent by',
    scan: 'Virus scan',
    kept: 'To be kept until',
    keptOpen: 'Not set until the project is completed (cannot be removed)',
    replaced: 'A newer file has taken the place of this one.',
    newer: 'Show the newer file',
    older: 'Show the file it replaced',
    next: 'To the next file to review',
    allDone: 'There is no other file to review.',
  },
});

/** One file beside what is said of it. */
export function FilePage(): ReactNode {
  const { id } = useGroup();
  const { fileId } = useParams();
  const t = useTexts(TEXTS);
  const { lists, files, lines } = useEvidence();
  const all = files.data ? filesOf(files.data) : [];
  const file = all.find((one) => one.id === fileId);
  return (
    <Page
      title={file?.fileName ?? t.title}
      back={{ to: `/groups/${id}/evidence`, label: t.back }}
      lead={file ? <FileState file={file} /> : ' '}
    >
      <Shown read={files} lines={10}>
        {() => (
          <Shown read={lists} lines={4}>
            {(listPages) => (
              <Shown read={lines} lines={2}>
                {(linePages) =>
                  file ? (
                    <Beside
                      key={file.id}
                      file={file}
                      all={all}
                      lists={checklistsOf(listPages)}
                      lines={linesOf(linePages)}
                    />
                  ) : (
                    <Empty
                      title={t.gone}
                      action={<ButtonLink to={`/groups/${id}/evidence`}>{t.back}</ButtonLink>}
                    >
                      {t.goneWhy}
                    </Empty>
                  )
                }
              </Shown>
            )}
          </Shown>
        )}
      </Shown>
    </Page>
  );
}

function Beside({
  file,
  all,
  lists,
  lines,
}: {
  readonly file: EvidenceFile;
  readonly all: readonly EvidenceFile[];
  readonly lists: readonly Checklist[];
  readonly lines: ReadonlyMap<string, CostLine>;
}): ReactNode {
  const { id, mayChange } = useGroup();
  const t = useTexts(TEXTS);
  const list = lists.find(({ memberId }) => memberId === file.memberId) ?? null;
  const next = waiting(all).find((one) => one.id !== file.id);
  const current = file.replacedById === null;
  const to = (other: string) => `/groups/${id}/evidence/files/${other}`;
  return (
    <div className="grid gap-8 xl:grid-cols-2">
      <Content file={file} />
      <div className="flex min-w-0 flex-col gap-6">
        {current ? null : (
          <p className="flex flex-wrap items-center gap-3">
            {t.replaced}
            {file.replacedById ? (
              <ButtonLink look="second" to={to(file.replacedById)}>
                {t.newer}
              </ButtonLink>
            ) : null}
          </p>
        )}
        <FileLinks file={file} list={list} lines={lines} mayChange={mayChange && current} />
        {mayChange && current ? <Review file={file} /> : <PastReview file={file} />}
        {mayChange && current && file.memberId ? <Replace file={file} memberId={file.memberId} /> : null}
        <About file={file} memberName={list?.memberName ?? null} />
        <p className="flex flex-wrap gap-3">
          {next ? (
            <ButtonLink look="second" icon="next" to={to(next.id)}>
              {t.next}
            </ButtonLink>
          ) : (
            t.allDone
          )}
          {file.replacesId ? (
            <ButtonLink look="quiet" to={to(file.replacesId)}>
              {t.older}
            </ButtonLink>
          ) : null}
        </p>
      </div>
    </div>
  );
}

function PastReview({ file }: { readonly file: EvidenceFile }): ReactNode {
  return file.review?.reason ? <p>{file.review.reason}</p> : null;
}

/** The file as it is, as far as a browser draws it. */
function Content({ file }: { readonly file: EvidenceFile }): ReactNode {
  const { role } = useSession();
  const t = useTexts(TEXTS);
  const w = useTexts(WORDS);
  if (role !== 'COORDINATOR') return <Placeholder text={t.notYours} />;
  if (!isOpen(file)) return <Placeholder text={w.scan[file.scan]} />;
  const link = (
    <a
      href={`/evidence/${file.id}/content`}
      download={file.fileName}
      className="inline-flex min-h-11 items-center gap-2 font-bold"
    >
      <Icon name="download" size={20} />
      {t.open}
    </a>
  );
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {canDraw(file.mediaType) ? (
        <img
          src={`/evidence/${file.id}/content`}
          alt={t.picture(file.fileName)}
          className="h-[60dvh] w-full rounded-lg border border-hairline bg-wash object-contain"
        />
      ) : (
        <Placeholder text={t.cannotDraw} />
      )}
      {link}
    </div>
  );
}

function Placeholder({ text }: { readonly text: string }): ReactNode {
  return (
    <div className="flex min-h-40 flex-col items-center justify-center gap-2 rounded-lg border border-hairline bg-wash p-6 text-center text-quiet">
      <Icon name="paper" size={40} />
      <p>{text}</p>
    </div>
  );
}

function About({
  file,
  memberName,
}: {
  readonly file: EvidenceFile;
  readonly memberName: string | null;
}): ReactNode {
  const t = useTexts(TEXTS);
  const w = useTexts(WORDS);
  const rows: readonly (readonly [string, ReactNode])[] = [
    ...(memberName ? [[t.member, memberName] as const] : []),
    [t.sent, <When key="sent" at={file.uploadedAt} />],
    ...(file.uploadedByName ? [[t.by, file.uploadedByName] as const] : []),
    [t.size, `${sizeText(file.byteLength)}・${file.mediaType}`],
    [t.scan, w.scan[file.scan]],
    [t.kept, file.retainedUntil ? <When key="kept" at={file.retainedUntil} /> : t.keptOpen],
  ];
  return (
    <Section title={t.about}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        {rows.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-quiet">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
