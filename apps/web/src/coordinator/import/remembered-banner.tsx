import { useState, type ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { texts, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Problems } from '../../ui/problems.tsx';
import { Banner } from '../../ui/state.tsx';
import { importForgetMapping } from './import.generated.ts';

const TEXTS = texts({
  ja: {
    used: '前回の対応づけを使いました',
    body: '同じ見出しの名簿を前に取り込んだときに選んだ、列の意味・税率・単位です。',
    forget: '使わない（忘れる）',
    forgotten: '前回の対応づけを忘れました。名簿をはじめから読み直しています。',
  },
  en: {
    used: 'The reading chosen last time is used',
    body: 'Meanings, tax rates and units of columns, as chosen when a list with the same headings was imported.',
    forget: 'Do not use it (forget it)',
    forgotten: 'It is forgotten. The list was read from scratch.',
  },
});

/** The group settled these columns before; whoever does not want that has it forgotten. */
export function RememberedBanner({
  id,
  version,
  remembered,
}: {
  readonly id: string;
  readonly version: number;
  readonly remembered: boolean;
}): ReactNode {
  const t = useTexts(TEXTS);
  const change = useChange(importForgetMapping);
  const [forgotten, setForgotten] = useState(false);
  const forget = async (): Promise<void> => {
    if (await change.send({ input: { id, version } })) setForgotten(true);
  };
  if (remembered)
    return (
      <Banner
        state="neutral"
        title={t.used}
        action={
          <Button look="second" busy={change.sending} onClick={() => void forget()}>
            {t.forget}
          </Button>
        }
      >
        {t.body}
        <Problems problems={change.problems} />
      </Banner>
    );
  return forgotten ? <Banner state="ok" live title={t.forgotten} /> : null;
}
