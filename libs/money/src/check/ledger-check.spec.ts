import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@renkei/platform';
import pg from 'pg';
import { pino } from 'pino';
import { day, key, moneyBench, type MoneyBench, type MoneyGroup } from '../../test/money-bench.ts';
import { leaveLedgerChecks } from './check-round.ts';
import { LedgerCheckHandler } from './ledger-check.handler.ts';

let bench: MoneyBench;
let group: MoneyGroup;
let logged: string[];

beforeAll(async () => {
  bench = await moneyBench();
}, 60_000);
/** Everything a ledger can hold: payments, transfers, a claim paid and one cancelled. */
beforeEach(async () => {
  logged = [];
  group = await bench.group();
  await bench.payAll(group);
  const { id: consortiumId, coordinator, memberIds } = group;
  await bench.distributions.decide(coordinator, {
    consortiumId,
    sharingKey: 'EQUAL',
    decidedOn: day('2027-10-05'),
    ...key(),
  });
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
    'SELECT id FROM transfer_item WHERE batch_id = $1',
    [batch.id],
  );
  await bench.transfers.confirm(coordinator, { itemId: item!.id, version: 1, settledOn: day('2027-11-30') });
  const claim = () =>
    bench.repayments.claim(coordinator, {
      consortiumId,
      memberId: memberIds[2]!,
      cause: 'CANCELLED',
      reason: '見本',
      principalYen: 1_000n,
      subsidyReceivedOn: day('2027-10-01'),
      claimedOn: day('2027-10-20'),
      dueOn: day('2027-11-10'),
      ...key(),
    });
  const { id } = await claim();
  await bench.repayments.pay(coordinator, { id, version: 1, paidOn: day('2027-11-20') });
  await bench.repayments.cancel(coordinator, { id: (await claim()).id, version: 1, reason: '見本' });
});
afterAll(() => bench.close());

/** The check as a job of the worker does it, on this day. */
async function check(today = '2027-11-30') {
  const clock = new FixedClock(Date.parse(`${today}T00:00Z`));
  const handler = new LedgerCheckHandler(clock, pino({}, { write: (line) => void logged.push(line) }));
  const work = { id: randomUUID(), consortiumId: group.id, subjectId: group.id };
  await bench.worker.transactions.runForConsortium(group.id, (tx) => handler.effect(tx, work));
  const [row] = await bench.database.sql(
    'SELECT entries, postings, faults FROM ledger_check WHERE consortium_id = $1 AND checked_on = $2',
    [group.id, today],
  );
  return row;
}

/** As the superuser, with every trigger off: what no door of the product lets anybody do. */
async function plant(sql: string) {
  const client = new pg.Client({ connectionString: bench.database.ownerUrl });
  await client.connect();
  try {
    await client.query('SET session_replication_role = replica');
    await client.query(sql, [group.id]);
  } finally {
    await client.end();
  }
}

const POSTING = `(SELECT p.id FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id
  JOIN ledger_entry e ON e.id = p.entry_id WHERE p.consortium_id = $1`;
const ENTRY = '(SELECT id FROM ledger_entry WHERE consortium_id = $1';

