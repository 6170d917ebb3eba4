import { Suspense, type ReactNode } from 'react';
import { Link } from 'react-router';
import { texts, useTexts } from '../language/language.ts';
import { Connection } from './connection.tsx';
import { PersonMenu } from './person-menu.tsx';

const TEXTS = texts({
  ja: { skip: '本文へ', home: '連携の最初の画面' },
  en: { skip: 'Skip to content', home: 'Renkei home' },
});

/** What is on every page of a signed-in person: the name, search, bell, and who one is. */
export function Frame({ children }: { readonly children: ReactNode }): ReactNode {
  const t = useTexts(TEXTS);
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-20 focus:bg-white focus:p-3"
      >
        {t.skip}
      </a>
      <header className="no-print border-b border-hairline">
        <div className="mx-auto flex min-h-16 max-w-7xl items-center justify-between gap-3 px-4">
          <Link to="/" className="flex min-h-11 items-center text-xl font-bold text-ink no-underline">
            <span className="sr-only">{t.home}</span>
            <span aria-hidden="true">連携</span>
          </Link>
          <PersonMenu />
        </div>
      </header>
      <Connection />
      <main id="content" className="mx-auto min-h-[80dvh] max-w-7xl px-4 py-6">
        <Suspense>{children}</Suspense>
      </main>
    </>
  );
}
