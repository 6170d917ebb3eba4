import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseJstMinute, type JstMinute } from '@renkei/kernel';
import type { Viewer } from '@renkei/platform';
import { person } from '@renkei/test/people';
import { storedGroup } from '@renkei/test/stored-group';
import { day, purchaseBench, type PurchaseBench, type PurchaseGroup } from '../../test/purchase-bench.ts';
import { mayOrderLoader } from './may-order.loader.ts';

let bench: PurchaseBench;
beforeAll(async () => {
  bench = await purchaseBench();
}, 60_000);
afterAll(() => bench.close());

function minute(text: string): JstMinute {
  const parsed = parseJstMinute(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

const ask = (viewer: Viewer, memberId: string, now = '2027-04-01T09:00') =>
  mayOrderLoader(bench.door.transactions, viewer, minute(now)).load(memberId);
const own = (group: PurchaseGroup, now?: string) => ask(group.merchant, group.memberIds[1]!, now);

describe('"may I order now?" of a merchant', () => {
  it('is not yet before the decision, and yes from its minute to the last of the period', async () => {
    const waiting = await bench.group(null);
    expect(await own(waiting)).toMatchObject({ answer: 'NOT_YET', since: null, until: null, daysLeft: null });
    const group = await bench.group();
    expect(await own(group, '2027-03-01T14:59')).toMatchObject({
      answer: 'NOT_YET',
      since: '2027-03-01T15:00',
    });
    // April has 30 days: 30 − 1 + 31 (May) + 30 (June) + 31 (July) + 31 (August) = 152 days left on 1 April
    expect(await own(group)).toMatchObject({
      answer: 'YES',
      since: '2027-03-01T15:00',
      until: '2027-08-31T17:00',
      daysLeft: 152,
    });
    expect(await own(group, '2027-08-31T17:00')).toMatchObject({ answer: 'YES', daysLeft: 0 });
    expect(await own(group, '2027-08-31T17:01')).toMatchObject({ answer: 'NO_LONGER' });
  });

  it('puts the contract first until every line has one that stands', async () => {
    const group = await bench.group();
    const contract = { step: 'CONTRACT', occurredOn: day(3, 2) } as const;
    const first = async () => (await own(group))?.reason.ja.startsWith('はい。まず契約を結び');
    expect(await first()).toBe(true);
    const [id] = await bench.record(group.merchant, group, contract, {
      ...contract,
      costLineId: group.lines.pc,
    });
    expect(await first()).toBe(false);
    await bench.purchases.void(group.coordinator, { id: id!, version: 1, reason: '見本' });
    expect(await first()).toBe(true);
  });

  it('is over when the application ended or the member left, and not while a new one is under way', async () => {
    const group = await bench.group();
    await bench.database.sql(`UPDATE application SET status = 'WITHDRAWN' WHERE consortium_id = $1`, [
      group.id,
    ]);
    expect(await own(group)).toMatchObject({ answer: 'NO_LONGER' });
    await bench.database.sql(
      `INSERT INTO application (consortium_id, number, created_by) VALUES ($1, 2, $2)`,
      [group.id, group.coordinator.userId],
    );
    expect(await own(group)).toMatchObject({ answer: 'NOT_YET' });
    await bench.database.sql(
      `UPDATE member SET status = 'WITHDRAWN', withdrawn_on = '2027-04-01', withdrawal_reason = '見本' WHERE id = $1`,
      [group.memberIds[1]],
    );
    expect(await own(group)).toMatchObject({ answer: 'NO_LONGER' });
  });

  it('is over once the report is with the secretariat, and open again when it comes back (R25 Art. 21)', async () => {
    const group = await bench.group();
    await bench.database.sql(
      `INSERT INTO performance_report (consortium_id, grant_id, created_by)
       SELECT consortium_id, id, $2 FROM grant_decision WHERE consortium_id = $1`,
      [group.id, group.coordinator.userId],
    );
    const as = async (status: string) => {
      await bench.database.sql(
        `WITH off AS MATERIALIZED (SELECT set_config('session_replication_role', 'replica', true))
         UPDATE performance_report SET status = $2, submitted_at = '2027-04-01T00:00Z', completed_on = '2027-03-31',
           document = '{}', document_sha256 = repeat('0', 64) FROM off WHERE consortium_id = $1`,
        [group.id, status],
      );
      return own(group);
    };
    expect(await own(group)).toMatchObject({ answer: 'YES' });
    expect(await as('SUBMITTED')).toMatchObject({
      answer: 'NO_LONGER',
      clause: 'R25 第21条, K25 p.31 (6-1)',
    });
    expect(await as('FIXED')).toMatchObject({ answer: 'NO_LONGER' });
    expect(await as('RETURNED')).toMatchObject({ answer: 'YES' });
  });

  it('is told of nobody else’s member', async () => {
    const group = await bench.group();
    expect(await ask(group.merchant, group.memberIds[2]!)).toBeNull();
    expect(await ask(group.coordinator, group.memberIds[2]!)).toMatchObject({ answer: 'YES' });
  });
});

it('thirty members are one statement', async () => {
  const coordinator = await person(bench.database);
  const { memberIds } = await storedGroup(bench.database, coordinator, {
    members: Array.from({ length: 30 }, () => [{ category: 'PC', unitPrice: 100_000 } as const]),
  });
  const loader = mayOrderLoader(bench.door.transactions, coordinator, minute('2027-04-01T09:00'));
  let answers: unknown[] = [];
  const statements = await bench.door.countStatements(async () => {
    answers = await Promise.all(memberIds.map((id) => loader.load(id)));
  });
  expect(statements).toBe(1);
  expect(answers).toHaveLength(30);
  expect(answers[29]).toMatchObject({ answer: 'NOT_YET' });
});