describe('the daily check', () => {
  it('finds nothing wrong with what the product wrote, and is done once a day', async () => {
    // a fixing, three payments, a transfer, two claims, a repayment and a reversal; 6 + 3×2 + 2 + 2×2 + 4 + 2 postings
    const fine = { entries: 9, postings: 24, faults: [] };
    expect(await check()).toEqual(fine);
    await plant('DELETE FROM ledger_posting WHERE consortium_id = $1');
    expect(await check()).toEqual(fine);
    expect(await check('2027-12-01')).toMatchObject({ postings: 0 });
  });

  it.each<readonly [string, string, readonly string[]]>([
    [
      'a posting one yen too high',
      `UPDATE ledger_posting SET amount_yen = amount_yen + 1 WHERE id = ${POSTING} AND e.kind = 'TRANSFER' AND a.code = 'HELD' AND amount_yen > 0)`,
      ['ENTRY_UNBALANCED', 'TOTAL_NOT_ZERO', 'TRANSFER_DIFFERS'],
    ],
    [
      'an entry with nothing in it',
      `DELETE FROM ledger_posting WHERE entry_id = ${ENTRY} AND kind = 'REVERSAL')`,
      ['ENTRY_UNBALANCED', 'REVERSAL_DIFFERS'],
    ],
    [
      'an entry that is gone',
      `WITH gone AS (DELETE FROM ledger_posting WHERE entry_id IN ${ENTRY} AND kind = 'REPAYMENT_CLAIM'))
       DELETE FROM ledger_entry WHERE id IN ${ENTRY} AND kind = 'REPAYMENT_CLAIM')`,
      ['NUMBERS_WITH_GAPS', 'REPAYMENT_CLAIM_MISSING'],
    ],
    [
      'a payment that is gone',
      `DELETE FROM programme_payment WHERE consortium_id = $1 AND amount_yen = 300000`,
      ['PROGRAMME_PAYMENT_WITHOUT_CAUSE'],
    ],
    [
      'a transfer that failed after all',
      `UPDATE transfer_item SET status = 'FAILED', failure = '見本' WHERE consortium_id = $1 AND status = 'CONFIRMED'`,
      ['TRANSFER_WITHOUT_CAUSE'],
    ],
    [
      'charges nobody posted',
      `UPDATE repayment SET delay_yen = delay_yen + 1 WHERE consortium_id = $1 AND status = 'PAID'`,
      ['REPAYMENT_DIFFERS'],
    ],
    [
      'a fixing that is gone',
      `DELETE FROM ledger_entry WHERE id = ${ENTRY} AND kind = 'FIXING')`,
      ['FIXING_MISSING', 'NUMBERS_WITH_GAPS'],
    ],
    [
      'money out of nowhere',
      `UPDATE ledger_posting SET amount_yen = CASE WHEN amount_yen > 0 THEN 9000000 ELSE -9000000 END
       WHERE entry_id = ${ENTRY} AND kind = 'TRANSFER')`,
      ['HELD_NEGATIVE', 'TRANSFER_DIFFERS'],
    ],
    [
      'more paid than was owed',
      `UPDATE ledger_posting SET amount_yen = CASE WHEN amount_yen > 0 THEN 9000000 ELSE -9000000 END
       WHERE entry_id = (SELECT e.id FROM ledger_entry e WHERE e.consortium_id = $1 AND e.number = 2)`,
      ['PROGRAMME_OWES_NEGATIVE', 'PROGRAMME_PAYMENT_DIFFERS'],
    ],
  ])('finds %s', async (_what, sql, faults) => {
    await plant(sql);
    expect(await check()).toMatchObject({ faults });
    expect(logged.map((line) => (JSON.parse(line) as { faults: unknown }).faults)).toEqual([faults]);
  });
});

describe('a payment that was taken back', () => {
  beforeEach(async () => {
    const [payment] = await bench.database.sql<{ id: string }>(
      'SELECT id FROM programme_payment WHERE consortium_id = $1 AND amount_yen = 300000',
      [group.id],
    );
    await bench.payments.void(group.coordinator, { id: payment!.id, version: 1, reason: '見本' });
  });

  it('has both its entries', async () => {
    expect(await check()).toEqual({ entries: 10, postings: 26, faults: [] });
  });

  it.each<readonly [string, string, string]>([
    [
      'an entry less',
      `WITH gone AS (DELETE FROM ledger_posting WHERE entry_id IN ${ENTRY} AND number = 10))
       DELETE FROM ledger_entry WHERE id IN ${ENTRY} AND number = 10)`,
      'REVERSAL_MISSING',
    ],
    [
      'another amount',
      `UPDATE ledger_posting SET amount_yen = amount_yen / 2 WHERE entry_id IN ${ENTRY} AND number = 10)`,
      'REVERSAL_DIFFERS',
    ],
    [
      'nothing that was taken back',
      `UPDATE programme_payment SET voided_at = NULL, voided_by = NULL, void_reason = NULL WHERE consortium_id = $1`,
      'REVERSAL_WITHOUT_CAUSE',
    ],
  ])('with %s is found', async (_what, sql, fault) => {
    await plant(sql);
    expect(await check()).toMatchObject({ faults: [fault] });
  });
});

describe('the round', () => {
  it('leaves work for every ledger, once a day', async () => {
    const clock = new FixedClock(Date.now());
    const left = async () => {
      await leaveLedgerChecks(bench.worker.transactions, clock);
      const [row] = await bench.database.sql<{ waiting: number }>(
        `SELECT count(*)::int AS waiting FROM outbox WHERE topic = 'ledger.check' AND subject_id = $1`,
        [group.id],
      );
      return row!.waiting;
    };
    const bare = await bench.group(); // fixed, and nothing in its ledger yet
    expect([await left(), await left()]).toEqual([1, 1]);
    await bench.database.sql(
      `UPDATE outbox SET relayed_at = now(), done_at = now() WHERE topic = 'ledger.check'`,
    );
    expect(await left()).toBe(1);
    clock.moveTo(clock.epochMs() + 24 * 3_600_000);
    expect(await left()).toBe(2);
    expect(
      await bench.database.sql(`SELECT id FROM outbox WHERE topic = 'ledger.check' AND subject_id = $1`, [
        bare.id,
      ]),
    ).toEqual([]);
  });
});
