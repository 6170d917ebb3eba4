import type { CalculationInput, CostLine, MemberInput } from '@renkei/subsidy-rules';

/**
 * A group as the document `renkei calculate` reads (cli-contract): what is not chosen is left out, amounts are
 * decimal texts. `canonicalJson` of it is what snapshots hash and what anyone may price again elsewhere.
 */
export function inputDocument(input: CalculationInput) {
  return {
    ruleSet: input.ruleSet,
    interpretation: input.interpretation,
    overCapPolicy: input.overCapPolicy,
    requestedAnalysis: input.requestedAnalysis ?? undefined,
    sharingKey: input.sharingKey,
    members: input.members.map(memberDocument),
  };
}

function memberDocument(member: MemberInput) {
  return {
    ...member,
    requested: member.requested ?? undefined,
    sharingWeight: Number(member.sharingWeight), // a weight, not an amount: at most a million
    costLines: member.costLines.map(lineDocument),
  };
}

function lineDocument(line: CostLine) {
  return {
    ...line,
    functions: line.functions.length === 0 ? undefined : line.functions,
    cloudMonths: line.cloudMonths ?? undefined,
  };
}
