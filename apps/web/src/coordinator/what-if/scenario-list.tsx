import { useState, type ReactNode } from 'react';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/field.tsx';
import { StateChip } from '../../ui/state.tsx';
import { fitting } from './plan.ts';
import { MOST_SHOWN, type Scenario } from './scenarios.ts';
import { lostText, stepText } from './step-text.ts';
import { useTrying } from './try-context.ts';

const TEXTS = texts({
  ja: {
    list: 'とっておいた案',
    by: (name: string) => `${name}さん`,
    open: (name: string) => `「${name}」を試す`,
    remove: (name: string) => `「${name}」を消す`,
    show: (name: string) => `「${name}」を上にならべる`,
    most: `ならべられるのは${MOST_SHOWN}つまでです。4つめを選ぶと、その中でいちばん古い案が外れます。`,
    stale: '合わない変更があります',
    steps: '変えること',
    lost: 'いまのグループに合わないので、計算に入れていないもの',
    unreadable: (count: number) => `この画面では読み取れない変更が${count}つあります`,
    more: 'つづきを見る',
  },
  en: {
    list: 'Plans that are kept',
    by: (name: string) => name,
    open: (name: string) => `Try "${name}"`,
    remove: (name: string) => `Remove "${name}"`,
    show: (name: string) => `Show "${name}" above`,
    most: `Up to ${MOST_SHOWN} stand side by side; a fourth takes the place of the oldest.`,
    stale: 'Partly out of date',
    steps: 'Changes',
    lost: 'Not calculated, as it no longer fits the group',
    unreadable: (count: number) => `${count} changes cannot be read by this page`,
    more: 'Show more',
  },
});

const AT_FIRST = 12;

/** All that are kept, newest first. */
export function ScenarioList({
  scenarios,
  shown,
  onShow,
  onRemove,
}: {
  readonly scenarios: readonly Scenario[];
  readonly shown: readonly string[];
  readonly onShow: (id: string, show: boolean) => void;
  /** null: this person only reads. */
  readonly onRemove: ((scenario: Scenario) => void) | null;
}): ReactNode {
  const t = useTexts(TEXTS);
  const [count, setCount] = useState(AT_FIRST);
  if (scenarios.length === 0) return null;
  return (
    <>
      {scenarios.length > MOST_SHOWN ? <p className="text-sm text-quiet">{t.most}</p> : null}
      <ul aria-label={t.list} className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {scenarios.slice(0, count).map((scenario) => (
          <One
            key={scenario.id}
            scenario={scenario}
            isShown={shown.includes(scenario.id)}
            onShow={(show) => onShow(scenario.id, show)}
            onRemove={onRemove && (() => onRemove(scenario))}
          />
        ))}
      </ul>
      {scenarios.length > count ? (
        <div>
          <Button look="second" onClick={() => setCount(count + AT_FIRST)}>
            {t.more}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function One({
  scenario: { name, plan, unreadable, createdBy, createdAt },
  isShown,
  onShow,
  onRemove,
}: {
  readonly scenario: Scenario;
  readonly isShown: boolean;
  readonly onShow: (show: boolean) => void;
  readonly onRemove: (() => void) | null;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { today, load } = useTrying();
  const { fits, lost } = fitting(plan, today);
  const isStale = lost.length > 0 || unreadable > 0;
  return (
    <li className="flex min-w-0 flex-col gap-2 rounded-xl border border-hairline p-4 wrap-anywhere">
      <p className="font-bold">{name}</p>
      <p className="text-sm text-quiet">
        {createdBy ? `${t.by(createdBy)} ` : ''}
        <When at={createdAt} />
      </p>
      {fits.length > 0 ? (
        <ul aria-label={t.steps} className="list-disc pl-5 text-sm">
          {fits.map((step) => (
            <li key={step.key}>{say(stepText(step, today))}</li>
          ))}
        </ul>
      ) : null}
      {isStale ? (
        <>
          <div>
            <StateChip state="attention">{t.stale}</StateChip>
          </div>
          <p className="text-sm">{t.lost}</p>
          <ul aria-label={t.lost} className="list-disc pl-5 text-sm">
            {lost.map((step) => (
              <li key={step.key}>{say(lostText(step, today))}</li>
            ))}
            {unreadable > 0 ? <li>{t.unreadable(unreadable)}</li> : null}
          </ul>
        </>
      ) : null}
      <div className="mt-auto">
        <Checkbox label={t.show(name)} checked={isShown} onChange={({ target }) => onShow(target.checked)} />
        <div className="flex flex-wrap gap-2">
          {fits.length > 0 ? (
            <Button look="second" onClick={() => load(fits)}>
              {t.open(name)}
            </Button>
          ) : null}
          {onRemove ? (
            <Button look="quiet" onClick={onRemove}>
              {t.remove(name)}
            </Button>
          ) : null}
        </div>
      </div>
    </li>
  );
}
