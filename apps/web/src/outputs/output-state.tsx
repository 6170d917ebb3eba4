import { useState, type ReactNode } from 'react';
import { useChange } from '../data/change.ts';
import { useRead } from '../data/read.ts';
import { texts, useSaid, useTexts } from '../language/language.ts';
import { When } from '../ui/amounts.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Problems } from '../ui/problems.tsx';
import { StateChip, type State } from '../ui/state.tsx';
import { contentPath, fileSize, isOver, POLL_MS, shareDone, type Output } from './output.ts';
import { officeCancel, officeOutput, type OutputStatus } from './outputs.generated.ts';

const TEXTS = texts({
  ja: {
    status: {
      WAITING: '順番を待っています',
      RUNNING: '作っています',
      DONE: 'できました',
      FAILED: '作れませんでした',
      CANCELLED: '取りやめました',
      EXPIRED: '受け取れる期間が過ぎました',
    } satisfies Readonly<Record<OutputStatus, string>>,
    stopping: '取りやめています',
    progress: (done: string, total: string) => `${done} / ${total} 件`,
    far: (done: string) => `${done} 件`,
    howFar: '進み具合',
    cancel: '作るのをやめる',
    cancelNamed: (name: string) => `${name}を作るのをやめる`,
    download: (size: string) => `ダウンロード（${size}）`,
    downloadNamed: (name: string, size: string) => `ダウンロード（${size}）：${name}`,
    until: (at: ReactNode) => <>{at}まで受け取れます</>,
    notes: 'このファイルについて',
    notesCount: (count: number) => `このファイルについて知っておくこと ${count}件`,
    why: '作れなかった理由',
    expired: 'ファイルは7日で消えます。要るときは、もう一度作ってください。',
    allNotes: (count: number) => `あと${count}件を見る`,
  },
  en: {
    status: {
      WAITING: 'Waiting for its turn',
      RUNNING: 'Being made',
      DONE: 'Ready',
      FAILED: 'It could not be made',
      CANCELLED: 'Stopped',
      EXPIRED: 'No longer kept',
    },
    stopping: 'Being stopped',
    progress: (done, total) => `${done} of ${total}`,
    far: (done) => `${done} so far`,
    howFar: 'Progress',
    cancel: 'Stop making it',
    cancelNamed: (name) => `Stop making it: ${name}`,
    download: (size) => `Download (${size})`,
    downloadNamed: (name, size) => `Download (${size}): ${name}`,
    until: (at) => <>Can be fetched until {at}</>,
    notes: 'About this file',
    notesCount: (count) => `${count} things to know about this file`,
    why: 'Why it could not be made',
    expired: 'Files are kept for 7 days. Please have it made again when you need it.',
    allNotes: (count) => `Show ${count} more`,
  },
});

const LOOK: Readonly<Record<OutputStatus, State>> = {
  WAITING: 'neutral',
  RUNNING: 'neutral',
  DONE: 'ok',
  FAILED: 'stop',
  CANCELLED: 'neutral',
  EXPIRED: 'neutral',
};

/** How far a file is that somebody asked for: the words, the bar, the way to stop it, and in the end the file. */
export function OutputState({
  listed,
  name,
  again,
  leave,
}: {
  /** As it was when it was last read; while it moves, it is asked for anew. */
  readonly listed: Output;
  /** What is being made, for whoever only listens. */
  readonly name: string;
  /** The way to have it made anew, where this one is of no use. */
  readonly again?: ReactNode;
  /** Told while it is being made: that one may go, and where it is found again. */
  readonly leave?: ReactNode;
}): ReactNode {
  const t = useTexts(TEXTS);
  const read = useRead(
    officeOutput,
    { id: listed.id },
    { when: !isOver(listed), everyMs: POLL_MS, until: ({ output }) => isOver(output) },
  );
  const output = isOver(listed) ? listed : (read.data?.output ?? listed);
  const { status, cancelRequested, expiresAt } = output;
  const stopping = cancelRequested && !isOver(output);
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <p role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StateChip state={LOOK[status]} {...(isOver(output) ? {} : { icon: 'wait' as const })}>
          {stopping ? t.stopping : t.status[status]}
        </StateChip>
        <span className="sr-only">{name}</span>
        {status === 'DONE' && expiresAt ? (
          <span className="text-sm text-quiet">{t.until(<When at={expiresAt} short />)}</span>
        ) : null}
      </p>
      {isOver(output) ? null : <Moving output={output} name={name} />}
      {isOver(output) || !leave ? null : <p className="text-sm text-quiet">{leave}</p>}
      {status === 'DONE' ? <Fetch output={output} /> : null}
      {status === 'EXPIRED' ? <p className="text-sm text-quiet">{t.expired}</p> : null}
      <Notes output={output} />
      {status === 'FAILED' || status === 'EXPIRED' || status === 'CANCELLED' ? again : null}
    </div>
  );
}

