import { requestRefused } from '../findings/group-findings.ts';
import { memberFindings } from '../findings/member-findings.ts';
import { adminCostOfParticipant, usesNoTool } from '../findings/membership-findings.ts';
import { SEVERITIES, type Finding } from '../findings/types.ts';
import { participantsWithoutTool } from '../input/member.ts';
import type { CalculationResult } from '../result.ts';
import { memberPath } from '../trace/step.ts';

/**
 * What one member should know or fix about itself, as the member may see it: nothing of the group's caps and sums, and
 * no effect that is counted in the group's yen. In the order of `findings`.
 */
export function ownFindings(result: CalculationResult, index: number): Finding[] {
  const member = result.input.members[index];
  if (member === undefined) return [];
  const own = memberPath(index);
  const isOwn = ({ path }: Finding) => path === own || path.startsWith(`${own}.`);
  const all = [
    ...(participantsWithoutTool(result.input.members).includes(index)
      ? [usesNoTool(member, index, null)]
      : []),
    ...adminCostOfParticipant(result).filter(isOwn),
    ...memberFindings(result, index),
    ...requestRefused(result).filter(isOwn),
  ];
  return SEVERITIES.flatMap((severity) => all.filter((finding) => finding.severity === severity));
}
