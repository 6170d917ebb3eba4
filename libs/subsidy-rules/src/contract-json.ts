import type { Yen } from '@renkei/kernel';
import { findings } from './findings/findings.ts';
import type { Finding } from './findings/types.ts';
import type { CalculationResult, MemberResult } from './result.ts';

const LARGEST_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** A JSON integer, or a decimal string where a JSON integer would lose digits (above 2^53 − 1). */
export type ContractYen = number | string;

export function contractYen(yen: Yen): ContractYen {
  return yen > LARGEST_SAFE || yen < -LARGEST_SAFE ? String(yen) : Number(yen);
}

function memberJson(member: MemberResult) {
  const { software, pc, register } = member;
  return {
    id: member.id,
    functions: member.functions,
    software: { eligible: contractYen(software.eligible), subsidy: contractYen(software.subsidy) },
    pc: { eligible: contractYen(pc.eligible), subsidy: contractYen(pc.subsidy) },
    register: { eligible: contractYen(register.eligible), subsidy: contractYen(register.subsidy) },
    subsidy: contractYen(member.subsidy),
    granted: contractYen(member.granted),
  };
}

function findingJson({ code, severity, path, message, effect }: Finding) {
  return {
    code,
    severity,
    path,
    message: message.ja,
    messageEn: message.en,
    effect: effect === null ? null : contractYen(effect),
  };
}

/** The output of `renkei calculate` (cli-contract): names and meanings stay, more keys may be added. */
export function toContractJson(result: CalculationResult) {
  const { infrastructure, analysis, combined, admin, total } = result;
  return {
    ruleSet: result.ruleSet.id,
    ruleSetVersion: result.ruleSet.version,
    overCapPolicy: result.input.overCapPolicy,
    memberCount: result.memberCount,
    members: result.members.map(memberJson),
    infrastructure: {
      eligible: contractYen(infrastructure.eligible),
      available: contractYen(infrastructure.available),
      granted: contractYen(infrastructure.granted),
    },
    analysis: {
      eligible: contractYen(analysis.eligible),
      countedMembers: analysis.countedMembers,
      limit: contractYen(analysis.limit),
      available: contractYen(analysis.available),
      granted: contractYen(analysis.granted),
    },
    combined: {
      available: contractYen(combined.available),
      cap: contractYen(combined.cap),
      granted: contractYen(combined.granted),
      overCap: combined.overCap,
    },
    admin: {
      eligible: contractYen(admin.eligible),
      limit: admin.limit === null ? null : contractYen(admin.limit),
      granted: contractYen(admin.granted),
    },
    total: { granted: contractYen(total.granted) },
    findings: findings(result).map(findingJson),
  };
}

export type ContractJson = ReturnType<typeof toContractJson>;
