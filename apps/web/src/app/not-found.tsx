import type { ReactNode } from 'react';
import { texts, useTexts } from '../language/language.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';

const TEXTS = texts({
  ja: {
    title: 'ページが見つかりません',
    body: 'アドレスがちがうか、なくなったページです。',
    home: '最初の画面へ',
  },
  en: {
    title: 'Page not found',
    body: 'The address is wrong, or the page is gone.',
    home: 'To the first page',
  },
});

export function NotFound(): ReactNode {
  const t = useTexts(TEXTS);
  return (
    <Page title={t.title}>
      <p>{t.body}</p>
      <div>
        <ButtonLink to="/">{t.home}</ButtonLink>
      </div>
    </Page>
  );
}