function Moving({ output, name }: { readonly output: Output; readonly name: string }): ReactNode {
  const t = useTexts(TEXTS);
  const change = useChange(officeCancel);
  const share = shareDone(output);
  const { progressDone, progressTotal } = output;
  const told =
    share !== null && progressTotal !== null
      ? t.progress(progressDone.toLocaleString('en-US'), progressTotal.toLocaleString('en-US'))
      : progressDone > 0
        ? t.far(progressDone.toLocaleString('en-US'))
        : '';
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3">
        <progress
          aria-label={`${name} ${t.howFar}`}
          {...(share === null ? {} : { value: share, max: 1 })}
          className="h-3 min-w-0 flex-1 basis-32 "
        />
        <span className="text-sm tabular-nums">{told}</span>
      </div>
      {output.cancelRequested ? null : (
        <div>
          <Button
            look="quiet"
            aria-label={t.cancelNamed(name)}
            busy={change.sending}
            onClick={() => void change.send({ input: { id: output.id } })}
          >
            {t.cancel}
          </Button>
        </div>
      )}
      <Problems problems={change.problems} />
    </>
  );
}

function Fetch({ output: { id, fileName, byteLength } }: { readonly output: Output }): ReactNode {
  const t = useTexts(TEXTS);
  const size = fileSize(byteLength ?? 0);
  return (
    <>
      {fileName ? <p className="text-sm">{fileName}</p> : null}
      <div>
        <a
          href={contentPath(id)}
          download
          aria-label={t.downloadNamed(fileName ?? '', size)}
          className="inline-flex min-h-11 items-center justify-center gap-2 rounded-lg border border-accent bg-white px-4 py-2 text-center leading-snug font-bold text-accent no-underline hover:bg-blue-200 hover:underline"
        >
          <Icon name="download" size={20} />
          {t.download(size)}
        </a>
      </div>
    </>
  );
}

/** More than these are behind one more press: a list of a hundred would hide the rest of the page. */
const SHOWN_AT_ONCE = 5;

/** Why it could not be made, or what to know of what was made: every sentence of it can be read. */
function Notes({ output: { status, problems } }: { readonly output: Output }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const [all, setAll] = useState(false);
  if (problems.length === 0) return null;
  const failed = status === 'FAILED';
  const shown = all ? problems : problems.slice(0, SHOWN_AT_ONCE);
  const title = failed ? t.why : problems.length > SHOWN_AT_ONCE ? t.notesCount(problems.length) : t.notes;
  return (
    <div
      className={`rounded-lg border-l-4 py-2 pr-3 pl-3 text-sm ${
        failed ? 'border-stop bg-stop-wash' : 'border-attention bg-attention-wash'
      }`}
    >
      <p className="font-bold">{title}</p>
      <ul className="list-disc pl-5">
        {shown.map(({ message }, index) => (
          <li key={index}>{say(message)}</li>
        ))}
      </ul>
      {shown.length < problems.length ? (
        <Button look="quiet" onClick={() => setAll(true)}>
          {t.allNotes(problems.length - shown.length)}
        </Button>
      ) : null}
    </div>
  );
}
