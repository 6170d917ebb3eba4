import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Tx } from '@renkei/platform';
import type { SeededGroup } from '@renkei/test/group';
import { GuardBench, statement, type Answer } from './guards/guard-bench.ts';

// What the database refuses by itself of purchases, grants and the ledger, whatever the services do.

let bench: GuardBench;

beforeAll(async () => {
  bench = await GuardBench.open();
});
afterAll(() => bench?.close());

interface Step {
  readonly on: string;
  readonly at?: string;
  readonly alreadyHappened?: boolean;
}

const order = (of: SeededGroup, { on, at, alreadyHappened = false }: Step, line = bench.ids.line) =>
  statement(
    `INSERT INTO purchase_step (consortium_id, member_id, cost_line_id, step, occurred_on, occurred_time, amount_yen,
       already_happened, recorded_by)
     VALUES ($1, $2, $3, 'ORDER', $4, $5, 1000, $6, $7)`,
    [of.id, of.memberIds[1], line, on, at ?? null, alreadyHappened, of.coordinator.userId],
  );

describe('a purchase', () => {
  // decided on 2027-03-01 at 15:00
  it.each<readonly [string, Step, Answer]>([
    ['the day before', { on: '2027-02-28' }, 'BEFORE_GRANT_DECISION'],
    ['the minute before', { on: '2027-03-01', at: '14:59' }, 'BEFORE_GRANT_DECISION'],
    ['on the day, nobody knows when', { on: '2027-03-01' }, 'BEFORE_GRANT_DECISION'],
    ['in the very minute', { on: '2027-03-01', at: '15:00' }, ''],
    ['the day after', { on: '2027-03-02' }, ''],
    ['before, as what already happened', { on: '2027-02-28', alreadyHappened: true }, ''],
  ])('%s', async (_when, step, expected) => {
    expect(await bench.attempt(bench.group.coordinator, order(bench.group, step))).toBe(expected);
    expect(await bench.attempt(bench.memberUser, order(bench.group, step))).toBe(expected);
  });

  it('waits for a grant there is not yet, and for one that was given back', async () => {
    const step = { on: '2027-03-02' };
    expect(await bench.attempt(bench.bare.coordinator, order(bench.bare, step, bench.ids.bareLine))).toBe(
      'BEFORE_GRANT_DECISION',
    );
    await bench.inState('WITHDRAWN', async () => {
      expect(await bench.attempt(bench.group.coordinator, order(bench.group, step))).toBe(
        'BEFORE_GRANT_DECISION',
      );
    });
  });

  it('is voided once and never changed', async () => {
    const id = randomUUID();
    await bench.sql(
      `INSERT INTO purchase_step (id, consortium_id, member_id, cost_line_id, step, occurred_on, amount_yen, recorded_by)
       VALUES ($1, $2, $3, $4, 'ORDER', '2027-03-02', 1000, $5)`,
      [id, bench.group.id, bench.group.memberIds[1], bench.ids.line, bench.group.coordinator.userId],
    );
    const edit = 'UPDATE purchase_step SET amount_yen = 1 WHERE id = $1';
    expect(await bench.attempt(bench.group.coordinator, statement(edit, [id]))).toBe('42501');
    expect(await bench.asOwner(edit, [id])).toBe('23001');
    expect(
      await bench.attempt(
        bench.group.coordinator,
        statement('DELETE FROM purchase_step WHERE id = $1', [id]),
      ),
    ).toBe('42501');
    const void_ = `UPDATE purchase_step SET voided_at = now(), voided_by = $2, void_reason = '見本' WHERE id = $1`;
    const twice = async (tx: Tx) => {
      await tx.query(void_, [id, bench.group.coordinator.userId]);
      await tx.query(`UPDATE purchase_step SET void_reason = '別の見本' WHERE id = $1`, [id]);
    };
    expect(
      await bench.attempt(bench.group.coordinator, statement(void_, [id, bench.group.coordinator.userId])),
    ).toBe('');
    expect(await bench.attempt(bench.group.coordinator, twice)).toBe('23001');
  });
});

describe('a payment of the programme', () => {
  it('is voided once, with a reason, and never changed', async () => {
    const { group, granted } = bench;
    const { userId } = group.coordinator;
    const [reportId, fixingId, id] = [randomUUID(), randomUUID(), randomUUID()];
    await bench.sql(
      'INSERT INTO performance_report (id, consortium_id, grant_id, created_by) VALUES ($1, $2, $3, $4)',
      [reportId, group.id, granted.grantId, userId],
    );
    await bench.sql(
      `INSERT INTO amount_fixing (id, consortium_id, report_id, number, notice_number, fixed_on, document, document_sha256, recorded_by)
       VALUES ($1, $2, $3, 1, '見本', '2027-09-20', '{}', repeat('0', 64), $4)`,
      [fixingId, group.id, reportId, userId],
    );
    await bench.sql(
      `INSERT INTO programme_payment (id, consortium_id, fixing_id, member_id, amount_yen, paid_on, recorded_by)
       VALUES ($1, $2, $3, $4, 100, '2027-10-01', $5)`,
      [id, group.id, fixingId, group.memberIds[1], userId],
    );
    const attempt = (sql: string, parameters: readonly unknown[] = [id]) =>
      bench.attempt(group.coordinator, statement(sql, parameters));
    const edit = 'UPDATE programme_payment SET amount_yen = 99 WHERE id = $1';
    expect(await attempt(edit)).toBe('42501');
    expect(await bench.asOwner(edit, [id])).toBe('23001');
    expect(await attempt('DELETE FROM programme_payment WHERE id = $1')).toBe('42501');
    // the version alone moves nothing
    expect(await attempt('UPDATE programme_payment SET version = 2 WHERE id = $1')).toBe('23001');
    const nameless = `UPDATE programme_payment SET voided_at = now(), voided_by = $2 WHERE id = $1`;
    expect(await attempt(nameless, [id, userId])).toContain('23514');
    const void_ = `UPDATE programme_payment SET voided_at = now(), voided_by = $2, void_reason = '見本' WHERE id = $1`;
    expect(await attempt(void_, [id, userId])).toBe('');
    const undone = async (tx: Tx) => {
      await tx.query(void_, [id, userId]);
      await tx.query(
        'UPDATE programme_payment SET voided_at = NULL, voided_by = NULL, void_reason = NULL WHERE id = $1',
        [id],
      );
    };
    expect(await bench.attempt(group.coordinator, undone)).toBe('23001');
    // a member user sees its own payment and voids none
    expect(
      await bench.run(bench.memberUser, (tx) =>
        tx.query(`${void_} RETURNING id`, [id, bench.memberUser.userId]),
      ),
    ).toEqual([]);
  });
});

