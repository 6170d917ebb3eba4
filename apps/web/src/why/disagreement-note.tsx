import { citations, DISAGREEMENTS } from '@renkei/subsidy-rules';
import type { ReactNode } from 'react';
import { texts, useSaid, useTexts } from '../language/language.ts';
import { Yen } from '../ui/amounts.tsx';
import { Icon } from '../ui/icon.tsx';
import type { ReadingFields } from './trace.ts';

const TEXTS = texts({
  ja: {
    title: '資料によって書き方がちがいます',
    used: 'いまの計算はこちら',
    total: 'グループの申請額',
    same: 'このグループの申請額は、どちらの読み方でも同じです。',
    settings: '読み方は「設定と担当者」で選べます。',
  },
  en: {
    title: 'The official papers disagree',
    used: 'used here',
    total: 'The group’s request',
    same: 'This group’s request is the same under both readings.',
    settings: 'The reading is chosen under “Settings and people”.',
  },
});

/** Both readings with their sources, and what the group gets under each. */
export function DisagreementNote({
  id,
  readings,
}: {
  readonly id: string;
  readonly readings: readonly ReadingFields[] | undefined;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const disagreement = DISAGREEMENTS.find((one) => one.id === id);
  if (!disagreement) return null;
  const figures = readings?.find((one) => one.disagreement.id === id);
  return (
    <div className="mt-2 rounded-lg border-2 border-dashed border-attention p-3 text-sm">
      <p className="flex items-start gap-2 font-bold">
        <span className="text-attention">
          <Icon name="question" size={20} />
        </span>
        <span>
          {t.title}：{say(disagreement.title)}
        </span>
      </p>
      <ul className="mt-1 list-disc pl-5">
        {disagreement.readings.map(({ value, sources, says }) => {
          const figure = [figures?.current, figures?.other].find(
            (one) => one && spelled(one.value) === value,
          );
          return (
            <li key={value ?? say(says)}>
              {say(says)}（{citations(sources)}）
              {figure ? (
                <>
                  {' '}
                  → {t.total} <Yen yen={figure.totalGranted} />
                  {figure === figures?.current ? `（${t.used}）` : null}
                </>
              ) : null}
            </li>
          );
        })}
      </ul>
      {readings && !figures ? <p className="mt-1">{t.same}</p> : null}
      {readings ? <p className="mt-1 text-quiet">{t.settings}</p> : null}
    </div>
  );
}

/** The API names readings as it names its other values; the papers' own spelling is `eligible-cost`. */
function spelled(value: string): string {
  return value.toLowerCase().replaceAll('_', '-');
}
