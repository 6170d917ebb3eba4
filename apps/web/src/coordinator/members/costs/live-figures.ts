import {
  calculate,
  explainMember,
  explainShare,
  infrastructureCostOf,
  memberShares,
  parseCalculationInput,
  toTraceJson,
  type CalculationInput,
  type CostLine,
  type TraceStep,
} from '@renkei/subsidy-rules';
import type { TraceStepFields } from '../../../why/trace.ts';

/** The amounts that move while somebody types. Whole yen, tax-exclusive. */
export interface Figures {
  readonly cost: bigint;
  readonly jointCost: bigint;
  readonly available: bigint;
  readonly granted: bigint;
  readonly beforeTax: bigint;
  readonly functions: number;
  readonly group: {
    readonly granted: bigint;
    readonly available: bigint;
    readonly cap: bigint;
    readonly overCap: boolean;
    readonly total: bigint;
  };
  readonly trace: readonly TraceStepFields[];
  readonly shareTrace: readonly TraceStepFields[];
  readonly path: string;
}

/** `Consortium.calculationInput` for the core; null: under MANUAL the requests do not fit, so nothing can be previewed. */
export function groupInput(json: string): CalculationInput | null {
  const read = parseCalculationInput(JSON.parse(json));
  return read.ok ? read.value : null;
}

/** The group with other cost lines for one member. */
export function withLines(
  input: CalculationInput,
  memberId: string,
  costLines: readonly CostLine[],
): CalculationInput {
  const members = input.members.map((member) => (member.id === memberId ? { ...member, costLines } : member));
  return { ...input, members };
}

/** The very calculation of the server, in the browser; null: the member is not part of it (it has withdrawn). */
export function figuresOf(input: CalculationInput, memberId: string): Figures | null {
  const result = calculate(input);
  const index = input.members.findIndex(({ id }) => id === memberId);
  const member = result.members[index];
  if (!member) return null;
  const shares = memberShares(result);
  return {
    cost: infrastructureCostOf(member.costs),
    jointCost: member.costs.analysis + member.costs.admin,
    available: member.subsidy,
    granted: member.granted,
    beforeTax: shares.members[index]?.beforeTax ?? 0n,
    functions: member.functions,
    group: { ...result.combined, total: result.total.granted },
    trace: asFields(explainMember(result, index)),
    shareTrace: asFields([...explainMember(result, index), ...explainShare(result, shares, index)]),
    path: `members[${index}]`,
  };
}

/** Steps of the core as the API writes them: amounts of a group are far below 2^53. */
function asFields(steps: readonly TraceStep[]): readonly TraceStepFields[] {
  return toTraceJson(steps).map((step) => ({
    ...step,
    result: Number(step.result),
    inputs: step.inputs.map((input) => ({ ...input, value: Number(input.value) })),
    cap: step.cap && { ...step.cap, yen: Number(step.cap.yen) },
  }));
}
