import { err, ok } from '@renkei/kernel';
import type { Message, Result, Yen } from '@renkei/kernel';
import { calculate } from '../calculate.ts';
import type { CalculationInput } from '../input/types.ts';
import type { CalculationResult } from '../result.ts';
import { memberShares } from '../shares.ts';
import { applyScenario } from './scenario.ts';
import type { Change, ScenarioProblem } from './scenario.ts';
import { scenarioSentence } from './sentence.ts';

/** A yen figure today and under the scenario; `change` = after − before. */
export interface Difference {
  readonly before: Yen;
  readonly after: Yen;
  readonly change: Yen;
}

export interface MemberDifference {
  readonly id: string;
  readonly name: string;
  readonly status: 'SAME' | 'CHANGED' | 'DROPPED' | 'ADDED';
  readonly available: Difference;
  readonly granted: Difference;
  /** What the member pays, tax included (an estimate). */
  readonly share: Difference;
}

export interface WhatIf {
  readonly before: CalculationResult;
  readonly after: CalculationResult;
  readonly members: readonly MemberDifference[];
  readonly group: {
    readonly memberCount: { readonly before: number; readonly after: number };
    readonly infrastructure: Difference;
    readonly analysis: Difference;
    readonly admin: Difference;
    readonly total: Difference;
    readonly share: Difference;
  };
  /** The scenario in one sentence. */
  readonly sentence: Message;
}

export function difference(before: Yen, after: Yen): Difference {
  return { before, after, change: after - before };
}

interface MemberFigures {
  readonly id: string;
  readonly name: string;
  readonly available: Yen;
  readonly granted: Yen;
  readonly share: Yen;
}

function figures(result: CalculationResult): Map<string, MemberFigures> {
  const shares = memberShares(result).members;
  return new Map(
    result.members.map(({ id, subsidy, granted }, index) => [
      id,
      {
        id,
        name: result.input.members[index]?.name ?? '',
        available: subsidy,
        granted,
        share: shares[index]?.share ?? 0n,
      },
    ]),
  );
}

function memberDifference(was: MemberFigures | undefined, is: MemberFigures | undefined): MemberDifference[] {
  const known = is ?? was;
  if (known === undefined) return [];
  const available = difference(was?.available ?? 0n, is?.available ?? 0n);
  const granted = difference(was?.granted ?? 0n, is?.granted ?? 0n);
  const share = difference(was?.share ?? 0n, is?.share ?? 0n);
  const moved = available.change !== 0n || granted.change !== 0n || share.change !== 0n;
  const status = was === undefined ? 'ADDED' : is === undefined ? 'DROPPED' : moved ? 'CHANGED' : 'SAME';
  return [{ id: known.id, name: known.name, status, available, granted, share }];
}

function memberDifferences(before: CalculationResult, after: CalculationResult): MemberDifference[] {
  const was = figures(before);
  const is = figures(after);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((id) =>
    memberDifference(was.get(id), is.get(id)),
  );
}

/** Both calculations and every difference; use `compareScenario` unless both results are at hand. */
export function compareResults(
  before: CalculationResult,
  after: CalculationResult,
  changes: readonly Change[],
): WhatIf {
  const total = difference(before.total.granted, after.total.granted);
  const members = memberDifferences(before, after);
  const changedShares = members.filter(({ share }) => share.change !== 0n).length;
  return {
    before,
    after,
    members,
    group: {
      memberCount: { before: before.memberCount, after: after.memberCount },
      infrastructure: difference(before.infrastructure.granted, after.infrastructure.granted),
      analysis: difference(before.analysis.granted, after.analysis.granted),
      admin: difference(before.admin.granted, after.admin.granted),
      total,
      share: difference(memberShares(before).total.share, memberShares(after).total.share),
    },
    sentence: scenarioSentence(before, after, changes, total.change, changedShares),
  };
}

/** What changes if …: applies the changes to a copy of the input, prices both, and says it in one sentence. */
export function compareScenario(
  input: CalculationInput,
  changes: readonly Change[],
): Result<WhatIf, ScenarioProblem> {
  const changed = applyScenario(input, changes);
  if (!changed.ok) return err(changed.error);
  return ok(compareResults(calculate(input), calculate(changed.value), changes));
}
