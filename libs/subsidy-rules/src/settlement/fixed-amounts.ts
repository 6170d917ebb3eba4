import { minYen, ok, sumYen } from '@renkei/kernel';
import type { Message, Result, Yen } from '@renkei/kernel';
import { calculate } from '../calculate.ts';
import { adminCap, adminSubsidy } from '../parts/admin.ts';
import type { AdminAmounts } from '../parts/admin.ts';
import { applyJointCap } from '../parts/joint-cap.ts';
import type { CalculationResult } from '../result.ts';
import { RULE_SETS } from '../rule-set/rule-sets.ts';
import type { OverCapPolicy, RuleSet } from '../rule-set/types.ts';
import { certifiedGroup } from './certified-input.ts';
import type { LineOutcome, SettledMember, SettlementInput, SettlementProblem } from './certified-input.ts';
import { adminNotes, analysisNotes, memberNotes, reasonFor } from './fixed-reasons.ts';

export const FIXED_BOUNDS = ['AS_GRANTED', 'GRANT', 'ACTUAL', 'JOINT_CAP', 'WITHDRAWN'] as const;
/** What decided a fixed amount: both alike, the grant, the actual spend, the joint cap, or the withdrawal. */
export type FixedBound = (typeof FIXED_BOUNDS)[number];

export const FIXED_NOTE_CODES = [
  'DEDUCTED',
  'PARKED',
  'NOT_REPORTED',
  'OVER_PLAN',
  'FUNCTIONS_FELL',
  'MICRO_LOST',
  'MEMBER_LIMIT_CHANGED',
  'ADMIN_BASE_CHANGED',
  'ADMIN_CAP_UNKNOWN',
] as const;
export type FixedNoteCode = (typeof FIXED_NOTE_CODES)[number];

/** Something that happened between the grant and the actual amount. */
export interface FixedNote {
  readonly code: FixedNoteCode;
  readonly message: Message;
}

/** One amount of the settlement. Whole yen; `fixed` is never above `granted`. */
export interface FixedAmount {
  /** What the rules give on the certified spend, before the grant limits it. */
  readonly ruled: Yen;
  readonly granted: Yen;
  readonly fixed: Yen;
  readonly bound: FixedBound;
  /** Which of the two decided, in one sentence. */
  readonly reason: Message;
  readonly notes: readonly FixedNote[];
}

/** (1) of one member. */
export interface FixedMember extends FixedAmount {
  readonly id: string;
  /** Its position in `actual`; null when it withdrew. */
  readonly position: number | null;
  readonly functions: { readonly granted: number; readonly actual: number };
  readonly lines: readonly LineOutcome[];
}

export interface FixedAmounts {
  readonly ruleSet: RuleSet;
  /** The group as granted and as certified, both priced. Their own `granted` is the request under the joint cap. */
  readonly planned: CalculationResult;
  readonly actual: CalculationResult;
  /** In the order of the grant, withdrawn members included. */
  readonly members: readonly FixedMember[];
  readonly analysis: FixedAmount;
  readonly admin: FixedAmount & { readonly amounts: AdminAmounts };
  readonly infrastructure: { readonly granted: Yen; readonly fixed: Yen };
  /** Fixed (1) + (2): the admin base under the reading `subsidy`. */
  readonly combined: { readonly granted: Yen; readonly fixed: Yen };
  /** `shortfall` = granted − fixed: what the group will not be paid. */
  readonly total: { readonly granted: Yen; readonly fixed: Yen; readonly shortfall: Yen };
}

interface Claim {
  readonly ruled: Yen;
  readonly granted: Yen;
}

function boundOf({ ruled, granted }: Claim, fixed: Yen, withdrawn = false): FixedBound {
  if (withdrawn) return 'WITHDRAWN';
  if (fixed < minYen(ruled, granted)) return 'JOINT_CAP';
  if (ruled === granted) return 'AS_GRANTED';
  return ruled > granted ? 'GRANT' : 'ACTUAL';
}

function amountOf(claim: Claim, fixed: Yen, notes: readonly FixedNote[], withdrawn = false): FixedAmount {
  const bound = boundOf(claim, fixed, withdrawn);
  return { ...claim, fixed, bound, reason: reasonFor(bound, claim.ruled, claim.granted, fixed), notes };
}

/** The claims under the joint cap; a grant within the cap is never cut again. */
function underJointCap(
  policy: OverCapPolicy,
  members: readonly Claim[],
  analysis: Claim,
  cap: Yen,
): { readonly members: readonly Yen[]; readonly analysis: Yen } {
  const claims = members.map(({ ruled, granted }) => minYen(ruled, granted));
  const available = {
    members: claims,
    membersTotal: sumYen(claims),
    analysis: minYen(analysis.ruled, analysis.granted),
  };
  return applyJointCap(policy === 'MANUAL' ? 'PRO_RATA' : policy, available, cap);
}

