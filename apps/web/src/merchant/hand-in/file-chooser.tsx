import { useEffect, useRef, useState, type ReactNode } from 'react';
import { texts, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Problems } from '../../ui/problems.tsx';
import { Banner } from '../../ui/state.tsx';
import type { HandIn } from './use-hand-in.ts';

const TEXTS = texts({
  ja: {
    photograph: '写真を撮る',
    choose: 'ファイルから選ぶ',
    chosen: '選んだもの',
    size: (megabytes: string) => `${megabytes}MB`,
    sendPhoto: 'この写真を送る',
    sendFile: 'このファイルを送る',
    other: '選び直す',
    sending: '送っています',
    sentShare: (percent: number) => `送っています… ${percent}%`,
    wait: 'ほかの画面に移らずに、そのままお待ちください。',
    failed: '送れませんでした',
    lost: '通信が切れたので、まだ送れていません',
    lostBody:
      '写真はこの画面に残っています。電波が戻ると自動で送ります。自分で送り直すこともできます。画面は閉じないでください。',
    again: 'もう一度送る',
  },
  en: {
    photograph: 'Take a photo',
    choose: 'Choose a file',
    chosen: 'Chosen',
    size: (megabytes: string) => `${megabytes} MB`,
    sendPhoto: 'Send this photo',
    sendFile: 'Send this file',
    other: 'Choose another',
    sending: 'Sending',
    sentShare: (percent: number) => `Sending… ${percent}%`,
    wait: 'Please stay on this page.',
    failed: 'It could not be sent',
    lost: 'There is no connection: not sent yet',
    lostBody:
      'The photo is kept on this page and is sent by itself when the connection is back, or when you send it again. Please do not close this page.',
    again: 'Send again',
  },
});

const PICK =
  'flex min-h-14 w-full cursor-pointer items-center justify-center gap-2 rounded-lg px-4 py-3 text-lg font-bold ' +
  'has-[:focus-visible]:outline-4 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-black';

/** Camera first, a file second; what was chosen stays in sight until it has arrived. */
export function FileChooser({
  handIn,
  pdf = true,
  ready = true,
  onNotReady,
}: {
  readonly handIn: Omit<HandIn<never>, 'result'>;
  readonly pdf?: boolean;
  /** False: something else on the form has to be filled in first. */
  readonly ready?: boolean;
  readonly onNotReady?: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const { step, file, sent, problems, choose, drop, send } = handIn;
  const go = (): void => {
    if (ready) void send();
    else onNotReady?.();
  };
  if (!file)
    return (
      <div className="flex flex-col gap-3">
        <label className={`${PICK} bg-accent text-white`}>
          <Icon name="camera" />
          {t.photograph}
          <Pick accept="image/*" capture="environment" onPick={choose} />
        </label>
        <label className={`${PICK} border border-accent text-accent`}>
          <Icon name="upload" />
          {t.choose}
          <Pick accept={pdf ? 'image/*,application/pdf' : 'image/*'} onPick={choose} />
        </label>
      </div>
    );
  const percent = Math.round(sent * 100);
  return (
    <div className="flex flex-col gap-3">
      <Preview file={file} />
      <Problems problems={problems} title={t.failed} />
      {step === 'LOST' ? (
        <Banner state="attention" title={t.lost} live>
          {t.lostBody}
        </Banner>
      ) : null}
      {step === 'SENDING' ? (
        <div className="flex flex-col gap-1">
          <p role="status" className="font-bold">
            {t.sentShare(percent)}
          </p>
          <progress value={percent} max={100} aria-label={t.sending} className="h-4 w-full accent-accent" />
          <p className="text-quiet">{t.wait}</p>
        </div>
      ) : (
        <>
          <Button wide icon="upload" onClick={go}>
            {step === 'LOST' ? t.again : file.type.startsWith('image/') ? t.sendPhoto : t.sendFile}
          </Button>
          <Button wide look="second" onClick={drop}>
            {t.other}
          </Button>
        </>
      )}
    </div>
  );
}

function Pick({
  onPick,
  ...rest
}: {
  readonly accept: string;
  readonly capture?: 'environment';
  readonly onPick: (file: File) => void;
}): ReactNode {
  return (
    <input
      {...rest}
      type="file"
      className="sr-only"
      onChange={({ target }) => {
        const [chosen] = target.files ?? [];
        if (chosen) onPick(chosen);
      }}
    />
  );
}

const MEGABYTE = 1_000_000;

function Preview({ file }: { readonly file: File }): ReactNode {
  const t = useTexts(TEXTS);
  const image = useRef<HTMLImageElement>(null);
  const [drawable, setDrawable] = useState(file.type.startsWith('image/'));
  useEffect(() => {
    const address = URL.createObjectURL(file);
    if (image.current) image.current.src = address;
    return () => URL.revokeObjectURL(address);
  }, [file]);
  const size = t.size((Math.ceil((file.size / MEGABYTE) * 10) / 10).toFixed(1));
  return (
    <figure className="flex flex-col gap-2 rounded-xl border border-line p-3">
      {drawable ? (
        // its height is known before it is drawn, so that nothing jumps
        <img
          ref={image}
          alt=""
          onError={() => setDrawable(false)}
          className="h-56 w-full rounded bg-wash object-contain"
        />
      ) : null}
      <figcaption className="flex items-start gap-2">
        <Icon name="paper" size={20} />
        <span className="min-w-0">
          <span className="sr-only">{t.chosen}：</span>
          <span className="font-bold break-all">{file.name}</span> <span className="text-quiet">{size}</span>
        </span>
      </figcaption>
    </figure>
  );
}
