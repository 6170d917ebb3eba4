import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroups, seedObligations } from '@renkei/test/deadlines';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { DeadlineSweep } from './deadline-sweep.ts';

// Due on 2026-06-30 at 17:00 JST; 7 days before at 09:00 JST is:
const DUE = '2026-06-30T08:00:00Z';
const D7 = '2026-06-23T00:00:00Z';

let database: TestDatabase;
let worker: Tenant;
let clock: FixedClock;
// a sweep is of everything there is: each test has a database of its own
beforeEach(async () => {
  database = await testDatabase();
  worker = await tenant(database, [], 'worker');
  clock = new FixedClock(Date.parse(D7));
});
afterEach(async () => {
  await worker.close();
  await database.drop();
});

const sweep = (batch = 1_000) => new DeadlineSweep(worker.transactions, clock, batch);
const countOf = async (table: string) =>
  Number((await database.sql(`SELECT count(*) AS n FROM ${table}`))[0]?.['n']);

describe('DeadlineSweep', () => {
  it('reminds the members of what they owe, leaves a delivery for each, and moves on', async () => {
    await seedGroups(database, { groups: 2, membersPerGroup: 3 });
    await seedObligations(database, {
      of: 'member',
      each: 2,
      dueAt: DUE,
      nextReminderAt: D7,
      lastStep: 'D14',
    });
    expect(await sweep().run()).toEqual({ obligations: 12, reminders: 12 });
    expect(
      await database.sql(
        `SELECT DISTINCT r.step, r.created_at, a.role, a.member_id = o.member_id AS own, o.last_step, o.next_reminder_at,
           x.topic, x.consortium_id = o.consortium_id AS same_group, x.relayed_at
         FROM reminder r JOIN obligation o ON o.id = r.obligation_id
         JOIN assignment a ON a.user_id = r.recipient_id JOIN outbox x ON x.subject_id = r.id`,
      ),
    ).toEqual([
      {
        step: 'D7',
        created_at: new Date(D7),
        role: 'MEMBER_USER',
        own: true,
        last_step: 'D7',
        next_reminder_at: new Date('2026-06-27T00:00:00Z'),
        topic: 'reminder.deliver',
        same_group: true,
        relayed_at: null,
      },
    ]);
    expect(await countOf('outbox')).toBe(12);
  });

  it('reminds every coordinator of what the group owes', async () => {
    await seedGroups(database, { groups: 1, membersPerGroup: 1 });
    await database.sql(
      `INSERT INTO assignment (user_id, role, consortium_id)
       SELECT user_id, 'COORDINATOR', consortium_id FROM assignment WHERE role = 'MEMBER_USER'`,
    );
    await seedObligations(database, { of: 'group', each: 1, dueAt: DUE, nextReminderAt: D7 });
    expect(await sweep().run()).toEqual({ obligations: 1, reminders: 2 });
  });

  it('reminds a coordinator who is also the member of an escalation once', async () => {
    await seedGroups(database, { groups: 1, membersPerGroup: 1 });
    await database.sql(
      `INSERT INTO assignment (user_id, role, consortium_id)
       SELECT user_id, 'COORDINATOR', consortium_id FROM assignment WHERE role = 'MEMBER_USER'`,
    );
    const escalation = '2026-07-03T00:00:00Z';
    await seedObligations(database, {
      of: 'member',
      each: 1,
      dueAt: DUE,
      nextReminderAt: escalation,
      lastStep: 'OVERDUE_1',
    });
    clock.moveTo(Date.parse(escalation));
    expect(await sweep().run()).toEqual({ obligations: 1, reminders: 2 });
    expect(await countOf('obligation WHERE next_reminder_at IS NULL')).toBe(1);
  });

  it('does nothing before its minute, everything in it, and nothing the second time', async () => {
    await seedGroups(database, { groups: 1, membersPerGroup: 2 });
    await seedObligations(database, {
      of: 'member',
      each: 1,
      dueAt: DUE,
      nextReminderAt: D7,
      lastStep: 'D14',
    });
    clock.moveTo(Date.parse(D7) - 1);
    expect(await sweep().run()).toEqual({ obligations: 0, reminders: 0 });
    clock.moveTo(Date.parse(D7));
    expect(await sweep().run()).toEqual({ obligations: 2, reminders: 2 });
    expect(await sweep().run()).toEqual({ obligations: 0, reminders: 0 });
    expect(await countOf('outbox')).toBe(2);
  });

  it('does not flood after a pause of months', async () => {
    await seedGroups(database, { groups: 1, membersPerGroup: 1 });
    await seedObligations(database, {
      of: 'member',
      each: 1,
      dueAt: DUE,
      nextReminderAt: '2026-05-31T00:00:00Z',
    });
    clock.moveTo(Date.parse('2026-12-31T00:00:00Z'));
    await sweep().run();
    await sweep().run();
    // the member and, because it is the escalation, the coordinator: one reminder each
    expect(await database.sql('SELECT step FROM reminder')).toEqual([
      { step: 'ESCALATION_3' },
      { step: 'ESCALATION_3' },
    ]);
  });

  it('never repeats a step for a recipient, even when the obligation is set back', async () => {
    await seedGroups(database, { groups: 1, membersPerGroup: 1 });
    await seedObligations(database, {
      of: 'member',
      each: 1,
      dueAt: DUE,
      nextReminderAt: D7,
      lastStep: 'D14',
    });
    await sweep().run();
    await database.sql(`UPDATE obligation SET last_step = 'D14', next_reminder_at = $1`, [D7]);
    expect(await sweep().run()).toEqual({ obligations: 1, reminders: 0 });
    expect(await countOf('outbox')).toBe(1);
  });

  it('lets several sweeps share the work without repeating any', async () => {
    await seedGroups(database, { groups: 5, membersPerGroup: 20 });
    await seedObligations(database, {
      of: 'member',
      each: 3,
      dueAt: DUE,
      nextReminderAt: D7,
      lastStep: 'D14',
    });
    const results = await Promise.all([sweep(20).run(), sweep(20).run(), sweep(20).run()]);
    expect(results.reduce((sum, result) => sum + result.reminders, 0)).toBe(300);
    expect(await countOf('reminder')).toBe(300);
    expect(await countOf('(SELECT DISTINCT obligation_id FROM reminder) r')).toBe(300);
  });

  it.each([10, 100])('sends two statements for a batch of %d', async (members) => {
    await seedGroups(database, { groups: 1, membersPerGroup: members });
    await seedObligations(database, {
      of: 'member',
      each: 1,
      dueAt: DUE,
      nextReminderAt: D7,
      lastStep: 'D14',
    });
    expect(await worker.countStatements(() => sweep().run())).toBe(2);
  });

  it('sees nothing outside a sweep', async () => {
    await seedGroups(database, { groups: 1, membersPerGroup: 1 });
    await seedObligations(database, { of: 'group', each: 1, dueAt: DUE, nextReminderAt: D7 });
    expect(await worker.transactions.anonymous('SELECT id FROM obligation', [])).toEqual([]);
  });
});
