import { err, largestRemainder, ok } from '@renkei/kernel';
import type { Result, Yen } from '@renkei/kernel';
import { nameOf } from '../input/member.ts';
import type { CalculationInput } from '../input/types.ts';
import { difference } from '../what-if/what-if.ts';
import { dropoutEffects } from './effects.ts';
import { after, before } from './situation.ts';
import type { Situation } from './situation.ts';
import type {
  Dropout,
  DropoutMember,
  DropoutProblem,
  DropoutRow,
  DropoutStage,
  SameBusiness,
  StandingAmounts,
} from './types.ts';

/** X25 lists at most 200 participants; with the representative 201. More would make the table's work unbounded. */
export const MAX_DROPOUT_TABLE_MEMBERS = 201;

/** What each member received of (2) and (3) as their buyer: the payee is the purchasing member by default. */
function jointReceived({ result }: Situation): Yen[] {
  const { members, analysis, admin } = result;
  const ofAnalysis = largestRemainder(
    members.map(({ costs }) => costs.analysis),
    analysis.granted,
  );
  const ofAdmin = largestRemainder(
    members.map(({ costs }) => costs.admin),
    admin.granted,
  );
  return members.map((_, index) => (ofAnalysis[index] ?? 0n) + (ofAdmin[index] ?? 0n));
}

function memberRows(
  was: Situation,
  is: Situation,
  stage: DropoutStage,
  leaving: ReadonlySet<string>,
): DropoutMember[] {
  const received = stage === 'AFTER_FIXING' ? jointReceived(was) : [];
  return was.result.input.members.map((member, index) => {
    const { id } = member;
    const granted = difference(was.granted.get(id) ?? 0n, is.granted.get(id) ?? 0n);
    const [old, now] = [was.shares.get(id), is.shares.get(id)];
    const gone = leaving.has(id) && stage === 'AFTER_FIXING';
    return {
      id,
      name: nameOf(member),
      leaving: leaving.has(id),
      granted,
      beforeTax: difference(old?.beforeTax ?? 0n, now?.beforeTax ?? 0n),
      share: difference(old?.share ?? 0n, now?.share ?? 0n),
      repay: gone ? granted.before : 0n,
      jointReceived: gone ? (received[index] ?? 0n) : 0n,
    };
  });
}

function sumOfShares({ shares }: Situation): Yen {
  let total = 0n;
  for (const { share } of shares.values()) total += share;
  return total;
}

function groupTotals({ result: was }: Situation, { result: is }: Situation): Omit<Dropout['group'], 'share'> {
  return {
    infrastructure: difference(was.infrastructure.granted, is.infrastructure.granted),
    analysis: difference(was.analysis.granted, is.analysis.granted),
    admin: difference(was.admin.granted, is.admin.granted),
    total: difference(was.total.granted, is.total.granted),
  };
}

function problemOf(input: CalculationInput, leaving: readonly string[]): DropoutProblem | null {
  if (leaving.length === 0) {
    return {
      code: 'NOBODY_LEAVES',
      message: {
        ja: '抜ける構成員を1者以上選んでください。',
        en: 'Please choose at least one leaving member.',
      },
    };
  }
  const unknown = leaving.find((id) => !input.members.some((member) => member.id === id));
  if (unknown === undefined) return null;
  return {
    code: 'UNKNOWN_MEMBER',
    message: {
      ja: `構成員「${unknown}」が見つかりません。いまのグループから選び直してください。`,
      en: `There is no member "${unknown}". Please choose one of the group.`,
    },
  };
}

