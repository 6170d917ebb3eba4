import type { ReactNode } from 'react';
import { texts, useTexts } from '../../language/language.ts';
import { Page } from '../../ui/page.tsx';
import { RoleCards } from './role-cards.tsx';

const TEXTS = texts({
  ja: {
    title: 'どの立場で使いますか',
    lead: '立場によって、見えるものと、できることが変わります。あとから、右上のメニューでいつでも変えられます。',
  },
  en: {
    title: 'In which role do you want to act?',
    lead: 'What you see and may do depends on it. You can change it at any time in the menu above.',
  },
});

/** Whoever has several roles says first in which one they are here; then the page they came for follows. */
export function ChooseRole(): ReactNode {
  const t = useTexts(TEXTS);
  return (
    <Page title={t.title} lead={t.lead}>
      <RoleCards headings="h2" />
    </Page>
  );
}
