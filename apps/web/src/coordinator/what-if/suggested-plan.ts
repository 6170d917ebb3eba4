import type { CalculationInput } from '@renkei/subsidy-rules';
import { tried, type Plan, type Trial } from './plan.ts';
import type { WhatIfBetterQuery } from './what-if.generated.ts';

type Suggested = WhatIfBetterQuery['consortium']['optimisation']['suggestions'][number]['changes'][number];

function trialOf({ kind, memberId, lineId, line, overCapPolicy, sharingKey }: Suggested): Trial | null {
  if (kind === 'SET_POLICY' && overCapPolicy) return { kind, policy: overCapPolicy };
  if (kind === 'SET_SHARING_KEY' && sharingKey) return { kind, sharingKey };
  if (memberId && kind === 'REMOVE_LINE' && lineId) return { kind, memberId, lineId };
  if (!memberId || !line) return null;
  const { unitPrice: unitPriceYen, category, functions, quantity, cloudMonths } = line;
  const draft = { category, functions, unitPriceYen, quantity, cloudMonths };
  if (kind === 'ADD_LINE') return { kind, memberId, line: draft };
  if (kind === 'REPLACE_LINE' && lineId) return { kind, memberId, lineId, line: draft };
  return null;
}

/** What the server suggests, as a plan to try. */
export function planOf(changes: readonly Suggested[], today: CalculationInput): Plan {
  return changes.reduce<Plan>((plan, change) => {
    const trial = trialOf(change);
    return trial ? tried(plan, trial, today) : plan;
  }, []);
}
