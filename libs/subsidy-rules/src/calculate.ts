import type { CalculationInput, MemberInput } from './input/types.ts';
import { adminCap, adminSubsidy } from './parts/admin.ts';
import { analysisPool, countedMembers } from './parts/analysis.ts';
import { hardwareSubsidy } from './parts/hardware.ts';
import { applyJointCap } from './parts/joint-cap.ts';
import type { Available } from './parts/joint-cap.ts';
import { manualGrant } from './parts/manual-request.ts';
import type { ManualGrant } from './parts/manual-request.ts';
import { memberCosts } from './parts/member-costs.ts';
import { softwareSubsidy, softwareTerms } from './parts/software.ts';
import type { SoftwareTerms } from './parts/software.ts';
import type { CalculationResult, MemberResult } from './result.ts';
import { RULE_SETS, resolveInterpretation } from './rule-set/rule-sets.ts';
import type { RuleSet } from './rule-set/types.ts';

/** Everything of (1) for one member, before the joint cap: `granted` starts as the available amount. */
function memberResult(member: MemberInput, terms: SoftwareTerms, ruleSet: RuleSet): MemberResult {
  const costs = memberCosts(member.costLines, ruleSet.eligibleFunctions.value);
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
    infrastructureCost: costs.software + costs.service + costs.pc + costs.register,
    analysisCost: costs.analysis,
    adminCost: costs.admin,
  };
}

function grant(input: CalculationInput, available: Available, cap: bigint): ManualGrant {
  if (input.overCapPolicy === 'MANUAL') return manualGrant(input, available, cap);
  return { granted: applyJointCap(input.overCapPolicy, available, cap), problems: [] };
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
  const terms = {
    SME: softwareTerms(ruleSet, 'SME', interpretation),
    MICRO: softwareTerms(ruleSet, 'MICRO', interpretation),
  };
  const before = input.members.map((member) => memberResult(member, terms[member.size], ruleSet));

  let infrastructureCost = 0n;
  let infrastructureEligible = 0n;
  let infrastructureAvailable = 0n;
  let analysisCost = 0n;
  let adminCost = 0n;
  let introducingMembers = 0;
  for (const member of before) {
    infrastructureCost += member.infrastructureCost;
    infrastructureEligible += member.software.eligible + member.pc.eligible + member.register.eligible;
    infrastructureAvailable += member.subsidy;
    analysisCost += member.analysisCost;
    adminCost += member.adminCost;
    if (member.analysisCost > 0n) introducingMembers += 1;
  }

  const counted = countedMembers(interpretation.analysisMemberCount, before.length, introducingMembers);
  const pool = analysisPool(analysisCost, counted, ruleSet.analysis);
  const cap = ruleSet.jointCap.value;
  const available: Available = {
    members: before.map(({ subsidy }) => subsidy),
    membersTotal: infrastructureAvailable,
    analysis: pool.available,
  };
  const { granted, problems } = grant(input, available, cap);
  const members = granted.members === available.members ? before : withGranted(before, granted.members);
  const infrastructureGranted =
    members === before ? infrastructureAvailable : granted.members.reduce((sum, amount) => sum + amount, 0n);
  const combinedGranted = infrastructureGranted + granted.analysis;
  const base =
    interpretation.adminFeeBase === 'subsidy' ? combinedGranted : infrastructureEligible + pool.eligible;
  const admin = adminSubsidy(adminCost, base, adminCap(ruleSet, interpretation), ruleSet.admin);

  const combinedAvailable = infrastructureAvailable + pool.available;
  return {
    input,
    ruleSet,
    interpretation,
    memberCount: members.length,
    members,
    infrastructure: {
      eligible: infrastructureEligible,
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
    total: { cost: infrastructureCost + analysisCost + adminCost, granted: combinedGranted + admin.granted },
    requestProblems: problems,
  };
}

function withGranted(members: readonly MemberResult[], granted: readonly bigint[]): MemberResult[] {
  return members.map((member, index) => ({ ...member, granted: granted[index] ?? 0n }));
}
