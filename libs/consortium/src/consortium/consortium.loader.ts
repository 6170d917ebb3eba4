import type { TenantTransaction, Viewer } from '@renkei/platform';
import DataLoader from 'dataloader';

/** Where the representative has its seat, all groups in one statement; null: not entered, or not visible. */
export function cityLoader(
  transactions: TenantTransaction,
  viewer: Viewer,
): DataLoader<string, string | null> {
  return new DataLoader(async (consortiumIds) => {
    const rows = await transactions.read(viewer, (tx) =>
      tx.query<{ readonly consortiumId: string; readonly city: string }>(
        `SELECT m.consortium_id AS "consortiumId", b.city FROM member m JOIN business b ON b.id = m.business_id
         WHERE m.consortium_id = ANY ($1::uuid[]) AND m.role = 'REPRESENTATIVE' AND m.status = 'ENROLLED' AND b.city <> ''`,
        [consortiumIds],
      ),
    );
    const byGroup = new Map(rows.map(({ consortiumId, city }) => [consortiumId, city]));
    return consortiumIds.map((id) => byGroup.get(id) ?? null);
  });
}
