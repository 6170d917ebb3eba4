import { newKey } from '@renkei/test/sample-values';
import type { Send } from './procedure-bench.ts';
import { done, mutation, newest, type Life, type Step } from './procedure-life.ts';
import { told } from './procedure-steps.ts';

const PAID_ON = '2026-12-10';
/** A Monday, and no holiday. */
const TRANSFER_ON = '2027-04-12';

/** The programme pays a member what was fixed for it. */
function pay(life: Life, memberId: string, amountYen: number): Send {
  const input = { consortiumId: life.id, memberId, amountYen, paidOn: PAID_ON, idempotencyKey: newKey() };
  const type = 'RecordProgrammePaymentInput';
  return mutation(life.key, 'recordProgrammePayment', type, input, 'programmePayment { id }');
}

function enterAccount(key: string, memberId: string, accountNumber: string): Send {
  const bank = { bankCode: '0005', branchCode: '001', accountType: 'ORDINARY', holderKana: 'ﾐﾎﾝ' };
  const input = { memberId, accountNumber, ...bank };
  const type = 'SetPayoutAccountInput';
  return mutation(key, 'setPayoutAccount', type, input, 'payoutAccount { bankCode }');
}

/** The share of the second member: whose account is known, as the representative's is. */
async function shareOfMerchant(life: Life): Promise<string> {
  const [share] = await life.database.sql<{ id: string }>(
    'SELECT id FROM redistribution_share WHERE consortium_id = $1 AND member_id = $2',
    [life.id, life.memberIds[1]],
  );
  return share!.id;
}

const TRANSFER_ITEM = 'transferItem { id status version }';
const REPAYMENT = 'repayment { id status version }';

/**
 * From the programme's payment to what is paid back. By hand: fixed are 722,222 yen of (1) for each of ten members, and
 * for the representative 600,000 of (2) and 200,000 of (3) besides: 1,522,222. Sharing 800,000 equally, it keeps 80,000
 * and passes 80,000 on to each of the nine others.
 */
export const MONEY_STEPS: readonly Step[] = [
  {
    name: 'recordProgrammePayment',
    at: '2026-12-12T10:00',
    // both fixings are in the ledger then, and the payment is there
    hold: { table: 'ledger_entry', when: `NEW.kind = 'PROGRAMME_PAYMENT'` },
    request: (life) => Promise.resolve(pay(life, life.memberIds[0]!, 1_522_222)),
    repeat: 'SAME',
    // Two fixings and the payment. PROGRAMME_OWES and ENTITLED of ten members and HELD of one; 20 postings of the first
    // fixing, two of the second (the last member's software alone), two of the payment.
    adds: { programme_payment: 1, ledger_entry: 3, ledger_account: 21, ledger_posting: 24 },
  },
  {
    name: 'decideRedistribution',
    at: '2026-12-20T10:00',
    prepare: async (life, api) => {
      for (const memberId of life.memberIds.slice(1)) await done(pay(life, memberId, 722_222), api);
    },
    hold: { table: 'redistribution_share' },
    request: (life) => {
      const input = {
        consortiumId: life.id,
        sharingKey: 'EQUAL',
        decidedOn: '2026-12-19',
        idempotencyKey: newKey(),
      };
      const type = 'DecideRedistributionInput';
      return Promise.resolve(
        mutation(life.key, 'decideRedistribution', type, input, 'redistribution { id }'),
      );
    },
    repeat: 'SAME',
    adds: { redistribution: 1, redistribution_share: 9 },
  },
  {
    name: 'makeTransferBatch',
    at: '2027-04-05T10:00',
    prepare: async (life, api) => {
      await done(enterAccount(life.representativeKey, life.memberIds[0]!, '1234567'), api);
      await done(enterAccount(life.merchantKey, life.memberIds[1]!, '7654321'), api);
    },
    hold: told('TRANSFER', 'CREATE'),
    request: async (life) => {
      const input = {
        consortiumId: life.id,
        payerMemberId: life.memberIds[0],
        transferOn: TRANSFER_ON,
        ordererCode: '0123456789',
        ordererKana: 'ﾐﾎﾝｼﾖｳﾃﾝｶﾞｲ',
        shareIds: [await shareOfMerchant(life)],
        idempotencyKey: newKey(),
      };
      const type = 'MakeTransferBatchInput';
      return mutation(life.key, 'makeTransferBatch', type, input, 'transferBatch { id number }');
    },
    repeat: 'SAME',
    adds: { transfer_batch: 1, transfer_item: 1, procedure_event: 1 },
  },
  {
    name: 'confirmTransfer',
    at: `${TRANSFER_ON}T15:00`,
    hold: { table: 'ledger_entry', when: `NEW.kind = 'TRANSFER'` },
    request: async (life) => {
      const { id: itemId, version } = await newest(life, 'transfer_item', 'id');
      const input = { itemId, version, settledOn: TRANSFER_ON };
      return mutation(life.key, 'confirmTransfer', 'ConfirmTransferInput', input, TRANSFER_ITEM);
    },
    repeat: 'STALE_VERSION',
    // from what the one holds to what the other holds
    adds: { procedure_event: 1, ledger_entry: 1, ledger_posting: 2 },
  },
  {
    name: 'confirmReceipt',
    at: '2027-04-13T10:00',
    hold: { table: 'transfer_receipt' },
    request: async (life) => {
      const { id: transferItemId } = await newest(life, 'transfer_item', 'id');
      const input = { transferItemId, receivedOn: TRANSFER_ON };
      return mutation(life.merchantKey, 'confirmReceipt', 'ConfirmReceiptInput', input, TRANSFER_ITEM);
    },
    repeat: 'SAME',
    adds: { transfer_receipt: 1 },
  },
  {
    name: 'claimRepayment',
    at: '2027-05-10T10:00',
    hold: { table: 'ledger_entry', when: `NEW.kind = 'REPAYMENT_CLAIM'` },
    request: (life) => {
      const input = {
        consortiumId: life.id,
        memberId: life.memberIds[1],
        cause: 'CANCELLED',
        reason: '見本: 交付決定の一部取消',
        principalYen: 50_000,
        subsidyReceivedOn: PAID_ON,
        claimedOn: '2027-05-10',
        dueOn: '2027-05-31',
        idempotencyKey: newKey(),
      };
      return Promise.resolve(mutation(life.key, 'claimRepayment', 'ClaimRepaymentInput', input, REPAYMENT));
    },
    repeat: 'SAME',
    // the account of what it has to pay back is new
    adds: { repayment: 1, procedure_event: 1, ledger_entry: 1, ledger_account: 1, ledger_posting: 2 },
  },
  {
    name: 'payRepayment',
    at: '2027-05-20T10:00',
    hold: { table: 'ledger_entry', when: `NEW.kind = 'REPAYMENT'` },
    request: async (life) => {
      const input = { ...(await newest(life, 'repayment', 'recorded_at')), paidOn: '2027-05-20' };
      return mutation(life.key, 'payRepayment', 'PayRepaymentInput', input, REPAYMENT);
    },
    repeat: 'STALE_VERSION',
    // out of what it holds, with 加算金 out of its own money: two accounts are new
    adds: { procedure_event: 1, ledger_entry: 1, ledger_account: 2, ledger_posting: 4 },
  },
];
