import { ratio } from '@renkei/kernel';
import type { Ratio } from '@renkei/kernel';
import { calculate } from '../calculate.ts';
import { SHARING_KEYS } from '../input/types.ts';
import type { SharingKey } from '../input/types.ts';
import type { CalculationResult } from '../result.ts';
import { OVER_CAP_POLICIES } from '../rule-set/types.ts';
import { applyScenario } from '../what-if/scenario.ts';
import type { Change } from '../what-if/scenario.ts';
import { burdenGap, burdens, compareRatios, largestBurden } from './burden.ts';
import { everyPattern, openLines, patternOf, spreadWide } from './buyers.ts';
import type { Pattern, Placement } from './buyers.ts';
import { lowerAdmin } from './lower-admin.ts';
import type { Lever, Objective, OptimiseOptions } from './types.ts';

/** One plan that keeps the rules, with its figures. */
export interface Alternative {
  readonly levers: readonly Lever[];
  readonly changes: readonly Change[];
  readonly placements: readonly Placement[];
  readonly result: CalculationResult;
  readonly score: Ratio;
}

export function scoreOf(result: CalculationResult, objective: Objective): Ratio {
  switch (objective) {
    case 'MOST_SUBSIDY':
      return ratio(result.total.granted, 1n);
    case 'LEAST_BURDEN_WORST_OFF':
      return largestBurden(burdens(result));
    case 'MOST_EVEN':
      return burdenGap(burdens(result));
  }
}

/** Positive when a is better. */
export function compareScores(objective: Objective, a: Ratio, b: Ratio): number {
  return objective === 'MOST_SUBSIDY' ? compareRatios(a, b) : compareRatios(b, a);
}

/** Better score, then more for the group, then fewer changes. Equal ones keep the order they were found in. */
export function isBetter(objective: Objective, a: Alternative, b: Alternative): boolean {
  const byScore = compareScores(objective, a.score, b.score);
  if (byScore !== 0) return byScore > 0;
  const [mine, theirs] = [a.result.total.granted, b.result.total.granted];
  if (mine !== theirs) return mine > theirs;
  return a.changes.length < b.changes.length;
}

interface Step {
  readonly lever: Lever | null;
  readonly changes: readonly Change[];
  readonly result: CalculationResult;
}

const stay = (result: CalculationResult): Step => ({ lever: null, changes: [], result });

/** Amounts typed in are replaced by a policy, never made up; under the cap every policy gives the same. */
function policySteps(result: CalculationResult): Step[] {
  const { overCapPolicy } = result.input;
  if (overCapPolicy !== 'MANUAL' && !result.combined.overCap) return [stay(result)];
  const others = OVER_CAP_POLICIES.filter((policy) => policy !== 'MANUAL' && policy !== overCapPolicy);
  return [
    stay(result),
    ...others.map((policy): Step => ({
      lever: 'OVER_CAP_POLICY',
      changes: [{ kind: 'SET_POLICY', policy }],
      result: calculate({ ...result.input, overCapPolicy: policy }, result.ruleSet),
    })),
  ];
}

function adminSteps(result: CalculationResult): Step[] {
  const changes = lowerAdmin(result);
  const lowered = applyScenario(result.input, changes);
  if (changes.length === 0 || !lowered.ok) return [stay(result)];
  return [
    stay(result),
    { lever: 'LOWER_ADMIN_COST', changes, result: calculate(lowered.value, result.ruleSet) },
  ];
}

/** The key changes no subsidy, so the amounts are not calculated again. */
function keySteps(result: CalculationResult): Step[] {
  const others = SHARING_KEYS.filter((key) => key !== result.input.sharingKey);
  return [
    stay(result),
    ...others.map((sharingKey: SharingKey): Step => ({
      lever: 'SHARING_KEY',
      changes: [{ kind: 'SET_SHARING_KEY', sharingKey }],
      result: { ...result, input: { ...result.input, sharingKey } },
    })),
  ];
}

interface Patterns {
  readonly patterns: readonly Pattern[];
  readonly exact: boolean;
}

function patternsOf(result: CalculationResult, options: OptimiseOptions): Patterns {
  const { input } = result;
  const today: Pattern = { placements: [], changes: [], input };
  const lines = openLines(result, options.analysisUses ?? []);
  const all = everyPattern(input, lines);
  if (all !== null) return { patterns: all, exact: true };
  const single = lines.flatMap((open) =>
    open.targets
      .filter((id) => id !== open.buyerId)
      .slice(0, 4)
      .map((id) => patternOf(input, [{ open, buyers: [id] }])),
  );
  const some = single.filter((pattern) => pattern !== null).slice(0, 32);
  return { patterns: [today, spreadWide(input, lines), ...some], exact: false };
}

export interface Found {
  readonly exact: boolean;
  readonly tried: number;
  /** The best alternative of every set of levers that beats today's plan. */
  readonly best: readonly Alternative[];
}

/**
 * Calculates buyer patterns × policies × lower admin cost × sharing keys and keeps what is better than today and takes
 * nothing away from the group as a whole. The most subsidy does not depend on the last two, nor is anything but the key
 * still open after the submission.
 */
export function search(current: CalculationResult, options: OptimiseOptions): Found {
  const { objective, stage = 'BEFORE_SUBMISSION' } = options;
  const open = stage === 'BEFORE_SUBMISSION';
  const fairness = objective !== 'MOST_SUBSIDY';
  const today = scoreOf(current, objective);
  // a refused request grants nothing to anybody: even, and no plan at all
  const refused = current.requestProblems.length > 0;
  const best = new Map<string, Alternative>();
  let tried = -1;
  const { patterns, exact } = open
    ? patternsOf(current, options)
    : { patterns: [{ placements: [], changes: [], input: current.input }], exact: true };

  const weigh = (steps: readonly Step[], placements: readonly Placement[]): void => {
    tried += 1;
    const result = steps.at(-1)?.result ?? current;
    const score = scoreOf(result, objective);
    if (result.total.granted < current.total.granted) return;
    if (result.requestProblems.length > 0) return;
    if (!refused && compareScores(objective, score, today) <= 0) return;
    const levers = steps.map(({ lever }) => lever).filter((lever) => lever !== null);
    const changes = steps.flatMap((step) => step.changes);
    const alternative = { levers, changes, placements, result, score };
    const known = best.get(levers.join());
    if (known === undefined || isBetter(objective, alternative, known)) best.set(levers.join(), alternative);
  };

  for (const { placements, changes, input } of patterns) {
    const bought: Step = {
      lever: placements.length > 0 ? 'ANALYSIS_BUYERS' : null,
      changes,
      result: placements.length > 0 ? calculate(input, current.ruleSet) : current,
    };
    for (const policy of open ? policySteps(bought.result) : [stay(bought.result)]) {
      for (const admin of open && fairness ? adminSteps(policy.result) : [stay(policy.result)]) {
        for (const key of fairness ? keySteps(admin.result) : [stay(admin.result)])
          weigh([bought, policy, admin, key], placements);
      }
    }
  }
  return { exact, tried, best: [...best.values()] };
}

/** Without those that a simpler one, with a part of the same levers, equals; best first. */
export function worthSuggesting(found: readonly Alternative[], objective: Objective): Alternative[] {
  const kept = found.filter(
    (one) =>
      !found.some(
        (other) =>
          other.levers.length < one.levers.length &&
          other.levers.every((lever) => one.levers.includes(lever)) &&
          compareScores(objective, one.score, other.score) <= 0,
      ),
  );
  return kept.sort((a, b) => (isBetter(objective, a, b) ? -1 : isBetter(objective, b, a) ? 1 : 0));
}