describe('what was granted', () => {
  const revise = (changeId: string, revision: number, yen: number, memberId = bench.group.memberIds[0]) =>
    statement(
      `INSERT INTO granted_amount (consortium_id, grant_id, member_id, part, revision, amount_yen, change_id)
       VALUES ($1, $2, $3, 'INFRASTRUCTURE', $4, $5, $6)`,
      [bench.group.id, bench.granted.grantId, memberId, revision, yen, changeId],
    );

  // the first member was granted 100 yen
  it.each([
    [99, ''],
    [100, ''],
    [101, 'ABOVE_GRANTED'],
  ])('becomes %d yen by a change: “%s”', async (yen, expected) => {
    const change = await bench.seedChange(bench.group, 'ACCEPTED');
    expect(await bench.attempt(bench.group.coordinator, revise(change, 1, yen))).toBe(expected);
  });

  it('never rises again after it fell', async () => {
    const change = await bench.seedChange(bench.group, 'ACCEPTED');
    const twice = async (tx: Tx) => {
      await revise(change, 1, 60)(tx);
      await revise(change, 2, 61)(tx);
    };
    expect(await bench.attempt(bench.group.coordinator, twice)).toBe('ABOVE_GRANTED');
  });

  it('is revised only where something was granted', async () => {
    const change = await bench.seedChange(bench.group, 'ACCEPTED');
    const [stranger] = bench.bare.memberIds;
    expect(await bench.attempt(bench.group.coordinator, revise(change, 1, 0, stranger))).toBe(
      'ABOVE_GRANTED',
    );
  });
});

describe('a ledger entry', () => {
  const accounts: string[] = [];

  beforeAll(async () => {
    for (const member of [null, bench.group.memberIds[0]]) {
      const [row] = await bench.sql<{ id: string }>(
        'INSERT INTO ledger_account (consortium_id, member_id, code) VALUES ($1, $2, $3) RETURNING id',
        [bench.group.id, member, member === null ? 'PROGRAMME_OWES' : 'ENTITLED'],
      );
      accounts.push(row!.id);
    }
  });

  /** An entry with these signed yen on the accounts, in their order. */
  const entry = (number: number, postings: readonly number[]) => async (tx: Tx) => {
    const id = randomUUID();
    await tx.query(
      `INSERT INTO ledger_entry (id, consortium_id, number, kind, cause_id, occurred_on, recorded_by)
       VALUES ($1, $2, $3, 'FIXING', gen_random_uuid(), '2027-10-01', $4)`,
      [id, bench.group.id, number, bench.group.coordinator.userId],
    );
    for (const [at, yen] of postings.entries()) await post(tx, id, at, yen);
    return id;
  };
  const post = (tx: Tx, entryId: string, account: number, yen: number) =>
    tx.query(
      'INSERT INTO ledger_posting (consortium_id, entry_id, account_id, amount_yen) VALUES ($1, $2, $3, $4)',
      [bench.group.id, entryId, accounts[account], yen],
    );

  it.each([
    ['one yen too many', [100, -99]],
    ['one leg', [100]],
    ['no leg', []],
  ])('is refused at the commit with %s', async (_what, postings) => {
    const work = entry(1, postings);
    // until then it may be written leg by leg
    expect(await bench.attempt(bench.group.coordinator, work)).toBe('');
    expect(await bench.commit(bench.group.coordinator, work)).toBe('23514 ledger_balances');
  });

  it('is kept when it balances, and takes no further leg afterwards', async () => {
    const id = await bench.run(bench.group.coordinator, entry(2, [100, -100]));
    const [third] = await bench.sql<{ id: string }>(
      `INSERT INTO ledger_account (consortium_id, member_id, code) VALUES ($1, $2, 'HELD') RETURNING id`,
      [bench.group.id, bench.group.memberIds[0]],
    );
    accounts.push(third!.id);
    const later = (tx: Tx) => post(tx, id, 2, 1);
    expect(await bench.commit(bench.group.coordinator, later)).toBe('23514 ledger_balances');
  });
});

describe('what is written once', () => {
  it.each([
    'submission',
    'granted_amount',
    'procedure_event',
    'amount_fixing',
    'fixed_amount',
    'ledger_entry',
    'ledger_posting',
    'evidence_review',
  ])('%s is neither changed nor removed, not by the owner either', async (table) => {
    expect(await bench.asOwner(`UPDATE ${table} SET consortium_id = consortium_id`)).toBe('42501');
    expect(await bench.asOwner(`DELETE FROM ${table}`)).toBe('42501');
    expect(await bench.asOwner(`TRUNCATE ${table} CASCADE`)).toBe('42501');
  });
});
