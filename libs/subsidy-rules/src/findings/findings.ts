import type { CalculationResult } from '../result.ts';
import { groupFindings } from './group-findings.ts';
import { memberFindings } from './member-findings.ts';
import { membershipFindings } from './membership-findings.ts';
import { SEVERITIES } from './types.ts';
import type { Finding } from './types.ts';

/**
 * Everything a coordinator should know or fix about this result, errors first, then warnings, then infos; within
 * a severity in reading order (the group's membership, its members, its caps). Computes the group a few more times
 * for the other readings, so ask for it when it is shown, not per keystroke of a large group.
 */
export function findings(result: CalculationResult): Finding[] {
  const all = [
    ...membershipFindings(result),
    ...result.members.flatMap((_, index) => memberFindings(result, index)),
    ...groupFindings(result),
  ];
  return SEVERITIES.flatMap((severity) => all.filter((finding) => finding.severity === severity));
}