function claimOf(
  { member, certified }: SettledMember,
  actual: CalculationResult,
  positions: ReadonlyMap<string, number>,
): Claim {
  const position = positions.get(member.id);
  const ruled = position === undefined ? 0n : (actual.members[position]?.subsidy ?? 0n);
  return { ruled, granted: certified.granted };
}

/**
 * The amounts to be fixed after the performance report (額の確定): per member for (1), per group for (2) and (3), each
 * the lower of what the rules give on the certified spend and what was granted (R25 第22条2 and 様式第1 2). Whole yen,
 * tax-exclusive; an expectation until the secretariat's notice (様式第2) says it.
 *
 * Product decisions where the papers are silent:
 * - `GRANT_LIMITS_BEFORE_JOINT_CAP`: the joint ¥30 M is applied to amounts already limited by the grant. So one
 *   member's higher spend never takes from another; the policy only acts when the granted amounts themselves exceed
 *   the cap (MANUAL then scales like PRO_RATA).
 * - `ADMIN_BASE_IS_FIXED`: under the reading `subsidy` the 10 % of (3) is taken of fixed (1) + (2), under
 *   `eligible-cost` of the certified eligible cost.
 * - A member that withdrew is gone from every count, so the ¥500,000 × n of (2) may fall.
 * - 2022's minimum of ¥50,000 limits applications; a fixed amount below it is not cut.
 * Problems: those of `certifiedGroup`.
 */
export function fixAmounts(
  settlement: SettlementInput,
  ruleSet: RuleSet = RULE_SETS[settlement.input.ruleSet],
): Result<FixedAmounts, readonly SettlementProblem[]> {
  const group = certifiedGroup(settlement);
  if (!group.ok) return group;
  const planned = calculate(settlement.input, ruleSet);
  const actual = calculate(group.value.actual, ruleSet);
  const positions = new Map(actual.members.map(({ id }, position) => [id, position]));
  const settled = group.value.members;

  const claims = settled.map((member) => claimOf(member, actual, positions));
  const pool = { ruled: actual.analysis.available, granted: settlement.granted.analysis };
  const paid = underJointCap(settlement.input.overCapPolicy, claims, pool, ruleSet.jointCap.value);

  const members = settled.map(({ member, certified, lines }, index): FixedMember => {
    const position = positions.get(member.id) ?? null;
    const functions = {
      granted: planned.members[index]?.functions ?? 0,
      actual: position === null ? 0 : (actual.members[position]?.functions ?? 0),
    };
    const claim = claims[index] ?? { ruled: 0n, granted: certified.granted };
    const notes = certified.withdrawn
      ? []
      : memberNotes({ lines, functions, lostMicro: certified.lostMicro && member.size === 'MICRO' }, ruleSet);
    const amount = amountOf(claim, paid.members[index] ?? 0n, notes, certified.withdrawn);
    return { ...amount, id: member.id, position, functions, lines };
  });
  const analysis = amountOf(pool, paid.analysis, analysisNotes(settled, planned, actual));

  const infrastructureFixed = sumYen(members.map(({ fixed }) => fixed));
  const combinedFixed = infrastructureFixed + analysis.fixed;
  const { interpretation } = actual;
  const eligibleCost = actual.infrastructure.eligible + actual.analysis.eligible;
  const amounts = adminSubsidy(
    actual.admin.eligible,
    interpretation.adminFeeBase === 'subsidy' ? combinedFixed : eligibleCost,
    adminCap(ruleSet, interpretation),
    ruleSet.admin,
  );
  const adminClaim = { ruled: amounts.granted, granted: settlement.granted.admin };
  const admin = amountOf(
    adminClaim,
    minYen(adminClaim.ruled, adminClaim.granted),
    adminNotes(settled, amounts, planned.admin),
  );

  const infrastructureGranted = sumYen(members.map(({ granted }) => granted));
  const combinedGranted = infrastructureGranted + analysis.granted;
  const granted = combinedGranted + admin.granted;
  const fixed = combinedFixed + admin.fixed;
  return ok({
    ruleSet,
    planned,
    actual,
    members,
    analysis,
    admin: { ...admin, amounts },
    infrastructure: { granted: infrastructureGranted, fixed: infrastructureFixed },
    combined: { granted: combinedGranted, fixed: combinedFixed },
    total: { granted, fixed, shortfall: granted - fixed },
  });
}
