import type { Message } from '@renkei/kernel';
import { lineCost } from '../parts/member-costs.ts';
import { CATEGORY_LABELS } from '../input/labels.ts';
import type { CostCategory, MemberInput } from '../input/types.ts';
import { citations } from '../rule-set/sources.ts';
import type { InterpretationKey, Sourced } from '../rule-set/types.ts';
import type { TraceInput, TraceStep, TraceUnit } from './types.ts';

interface Extras {
  readonly unit?: TraceUnit;
  /** The limit in the formula; reached when the result equals it. */
  readonly cap?: bigint;
  /** The rule-set numbers the formula uses: they give the clause. */
  readonly rules?: readonly Sourced<unknown>[];
  readonly clause?: string;
  readonly disagreement?: InterpretationKey;
}

export function step(
  id: string,
  label: Message,
  formula: string,
  inputs: readonly TraceInput[],
  result: bigint,
  { unit = 'YEN', cap, rules = [], clause, disagreement }: Extras = {},
): TraceStep {
  const sources = rules.flatMap((rule) => rule.sources);
  const distinct = sources.filter(
    (source, index) =>
      sources.findIndex(({ document, place }) => document === source.document && place === source.place) ===
      index,
  );
  return {
    id,
    label,
    formula,
    inputs,
    result,
    unit,
    rounding: formula.includes('floor(') ? 'floor' : 'none',
    cap: cap === undefined ? null : { yen: cap, reached: result === cap },
    clause: clause ?? citations(distinct),
    carriedBack: rules.some((rule) => rule.carriedBack),
    disagreement: disagreement ?? null,
  };
}

/** A value that another step (or nobody, with ref null) explains. */
export function given(
  symbol: string,
  label: Message,
  value: bigint,
  ref: string | null = null,
  unit: TraceUnit = 'YEN',
): TraceInput {
  return { symbol, label, value, unit, ref };
}

/** The result of an earlier step as an input of a later one. */
export function from(symbol: string, { id, label, result, unit }: TraceStep): TraceInput {
  return { symbol, label, value: result, unit, ref: id };
}

export function memberPath(index: number): string {
  return `members[${index}]`;
}

/** The member's cost lines of some categories, each as an input of the same symbol. */
export function lineInputs(
  symbol: string,
  member: MemberInput,
  index: number,
  categories: readonly CostCategory[],
): TraceInput[] {
  return member.costLines.flatMap((line, position) =>
    categories.includes(line.category)
      ? [
          given(
            symbol,
            CATEGORY_LABELS[line.category],
            lineCost(line),
            `${memberPath(index)}.costLines[${position}]`,
          ),
        ]
      : [],
  );
}
