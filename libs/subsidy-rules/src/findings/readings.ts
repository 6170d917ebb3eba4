import type { Yen } from '@renkei/kernel';
import { calculate } from '../calculate.ts';
import type { CalculationResult } from '../result.ts';
import { disagreementOf } from '../rule-set/disagreements.ts';
import type { Disagreement } from '../rule-set/disagreements.ts';
import { INTERPRETATION_VALUES } from '../rule-set/types.ts';
import type { InterpretationKey } from '../rule-set/types.ts';

/** One disagreement of the papers, with this group's yen under the reading in force and under the other. */
export interface ReadingComparison {
  readonly disagreement: Disagreement;
  readonly current: { readonly value: string; readonly totalGranted: Yen };
  readonly other: { readonly value: string; readonly totalGranted: Yen };
  /** Members whose granted amount differs, by position. */
  readonly changedMembers: readonly number[];
}

const SUBSIDY_SWITCHES: readonly InterpretationKey[] = [
  'adminFeeBase',
  'analysisMemberCount',
  'tierBoundary',
];

function compare(result: CalculationResult, key: InterpretationKey): ReadingComparison | null {
  const currentValue = result.interpretation[key];
  const otherValue = INTERPRETATION_VALUES[key].find((value) => value !== currentValue);
  if (otherValue === undefined) return null;
  const interpretation = { ...result.input.interpretation, [key]: otherValue };
  const other = calculate({ ...result.input, interpretation }, result.ruleSet);
  const changedMembers = result.members.flatMap(({ granted }, index) =>
    other.members[index]?.granted === granted ? [] : [index],
  );
  if (other.total.granted === result.total.granted && changedMembers.length === 0) return null;
  return {
    disagreement: disagreementOf(key),
    current: { value: currentValue, totalGranted: result.total.granted },
    other: { value: otherValue, totalGranted: other.total.granted },
    changedMembers,
  };
}

/** The disagreements that really change this group's yen, each computed both ways. */
export function compareReadings(result: CalculationResult): ReadingComparison[] {
  return SUBSIDY_SWITCHES.map((key) => compare(result, key)).filter((comparison) => comparison !== null);
}
