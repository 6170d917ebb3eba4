import type { Message } from '@renkei/kernel';
import type { InterpretationKey } from '../rule-set/types.ts';

export const TRACE_UNITS = ['YEN', 'COUNT'] as const;
export type TraceUnit = (typeof TRACE_UNITS)[number];

export interface TraceInput {
  /** The name the formula uses. Several inputs may share one: the formula then speaks of all, as in sum(c). */
  readonly symbol: string;
  readonly label: Message;
  readonly value: bigint;
  readonly unit: TraceUnit;
  /** The id of another step, or the path of a cost line (`members[0].costLines[1]`); null = given from outside. */
  readonly ref: string | null;
}

/** One rung of "why this amount": everything needed to compute `result` again by hand. */
export interface TraceStep {
  /** `members[0].software.firstTier`, `analysis.limit`, `total.granted` … */
  readonly id: string;
  readonly label: Message;
  /**
   * Exact arithmetic over the inputs' symbols and whole numbers: + − × ÷, min(a, b), floor(x), sum(c),
   * when(x >= y, z) (z, else 0), equalCeiling(room, a). Fractions live until floor.
   */
  readonly formula: string;
  readonly inputs: readonly TraceInput[];
  readonly result: bigint;
  readonly unit: TraceUnit;
  readonly rounding: 'floor' | 'none';
  /** The limit inside the formula and whether it decided the result. */
  readonly cap: { readonly yen: bigint; readonly reached: boolean } | null;
  /** 'S23 / K25 p.20'; '' where no paper speaks, as for a plain sum. */
  readonly clause: string;
  /** true: the clause speaks of a later year only. */
  readonly carriedBack: boolean;
  /** Set where the papers disagree on this very step. */
  readonly disagreement: InterpretationKey | null;
}
