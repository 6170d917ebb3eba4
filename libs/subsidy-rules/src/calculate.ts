import { sumYen } from '@renkei/kernel';
import type { Yen } from '@renkei/kernel';
import type { CalculationInput, MemberInput } from './input/types.ts';
import { adminCap, adminSubsidy } from './parts/admin.ts';
import { analysisPool, countedMembers } from './parts/analysis.ts';
import { hardwareSubsidy } from './parts/hardware.ts';
import { applyJointCap } from './parts/joint-cap.ts';
import type { Available } from './parts/joint-cap.ts';
import { manualGrant } from './parts/manual-request.ts';
import type { ManualGrant } from './parts/manual-request.ts';
import { functionBits, memberCosts } from './parts/member-costs.ts';
import { softwareSubsidy, softwareTerms } from './parts/software.ts';
import type { SoftwareTerms } from './parts/software.ts';
import type { CalculationResult, MemberResult } from './result.ts';
import { RULE_SETS, resolveInterpretation } from './rule-set/rule-sets.ts';
import type { Readings, RuleSet } from './rule-set/types.ts';

/** Everything of (1) for one member, before the joint cap: `granted` starts as the available amount. */
function memberResult(
  member: MemberInput,
  terms: SoftwareTerms,
  ruleSet: RuleSet,
  eligibleBits: number,
): MemberResult {
  const costs = memberCosts(member.costLines, eligibleBits);
  const { functions } = costs;
  const software = softwareSubsidy(costs.software, costs.service, functions, terms);
  const pc = hardwareSubsidy(costs.pc, functions, ruleSet.pc);
  const register = hardwareSubsidy(costs.register, functions, ruleSet.register);
  const subsidy = software.subsidy + pc.subsidy + register.subsidy;
  return {
    id: member.id,
    functions,
    software,
    pc,
    register,
    subsidy,
    granted: subsidy,
    costs,
  };
}

function grant(input: CalculationInput, available: Available, cap: Yen): ManualGrant {
  if (input.overCapPolicy === 'MANUAL') return manualGrant(input, available, cap);
  return { granted: applyJointCap(input.overCapPolicy, available, cap), problems: [] };
}

/** Every member priced by itself, and what the group's own steps need of them. */
interface PricedMembers {
  readonly members: readonly MemberResult[];
  readonly available: readonly Yen[];
  readonly infrastructureEligible: Yen;
  readonly infrastructureAvailable: Yen;
  readonly analysisCost: Yen;
  readonly adminCost: Yen;
  readonly introducingMembers: number;
}

function priceMembers(input: CalculationInput, ruleSet: RuleSet, readings: Readings): PricedMembers {
  const terms = {
    SME: softwareTerms(ruleSet, 'SME', readings),
    MICRO: softwareTerms(ruleSet, 'MICRO', readings),
  };
  const eligibleBits = functionBits(ruleSet.eligibleFunctions.value);
  const members: MemberResult[] = [];
  const available: Yen[] = [];
  let infrastructureEligible = 0n;
  let infrastructureAvailable = 0n;
  let analysisCost = 0n;
  let adminCost = 0n;
  let introducingMembers = 0;
  for (const buyer of input.members) {
    const member = memberResult(buyer, terms[buyer.size], ruleSet, eligibleBits);
    members.push(member);
    available.push(member.subsidy);
    infrastructureEligible += member.software.eligible + member.pc.eligible + member.register.eligible;
    infrastructureAvailable += member.subsidy;
    analysisCost += member.costs.analysis;
    adminCost += member.costs.admin;
    if (member.costs.analysis > 0n) introducingMembers += 1;
  }
  return {
    members,
    available,
    infrastructureEligible,
    infrastructureAvailable,
    analysisCost,
    adminCost,
    introducingMembers,
  };
}

function withGranted(members: readonly MemberResult[], granted: readonly Yen[]): MemberResult[] {
  return members.map(({ id, functions, software, pc, register, subsidy, costs }, index) => ({
    id,
    functions,
    software,
    pc,
    register,
    subsidy,
    granted: granted[index] ?? 0n,
    costs,
  }));
}

/**
 * Prices a whole group by its rule set (program rules §3): each member's (1), the pool of (2), the joint cap
 * with the group's policy, and (3). Pure and total: it never throws, and the same input gives the same yen.
 * `ruleSet` defaults to the one the input names. Call `explain`, `findings` or `memberShares` on the result
 * for the reasons, the advice and what each member pays.
 */
export function calculate(
  input: CalculationInput,
  ruleSet: RuleSet = RULE_SETS[input.ruleSet],
): CalculationResult {
  const interpretation = resolveInterpretation(ruleSet, input.interpretation);
  const priced = priceMembers(input, ruleSet, interpretation);
  const { introducingMembers, infrastructureAvailable } = priced;
  const counted = countedMembers(
    interpretation.analysisMemberCount,
    priced.members.length,
    introducingMembers,
  );
  const pool = analysisPool(priced.analysisCost, counted, ruleSet.analysis);

  const cap = ruleSet.jointCap.value;
  const claims = {
    members: priced.available,
    membersTotal: infrastructureAvailable,
    analysis: pool.available,
  };
  const { granted, problems } = grant(input, claims, cap);
  const untouched = granted.members === priced.available;
  const members = untouched ? priced.members : withGranted(priced.members, granted.members);
  const infrastructureGranted = untouched ? infrastructureAvailable : sumYen(granted.members);
  const combinedGranted = infrastructureGranted + granted.analysis;
  const combinedAvailable = infrastructureAvailable + pool.available;

  const eligibleCost = priced.infrastructureEligible + pool.eligible;
  const base = interpretation.adminFeeBase === 'subsidy' ? combinedGranted : eligibleCost;
  const admin = adminSubsidy(priced.adminCost, base, adminCap(ruleSet, interpretation), ruleSet.admin);
  return {
    input,
    ruleSet,
    interpretation,
    memberCount: members.length,
    members,
    infrastructure: {
      eligible: priced.infrastructureEligible,
      available: infrastructureAvailable,
      granted: infrastructureGranted,
    },
    analysis: { ...pool, granted: granted.analysis },
    combined: {
      available: combinedAvailable,
      cap,
      granted: combinedGranted,
      overCap: combinedAvailable > cap,
    },
    admin,
    total: { granted: combinedGranted + admin.granted },
    requestProblems: problems,
  };
}
