import { addDays, type LocalDate } from '@renkei/kernel';
import type { Tx } from '@renkei/platform';
import { readDues } from '../payment/payment.rows.ts';
import { quoteOf } from '../repayment/quote.ts';
import { repaymentById, type RepaymentRow } from '../repayment/repayment.rows.ts';
import type { TransferState } from '../vocabulary.ts';
import type { BankRecord } from './match.ts';

/** Days a bank may take to book what was ordered for a day, holidays and a new year among them. */
const BOOKED_WITHIN = 14;
/** Days within which a bank asks the payee's bank to give a transfer back. */
const RETURNED_WITHIN = 45;
/** How far the day somebody recorded may be from the bank's. */
const RECORDED_WITHIN = 5;

interface ItemLine {
  readonly id: string;
  readonly batchId: string;
  readonly number: number;
  readonly transferOn: LocalDate;
  readonly itemCount: number;
  readonly totalYen: bigint;
  readonly memberId: string;
  readonly name: string;
  readonly amountYen: bigint;
  readonly status: TransferState;
  readonly settledOn: LocalDate | null;
  readonly debited: boolean;
  readonly returned: boolean;
}

/**
 * What the movements of a member's account from `firstOn` to `lastOn` may be: transfers it pays, what comes back of them,
 * what the programme pays it and what it pays back. What is matched already is left out.
 */
export async function bankRecords(
  tx: Tx,
  consortiumId: string,
  memberId: string,
  { firstOn, lastOn }: { readonly firstOn: LocalDate; readonly lastOn: LocalDate },
): Promise<readonly BankRecord[]> {
  const items = await readItems(tx, memberId, addDays(firstOn, -RETURNED_WITHIN), lastOn);
  return [
    ...items.filter(({ debited }) => !debited).map(transferOf),
    ...batchesOf(items, memberId),
    ...items.filter(({ returned }) => !returned).map(returnOf),
    ...(await paymentsOf(tx, consortiumId, memberId)),
    ...(await repaymentsOf(tx, memberId)),
  ];
}

function readItems(tx: Tx, payerId: string, from: LocalDate, to: LocalDate): Promise<ItemLine[]> {
  return tx.query<ItemLine>(
    `SELECT i.id, t.id AS "batchId", t.number, t.transfer_on::text AS "transferOn", t.item_count AS "itemCount",
       t.total_yen AS "totalYen", i.member_id AS "memberId", b.name, i.amount_yen AS "amountYen", i.status,
       i.settled_on::text AS "settledOn",
       EXISTS (SELECT FROM bank_match x WHERE x.transfer_batch_id = t.id
               OR x.transfer_item_id = i.id AND x.kind = 'TRANSFER') AS debited,
       EXISTS (SELECT FROM bank_match x WHERE x.transfer_item_id = i.id AND x.kind = 'RETURN') AS returned
     FROM transfer_batch t JOIN transfer_item i ON i.batch_id = t.id
     JOIN member m ON m.id = i.member_id JOIN business b ON b.id = m.business_id
     WHERE t.member_id = $1 AND t.transfer_on BETWEEN $2 AND $3 ORDER BY t.number, i.share_id`,
    [payerId, from, to],
  );
}

function transferOf(item: ItemLine): BankRecord {
  const { id, memberId, name, number, transferOn, amountYen, status, settledOn } = item;
  return {
    kind: 'TRANSFER',
    id,
    recorded: status !== 'MADE',
    direction: 'OUT',
    memberId,
    on: status === 'CONFIRMED' ? settledOn : transferOn,
    from: transferOn,
    to: addDays(transferOn, BOOKED_WITHIN),
    yenOn: () => amountYen,
    claims: [`debit ${id}`],
    label: {
      ja: `${name}への振込（振込データ第${number}号）`,
      en: `Transfer to ${name} (file ${number})`,
    },
    blocked: null,
  };
}

/** Many banks book all transfers of a file as one amount. */
function batchesOf(items: readonly ItemLine[], payerId: string): BankRecord[] {
  const ids = [...new Set(items.map(({ batchId }) => batchId))];
  return ids.flatMap((id): BankRecord[] => {
    const own = items.filter(({ batchId }) => batchId === id);
    const { number, transferOn, totalYen, itemCount } = own[0]!;
    if (itemCount < 2 || own.some(({ debited }) => debited)) return [];
    return [
      {
        kind: 'TRANSFER_BATCH',
        id,
        recorded: own.every(({ status }) => status !== 'MADE'),
        direction: 'OUT',
        memberId: payerId,
        on: transferOn,
        from: transferOn,
        to: addDays(transferOn, BOOKED_WITHIN),
        yenOn: () => totalYen,
        claims: own.map((item) => `debit ${item.id}`),
        label: {
          ja: `振込データ第${number}号の${itemCount}件すべて`,
          en: `All ${itemCount} transfers of file ${number}`,
        },
        blocked: null,
      },
    ];
  });
}

