import type { ReceiptFacts } from '@renkei/documents';
import type { LocalDate } from '@renkei/kernel';
import type { Tx } from '@renkei/platform';

/**
 * A payee's word that money arrived, as it is printed. Decision of this product: receipts are made out to the group,
 * whose name every reader may see; a member does not see who else is in it.
 */
export interface StoredReceipt extends Pick<ReceiptFacts, 'payer' | 'payee' | 'amount' | 'purpose'> {
  readonly itemId: string;
  readonly memberId: string;
  /** Runs on within the group. */
  readonly number: number;
  readonly receivedOn: LocalDate;
  readonly confirmedAt: Date;
}

const PURPOSE = '補助金の分配金';

const SELECT = `SELECT x.transfer_item_id AS "itemId", x.member_id AS "memberId", x.number,
    x.received_on::text AS "receivedOn", x.confirmed_at AS "confirmedAt", i.amount_yen AS amount, b.name AS payee,
    c.name AS payer
  FROM transfer_receipt x JOIN transfer_item i ON i.id = x.transfer_item_id
  JOIN member m ON m.id = x.member_id JOIN business b ON b.id = m.business_id
  JOIN consortium c ON c.id = x.consortium_id`;

/** Of these transfers, in one statement; one without a receipt is left out. */
export function readReceipts(tx: Tx, itemIds: readonly string[]): Promise<StoredReceipt[]> {
  return read(tx, 'x.transfer_item_id = ANY ($1::uuid[])', itemIds);
}

/** All of a group that this person sees, by their numbers. */
export function readReceiptsOf(tx: Tx, consortiumId: string): Promise<StoredReceipt[]> {
  return read(tx, 'x.consortium_id = $1', consortiumId);
}

async function read(tx: Tx, condition: string, value: unknown): Promise<StoredReceipt[]> {
  const rows = await tx.query<Omit<StoredReceipt, 'purpose'>>(
    `${SELECT} WHERE ${condition} ORDER BY x.number`,
    [value],
  );
  return rows.map((row) => ({ ...row, purpose: PURPOSE }));
}

/** 'R-0012' */
export const receiptNumber = (number: number): string => `R-${String(number).padStart(4, '0')}`;
