import { minYen, sumYen } from '@renkei/kernel';
import type { Yen } from '@renkei/kernel';
import { calculate } from '../calculate.ts';
import { participantsWithoutTool } from '../input/member.ts';
import type { CalculationInput } from '../input/types.ts';
import { adminCap, adminSubsidy } from '../parts/admin.ts';
import type { AdminAmounts } from '../parts/admin.ts';
import type { CalculationResult } from '../result.ts';
import { memberShares } from '../shares.ts';
import type { MemberShare } from '../shares.ts';
import type { DropoutStage, SameBusiness, StandingAmounts } from './types.ts';

/** A group at one moment: its amounts, and what each member pays. */
export interface Situation {
  readonly result: CalculationResult;
  readonly shares: ReadonlyMap<string, MemberShare>;
  readonly granted: ReadonlyMap<string, Yen>;
  /** As for the application: participants without a tool are not members (R25 第7条3二), deemed-same ones count once. */
  readonly memberCount: number;
  readonly sameBusiness: SameBusiness;
}

/** Deemed-same members count once together, also through a chain of pairs (K25 p.12 (5)(ア), p.15 (2)). */
function countOf({ members }: CalculationInput, pairs: SameBusiness, left: ReadonlySet<string>): number {
  const idle = new Set(participantsWithoutTool(members));
  const counted = members.filter(({ id }, index) => !left.has(id) && !idle.has(index)).map(({ id }) => id);
  let businesses = counted.map((id) => new Set([id]));
  for (const pair of pairs) {
    const [one, other] = pair.map((id) => businesses.find((business) => business.has(id)));
    if (one === undefined || other === undefined || one === other) continue;
    businesses = [
      ...businesses.filter((business) => business !== one && business !== other),
      new Set([...one, ...other]),
    ];
  }
  return businesses.length;
}

const NOBODY: ReadonlySet<string> = new Set();

function situation(
  result: CalculationResult,
  shares: readonly MemberShare[],
  sameBusiness: SameBusiness,
  left: ReadonlySet<string> = NOBODY,
): Situation {
  return {
    sameBusiness,
    result,
    shares: new Map(shares.map((share) => [share.id, share])),
    granted: new Map(result.members.map(({ id, granted }) => [id, granted])),
    memberCount: countOf(result.input, sameBusiness, left),
  };
}

const priced = (result: CalculationResult, sameBusiness: SameBusiness): Situation =>
  situation(result, memberShares(result).members, sameBusiness);

export function standingOf({ members, analysis, admin }: CalculationResult): StandingAmounts {
  return {
    members: members.map(({ id, granted }) => ({ id, granted })),
    analysis: analysis.granted,
    admin: admin.granted,
  };
}

/**
 * (3) on these (1) and (2). Where the year's cap is unknown (2022), what stands is the only cap there is.
 */
function adminOn(
  result: CalculationResult,
  combined: Yen,
  standing: StandingAmounts,
): AdminAmounts & { readonly limitKnown: boolean } {
  const { interpretation, infrastructure, analysis, admin, ruleSet } = result;
  const base =
    interpretation.adminFeeBase === 'subsidy' ? combined : infrastructure.eligible + analysis.eligible;
  const cap = adminCap(ruleSet, interpretation);
  return {
    ...adminSubsidy(admin.eligible, base, cap ?? standing.admin, ruleSet.admin),
    limitKnown: cap !== null,
  };
}

/** The same calculation with other amounts granted, from which shares and limits follow. */
function withStanding(result: CalculationResult, standing: StandingAmounts): CalculationResult {
  const granted = new Map(standing.members.map((member) => [member.id, member.granted]));
  const members = result.members.map((member) => ({ ...member, granted: granted.get(member.id) ?? 0n }));
  const infrastructure = sumYen(members.map((member) => member.granted));
  const combined = infrastructure + standing.analysis;
  const { base, limit, limitKnown } = adminOn(result, combined, standing);
  return {
    ...result,
    members,
    infrastructure: { ...result.infrastructure, granted: infrastructure },
    analysis: { ...result.analysis, granted: standing.analysis },
    combined: { ...result.combined, granted: combined },
    admin: {
      eligible: result.admin.eligible,
      base,
      limit: limitKnown ? limit : null,
      granted: standing.admin,
    },
    total: { granted: combined + standing.admin },
    requestProblems: [],
  };
}

/**
 * The lower of what stands and what the rules give, per member for (1), and for (2) and (3) (R25 様式第1 2.). The group's
 * over-cap policy is not run again: what stood was under the joint ¥30 M, so anything at or below it is, too.
 */
export function underCeilings(result: CalculationResult, standing: StandingAmounts): StandingAmounts {
  const ceilings = new Map(standing.members.map(({ id, granted }) => [id, granted]));
  const members = result.members.map(({ id, subsidy }) => ({
    id,
    granted: minYen(ceilings.get(id) ?? 0n, subsidy),
  }));
  const analysis = minYen(standing.analysis, result.analysis.available);
  const combined = sumYen(members.map(({ granted }) => granted)) + analysis;
  return {
    members,
    analysis,
    admin: minYen(standing.admin, adminOn(result, combined, standing).granted),
  };
}

export function before(
  input: CalculationInput,
  stage: DropoutStage,
  standing: StandingAmounts | null,
  sameBusiness: SameBusiness = [],
): Situation {
  const result = calculate(input);
  if (stage === 'BEFORE_SUBMISSION' || standing === null) return priced(result, sameBusiness);
  return priced(withStanding(result, standing), sameBusiness);
}

/**
 * Nothing is split anew after the fixing: the joint costs are paid, and how they were shared is the group's own record. A
 * leaver has bought its tools and its subsidy may go back, so it bears that much more.
 */
function afterFixing({ result, shares, sameBusiness }: Situation, leaving: ReadonlySet<string>): Situation {
  const standing = standingOf(result);
  const members = standing.members.map(({ id, granted }) => ({
    id,
    granted: leaving.has(id) ? 0n : granted,
  }));
  const repaid = members.map(({ id, granted }, index): MemberShare[] => {
    const share = shares.get(id);
    if (share === undefined) return [];
    const more = (standing.members[index]?.granted ?? 0n) - granted;
    return [
      {
        ...share,
        ownSubsidy: granted,
        beforeTax: share.beforeTax + more,
        share: share.share + more,
      },
    ];
  });
  const { admin } = result;
  const after = { ...withStanding(result, { ...standing, members }), admin };
  return situation(after, repaid.flat(), sameBusiness, leaving);
}

/** The group without the leavers, by the rule of the stage (`simulateDropout` says which). */
export function after(was: Situation, stage: DropoutStage, leaving: ReadonlySet<string>): Situation {
  if (stage === 'AFTER_FIXING') return afterFixing(was, leaving);
  const { input, ruleSet } = was.result;
  const { sameBusiness } = was;
  const members = input.members.filter(({ id }) => !leaving.has(id));
  const result = calculate({ ...input, members }, ruleSet);
  if (stage === 'BEFORE_SUBMISSION') return priced(result, sameBusiness);
  return priced(withStanding(result, underCeilings(result, standingOf(was.result))), sameBusiness);
}