/**
 * What the withdrawal of one or several members does to everybody else. Yen are tax-exclusive but for `share`.
 *
 * - BEFORE_SUBMISSION: the rest is calculated freely, as a new group; `standing` is not looked at.
 * - AFTER_SUBMISSION, AFTER_GRANT: what was applied for or granted stays a ceiling on every member's (1), on (2) and on
 *   (3) (R25 様式第1 2., 第22条2), so nobody gains. R25 has no clause on handing freed money on to others; this product
 *   never does. For the time between submission and decision the papers are silent: the amounts applied for are taken.
 * - AFTER_FIXING: the fixed amounts stay. The leaver's (1) may have to be repaid in whole or in part when the grant
 *   is cancelled (R25 第25条1四・2, 第26条; K25 p.34); the whole of it is shown. What becomes of the joint (2) and (3) is
 *   written nowhere: this product leaves them as fixed and tells what the leaver received of them as a buyer.
 *
 * A leaver takes its own cost lines along, the joint ones it buys included. Below the 10 members nothing can be
 * submitted (K25 p.12); later it is a hard warning and a task, never a cancellation, for R25 has no clause.
 *
 * @param standing the amounts of the stage; null: those this input gives
 * @param sameBusiness members that count once together
 * Problems: NOBODY_LEAVES, UNKNOWN_MEMBER.
 */
export function simulateDropout(
  input: CalculationInput,
  stage: DropoutStage,
  leavingIds: readonly string[],
  standing: StandingAmounts | null = null,
  sameBusiness: SameBusiness = [],
): Result<Dropout, DropoutProblem> {
  const problem = problemOf(input, leavingIds);
  if (problem !== null) return err(problem);
  const leaving = new Set(leavingIds);
  const was = before(input, stage, standing, sameBusiness);
  const is = after(was, stage, leaving);
  const free = stage === 'BEFORE_SUBMISSION' ? is : after(was, 'BEFORE_SUBMISSION', leaving);
  const minimum = was.result.ruleSet.minimumMembers.value;
  const facts = {
    stage,
    members: memberRows(was, is, stage, leaving),
    group: { ...groupTotals(was, is), share: difference(sumOfShares(was), sumOfShares(is)) },
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
  return ok({ ...facts, effects: dropoutEffects(facts, was, is, free) });
}

function rowOf(was: Situation, is: Situation, position: number): DropoutRow[] {
  const leaver = was.result.input.members[position];
  if (leaver === undefined) return [];
  let worst: DropoutRow['worstHit'] = null;
  for (const member of was.result.input.members) {
    if (member.id === leaver.id) continue;
    const share = difference(was.shares.get(member.id)?.share ?? 0n, is.shares.get(member.id)?.share ?? 0n);
    if (share.change <= (worst?.share.change ?? 0n)) continue;
    const granted = difference(was.granted.get(member.id) ?? 0n, is.granted.get(member.id) ?? 0n);
    worst = { id: member.id, name: nameOf(member), granted, share };
  }
  const total = difference(was.result.total.granted, is.result.total.granted);
  return [
    {
      id: leaver.id,
      name: nameOf(leaver),
      representative: leaver.representative,
      total,
      others: total.change + (was.granted.get(leaver.id) ?? 0n),
      worstHit: is.result.requestProblems.length > 0 ? null : worst,
      memberCount: is.memberCount,
      belowMinimum: is.memberCount < is.result.ruleSet.minimumMembers.value,
      requestRefused: is.result.requestProblems.length > 0,
    },
  ];
}

/**
 * For every member alone, in member order: what its withdrawal does to the group's total and to the worst-hit other
 * member, by the rules of `simulateDropout`. One calculation per member, so the work grows with the square of the
 * group: at most MAX_DROPOUT_TABLE_MEMBERS. Problem: TOO_MANY_MEMBERS.
 */
export function dropoutTable(
  input: CalculationInput,
  stage: DropoutStage,
  standing: StandingAmounts | null = null,
  sameBusiness: SameBusiness = [],
): Result<readonly DropoutRow[], DropoutProblem> {
  if (input.members.length > MAX_DROPOUT_TABLE_MEMBERS) {
    return err({
      code: 'TOO_MANY_MEMBERS',
      message: {
        ja: `一覧にできるのは${MAX_DROPOUT_TABLE_MEMBERS}者までです。抜ける構成員を選んで1者ずつ確かめてください。`,
        en: `The table covers up to ${MAX_DROPOUT_TABLE_MEMBERS} members. Please look at one leaving member at a time.`,
      },
    });
  }
  const was = before(input, stage, standing, sameBusiness);
  return ok(
    input.members.flatMap(({ id }, position) => rowOf(was, after(was, stage, new Set([id])), position)),
  );
}
