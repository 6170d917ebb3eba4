import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { Bell } from '../identity/notifications/bell.tsx';
import { isFreshDevice, texts, usePreferences, useTexts } from '../language/language.ts';
import { Connection } from './connection.tsx';
import { PersonMenu } from './person-menu.tsx';
import { SearchBox } from './search/search-box.tsx';
import { useSession } from './session.tsx';

// most people have one role and never see it
const ChooseRole = lazy(async () => ({
  default: (await import('../identity/account/choose-role.tsx')).ChooseRole,
}));

const TEXTS = texts({
  ja: { skip: '本文へ', home: '連携の最初の画面' },
  en: { skip: 'Skip to content', home: 'Renkei home' },
});

/** What is on every page of a signed-in person: the name, search, bell, and who one is. */
export function Frame({ children }: { readonly children: ReactNode }): ReactNode {
  const t = useTexts(TEXTS);
  const { me } = useSession();
  const { pathname } = useLocation();
  const { choose } = usePreferences();
  // nothing of a group is to be seen before; one's own account is
  const mustChoose = me.mustChooseRole && pathname !== '/account';
  const locale = me.locale === 'en' ? 'en' : 'ja';
  useEffect(() => {
    if (isFreshDevice()) choose({ language: locale });
  }, [locale, choose]);
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-20 focus:bg-white focus:p-3"
      >
        {t.skip}
      </a>
      <header className="no-print border-b border-hairline">
        <div className="mx-auto flex min-h-16 max-w-7xl flex-wrap items-center justify-between gap-x-3 px-[min(1rem,5vw)]">
          <Link
            to="/"
            className="flex min-h-11 items-center text-xl font-bold whitespace-nowrap text-ink no-underline"
          >
            <span className="sr-only">{t.home}</span>
            <span aria-hidden="true">連携</span>
          </Link>
          <div className="ml-auto flex flex-wrap items-center justify-end gap-1">
            <SearchBox />
            <Bell />
            <PersonMenu />
          </div>
        </div>
      </header>
      <Connection />
      <main id="content" className="mx-auto min-h-[80dvh] max-w-7xl px-[min(1rem,5vw)] py-6">
        <Suspense>{mustChoose ? <ChooseRole /> : children}</Suspense>
      </main>
    </>
  );
}
