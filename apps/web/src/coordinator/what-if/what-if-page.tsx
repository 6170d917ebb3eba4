import { compareScenario, type CalculationInput } from '@renkei/subsidy-rules';
import { useDeferredValue, useMemo, type ReactNode } from 'react';
import { useDraft } from '../../data/draft.ts';
import { useRead } from '../../data/read.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Empty, Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Banner } from '../../ui/state.tsx';
import { useGroup } from '../group-frame.tsx';
import { Advice } from './advice.tsx';
import { Controls } from './controls.tsx';
import { Differences } from './differences.tsx';
import { Outcome } from './outcome.tsx';
import { coreChanges, fitting, tried, without, type Plan } from './plan.ts';
import { Policies } from './policies.tsx';
import { Scenarios } from './scenario-section.tsx';
import { Sentence } from './sentence.tsx';
import { Steps } from './steps.tsx';
import { todayOf } from './today.ts';
import { TryingContext, type Trying } from './try-context.ts';
import { UnusedRoom } from './unused-room.tsx';
import { whatIfGroup, type WhatIfGroupQuery } from './what-if.generated.ts';

const TEXTS = texts({
  ja: {
    title: 'もしも計算',
    lead: 'お店が抜けたら、費用が変わったら。ここで何を変えても、グループの内容は変わりません。',
    nobody: 'まだ計算するお店がありません',
    nobodyBody: 'お店と費用を入れると、ここで「もしも」を試せます。',
    toMembers: 'お店と費用へ',
    unreadable: 'いまの内容では計算できません',
    refused: '手で入れた申請額が上限をこえています',
    refusedBody:
      'この画面では「みんな同じ割合で減らす」として計算しています。申請額は「お店と費用」で直せます。',
  },
  en: {
    title: 'What if',
    lead: 'A shop leaves, a cost changes. Whatever you change here, nothing in the group changes.',
    nobody: 'There is no shop to calculate yet',
    nobodyBody: 'Once there are shops and costs you can try things out here.',
    toMembers: 'To members and costs',
    unreadable: 'This cannot be calculated as it is now',
    refused: 'The amounts typed in exceed a limit',
    refusedBody:
      'This page calculates with “everyone scaled alike”. The amounts are put right under members and costs.',
  },
});

/** Left what one tries, right what comes of it; everything at once and in the browser, nothing stored. */
export function WhatIfPage(): ReactNode {
  const t = useTexts(TEXTS);
  const { id } = useGroup();
  const read = useRead(whatIfGroup, { id });
  return (
    <Page title={t.title} lead={t.lead}>
      <Shown read={read} lines={12}>
        {({ consortium }) => <Ready consortium={consortium} />}
      </Shown>
    </Page>
  );
}

function Ready({ consortium }: { readonly consortium: WhatIfGroupQuery['consortium'] }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { calculationInput, id } = consortium;
  const today = useMemo(() => todayOf(calculationInput), [calculationInput]);
  const toMembers = <ButtonLink to={`/groups/${id}/members`}>{t.toMembers}</ButtonLink>;
  if (today.kind === 'UNREADABLE')
    return (
      <Banner state="stop" title={t.unreadable} action={toMembers}>
        {today.problems.map(({ path, message }) => (
          <p key={path}>{say(message)}</p>
        ))}
      </Banner>
    );
  if (today.input.members.length === 0)
    return (
      <Empty title={t.nobody} action={toMembers}>
        {t.nobodyBody}
      </Empty>
    );
  return (
    <>
      {today.requestRefused ? (
        <Banner state="attention" title={t.refused} action={toMembers}>
          {t.refusedBody}
        </Banner>
      ) : null}
      <Board consortium={consortium} today={today.input} />
    </>
  );
}

function Board({
  consortium,
  today,
}: {
  readonly consortium: WhatIfGroupQuery['consortium'];
  readonly today: CalculationInput;
}): ReactNode {
  const [plan, setPlan] = useDraft<Plan>(`what-if/${consortium.id}`, []);
  const { fits, lost } = useMemo(() => fitting(plan, today), [plan, today]);
  const compared = useMemo(() => compareScenario(today, coreChanges(fits)), [today, fits]);
  const settled = useDeferredValue(compared); // the sentence and the bars go first
  // every step fits by now: what could not be applied was set aside above
  if (!compared.ok || !settled.ok) return null;
  const trying: Trying = {
    today,
    plan: fits,
    attempt: (trial, key) => setPlan(tried(plan, trial, today, key)),
    undo: (key) => setPlan(without(plan, key)),
    load: setPlan,
  };
  return (
    <TryingContext value={trying}>
      <Sentence whatIf={compared.value} isEmpty={fits.length === 0} />
      <div className="grid gap-8 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <Controls />
        </div>
        <div className="flex min-w-0 flex-col gap-8 xl:sticky xl:top-24 xl:self-start">
          <Steps lost={lost} onForgetLost={() => setPlan(fits)} />
          <Outcome whatIf={compared.value} />
        </div>
      </div>
      <Differences whatIf={settled.value} />
      <Policies input={settled.value.after.input} version={consortium.version} />
      <Scenarios />
      <UnusedRoom result={settled.value.after} />
      <Advice />
    </TryingContext>
  );
}
