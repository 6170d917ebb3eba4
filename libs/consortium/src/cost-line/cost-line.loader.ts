import DataLoader from 'dataloader';
import type { TenantTransaction, Viewer } from '@renkei/platform';
import { costLinesByMember, type CostLineRow } from './cost-line.rows.ts';

/** The lines per member id, all members in one statement. */
export function costLineLoader(
  transactions: TenantTransaction,
  viewer: Viewer,
): DataLoader<string, readonly CostLineRow[]> {
  return new DataLoader(async (memberIds) => {
    const byMember = await transactions.read(viewer, (tx) => costLinesByMember(tx, memberIds));
    return memberIds.map((id) => byMember.get(id) ?? []);
  });
}
