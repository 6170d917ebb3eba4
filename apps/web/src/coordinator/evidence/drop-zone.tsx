import { useRef, useState, type ReactNode } from 'react';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { StateChip } from '../../ui/state.tsx';
import type { EvidenceKind } from './evidence.generated.ts';
import type { Sending } from './uploads.ts';

const TEXTS = texts({
  ja: {
    drop: 'ここにファイルを置くか、',
    choose: 'ファイルを選ぶ',
    many: '何枚でも選べます。PDFか写真（JPEG・PNG・WebP・HEIC）。',
    photos: '写真だけ（JPEG・PNG・WebP・HEIC）。何枚でも選べます。',
    list: '送っているファイル',
    WAITING: '順番待ち',
    SENDING: '送っています',
    DONE: '届きました',
    FAILED: '送れませんでした',
    again: 'もう一度送る',
    againNamed: (name: string) => `${name}をもう一度送る`,
  },
  en: {
    drop: 'Drop files here, or ',
    choose: 'Choose files',
    many: 'As many as you like: PDF or photos (JPEG, PNG, WebP, HEIC).',
    photos: 'Photos only (JPEG, PNG, WebP, HEIC), as many as you like.',
    list: 'Files being sent',
    WAITING: 'Waiting',
    SENDING: 'Sending',
    DONE: 'Arrived',
    FAILED: 'Not sent',
    again: 'Send again',
    againNamed: (name: string) => `Send ${name} again`,
  },
});

const PHOTOS = 'image/jpeg,image/png,image/webp,image/heic,image/heif';

/** Takes files by drop or by choice. */
export function DropZone({
  accepts,
  single = false,
  onFiles,
}: {
  readonly accepts: readonly EvidenceKind[];
  readonly single?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const taken = [...(files ?? [])];
    if (taken.length > 0) onFiles(single ? taken.slice(0, 1) : taken);
  };
  const photosOnly = !accepts.includes('PDF');
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
      className={`flex flex-col items-center gap-2 rounded-xl border-2 border-dashed p-5 text-center ${
        over ? 'border-accent bg-accent-wash' : 'border-line'
      }`}
    >
      <p>{t.drop}</p>
      <Button look="second" icon="upload" onClick={() => input.current?.click()}>
        {t.choose}
      </Button>
      <input
        ref={input}
        type="file"
        aria-label={t.choose}
        tabIndex={-1}
        multiple={!single}
        accept={photosOnly ? PHOTOS : `application/pdf,${PHOTOS}`}
        onChange={({ target }) => {
          take(target.files);
          target.value = ''; // the same file may be chosen again
        }}
        className="sr-only"
      />
      <p className="text-sm text-quiet">{photosOnly ? t.photos : t.many}</p>
    </div>
  );
}

/** Every file with how far it is; what failed says why and can be sent again. */
export function SendingList({
  list,
  onAgain,
}: {
  readonly list: readonly Sending[];
  readonly onAgain: (key: string) => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  if (list.length === 0) return null;
  return (
    <ul aria-label={t.list} aria-live="polite" className="flex flex-col gap-2">
      {list.map(({ key, name, state, share, said, mayRetry }) => (
        <li key={key} className="flex flex-col gap-1 rounded-lg border border-hairline p-3">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <span className="min-w-0 font-bold">{name}</span>
            <StateChip
              state={state === 'DONE' ? 'ok' : state === 'FAILED' ? 'stop' : 'neutral'}
              {...(state === 'WAITING' || state === 'SENDING' ? { icon: 'wait' as const } : {})}
            >
              {t[state]}
            </StateChip>
          </div>
          {state === 'SENDING' ? (
            <progress aria-label={name} max={1} value={share} className="h-2 w-full accent-accent" />
          ) : null}
          {said ? <p className={state === 'FAILED' ? 'text-stop' : 'text-quiet'}>{say(said)}</p> : null}
          {mayRetry ? (
            <div>
              <Button look="second" aria-label={t.againNamed(name)} onClick={() => onAgain(key)}>
                {t.again}
              </Button>
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
