import type { Message } from '@renkei/kernel';
import { memberPath } from '../trace/step.ts';
import type { TraceInput, TraceStep } from '../trace/types.ts';

/** Given from outside and still the member's own: q what it requests, w its weight, s the subsidy of its own costs. */
const OWN_SYMBOLS: ReadonlySet<string> = new Set(['q', 'w', 's']);

function isOwn({ symbol, ref }: TraceInput, path: string): boolean {
  return ref === null ? OWN_SYMBOLS.has(symbol) : ref === path || ref.startsWith(`${path}.`);
}

function withheld({ ja, en }: Message): Message {
  return {
    ja: `${ja}（グループ全体から計算します。ほかの構成員の金額は表示しません）`,
    en: `${en} (worked out from the whole group; what others claim is not shown)`,
  };
}

/**
 * A member's own steps (`explainMember`, `explainShare`) as the member itself may see them. Where the formula needs the
 * whole group's sums, as under the joint cap, the outcome stays and the label says so; formula, limit and those inputs
 * are left out, because they are other members' money.
 */
export function ownSteps(steps: readonly TraceStep[], index: number): TraceStep[] {
  const path = memberPath(index);
  return steps.map((step) => {
    const inputs = step.inputs.filter((input) => isOwn(input, path));
    if (inputs.length === step.inputs.length) return step;
    return { ...step, label: withheld(step.label), formula: '', inputs, cap: null };
  });
}
