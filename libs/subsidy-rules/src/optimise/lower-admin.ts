import { PART_OF_CATEGORY } from '../input/types.ts';
import type { Yen } from '@renkei/kernel';
import { lineCost } from '../parts/member-costs.ts';
import type { CalculationResult } from '../result.ts';
import type { Change } from '../what-if/scenario.ts';
import { whatIsUnused } from './unused.ts';

interface AdminLine {
  readonly memberId: string;
  readonly lineId: string;
  readonly cost: Yen;
}

/**
 * Lowers the unit prices of the admin lines, the costliest first, to the least cost that still fills the limit of (3), so
 * the subsidy stays. Empty when all of it is subsidised, or none is.
 */
export function lowerAdmin(result: CalculationResult): Change[] {
  let excess = whatIsUnused(result).admin.unsubsidisedCost;
  if (excess === 0n || result.admin.granted === 0n) return [];
  const lines = result.input.members.flatMap(({ id: memberId, costLines }) =>
    costLines
      .filter(({ category }) => PART_OF_CATEGORY[category] === 'ADMIN')
      .map((line): AdminLine => ({ memberId, lineId: line.id, cost: lineCost(line) })),
  );
  const costliest = lines.sort((a, b) => (a.cost === b.cost ? 0 : a.cost > b.cost ? -1 : 1));
  const changes: Change[] = [];
  for (const { memberId, lineId, cost } of costliest) {
    if (excess === 0n || cost === 0n) break;
    const line = result.input.members
      .find(({ id }) => id === memberId)
      ?.costLines.find(({ id }) => id === lineId);
    if (line === undefined) continue;
    if (cost <= excess) {
      changes.push({ kind: 'REMOVE_LINE', memberId, lineId });
      excess -= cost;
      continue;
    }
    const quantity = BigInt(line.quantity);
    const unitPrice = (cost - excess + quantity - 1n) / quantity;
    excess -= cost - unitPrice * quantity;
    if (unitPrice !== line.unitPrice)
      changes.push({ kind: 'REPLACE_LINE', memberId, line: { ...line, unitPrice } });
    break;
  }
  return changes;
}
