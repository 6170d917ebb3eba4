import type { Message } from '@renkei/kernel';
import { notFound, type Tx } from '@renkei/platform';
import type { OwnedList } from '../shared/pages.ts';
import type { RedistributionShareType, RedistributionType } from './distribution.type.ts';

export const REDISTRIBUTION: Message = { ja: '分配の取り決め', en: 'The redistribution' };

const COLUMNS = `x.id, x.number, x.sharing_key AS "sharingKey", x.decided_on::text AS "decidedOn",
  x.cancelled_at AS "cancelledAt", x.version`;

export const REDISTRIBUTIONS: OwnedList = {
  name: 'redistributions',
  table: 'redistribution',
  from: 'redistribution x',
  owner: 'x.consortium_id',
  order: 'x.number',
  columns: COLUMNS,
};

export interface RedistributionRow extends RedistributionType {
  readonly consortiumId: string;
}

/** @throws AppError NOT_FOUND */
export async function redistributionById(tx: Tx, id: string): Promise<RedistributionRow> {
  const [row] = await tx.query<RedistributionRow>(
    `SELECT ${COLUMNS}, x.consortium_id AS "consortiumId" FROM redistribution x WHERE x.id = $1`,
    [id],
  );
  if (!row) throw notFound(REDISTRIBUTION);
  return row;
}

/** The one in force of each group. */
export function liveRedistributions(tx: Tx, consortiumIds: readonly string[]): Promise<RedistributionRow[]> {
  return tx.query<RedistributionRow>(
    `SELECT ${COLUMNS}, x.consortium_id AS "consortiumId" FROM redistribution x
     WHERE x.consortium_id = ANY ($1::uuid[]) AND x.cancelled_at IS NULL`,
    [consortiumIds],
  );
}

export interface ShareRow extends RedistributionShareType {
  readonly redistributionId: string;
}

/** In the order of the members who receive. */
export function readShares(tx: Tx, redistributionIds: readonly string[]): Promise<ShareRow[]> {
  return tx.query<ShareRow>(
    `SELECT s.id, s.redistribution_id AS "redistributionId", s.from_member_id AS "fromMemberId",
       s.member_id AS "memberId", s.amount_yen AS "amountYen",
       coalesce((SELECT i.status FROM transfer_item i WHERE i.share_id = s.id AND i.status <> 'FAILED'), 'OPEN') AS state
     FROM redistribution_share s JOIN member m ON m.id = s.member_id
     WHERE s.redistribution_id = ANY ($1::uuid[]) ORDER BY s.redistribution_id, m.position, s.id`,
    [redistributionIds],
  );
}
