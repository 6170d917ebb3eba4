import { useEffect, useRef, type ReactNode } from 'react';
import { useNavigationType } from 'react-router';
import { Connection } from '../app/connection.tsx';
import { texts, usePreferences, useTexts } from '../language/language.ts';
import { Button } from '../ui/button.tsx';

const TEXTS = texts({
  ja: { other: 'English' },
  en: { other: '日本語' },
});

/** The pages before one is signed in: nothing on them but the one thing to do, and the language. */
export function Door({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactNode {
  const t = useTexts(TEXTS);
  const { language, choose } = usePreferences();
  const heading = useRef<HTMLHeadingElement>(null);
  const arrived = useNavigationType() === 'PUSH';
  const other = language === 'ja' ? 'en' : 'ja';
  useEffect(() => {
    document.title = `${title} – 連携`;
  }, [title]);
  useEffect(() => {
    if (arrived) heading.current?.focus({ preventScroll: true });
  }, [arrived]);
  return (
    <>
      <Connection />
      <div className="mx-auto flex min-h-[90dvh] max-w-lg flex-col gap-6 px-4 py-6 sm:py-12">
        <header className="flex items-center justify-between gap-3">
          <p className="flex items-baseline gap-2">
            <span className="text-2xl leading-tight font-bold">連携</span>
            <span lang="en" className="text-sm text-quiet">
              Renkei
            </span>
          </p>
          <Button look="quiet" lang={other} onClick={() => choose({ language: other })}>
            {t.other}
          </Button>
        </header>
        <main className="flex flex-col gap-5">
          <h1 ref={heading} tabIndex={-1} className="text-2xl font-bold outline-none">
            {title}
          </h1>
          {children}
        </main>
      </div>
    </>
  );
}
