import { useState, type ReactNode } from 'react';
import { texts, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Banner } from '../../ui/state.tsx';

const TEXTS = texts({
  ja: {
    copy: 'コピーする',
    copied: 'コピーしました',
    notCopied: 'コピーできませんでした。お手数ですが、選んで写してください。',
    written: '控えました',
    keep: 'やめておく',
  },
  en: {
    copy: 'Copy',
    copied: 'Copied',
    notCopied: 'This could not be copied. Please select it and copy it yourself.',
    written: 'I have kept it',
    keep: 'Leave it',
  },
});

/** One part of the account, which a link can point at. */
export function Part({
  id,
  title,
  lead,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="flex scroll-mt-4 flex-col gap-3 rounded-xl border border-hairline p-4 sm:p-5"
    >
      <div>
        <h2 id={`${id}-title`} tabIndex={-1} className="text-xl font-bold outline-none">
          {title}
        </h2>
        {lead ? <p className="text-quiet">{lead}</p> : null}
      </div>
      {children}
    </section>
  );
}

/** The button just used is gone: the focus goes to the title of its part. */
export function focusPart(id: string): void {
  document.getElementById(`${id}-title`)?.focus();
}

/** Seldom needed: opens in place. */
export function Fold({
  summary,
  children,
}: {
  readonly summary: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <details>
      <summary className="min-h-11 cursor-pointer py-2 font-bold text-accent">{summary}</summary>
      <div className="flex flex-col gap-4 py-2">{children}</div>
    </details>
  );
}

/** A list of things one has, each with what can be done to it. */
export function Items({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <ul aria-label={label} className="flex flex-col divide-y divide-hairline border-y border-hairline">
      {children}
    </ul>
  );
}

export function Item({
  name,
  details,
  action,
}: {
  readonly name: ReactNode;
  readonly details: readonly ReactNode[];
  readonly action: ReactNode;
}): ReactNode {
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-bold">{name}</p>
        {details.map((detail, index) => (
          <p key={index} className="text-sm text-quiet">
            {detail}
          </p>
        ))}
      </div>
      {action}
    </li>
  );
}

/** A button for what cannot be taken back: asks first. */
export function AskFirst({
  name,
  fullName,
  question,
  what,
  busy,
  onYes,
}: {
  readonly name: string;
  /** Which one of several, for whoever listens. */
  readonly fullName: string;
  readonly question: ReactNode;
  /** What happens then. */
  readonly what: ReactNode;
  readonly busy: boolean;
  /** True: done. */
  readonly onYes: () => Promise<boolean>;
}): ReactNode {
  const t = useTexts(TEXTS);
  const [open, setOpen] = useState(false);
  const yes = async (): Promise<void> => {
    await onYes();
    setOpen(false);
  };
  return (
    <>
      <Button look="second" aria-label={fullName} onClick={() => setOpen(true)}>
        {name}
      </Button>
      <Dialog
        title={question}
        open={open}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button look="second" onClick={() => setOpen(false)}>
              {t.keep}
            </Button>
            <Button look="danger" busy={busy} onClick={() => void yes()}>
              {name}
            </Button>
          </>
        }
      >
        {what}
      </Dialog>
    </>
  );
}

/** `navigator.clipboard` exists only over HTTPS and on the machine itself. */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }): ReactNode {
  const t = useTexts(TEXTS);
  const [done, setDone] = useState<boolean | null>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setDone(true);
    } catch {
      setDone(false);
    }
  };
  return (
    <span className="flex flex-wrap items-center gap-3">
      <Button look="second" aria-label={`${t.copy}：${what}`} onClick={() => void copy()}>
        {t.copy}
      </Button>
      <span role="status">{done === null ? '' : done ? t.copied : t.notCopied}</span>
    </span>
  );
}

/** A secret that is told this once. */
export function ToldOnce({
  title,
  hint,
  secret,
  onKept,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly secret: string | readonly string[];
  readonly onKept: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const lines = typeof secret === 'string' ? [secret] : secret;
  return (
    <Banner state="attention" title={title} live>
      <div className="flex flex-col gap-3">
        {hint ? <p>{hint}</p> : null}
        {lines.length === 1 ? (
          <p className="rounded-lg bg-white p-2 font-mono break-all select-all">{lines[0]}</p>
        ) : (
          <ol className="grid list-decimal grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-8 gap-y-1 rounded-lg bg-white p-2 pl-9 font-mono">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        )}
        <div className="flex flex-wrap items-start gap-3">
          <CopyButton text={lines.join('\n')} what={title} />
          <Button onClick={onKept}>{t.written}</Button>
        </div>
      </div>
    </Banner>
  );
}

/** What just went well. */
export function Done({ text }: { readonly text: string | null }): ReactNode {
  return (
    <div role="status" className="empty:-mt-3">
      {text ? <Banner state="ok" title={text} /> : null}
    </div>
  );
}
