import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { problemLinesOf } from '@renkei/test/problems';
import { day, key, moneyBench, type MoneyBench, type MoneyGroup } from '../../test/money-bench.ts';
import { checkLedger } from '../check/ledger-check.ts';
import { readDistribution } from '../distribution/distribution-facts.ts';
import { readMemberMoney } from '../member/member-money.reads.ts';
import type { VoidProgrammePaymentInput } from './payment.inputs.ts';
import { paymentById, readDues } from './payment.rows.ts';

let bench: MoneyBench;
let group: MoneyGroup;

beforeAll(async () => {
  bench = await moneyBench();
}, 60_000);
beforeEach(async () => {
  group = await bench.group();
});
afterAll(() => bench.close());

type Payment = Pick<VoidProgrammePaymentInput, 'id'>;

const take = (
  { id }: Payment,
  changes: Partial<VoidProgrammePaymentInput> = {},
  viewer = group.coordinator,
) =>
  bench.payments.void(viewer, {
    id,
    version: 1,
    reason: ' 金額の\n入れまちがい ',
    ...changes,
  });
const claim = (member: number, principalYen: bigint) =>
  bench.repayments.claim(group.coordinator, {
    consortiumId: group.id,
    memberId: group.memberIds[member]!,
    cause: 'CANCELLED',
    reason: '見本',
    principalYen,
    subsidyReceivedOn: day('2027-10-01'),
    claimedOn: day('2027-10-20'),
    dueOn: day('2027-11-10'),
    ...key(),
  });
const read = <T>(work: Parameters<typeof bench.door.transactions.read<T>>[1]) =>
  bench.door.transactions.read(group.coordinator, work);
const messageOf = (work: Promise<unknown>) =>
  work.then(
    () => '',
    (error: { problems: readonly { message: { ja: string } }[] }) => error.problems[0]!.message.ja,
  );

/** All is paid and shared out equally: the first member passes 50,000 yen on to each of the others, and did to one. */
async function passOn(): Promise<void> {
  const { id: consortiumId, coordinator, memberIds } = group;
  const decidedOn = day('2027-10-05');
  await bench.distributions.decide(coordinator, { consortiumId, sharingKey: 'EQUAL', decidedOn, ...key() });
  for (const member of [0, 1, 2]) await bench.account(group, member);
  const batch = await bench.batches.make(coordinator, {
    consortiumId,
    payerMemberId: memberIds[0]!,
    transferOn: day('2027-11-30'),
    ordererCode: '0000000001',
    ordererKana: 'ﾐﾎﾝ',
    ...key(),
  });
  const [item] = await bench.database.sql<{ id: string }>(
    'SELECT id FROM transfer_item WHERE batch_id = $1 AND member_id = $2',
    [batch.id, memberIds[1]],
  );
  await bench.transfers.confirm(coordinator, { itemId: item!.id, version: 1, settledOn: day('2027-11-30') });
}

