import type { Message } from '@renkei/kernel';
import { notFound, type Tx } from '@renkei/platform';
import type { OwnedList } from '../shared/pages.ts';
import type { TransferBatchType, TransferItemType } from './transfer.type.ts';

export const TRANSFER: Message = { ja: '振込', en: 'The transfer' };
export const BATCH: Message = { ja: '振込データ', en: 'The transfer file' };

const ITEM_COLUMNS = `x.id, x.consortium_id AS "consortiumId", x.batch_id AS "batchId", x.share_id AS "shareId",
  s.from_member_id AS "fromMemberId", x.member_id AS "memberId", x.amount_yen AS "amountYen", x.status,
  x.settled_on::text AS "settledOn", x.failure, x.version`;
const ITEM_TABLES = 'transfer_item x JOIN redistribution_share s ON s.id = x.share_id';

const BATCH_COLUMNS = `x.id, x.number, x.member_id AS "payerMemberId", x.transfer_on::text AS "transferOn",
  x.item_count AS "itemCount", x.total_yen AS "totalYen", x.made_at AS "madeAt"`;

export type ItemRow = Omit<TransferItemType, 'statusLabel'> & {
  readonly consortiumId: string;
  readonly batchId: string;
};

export const BATCHES: OwnedList = {
  name: 'batches',
  table: 'transfer_batch',
  from: 'transfer_batch x',
  owner: 'x.consortium_id',
  order: 'x.number',
  columns: BATCH_COLUMNS,
};

/** What a member gets: open ones first, then by the day. */
export const ITEMS_OF_PAYEE: OwnedList = {
  name: 'own transfers',
  table: 'transfer_item',
  from: ITEM_TABLES,
  owner: 'x.member_id',
  order: `coalesce(x.settled_on, 'infinity')`,
  columns: ITEM_COLUMNS,
};

/** @throws AppError NOT_FOUND */
export async function itemById(tx: Tx, id: string): Promise<ItemRow> {
  const [row] = await tx.query<ItemRow>(`SELECT ${ITEM_COLUMNS} FROM ${ITEM_TABLES} WHERE x.id = $1`, [id]);
  if (!row) throw notFound(TRANSFER);
  return row;
}

/** In the order of the file, which nothing moves later: members may change places, and the file is made again from this. */
export function itemsOfBatches(tx: Tx, batchIds: readonly string[]): Promise<ItemRow[]> {
  return tx.query<ItemRow>(
    `SELECT ${ITEM_COLUMNS} FROM ${ITEM_TABLES}
     WHERE x.batch_id = ANY ($1::uuid[]) ORDER BY x.batch_id, x.share_id`,
    [batchIds],
  );
}

export interface BatchRow extends TransferBatchType {
  readonly consortiumId: string;
  readonly ordererCode: string;
  readonly ordererKana: string;
  readonly fileSha256: string;
}

/** @throws AppError NOT_FOUND */
export async function batchById(tx: Tx, id: string): Promise<BatchRow> {
  const [row] = await tx.query<BatchRow>(
    `SELECT ${BATCH_COLUMNS}, x.consortium_id AS "consortiumId", x.orderer_code AS "ordererCode",
       x.orderer_kana AS "ordererKana", x.file_sha256 AS "fileSha256"
     FROM transfer_batch x WHERE x.id = $1`,
    [id],
  );
  if (!row) throw notFound(BATCH);
  return row;
}

/** A share that waits to be transferred. */
export interface OpenShare {
  readonly id: string;
  readonly memberId: string;
  readonly name: string;
  readonly amountYen: bigint;
}

/** What a payer still has to transfer under the redistribution in force, in the order of the file. */
export function openShares(tx: Tx, consortiumId: string, payerMemberId: string): Promise<OpenShare[]> {
  return tx.query<OpenShare>(
    `SELECT s.id, s.member_id AS "memberId", b.name, s.amount_yen AS "amountYen"
     FROM redistribution_share s JOIN redistribution r ON r.id = s.redistribution_id AND r.cancelled_at IS NULL
     JOIN member m ON m.id = s.member_id JOIN business b ON b.id = m.business_id
     WHERE s.consortium_id = $1 AND s.from_member_id = $2
       AND NOT EXISTS (SELECT FROM transfer_item i WHERE i.share_id = s.id AND i.status <> 'FAILED')
     ORDER BY s.id`,
    [consortiumId, payerMemberId],
  );
}
