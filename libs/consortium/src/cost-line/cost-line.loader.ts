import DataLoader from 'dataloader';
import type { TenantTransaction, Viewer } from '@renkei/platform';
import { costLinesOf, type CostLineRow } from './cost-line.rows.ts';

/** The lines per member id, all members in one statement. */
export function costLineLoader(
  transactions: TenantTransaction,
  viewer: Viewer,
): DataLoader<string, readonly CostLineRow[]> {
  return new DataLoader(async (memberIds) => {
    const rows = await transactions.read(viewer, (tx) => costLinesOf(tx, memberIds));
    const byMember = new Map<string, CostLineRow[]>(memberIds.map((id) => [id, []]));
    for (const row of rows) byMember.get(row.memberId)?.push(row);
    return memberIds.map((id) => byMember.get(id) ?? []);
  });
}
