import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { problemLinesOf } from '@renkei/test/problems';
import { day, key, moneyBench, type MoneyBench, type MoneyGroup } from '../../test/money-bench.ts';
import { quoteOf } from './quote.ts';
import type { ClaimRepaymentInput } from './repayment.inputs.ts';
import type { RepaymentRow } from './repayment.rows.ts';

let bench: MoneyBench;
let group: MoneyGroup;

beforeAll(async () => {
  bench = await moneyBench();
}, 60_000);
/** The second member received 200,000 yen on 1 October and 100,000 on 15 October 2027. */
beforeEach(async () => {
  group = await bench.group();
  await bench.pay(group, 1, 200_000n);
  await bench.pay(group, 1, 100_000n, '2027-10-15');
});
afterAll(() => bench.close());

const input = (changes: Partial<ClaimRepaymentInput> = {}): ClaimRepaymentInput => ({
  consortiumId: group.id,
  memberId: group.memberIds[1]!,
  cause: 'CANCELLED',
  reason: '導入から1年以内にツールをやめたため',
  principalYen: 200_000n,
  subsidyReceivedOn: day('2027-10-01'),
  claimedOn: day('2027-10-20'),
  dueOn: day('2027-11-10'),
  ...key(),
  ...changes,
});
const claim = (changes?: Partial<ClaimRepaymentInput>) =>
  bench.repayments.claim(group.coordinator, input(changes));
const pay = ({ id, version }: RepaymentRow, paidOn = '2027-11-20') =>
  bench.repayments.pay(group.coordinator, { id, version, paidOn: day(paidOn) });
const cancel = ({ id, version }: RepaymentRow) =>
  bench.repayments.cancel(group.coordinator, { id, version, reason: '事務局が請求を取り下げたため' });
const figures = (row: RepaymentRow, on: string) => {
  const quote = quoteOf(row, day(on), 'on');
  return quote && [quote.principalYen, quote.surchargeYen, quote.delayYen, quote.totalYen];
};

