import { useId, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { texts, useTexts } from '../language/language.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

const TEXTS = texts({
  ja: {
    drop: 'ここにファイルを置いてください',
    choose: 'ファイルを選ぶ',
    letGo: '手を離すと読み取りをはじめます',
    sending: (name: string, percent: number) => `「${name}」を送っています ${percent}%`,
    reading: (name: string) => `「${name}」を読み取っています。もう少しお待ちください。`,
  },
  en: {
    drop: 'Drop a file here',
    choose: 'Choose a file',
    letGo: 'Let go to have it read',
    sending: (name: string, percent: number) => `Sending "${name}" ${percent}%`,
    reading: (name: string) => `Reading "${name}". One moment please.`,
  },
});

export interface Sending {
  readonly fileName: string;
  /** 0 to 1; 1: all has left, it is being read. */
  readonly share: number;
}

/** A file is dropped or chosen; while one is on its way it says how far it is. */
export function DropZone({
  hint,
  accept,
  sending,
  onFile,
}: {
  /** What files may be brought. */
  readonly hint: string;
  /** As the attribute of a file input wants it. */
  readonly accept: string;
  readonly sending: Sending | null;
  readonly onFile: (file: File) => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  const dragged = (event: DragEvent, isOver: boolean): void => {
    event.preventDefault(); // else the browser opens the file itself
    setOver(isOver);
  };
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file && !sending) onFile(file);
    if (input.current) input.current.value = ''; // the same file, put right, can be chosen again
  };

  return (
    <div
      onDragOver={(event) => dragged(event, true)}
      onDragLeave={(event) => dragged(event, false)}
      onDrop={(event) => {
        dragged(event, false);
        take(event.dataTransfer.files);
      }}
      className={`flex min-h-64 flex-col items-center justify-center gap-4 rounded-xl border-2 border-dashed p-6 text-center ${
        over ? 'border-accent bg-accent-wash' : 'border-line bg-wash'
      }`}
    >
      {sending ? (
        <Progress sending={sending} />
      ) : (
        <>
          <span className="text-accent">
            <Icon name="upload" size={40} />
          </span>
          <p className="text-lg font-bold">{over ? t.letGo : t.drop}</p>
          <p id={id} className="max-w-prose text-quiet">
            {hint}
          </p>
          <Button aria-describedby={id} onClick={() => input.current?.click()}>
            {t.choose}
          </Button>
        </>
      )}
      <input
        ref={input}
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        accept={accept}
        className="hidden"
        onChange={({ target }) => take(target.files)}
      />
    </div>
  );
}

function Progress({ sending: { fileName, share } }: { readonly sending: Sending }): ReactNode {
  const t = useTexts(TEXTS);
  const percent = Math.round(share * 100);
  const told = share < 1 ? t.sending(fileName, percent) : t.reading(fileName);
  return (
    <div role="status" className="flex w-full max-w-md flex-col gap-3">
      <p className="font-bold">{told}</p>
      {share < 1 ? (
        <progress value={percent} max={100} aria-label={told} className="h-4 w-full accent-accent" />
      ) : (
        <progress aria-label={told} className="h-4 w-full accent-accent" />
      )}
    </div>
  );
}
