import type { Yen } from '@renkei/kernel';
import type { CalculationInput, InputProblem } from './input/types.ts';
import type { AdminAmounts } from './parts/admin.ts';
import type { AnalysisPool } from './parts/analysis.ts';
import type { HardwareAmounts } from './parts/hardware.ts';
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
  /** What the member spends on (1), eligible or not. */
  readonly infrastructureCost: Yen;
  readonly analysisCost: Yen;
  readonly adminCost: Yen;
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
  /** cost: everything the group spends, eligible or not, tax-exclusive; granted: (1) + (2) + (3). */
  readonly total: { readonly cost: Yen; readonly granted: Yen };
  /** MANUAL only: why the typed-in request is refused (then nothing is granted). */
  readonly requestProblems: readonly InputProblem[];
}
