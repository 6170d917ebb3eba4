import { useMemo, useState, type ReactNode } from 'react';
import { useDraft } from '../../data/draft.ts';
import { useAll } from '../../data/pages.ts';
import { texts, useTexts } from '../../language/language.ts';
import { Section } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { useGroup } from '../group-frame.tsx';
import { KeepScenario } from './keep-scenario.tsx';
import { RemoveScenario } from './remove-scenario.tsx';
import { ScenarioList } from './scenario-list.tsx';
import { ScenarioTable } from './scenario-table.tsx';
import { freeName, scenarioOf, shownIds, withShown, type Scenario } from './scenarios.ts';
import { useTrying } from './try-context.ts';
import { whatIfScenarios } from './what-if.generated.ts';

const TEXTS = texts({
  ja: {
    title: '案をならべてくらべる',
    lead: '名前をつけてとっておいた案は、このグループの担当者と支援機関が見られます。金額はとっておかず、いつも今日のグループで計算し直します。',
    suggested: (count: number) => `案${count}`,
    none: 'とっておいた案は、まだありません。',
    nothing: '案をとっておくには、まず上で何かを変えてみてください。',
    kept: (name: string) => `「${name}」をとっておきました。`,
  },
  en: {
    title: 'Plans side by side',
    lead: 'The coordinators of the group and its support body see the plans kept here. Amounts are not kept: they are always those of the group as it is today.',
    suggested: (count: number) => `Plan ${count}`,
    none: 'No plan is kept yet.',
    nothing: 'To keep a plan, first change something above.',
    kept: (name: string) => `"${name}" is kept.`,
  },
});

/** Every plan kept for the group, and up to three of them beside today. */
export function Scenarios(): ReactNode {
  const t = useTexts(TEXTS);
  const { id } = useGroup();
  const { today } = useTrying();
  const read = useAll(whatIfScenarios, { id }, ({ consortium }) => consortium.scenarios);
  const { data } = read;
  const scenarios = useMemo(() => data?.map((kept) => scenarioOf(kept, today)) ?? [], [data, today]);
  return (
    <Section title={t.title}>
      <p className="text-quiet">{t.lead}</p>
      <Shown read={read} lines={3}>
        {() => <Kept scenarios={scenarios} onSeenOld={() => void read.refetch()} />}
      </Shown>
    </Section>
  );
}

function Kept({
  scenarios,
  onSeenOld,
}: {
  readonly scenarios: readonly Scenario[];
  /** What is shown may be gone already. */
  readonly onSeenOld: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const { id: groupId, mayChange } = useGroup();
  const { plan } = useTrying();
  const [chosen, setChosen] = useDraft<readonly string[] | null>(`what-if-shown/${groupId}`, null);
  const [justKept, setJustKept] = useState('');
  const [removing, setRemoving] = useState<Scenario | null>(null);
  const shown = useMemo(() => shownIds(scenarios, chosen), [scenarios, chosen]);
  // priced anew only when they change, not with every move of a slider
  const beside = useMemo(() => scenarios.filter(({ id }) => shown.includes(id)), [scenarios, shown]);
  const suggested = freeName(
    scenarios.map(({ name }) => name),
    t.suggested,
  );
  return (
    <>
      {mayChange && plan.length > 0 ? (
        <KeepScenario
          suggested={suggested}
          onKept={({ id, name }) => {
            setJustKept(t.kept(name));
            if (chosen !== null) setChosen(withShown(shown, id));
          }}
        />
      ) : null}
      {mayChange && plan.length === 0 ? <p>{t.nothing}</p> : null}
      <p role="status" className="empty:hidden">
        {justKept}
      </p>
      {scenarios.length === 0 ? <p className="text-quiet">{t.none}</p> : null}
      <ScenarioTable scenarios={beside} />
      <ScenarioList
        scenarios={scenarios}
        shown={shown}
        onShow={(id, show) => setChosen(show ? withShown(shown, id) : shown.filter((one) => one !== id))}
        onRemove={mayChange ? setRemoving : null}
      />
      {removing ? (
        <RemoveScenario
          scenario={removing}
          onClose={() => {
            setRemoving(null);
            setJustKept('');
            onSeenOld();
          }}
        />
      ) : null}
    </>
  );
}
