import { receiptOf } from '@renkei/documents';
import type { LocalDate } from '@renkei/kernel';
import type { TenantTransaction, Viewer } from '@renkei/platform';
import DataLoader from 'dataloader';
import type { TransferReceiptType } from './transfer.type.ts';

interface ReceiptRow {
  readonly itemId: string;
  readonly number: number;
  readonly receivedOn: LocalDate;
  readonly confirmedAt: Date;
  readonly amountYen: bigint;
  readonly payee: string;
  readonly group: string;
}

const PURPOSE = '補助金の分配金';

/**
 * The receipts of transfers. Decision of this product: they are made out to the group, whose name every reader may see;
 * a member does not see who else is in it.
 */
export function receiptLoader(transactions: TenantTransaction, viewer: Viewer) {
  return new DataLoader<string, TransferReceiptType | null>((itemIds) =>
    transactions.read(viewer, async (tx) => {
      const rows = await tx.query<ReceiptRow>(
        `SELECT x.transfer_item_id AS "itemId", x.number, x.received_on::text AS "receivedOn",
           x.confirmed_at AS "confirmedAt", i.amount_yen AS "amountYen", b.name AS payee, c.name AS group
         FROM transfer_receipt x JOIN transfer_item i ON i.id = x.transfer_item_id
         JOIN member m ON m.id = x.member_id JOIN business b ON b.id = m.business_id
         JOIN consortium c ON c.id = x.consortium_id
         WHERE x.transfer_item_id = ANY ($1::uuid[])`,
        [itemIds],
      );
      const byItem = new Map(rows.map((row) => [row.itemId, receiptTypeOf(row)]));
      return itemIds.map((id) => byItem.get(id) ?? null);
    }),
  );
}

function receiptTypeOf({ number, receivedOn, confirmedAt, amountYen, payee, group }: ReceiptRow) {
  const receipt = receiptOf({
    number: `R-${String(number).padStart(4, '0')}`,
    on: receivedOn,
    payer: group,
    payee,
    amount: amountYen,
    purpose: PURPOSE,
  });
  return { number, receivedOn, confirmedAt, ...receipt };
}
