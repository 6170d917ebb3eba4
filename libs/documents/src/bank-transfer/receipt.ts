import { formatYen, formatYenEn, type LocalDate, type Message, type Yen } from '@renkei/kernel';

export const RECEIPT_LINES = ['number', 'on', 'payer', 'amount', 'purpose', 'statement', 'payee'] as const;
export type ReceiptLineKey = (typeof RECEIPT_LINES)[number];

export interface ReceiptFacts {
  readonly number: string;
  /** The day the money arrived. */
  readonly on: LocalDate;
  readonly payer: string;
  /** Who received the money and says so. */
  readonly payee: string;
  /** Yen received, 1 or more. */
  readonly amount: Yen;
  readonly purpose: string;
}

export interface ReceiptLine {
  readonly key: ReceiptLineKey;
  /** null for a sentence that stands alone. */
  readonly label: Message | null;
  readonly value: Message;
}

export interface Receipt {
  readonly title: Message;
  readonly lines: readonly ReceiptLine[];
}

/**
 * The words of an acknowledgement that money was received, line by line as they are printed. It claims nothing of
 * taxes: it is no qualified invoice, and whether stamp duty is due on a printed one is for the payee to know.
 * Throws RangeError on an amount below 1 yen, which nobody can have received.
 */
export function receiptOf({ number, on, payer, payee, amount, purpose }: ReceiptFacts): Receipt {
  if (amount < 1n) throw new RangeError(`nothing was received: ${String(amount)} yen`);
  const [year, month, day] = on.split('-').map(Number);
  const line = (key: ReceiptLineKey, label: Message | null, ja: string, en = ja): ReceiptLine => ({
    key,
    label,
    value: { ja, en },
  });
  return {
    title: { ja: '受領書', en: 'Acknowledgement of receipt' },
    lines: [
      line('number', { ja: '番号', en: 'Number' }, number),
      line('on', { ja: '受領日', en: 'Received on' }, `${year}年${month}月${day}日`, on),
      line('payer', { ja: '支払者', en: 'Paid by' }, `${payer} 様`, payer),
      line('amount', { ja: '金額', en: 'Amount' }, `金${formatYen(amount)}`, formatYenEn(amount)),
      line('purpose', { ja: '但し書き', en: 'For' }, `${purpose}として`, purpose),
      line('statement', null, '上記の金額を受け取りました。', 'The above amount was received.'),
      line('payee', { ja: '受領者', en: 'Received by' }, payee),
    ],
  };
}
