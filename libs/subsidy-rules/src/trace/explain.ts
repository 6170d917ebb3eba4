import type { CalculationResult } from '../result.ts';
import { groupSteps } from './group-steps.ts';
import { jointCapSteps } from './joint-cap-steps.ts';
import { memberSteps } from './member-steps.ts';
import type { TraceStep } from './types.ts';

/**
 * Why every amount of the result is what it is, as steps anyone can recompute. Built on demand: the numbers come
 * first and cost nothing extra. Each step's inputs name other steps, cost lines or what was typed in.
 */
export function explain(result: CalculationResult): TraceStep[] {
  const jointCap = jointCapSteps(result);
  const members = result.members.flatMap((_, index) => [
    ...memberSteps(result, index),
    ...jointCap.member(index),
  ]);
  return [...members, ...groupSteps(result, jointCap)];
}

/** The steps of one member (by position), from its cost lines to what it may request; [] for no such member. */
export function explainMember(result: CalculationResult, index: number): TraceStep[] {
  return [...memberSteps(result, index), ...jointCapSteps(result).member(index)];
}

/** The group's own steps: the pool, the joint cap, (3) and the total. Their inputs name the members' steps. */
export function explainGroup(result: CalculationResult): TraceStep[] {
  return groupSteps(result, jointCapSteps(result));
}

function scopeOf(id: string): string {
  return /^members\[\d+\]/.exec(id)?.[0] ?? '';
}

/**
 * The ladder to one amount: the steps behind it, each after the ones it needs, the amount itself last. It stays
 * with its own member (or with the group), so a shop's ladder does not climb through two hundred others.
 */
export function ladderTo(steps: readonly TraceStep[], id: string): TraceStep[] {
  const byId = new Map(steps.map((candidate) => [candidate.id, candidate]));
  const scope = scopeOf(id);
  const ladder = new Map<string, TraceStep>();
  const climb = (current: string): void => {
    const found = byId.get(current);
    if (found === undefined || ladder.has(current) || scopeOf(current) !== scope) return;
    for (const { ref } of found.inputs) if (ref !== null) climb(ref);
    ladder.set(current, found);
  };
  climb(id);
  return [...ladder.values()];
}
