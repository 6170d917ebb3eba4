import type { CalculationInput } from '@renkei/subsidy-rules';
import type { Plan } from './plan.ts';
import { restored } from './scenario-changes.ts';
import type { WhatIfScenariosQuery } from './what-if.generated.ts';

type Kept = WhatIfScenariosQuery['consortium']['scenarios']['edges'][number]['node'];

/** A plan somebody of the group keeps under a name. Its figures are always those of the group as it is today. */
export interface Scenario extends Omit<Kept, 'changes'> {
  readonly plan: Plan;
  readonly unreadable: number;
}

export function scenarioOf({ changes, ...kept }: Kept, { ruleSet }: CalculationInput): Scenario {
  return { ...kept, ...restored(changes, ruleSet) };
}

export const MOST_SHOWN = 3;

/** Which stand side by side: the ones chosen on this device, else the newest. */
export function shownIds(
  scenarios: readonly Pick<Scenario, 'id'>[],
  chosen: readonly string[] | null,
): readonly string[] {
  const ids = scenarios.map(({ id }) => id);
  return (chosen === null ? ids : ids.filter((id) => chosen.includes(id))).slice(0, MOST_SHOWN);
}

/** With one more; the last of three makes room for it. */
export function withShown(shown: readonly string[], id: string): readonly string[] {
  return [id, ...shown.filter((one) => one !== id)].slice(0, MOST_SHOWN);
}

/** A name nobody uses yet: 案1, 案2 … */
export function freeName(taken: readonly string[], named: (count: number) => string): string {
  let count = 1;
  while (taken.includes(named(count))) count++;
  return named(count);
}
