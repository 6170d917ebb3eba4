import {
  disagreementOf,
  OVER_CAP_POLICIES,
  POLICY_LABELS,
  resolveInterpretation,
  RULE_SETS,
  SHARING_KEY_LABELS,
  SHARING_KEYS,
  type OverCapPolicy,
  type SharingKey,
} from '@renkei/subsidy-rules';
import type { ReactNode } from 'react';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Select } from '../../ui/field.tsx';
import type { ReadingKey } from './plan.ts';
import { useTrying } from './try-context.ts';

const TEXTS = texts({
  ja: {
    policy: '上限（3,000万円）をこえたときの分け方',
    sharing: 'みんなの費用（(2)と(3)の残り）の分け方',
    today: '（今日）',
    readings: '資料によって書き方がちがうところ',
    sources: (papers: string) => `（${papers}）`,
  },
  en: {
    policy: 'When the limit (¥30 million) is exceeded',
    sharing: 'How the joint costs (the rest of (2) and (3)) are shared',
    today: ' (today)',
    readings: 'Where the official papers disagree',
    sources: (papers: string) => ` (${papers})`,
  },
});

const READINGS: readonly ReadingKey[] = ['adminFeeBase', 'analysisMemberCount', 'tierBoundary'];

/** What the group agrees on, and how the papers are read. */
export function Switches(): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { today, plan, attempt } = useTrying();
  const trialOf = (key: string) => plan.find((step) => step.key === key)?.trial;
  const policy = trialOf('policy');
  const sharing = trialOf('sharing-key');
  const mark = (isToday: boolean): string => (isToday ? t.today : '');
  return (
    <div className="flex flex-col gap-4">
      <Select
        label={t.policy}
        value={policy?.kind === 'SET_POLICY' ? policy.policy : today.overCapPolicy}
        onChange={({ target }) => attempt({ kind: 'SET_POLICY', policy: target.value as OverCapPolicy })}
      >
        {OVER_CAP_POLICIES.map((one) => (
          <option key={one} value={one}>
            {say(POLICY_LABELS[one])}
            {mark(one === today.overCapPolicy)}
          </option>
        ))}
      </Select>
      <Select
        label={t.sharing}
        value={sharing?.kind === 'SET_SHARING_KEY' ? sharing.sharingKey : today.sharingKey}
        onChange={({ target }) =>
          attempt({ kind: 'SET_SHARING_KEY', sharingKey: target.value as SharingKey })
        }
      >
        {SHARING_KEYS.map((one) => (
          <option key={one} value={one}>
            {say(SHARING_KEY_LABELS[one])}
            {mark(one === today.sharingKey)}
          </option>
        ))}
      </Select>
      <fieldset className="flex flex-col gap-4">
        <legend className="mb-2 font-bold">{t.readings}</legend>
        {READINGS.map((reading) => (
          <Reading key={reading} reading={reading} />
        ))}
      </fieldset>
    </div>
  );
}

function Reading({ reading }: { readonly reading: ReadingKey }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { today, plan, attempt, undo } = useTrying();
  const key = `reading/${reading}`;
  const held = resolveInterpretation(RULE_SETS[today.ruleSet], today.interpretation)[reading];
  const trial = plan.find((step) => step.key === key)?.trial;
  const { title, readings } = disagreementOf(reading);
  return (
    <Select
      label={say(title)}
      value={trial?.kind === 'SET_READING' ? trial.value : held}
      onChange={({ target }) =>
        target.value === held ? undo(key) : attempt({ kind: 'SET_READING', reading, value: target.value })
      }
    >
      {readings.map(({ value, says, sources }) =>
        value === null ? null : (
          <option key={value} value={value}>
            {say(says)}
            {t.sources(sources.map(({ document, place }) => `${document} ${place}`.trim()).join('、'))}
            {value === held ? t.today : ''}
          </option>
        ),
      )}
    </Select>
  );
}
