import type { ReactNode } from 'react';
import { texts, usePreferences, useTexts } from '../language/language.ts';
import { AskOutput } from '../outputs/ask-output.tsx';
import { Section } from '../ui/page.tsx';
import { useShop } from './shop.ts';

const TEXTS = texts({
  ja: {
    title: '負担額のお知らせ',
    what: '自分で払う額（自己負担額）と、その計算のすじみちを1つの書類にします。',
    make: '負担額のお知らせ（PDF）を作る',
  },
  en: {
    title: 'Statement of your share',
    what: 'A paper on what your shop pays itself, and how that amount comes about.',
    make: 'Make the statement (PDF)',
  },
});

/** What the shop pays itself, to print or to keep. */
export function ShareStatement(): ReactNode {
  const t = useTexts(TEXTS);
  const { memberId, consortiumId } = useShop();
  const { language } = usePreferences();
  return (
    <Section title={t.title}>
      <p>{t.what}</p>
      <AskOutput
        wide
        name={t.title}
        input={{ consortiumId, memberId, kind: 'MEMBER_SHARE', locale: language }}
      >
        {t.make}
      </AskOutput>
    </Section>
  );
}
