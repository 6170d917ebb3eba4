import { receiptOf } from '@renkei/documents';
import type { TenantTransaction, Viewer } from '@renkei/platform';
import DataLoader from 'dataloader';
import { readReceipts, receiptNumber, type StoredReceipt } from './receipt-facts.ts';
import type { TransferReceiptType } from './transfer.type.ts';

/** The receipts of transfers, line by line. */
export function receiptLoader(transactions: TenantTransaction, viewer: Viewer) {
  return new DataLoader<string, TransferReceiptType | null>((itemIds) =>
    transactions.read(viewer, async (tx) => {
      const rows = await readReceipts(tx, itemIds);
      const byItem = new Map(rows.map((row) => [row.itemId, receiptTypeOf(row)]));
      return itemIds.map((id) => byItem.get(id) ?? null);
    }),
  );
}

function receiptTypeOf({ number, receivedOn, confirmedAt, ...facts }: StoredReceipt): TransferReceiptType {
  return {
    number,
    receivedOn,
    confirmedAt,
    ...receiptOf({ ...facts, number: receiptNumber(number), on: receivedOn }),
  };
}
