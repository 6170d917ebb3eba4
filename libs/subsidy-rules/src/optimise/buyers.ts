import { minYen, floorOf } from '@renkei/kernel';
import { calculate } from '../calculate.ts';
import { participantsWithoutTool } from '../input/member.ts';
import { PART_OF_CATEGORY } from '../input/types.ts';
import type { CalculationInput, CostLine } from '../input/types.ts';
import type { CalculationResult } from '../result.ts';
import { applyScenario } from '../what-if/scenario.ts';
import type { Change } from '../what-if/scenario.ts';
import type { AnalysisUse } from './types.ts';

/** A line that may be bought by others, and who they are, in member order. */
export interface OpenLine {
  readonly buyerId: string;
  readonly line: CostLine;
  readonly targets: readonly string[];
  /** Into how many purchases the line may be told apart: its whole units. */
  readonly units: number;
}

/** Who buys a line: each of them gets whole units, as even as they go, earlier members first. */
export interface Placement {
  readonly open: OpenLine;
  readonly buyers: readonly string[];
}

/** More patterns than these are searched by `spreadWide` instead of one by one. */
export const MOST_PATTERNS = 64;

/**
 * Units that are separate things. A cloud fee's quantity may be months, a service's hours: telling those apart among
 * members would be splitting one purchase to count more members, so they only move whole.
 */
function unitsOf({ category, quantity, cloudMonths }: CostLine): number {
  const things = category === 'ANALYSIS_HARDWARE' || category === 'ANALYSIS_SOFTWARE';
  return things && cloudMonths === null ? quantity : 1;
}

/**
 * The lines that may change their buyer. A target is a declared user of that very line with eligible software of its own
 * (stricter than the papers, which do not ask for (1) beside (2)), or a representative that buys analysis tools already,
 * so that its buying cannot raise n without it introducing anything (K25 p.10: the representative may buy for others).
 */
export function openLines(result: CalculationResult, uses: readonly AnalysisUse[]): OpenLine[] {
  const { input, members } = result;
  return uses.flatMap(({ buyerId, lineId, userIds }, position) => {
    const first = uses.findIndex((other) => other.buyerId === buyerId && other.lineId === lineId);
    const buyer = input.members.find(({ id }) => id === buyerId);
    const line = buyer?.costLines.find(({ id }) => id === lineId);
    if (first !== position || line === undefined || PART_OF_CATEGORY[line.category] !== 'ANALYSIS') return [];
    const targets = input.members.filter(({ id, representative }, index) => {
      const amounts = members[index];
      if (amounts === undefined) return false;
      const user = userIds.includes(id) && amounts.functions > 0;
      return user || (representative && amounts.costs.analysis > 0n);
    });
    const open = { buyerId, line, targets: targets.map(({ id }) => id), units: unitsOf(line) };
    return line.unitPrice === 0n || open.targets.every((id) => id === buyerId) ? [] : [open];
  });
}

function freshId(input: CalculationInput, memberId: string, wanted: string): string {
  const taken = new Set(input.members.find(({ id }) => id === memberId)?.costLines.map(({ id }) => id));
  let id = wanted;
  for (let next = 2; taken.has(id); next += 1) id = `${wanted}-${next}`;
  return id;
}

/** The what-if changes of one placement; price, category and number of units stay what they are. */
function changesOf(input: CalculationInput, { open, buyers }: Placement): Change[] {
  const { line, buyerId } = open;
  const each = Math.floor(line.quantity / buyers.length);
  const extra = line.quantity % buyers.length;
  const split = buyers.length > 1;
  const placed = buyers.map((memberId, index): Change => {
    const quantity = each + (index < extra ? 1 : 0);
    if (memberId === buyerId) return { kind: 'REPLACE_LINE', memberId, line: { ...line, quantity } };
    const id = freshId(input, memberId, split ? `${line.id}/${memberId}` : line.id);
    return { kind: 'ADD_LINE', memberId, line: { ...line, id, quantity } };
  });
  return buyers.includes(buyerId)
    ? placed
    : [...placed, { kind: 'REMOVE_LINE', memberId: buyerId, lineId: line.id }];
}