describe('a claim', () => {
  it('is recorded once and moves what the member is entitled to', async () => {
    const wanted = input();
    const claimed = await bench.repayments.claim(group.coordinator, wanted);
    expect((await bench.repayments.claim(group.coordinator, wanted)).id).toBe(claimed.id);
    expect(claimed).toMatchObject({ status: 'CLAIMED', cause: 'CANCELLED', surchargeYen: null, version: 1 });
    expect(await bench.balances(group)).toMatchObject({
      'ENTITLED 1': -100_000n,
      'REPAYABLE 1': -200_000n,
      'HELD 1': 300_000n,
    });
    const [event] = await bench.database.sql(
      'SELECT machine, event, to_state FROM procedure_event WHERE subject_id = $1',
      [claimed.id],
    );
    expect(event).toEqual({ machine: 'REPAYMENT', event: 'CREATE', to_state: 'CLAIMED' });
  });

  it('is on one instalment, and never on the same yen twice', async () => {
    expect(await problemLinesOf(claim({ principalYen: 200_001n }))).toEqual([
      'MORE_THAN_RECEIVED input.principalYen',
    ]);
    await claim({ principalYen: 150_000n });
    await expect(claim({ principalYen: 50_001n })).rejects.toMatchObject({
      problems: [{ message: { ja: expect.stringContaining('まだ返還の請求がないのは50,000円です') } }],
    });
    const rest = await claim({ principalYen: 50_000n });
    await claim({ principalYen: 100_000n, subsidyReceivedOn: day('2027-10-15') });
    await cancel(rest);
    await claim({ principalYen: 50_000n });
  });

  it('cannot be made twice at once beyond what was received', async () => {
    const both = await Promise.allSettled([claim(), claim()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it.each<readonly [string, Partial<ClaimRepaymentInput>, readonly string[]]>([
    ['of nothing', { principalYen: 0n }, ['NOT_POSITIVE input.principalYen']],
    ['without a reason', { reason: '　' }, ['REQUIRED input.reason']],
    ['due before it was made', { dueOn: day('2027-10-19') }, ['OUT_OF_ORDER input.dueOn']],
    ['before the money came', { claimedOn: day('2027-09-30') }, ['OUT_OF_ORDER input.claimedOn']],
    ['tomorrow', { claimedOn: day('2027-12-01'), dueOn: day('2027-12-20') }, ['NOT_YET input.claimedOn']],
    [
      'on a day nothing came',
      { subsidyReceivedOn: day('2027-10-02') },
      ['NOT_RECEIVED_THEN input.subsidyReceivedOn'],
    ],
  ])('%s is refused', async (_what, changes, problems) => {
    expect(await problemLinesOf(claim(changes))).toEqual(problems);
  });
});

describe('what a repayment costs', () => {
  it('grows by the day, and from the day after the deadline faster', async () => {
    const claimed = await claim();
    // 1095 / (365 × 10000) = 3/10000 a day. On the day of receipt: one day, 200,000 × 3/10000 = 60
    expect(figures(claimed, '2027-10-01')).toEqual([200_000n, 60n, 0n, 200_060n]);
    // on the deadline: 31 + 10 = 41 days, 2,460, and nothing is late
    expect(figures(claimed, '2027-11-10')).toEqual([200_000n, 2_460n, 0n, 202_460n]);
    // a day later: 42 days, 2,520; late is one day on 202,460: 60.738
    expect(figures(claimed, '2027-11-11')).toEqual([200_000n, 2_520n, 60n, 202_580n]);
    // on the 20th: 51 days, 3,060; ten days on 202,460: 607.38
    expect(figures(claimed, '2027-11-20')).toEqual([200_000n, 3_060n, 607n, 203_667n]);
    expect(quoteOf(claimed, day('2027-11-20'), 'on')?.steps.map(({ id, result }) => [id, result])).toEqual([
      ['repayment.principal', 200_000n],
      ['repayment.surcharge', 3_060n],
      ['repayment.surchargeDue', 2_460n],
      ['repayment.lateCharge', 607n],
      ['repayment.total', 203_667n],
    ]);
    expect(await problemLinesOf(Promise.resolve().then(() => figures(claimed, '2027-09-30')))).toEqual([
      'PAID_BEFORE_RECEIPT on',
    ]);
  });

  it.each(['CANCELLED_CHANGED_CIRCUMSTANCES', 'OVERPAID'] as const)(
    'has no surcharge when %s',
    async (cause) => {
      // ten days late on the principal alone: 200,000 × 10 × 3/10000 = 600
      expect(figures(await claim({ cause }), '2027-11-20')).toEqual([200_000n, 0n, 600n, 200_600n]);
    },
  );
});

describe('a repayment', () => {
  it('is paid once, with its charges kept as they were that day', async () => {
    const paid = await pay(await claim());
    expect(paid).toMatchObject({
      status: 'PAID',
      paidOn: '2027-11-20',
      surchargeYen: 3_060n,
      delayYen: 607n,
    });
    expect(figures(paid, '2028-05-01')).toEqual([200_000n, 3_060n, 607n, 203_667n]);
    // the principal out of the 300,000 it held, the 3,667 of charges out of its own
    expect(await bench.balances(group)).toMatchObject({
      'HELD 1': 100_000n,
      'CHARGES 1': 3_667n,
      'OWN_MONEY 1': -3_667n,
      'ENTITLED 1': -100_000n,
    });
    expect(await bench.balances(group)).not.toHaveProperty(['REPAYABLE 1']);
    expect(await problemLinesOf(pay({ ...paid, version: 1 }))).toEqual(['STALE_VERSION input.version']);
    expect(await problemLinesOf(pay(paid))).toEqual(['TRANSITION_NOT_ALLOWED null']);
    expect(await problemLinesOf(cancel(paid))).toEqual(['TRANSITION_NOT_ALLOWED null']);
  });

  it('is not paid before the claim nor in the future', async () => {
    const claimed = await claim();
    expect(await problemLinesOf(pay(claimed, '2027-10-19'))).toEqual(['OUT_OF_ORDER input.paidOn']);
    expect(await problemLinesOf(pay(claimed, '2027-12-01'))).toEqual(['NOT_YET input.paidOn']);
  });

  it('of what was passed on already comes out of its own money: nobody holds less than nothing', async () => {
    for (const [member, yen] of [250_001n, 0n, 500_000n].entries())
      if (yen > 0n) await bench.pay(group, member, yen);
    for (const member of [0, 1, 2]) await bench.account(group, member);
    const { coordinator, id: consortiumId } = group;
    const terms = { sharingKey: 'EQUAL', decidedOn: day('2027-10-16') } as const;
    await bench.distributions.decide(coordinator, { consortiumId, ...terms, ...key() });
    const batch = await bench.batches.make(coordinator, {
      consortiumId,
      payerMemberId: group.memberIds[0]!,
      transferOn: day('2027-11-30'),
      ordererCode: '0000000001',
      ordererKana: 'ﾐﾎﾝ',
      ...key(),
    });
    const sent = await bench.database.sql<{ id: string }>(
      'SELECT id FROM transfer_item WHERE batch_id = $1',
      [batch.id],
    );
    for (const { id } of sent) {
      await bench.transfers.confirm(coordinator, { itemId: id, version: 1, settledOn: day('2027-11-30') });
    }
    // the representative holds 150,001 of the 250,001 it received and has to give all of it back on the same day it is
    // due: 41 days of 75.0003 yen are 3,075.0123
    const claimed = await claim({
      memberId: group.memberIds[0]!,
      principalYen: 250_001n,
      dueOn: day('2027-11-30'),
    });
    await pay(claimed, '2027-11-10');
    expect(await bench.balances(group)).toMatchObject({ 'CHARGES 0': 3_075n, 'OWN_MONEY 0': -103_075n });
    expect(await bench.balances(group)).not.toHaveProperty(['HELD 0']);
  });

  it('that is cancelled is taken back in the ledger', async () => {
    const before = await bench.balances(group);
    const cancelled = await cancel(await claim());
    expect(cancelled).toMatchObject({ status: 'CANCELLED', surchargeYen: null });
    expect(quoteOf(cancelled, day('2027-11-20'), 'on')).toBeNull();
    expect(await bench.balances(group)).toEqual(before);
    expect((await bench.entries(group)).slice(-2)).toEqual([
      '4 REPAYMENT_CLAIM 2027-10-20',
      '5 REVERSAL 2027-11-30',
    ]);
  });
});