function returnOf({ id, memberId, name, transferOn, amountYen, status, settledOn }: ItemLine): BankRecord {
  return {
    kind: 'RETURN',
    id,
    recorded: status === 'FAILED',
    direction: 'IN',
    memberId,
    on: status === 'FAILED' ? settledOn : null,
    from: transferOn,
    to: addDays(transferOn, RETURNED_WITHIN),
    yenOn: () => amountYen,
    claims: [`return ${id}`],
    label: { ja: `${name}への振込が戻ったもの`, en: `The transfer to ${name}, returned` },
    blocked:
      status === 'CONFIRMED'
        ? {
            ja: `${name}への振込は「振り込まれた」と記録済みなので、ここでは取り消せません。口座に戻った日と理由を銀行に確かめ、お店の口座を直してから、金額をもう一度振り込んでください（帳簿の上では渡したままになっています）。`,
            en: `The transfer to ${name} is recorded as carried out, which cannot be undone here. Please ask the bank why it came back, have the account corrected, and transfer the amount again (in the ledger it stands as passed on).`,
          }
        : null,
  };
}

async function paymentsOf(tx: Tx, consortiumId: string, memberId: string): Promise<BankRecord[]> {
  const paid = await tx.query<{ id: string; yen: bigint; on: LocalDate }>(
    `SELECT p.id, p.amount_yen AS yen, p.paid_on::text AS on FROM programme_payment p
     WHERE p.member_id = $1 AND p.voided_at IS NULL
       AND NOT EXISTS (SELECT FROM bank_match x WHERE x.programme_payment_id = p.id) ORDER BY p.paid_on, p.id`,
    [memberId],
  );
  const dues = await readDues(tx, [consortiumId]);
  const due = dues.find((one) => one.memberId === memberId && one.owedYen > 0n);
  const payment = (id: string, recorded: boolean, yen: bigint) => ({
    kind: 'PROGRAMME_PAYMENT' as const,
    id,
    recorded,
    direction: 'IN' as const,
    memberId,
    yenOn: () => yen,
    claims: [`payment ${id}`],
    blocked: null,
  });
  return [
    ...paid.map(({ id, yen, on }) => ({
      ...payment(id, true, yen),
      on,
      from: addDays(on, -RECORDED_WITHIN),
      to: addDays(on, RECORDED_WITHIN),
      label: { ja: '補助金の入金（記録済み）', en: 'Payment by the programme, recorded' },
    })),
    ...(due === undefined
      ? []
      : [
          {
            ...payment(memberId, false, due.owedYen),
            on: null,
            from: null,
            to: null,
            label: { ja: '補助金の入金（これから記録）', en: 'Payment by the programme, to be recorded' },
          },
        ]),
  ];
}

async function repaymentsOf(tx: Tx, memberId: string): Promise<BankRecord[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT r.id FROM repayment r WHERE r.member_id = $1 AND r.status IN ('CLAIMED', 'PAID')
       AND NOT EXISTS (SELECT FROM bank_match x WHERE x.repayment_id = r.id) ORDER BY r.claimed_on, r.id LIMIT 50`,
    [memberId],
  );
  const records: BankRecord[] = [];
  for (const { id } of rows) records.push(repaymentRecord(await repaymentById(tx, id)));
  return records;
}

/** With 加算金 and 延滞金 as they stand on the day of the movement: paid all at once. */
function repaymentRecord(row: RepaymentRow): BankRecord {
  const { id, memberId, claimedOn, paidOn } = row;
  return {
    kind: 'REPAYMENT',
    id,
    recorded: paidOn !== null,
    direction: 'OUT',
    memberId,
    on: paidOn,
    from: paidOn === null ? claimedOn : addDays(paidOn, -RECORDED_WITHIN),
    to: paidOn === null ? null : addDays(paidOn, RECORDED_WITHIN),
    yenOn: (day) =>
      day < claimedOn && paidOn === null ? null : (quoteOf(row, day, 'paidOn')?.totalYen ?? null),
    claims: [`repayment ${id}`],
    label: { ja: '補助金の返還', en: 'Repayment of subsidy' },
    blocked: null,
  };
}
