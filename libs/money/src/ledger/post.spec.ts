import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { constraintOf } from '@renkei/platform';
import { day, moneyBench, type MoneyBench, type MoneyGroup } from '../../test/money-bench.ts';
import { post, type NewEntry } from './post.ts';

let bench: MoneyBench;
let group: MoneyGroup;

beforeAll(async () => {
  bench = await moneyBench();
}, 60_000);
beforeEach(async () => {
  group = await bench.group();
});
afterAll(() => bench.close());

const entry = (changes: Partial<NewEntry> = {}): NewEntry => ({
  consortiumId: group.id,
  kind: 'PROGRAMME_PAYMENT',
  causeId: randomUUID(),
  occurredOn: day('2027-10-01'),
  legs: [
    { code: 'HELD', memberId: group.memberIds[0]!, yen: 70n },
    { code: 'PROGRAMME_OWES', memberId: group.memberIds[0]!, yen: -70n },
  ],
  ...changes,
});
const posted = (wanted: NewEntry) =>
  bench.door.transactions.run(group.coordinator, (tx) => post(tx, group.coordinator, wanted));

describe('an entry of the ledger', () => {
  it('is written once for its cause, whoever runs the step again', async () => {
    const once = entry();
    const both = await Promise.all([posted(once), posted(once)]);
    expect(both[0]).toBe(both[1]);
    expect(await posted(once)).toBe(both[0]);
    expect(await bench.balances(group)).toEqual({ 'HELD 0': 70n, 'PROGRAMME_OWES 0': -70n });
  });

  it('has one posting for each account, and none of 0 yen', async () => {
    const [first, second] = group.memberIds as [string, string];
    await posted(
      entry({
        legs: [
          { code: 'HELD', memberId: first, yen: 30n },
          { code: 'HELD', memberId: first, yen: 40n },
          { code: 'CHARGES', memberId: first, yen: 0n },
          { code: 'HELD', memberId: second, yen: -70n },
        ],
      }),
    );
    expect(
      await bench.database.sql(
        'SELECT amount_yen::int AS yen FROM ledger_posting WHERE consortium_id = $1 ORDER BY yen',
        [group.id],
      ),
    ).toEqual([{ yen: -70 }, { yen: 70 }]);
    expect(await posted(entry({ legs: [] }))).toBeNull();
    expect(await bench.entries(group)).toHaveLength(1);
  });

  it('that does not balance cannot be: refused before, and by the database at the commit', async () => {
    const [memberId] = group.memberIds as [string];
    const lopsided = entry({
      legs: [
        { code: 'HELD', memberId, yen: 70n },
        { code: 'PROGRAMME_OWES', memberId, yen: -69n },
      ],
    });
    await expect(posted(lopsided)).rejects.toThrow('does not balance');
    const sly = bench.door.transactions.run(group.coordinator, async (tx) => {
      const id = await post(tx, group.coordinator, entry());
      await tx.query(
        `INSERT INTO ledger_account (consortium_id, member_id, code) VALUES ($1, $2, 'CHARGES')`,
        [group.id, memberId],
      );
      await tx.query(
        `INSERT INTO ledger_posting (consortium_id, entry_id, account_id, member_id, amount_yen)
         SELECT $1, $2, id, member_id, 1 FROM ledger_account WHERE consortium_id = $1 AND code = 'CHARGES'`,
        [group.id, id],
      );
    });
    expect(await sly.catch(constraintOf)).toBe('ledger_balances');
    expect(await bench.entries(group)).toEqual([]);
  });

  it('has the next number, also when many are written at once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => posted(entry())));
    expect(await bench.entries(group)).toEqual(
      Array.from({ length: 8 }, (_, index) => `${index + 1} PROGRAMME_PAYMENT 2027-10-01`),
    );
  });
});