describe('a payment that was mistyped', () => {
  it('is taken back: it stays to be seen, and counts nowhere', async () => {
    await bench.pay(group, 1, 100_000n, '2027-09-30');
    const wrong = await bench.pay(group, 1, 200_000n);
    const voided = await take(wrong);
    expect(voided).toMatchObject({
      id: wrong.id,
      amountYen: 200_000n,
      voidReason: '金額の 入れまちがい',
      version: 2,
    });
    expect(voided.voidedAt?.toISOString()).toBe('2027-11-30T00:00:00.000Z');
    const [stored] = await bench.database.sql('SELECT voided_by FROM programme_payment WHERE id = $1', [
      wrong.id,
    ]);
    expect(stored).toEqual({ voided_by: group.coordinator.userId });
    expect(await bench.entries(group)).toEqual([
      '1 FIXING 2027-09-20',
      '2 PROGRAMME_PAYMENT 2027-09-30',
      '3 PROGRAMME_PAYMENT 2027-10-01',
      '4 REVERSAL 2027-11-30',
    ]);
    expect(await bench.balances(group)).toMatchObject({ 'HELD 1': 100_000n, 'PROGRAMME_OWES 1': 200_000n });
    expect((await read((tx) => readDues(tx, [group.id])))[1]).toMatchObject({
      paidYen: 100_000n,
      owedYen: 200_000n,
    });
    expect((await read((tx) => readMemberMoney(tx, [group.memberIds[1]!])))[0]).toMatchObject({
      paidYen: 100_000n,
      receivedYen: 100_000n,
      toReceiveYen: 200_000n,
      lastReceivedOn: '2027-09-30',
    });
    // 250,001 + 500,000 of the others, and 200,000 of its own
    const shared = await read((tx) => readDistribution(tx, group.id, 'EQUAL'));
    expect(shared?.distribution.total.outstanding).toBe(950_001n);
    expect(await problemLinesOf(claim(1, 1n))).toEqual(['NOT_RECEIVED_THEN input.subsidyReceivedOn']);
    expect(await messageOf(claim(1, 1n))).not.toContain('2027-10-01');
    expect(await read((tx) => checkLedger(tx, group.id))).toMatchObject({ entries: 4, faults: [] });
    // its own member still sees it, marked
    const own = await bench.door.transactions.read(group.merchant, (tx) => paymentById(tx, wrong.id));
    expect(own).toMatchObject({ amountYen: 200_000n, version: 2 });
    expect(own.voidedAt).not.toBeNull();
  });

  it('is entered anew, up to all that was fixed', async () => {
    await take(await bench.pay(group, 1, 299_999n));
    await bench.pay(group, 1, 300_000n);
    expect(await bench.balances(group)).toMatchObject({ 'HELD 1': 300_000n });
  });

  it('is in the audit trail: the row as it was and as it is, and the entry', async () => {
    const { id } = await bench.pay(group, 1, 1n);
    await take({ id });
    const events = await bench.database.sql(
      `SELECT action, actor_id, acting_role, before_sha256 IS NULL AS new, before_sha256 = after_sha256 AS same
       FROM audit_event WHERE subject_type = 'programme_payment' AND subject_id = $1 ORDER BY seq`,
      [id],
    );
    const by = { actor_id: group.coordinator.userId, acting_role: 'COORDINATOR' };
    expect(events).toEqual([
      { action: 'INSERT', ...by, new: true, same: null },
      { action: 'UPDATE', ...by, new: false, same: false },
    ]);
    const [posted] = await bench.database.sql(
      `SELECT count(*)::int AS events FROM audit_event a JOIN ledger_entry e ON e.id::text = a.subject_id
       WHERE a.subject_type = 'ledger_entry' AND e.kind = 'REVERSAL' AND e.cause_id = $1`,
      [id],
    );
    expect(posted).toEqual({ events: 1 });
  });

  it('is taken back once, also when two try at the same time', async () => {
    const payment = await bench.pay(group, 1, 200_000n);
    const both = await Promise.allSettled([take(payment), take(payment)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(await problemLinesOf(Promise.reject(lost.reason as Error))).toEqual(['ALREADY_VOIDED input.id']);
    expect(await bench.entries(group)).toHaveLength(3);
    expect(await bench.balances(group)).toMatchObject({ 'PROGRAMME_OWES 1': 300_000n });
    expect(await problemLinesOf(take(payment, { version: 2 }))).toEqual(['ALREADY_VOIDED input.id']);
  });

  it.each<readonly [string, Partial<VoidProgrammePaymentInput>, readonly string[]]>([
    ['an old version', { version: 2 }, ['STALE_VERSION input.version']],
    ['no reason', { reason: '　' }, ['REQUIRED input.reason']],
    ['a long reason', { reason: '𠮷'.repeat(501) }, ['TOO_LONG input.reason']],
  ])('is refused with %s', async (_what, changes, problems) => {
    const payment = await bench.pay(group, 1, 200_000n);
    expect(await problemLinesOf(take(payment, changes))).toEqual(problems);
    expect(await bench.entries(group)).toHaveLength(2);
  });

  it('is the coordinator’s alone', async () => {
    const payment = await bench.pay(group, 1, 200_000n);
    const stranger = await bench.group();
    for (const viewer of [group.merchant, group.supporter, stranger.coordinator]) {
      await expect(take(payment, {}, viewer)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await expect(take({ id: group.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await bench.database.sql('UPDATE consortium SET closed_at = now() WHERE id = $1', [group.id]);
    expect(await problemLinesOf(take(payment))).toEqual(['CONSORTIUM_CLOSED null']);
    expect(await bench.entries(group)).toHaveLength(2);
  });
});

describe('a payment whose money went on', () => {
  it('stays when it was passed on; what a member still holds in full is taken back', async () => {
    const first = await bench.pay(group, 0, 250_001n);
    const second = await bench.pay(group, 1, 300_000n);
    await bench.pay(group, 2, 500_000n);
    await passOn();
    expect(await problemLinesOf(take(first))).toEqual(['PASSED_ON input.id']);
    // 250,001 − 50,000
    expect(await messageOf(take(first))).toContain(
      '手もとの補助金は200,001円で、この入金の250,001円より少なく',
    );
    // it holds 300,000 + 50,000
    await take(second);
    expect(await bench.balances(group)).toMatchObject({ 'HELD 0': 200_001n, 'HELD 1': 50_000n });
    expect(await read((tx) => checkLedger(tx, group.id))).toMatchObject({ faults: [] });
  });

  it('is taken back to the last yen the member holds', async () => {
    await bench.pay(group, 0, 200_001n);
    const extra = await bench.pay(group, 0, 50_000n, '2027-10-02');
    await bench.pay(group, 1, 300_000n);
    await bench.pay(group, 2, 500_000n);
    await passOn();
    const [{ id: large } = { id: '' }] = await bench.database.sql<{ id: string }>(
      'SELECT id FROM programme_payment WHERE consortium_id = $1 AND amount_yen = 200001',
      [group.id],
    );
    // it holds 200,001: all of the first payment, and nothing for the second then
    await take({ id: large });
    expect((await bench.balances(group))['HELD 0']).toBeUndefined();
    expect(await problemLinesOf(take(extra))).toEqual(['PASSED_ON input.id']);
  });

  it('waits for the claim on it to be cancelled', async () => {
    const payment = await bench.pay(group, 1, 200_000n);
    const { id, version } = await claim(1, 1_000n);
    expect(await problemLinesOf(take(payment))).toEqual(['CLAIMED_BACK input.id']);
    expect(await messageOf(take(payment))).toContain('1,000円の返還の請求');
    await bench.repayments.cancel(group.coordinator, { id, version, reason: '見本' });
    await take(payment);
    expect(await read((tx) => checkLedger(tx, group.id))).toMatchObject({ faults: [] });
  });

  it('stays when it was paid back', async () => {
    const payment = await bench.pay(group, 1, 200_000n);
    const { id, version } = await claim(1, 1_000n);
    await bench.repayments.pay(group.coordinator, { id, version, paidOn: day('2027-11-01') });
    expect(await problemLinesOf(take(payment))).toEqual(['PAID_BACK input.id']);
  });

  it('is taken back when the rest of that day covers the claim', async () => {
    await bench.pay(group, 1, 1_000n);
    const twice = await bench.pay(group, 1, 1_000n);
    await claim(1, 1_000n);
    await take(twice);
    expect(await problemLinesOf(claim(1, 1n))).toEqual(['MORE_THAN_RECEIVED input.principalYen']);
  });

  it('is claimed or taken back, never both at once', async () => {
    const payment = await bench.pay(group, 1, 200_000n);
    const both = await Promise.allSettled([take(payment), claim(1, 200_000n)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await read((tx) => checkLedger(tx, group.id))).toMatchObject({ faults: [] });
  });
});
