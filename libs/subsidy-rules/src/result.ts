import { sumYen } from '@renkei/kernel';
import type { Yen } from '@renkei/kernel';
import type { CalculationInput, InputProblem } from './input/types.ts';
import type { AdminAmounts } from './parts/admin.ts';
import type { AnalysisPool } from './parts/analysis.ts';
import type { HardwareAmounts } from './parts/hardware.ts';
import { infrastructureCostOf } from './parts/member-costs.ts';
import type { MemberCosts } from './parts/member-costs.ts';
import type { SoftwareAmounts } from './parts/software.ts';
import type { Interpretation, RuleSet } from './rule-set/types.ts';

/** One member's amounts. Whole yen, tax-exclusive. */
export interface MemberResult {
  readonly id: string;
  /** Distinct eligible functions over the member's SOFTWARE lines. */
  readonly functions: number;
  readonly software: SoftwareAmounts;
  readonly pc: HardwareAmounts;
  readonly register: HardwareAmounts;
  /** Available (1): software + pc + register. */
  readonly subsidy: Yen;
  /** What the member may request of (1) after the joint cap and its policy. */
  readonly granted: Yen;
  /** What the member spends, eligible or not. `infrastructureCostOf` adds up the parts of (1). */
  readonly costs: MemberCosts;
}

export interface CalculationResult {
  /** The very input these amounts were computed from, so a result can always be explained. */
  readonly input: CalculationInput;
  readonly ruleSet: RuleSet;
  readonly interpretation: Interpretation;
  readonly memberCount: number;
  readonly members: readonly MemberResult[];
  readonly infrastructure: { readonly eligible: Yen; readonly available: Yen; readonly granted: Yen };
  readonly analysis: AnalysisPool & { readonly granted: Yen };
  readonly combined: {
    readonly available: Yen;
    readonly cap: Yen;
    readonly granted: Yen;
    readonly overCap: boolean;
  };
  readonly admin: AdminAmounts;
  /** granted: (1) + (2) + (3). What the group spends is `totalCost`. */
  readonly total: { readonly granted: Yen };
  /** MANUAL only: why the typed-in request is refused (then nothing is granted). */
  readonly requestProblems: readonly InputProblem[];
}

/** Everything the group spends on (1), (2) and (3), eligible or not. Whole yen, tax-exclusive. */
export function totalCost({ members, analysis, admin }: CalculationResult): Yen {
  const infrastructure = sumYen(members.map(({ costs }) => infrastructureCostOf(costs)));
  return infrastructure + analysis.eligible + admin.eligible;
}