export interface Pattern {
  readonly placements: readonly Placement[];
  readonly changes: readonly Change[];
  readonly input: CalculationInput;
}

/** null: a member would be left without any tool, and so would not be a member (R25 第7条3二). */
export function patternOf(input: CalculationInput, placements: readonly Placement[]): Pattern | null {
  const idle = participantsWithoutTool(input.members).length;
  let current = input;
  const changes: Change[] = [];
  for (const placement of placements) {
    const next = changesOf(current, placement);
    const applied = applyScenario(current, next);
    if (!applied.ok) return null;
    changes.push(...next);
    current = applied.value;
  }
  if (participantsWithoutTool(current.members).length > idle) return null;
  return { placements, changes, input: current };
}

/** Every set of up to `units` targets; stops one past `most`, when one by one is out of the question. */
function buyerSets({ targets, units, buyerId }: OpenLine, most: number): (readonly string[])[] {
  const found: string[][] = [];
  let open: { readonly set: string[]; readonly next: number }[] = [{ set: [], next: 0 }];
  while (open.length > 0 && found.length <= most) {
    const longer = open.flatMap(({ set, next }) =>
      targets.slice(next).map((id, offset) => ({ set: [...set, id], next: next + offset + 1 })),
    );
    found.push(...longer.map(({ set }) => set));
    open = longer.filter(({ set }) => set.length < units);
  }
  return found.filter((set) => set.length > 1 || set[0] !== buyerId);
}

/** All patterns, today's first; null when there are more than MOST_PATTERNS. */
export function everyPattern(input: CalculationInput, lines: readonly OpenLine[]): Pattern[] | null {
  let combinations: (readonly Placement[])[] = [[]];
  for (const open of lines) {
    const sets = buyerSets(open, MOST_PATTERNS);
    if (combinations.length * (sets.length + 1) > MOST_PATTERNS) return null;
    combinations = combinations.flatMap((placements) => [
      placements,
      ...sets.map((buyers) => [...placements, { open, buyers }]),
    ]);
  }
  return combinations.map((placements) => patternOf(input, placements)).filter((pattern) => pattern !== null);
}

/**
 * Raises n step by step: line by line, those with the fewest possible buyers first, units go to buyers of that line who
 * buy no analysis tool yet, only as long as n × ¥500,000 is what binds, and only when n really rises.
 */
export function spreadWide(input: CalculationInput, lines: readonly OpenLine[]): Pattern {
  const inOrder = [...lines].sort((a, b) => a.targets.length - b.targets.length);
  let best: Pattern = { placements: [], changes: [], input };
  for (const open of inOrder) {
    const result = calculate(best.input);
    const { analysis, ruleSet } = result;
    const worth = minYen(ruleSet.analysis.cap.value, floorOf(analysis.eligible, ruleSet.analysis.rate.value));
    if (analysis.limit >= worth) break;
    const perMember = ruleSet.analysis.perMember.value;
    const wanted = Number((worth - analysis.limit + perMember - 1n) / perMember);
    const buying = new Set(result.members.filter(({ costs }) => costs.analysis > 0n).map(({ id }) => id));
    const keeps = open.targets.includes(open.buyerId) && open.units > 1;
    const fresh = open.targets.filter((id) => !buying.has(id)).slice(0, keeps ? wanted : wanted + 1);
    const buyers = [...(keeps ? [open.buyerId] : []), ...fresh].slice(0, open.units);
    if (buyers.length === 0) continue;
    const next = patternOf(input, [...best.placements, { open, buyers }]);
    if (next !== null && calculate(next.input).analysis.available > analysis.available) best = next;
  }
  return best;
}
