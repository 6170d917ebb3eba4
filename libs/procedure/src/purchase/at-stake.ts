import { calculate, fixAmounts, lineCost, type CalculationInput } from '@renkei/subsidy-rules';
import type { Ceilings } from '../application/grant-facts.ts';

/** Of the granted amounts, as far as they are known; the calculation's own where they are not. */
export interface KnownCeilings {
  member(id: string): bigint | undefined;
  readonly analysis: bigint | undefined;
  readonly admin: bigint | undefined;
}

const NOT_GRANTED: KnownCeilings = { member: () => undefined, analysis: undefined, admin: undefined };

/**
 * What of a grant may be concluded from: a member user reads no more than its own member's ceiling.
 * @param ceilings null: nothing is granted yet, so what was calculated is what may be lost
 */
export function knownCeilings(ceilings: Ceilings | null, ownOnly: boolean): KnownCeilings {
  if (ceilings === null) return NOT_GRANTED;
  const { member } = ceilings;
  if (ownOnly) return { ...NOT_GRANTED, member: (id) => member.get(id) };
  return { member: (id) => member.get(id) ?? 0n, analysis: ceilings.analysis, admin: ceilings.admin };
}

/**
 * The subsidy the group is not paid when these lines are lost; whole yen. As the fixing of the amounts has it (R25
 * 第22条2): the rules without those lines, at most what was granted. So a line takes along what rests on it, such as
 * the hardware beside the software, and the share of (3) that hangs on (1) and (2). 0 for lines that do not count.
 */
export function subsidyAtStake(
  input: CalculationInput,
  ceilings: KnownCeilings,
  lost: ReadonlySet<string>,
): bigint {
  const priced = calculate(input);
  const granted = {
    analysis: ceilings.analysis ?? priced.analysis.granted,
    admin: ceilings.admin ?? priced.admin.granted,
  };
  const fixed = (without: ReadonlySet<string>): bigint => {
    const settled = fixAmounts({
      input,
      granted,
      members: input.members.map(({ id, costLines }, position) => ({
        id,
        granted: ceilings.member(id) ?? priced.members[position]?.granted ?? 0n,
        withdrawn: false,
        lostMicro: false,
        lines: costLines
          .filter((line) => !without.has(line.id))
          .map((line) => ({ lineId: line.id, yen: lineCost(line), parked: false })),
      })),
    });
    if (!settled.ok) throw new Error(`a stored group cannot be settled: ${settled.error[0]?.code}`);
    return settled.value.total.fixed;
  };
  return fixed(new Set()) - fixed(lost);
}
