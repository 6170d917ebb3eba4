import { err, maxYen, minYen, ok, sumYen, type Message, type Result, type Yen } from '@renkei/kernel';
import {
  applyScenario,
  calculate,
  difference,
  nameOf,
  simulateDropout,
  situationUnder,
  standingOf,
  underCeilings,
  type CalculationInput,
  type CalculationResult,
  type Dropout,
  type DropoutMember,
  type Situation,
} from '@renkei/subsidy-rules';
import type { Period, Standing } from '../simulation/standing.ts';
import { consequencesOf, periodSentence, type Consequence } from './effect-sentences.ts';
import { scenarioOf, type Plan, type ToolFunctions } from './plan.ts';

export interface ChangedMember extends DropoutMember {
  /** What stands of its (1): no revision is ever above it. */
  readonly ceiling: Yen;
  /** What the rules alone would give of (1) after the change. */
  readonly ruled: Yen;
}

/** What a change does to the amounts and dates of a group. Yen tax-exclusive but for `share`. */
export interface ChangeEffect extends Omit<Dropout, 'members' | 'effects'> {
  readonly members: readonly ChangedMember[];
  /** null: no date moves. */
  readonly period: { readonly before: Period; readonly after: Period } | null;
  /** Worst first. */
  readonly effects: readonly Consequence[];
}

/** The plan does not fit the group as it is now. */
export interface PlanProblem {
  /** Position of the change in the plan. */
  readonly change: number;
  readonly code: string;
  readonly message: Message;
}

export interface Prospect {
  readonly effect: ChangeEffect;
  /** The group with the plan carried out. */
  readonly input: CalculationInput;
}

/**
 * What the plan does: the amounts that stand before it, and after it the lesser of them and of what the rules give on
 * the changed group (R25 様式第1 2., 第22条2); nobody's amount rises. Withdrawals alone are told as the simulator tells
 * them. A record that changes nothing lowers nothing.
 */
export function prospectOf(
  input: CalculationInput,
  standing: Standing,
  plan: Plan,
  tools: ToolFunctions,
): Result<Prospect, PlanProblem> {
  const changes = scenarioOf(plan, tools);
  const changed = applyScenario(input, changes);
  if (!changed.ok) return err(changed.error);
  const ruled = calculate(changed.value);
  const leaving = changes.flatMap((change) => (change.kind === 'DROP_MEMBER' ? change.memberId : []));
  const period = periodOf(standing, plan);
  const only = leaving.length > 0 && leaving.length === changes.length;
  const told = only
    ? dropoutOf(input, standing, leaving)
    : revisionOf(input, standing, changes.length === 0 ? null : ruled, new Set(leaving));
  const dates = period === null ? [] : [periodSentence(period)];
  return ok({
    effect: { ...withRuled(told, ruled), period, effects: [...told.effects, ...dates] },
    input: changed.value,
  });
}

type Told = Omit<Dropout, 'effects'> & { readonly effects: readonly Consequence[] };

function dropoutOf(
  input: CalculationInput,
  { stage, amounts, sameBusiness }: Standing,
  leaving: readonly string[],
): Told {
  const found = simulateDropout(input, stage, leaving, amounts, sameBusiness);
  // the scenario has found every one of them
  if (!found.ok) throw new Error(found.error.message.en);
  return found.value;
}

function withRuled(told: Told, { members }: CalculationResult): Omit<ChangeEffect, 'period'> {
  const available = new Map(members.map(({ id, subsidy }) => [id, subsidy]));
  return {
    ...told,
    members: told.members.map((member) => ({
      ...member,
      ceiling: member.granted.before,
      ruled: available.get(member.id) ?? 0n,
    })),
  };
}

/** @param ruled the changed group by the rules alone; null: nothing of it changes */
function revisionOf(
  input: CalculationInput,
  { stage, amounts, sameBusiness }: Standing,
  ruled: CalculationResult | null,
  leaving: ReadonlySet<string>,
): Told {
  const was = situationUnder(input, stage, amounts, sameBusiness);
  const is =
    ruled === null
      ? was
      : situationUnder(ruled.input, stage, underCeilings(ruled, standingOf(was.result)), sameBusiness);
  const minimum = was.result.ruleSet.minimumMembers.value;
  const facts = {
    stage,
    members: input.members.map((member) => memberRow(was, is, member, leaving)),
    group: {
      infrastructure: difference(was.result.infrastructure.granted, is.result.infrastructure.granted),
      analysis: difference(was.result.analysis.granted, is.result.analysis.granted),
      admin: difference(was.result.admin.granted, is.result.admin.granted),
      total: difference(was.result.total.granted, is.result.total.granted),
      share: difference(sharesOf(was), sharesOf(is)),
    },
    memberCount: {
      before: was.memberCount,
      after: is.memberCount,
      minimum,
      missing: Math.max(0, minimum - is.memberCount),
    },
    analysisLimit: {
      counted: { before: was.result.analysis.countedMembers, after: is.result.analysis.countedMembers },
      limit: difference(was.result.analysis.limit, is.result.analysis.limit),
    },
    adminLimit: { before: was.result.admin.limit, after: is.result.admin.limit },
  };
  const withheld = ruled === null ? 0n : withheldOf(input, ruled, is);
  return { ...facts, effects: consequencesOf(facts, was.result, ruled !== null, withheld) };
}

function memberRow(
  was: Situation,
  is: Situation,
  member: CalculationInput['members'][number],
  leaving: ReadonlySet<string>,
): DropoutMember {
  const { id } = member;
  const [old, now] = [was.shares.get(id), is.shares.get(id)];
  return {
    id,
    name: nameOf(member),
    leaving: leaving.has(id),
    granted: difference(was.granted.get(id) ?? 0n, is.granted.get(id) ?? 0n),
    beforeTax: difference(old?.beforeTax ?? 0n, now?.beforeTax ?? 0n),
    share: difference(old?.share ?? 0n, now?.share ?? 0n),
    repay: 0n,
    jointReceived: 0n,
  };
}

const sharesOf = ({ shares }: Situation): Yen => sumYen([...shares.values()].map(({ share }) => share));

/** What the changed plan would bring the group more by the rules alone, and does not because of what stands. */
function withheldOf(input: CalculationInput, ruled: CalculationResult, is: Situation): Yen {
  const free = ruled.total.granted;
  return maxYen(minYen(free - calculate(input).total.granted, free - is.result.total.granted), 0n);
}

function periodOf({ period }: Standing, { projectEndAt, reportDueAt }: Plan): ChangeEffect['period'] {
  if (period === null || (projectEndAt === null && reportDueAt === null)) return null;
  return {
    before: period,
    after: {
      projectEndAt: projectEndAt ?? period.projectEndAt,
      reportDueAt: reportDueAt ?? period.reportDueAt,
    },
  };
}
