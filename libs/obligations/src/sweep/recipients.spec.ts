import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedCoordinator, seedGroup, seedMemberUser, type SeededGroup } from '@renkei/test/group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { obligationEntities } from '../entities.ts';
import { ObligationMovedHandler } from '../notification/obligation-moved.handler.ts';
import { DeadlineSweep } from './deadline-sweep.ts';
import { ReminderDelivery } from './reminder-delivery.ts';

// Whoever has left a group, or whose account is disabled, is reminded of nothing and told of nothing.

let database: TestDatabase;
let worker: Tenant;
let group: SeededGroup;
let owner: Viewer;
const clock = new FixedClock(Date.parse('2026-06-23T00:00:00Z'));

// a sweep is of everything there is: each test has a database of its own
beforeEach(async () => {
  database = await testDatabase();
  worker = await tenant(database, obligationEntities, 'worker');
  group = await seedGroup(database, { participants: ['SOLE_PROPRIETOR'] });
  owner = await seedMemberUser(database, group, group.memberIds[1]!);
});
afterEach(async () => {
  await worker.close();
  await database.drop();
});

const WAYS_OUT: [how: string, leave: (who: Viewer) => Promise<unknown>][] = [
  [
    'has left',
    ({ userId }) => database.sql('UPDATE assignment SET ended_at = now() WHERE user_id = $1', [userId]),
  ],
  [
    'is disabled',
    ({ userId }) => database.sql('UPDATE app_user SET disabled_at = now() WHERE id = $1', [userId]),
  ],
];

/** One obligation of the participant (or the group) whose reminder of seven days is due. */
const due = (memberId: string | null, lastStep = 'D14') =>
  database.sql<{ id: string }>(
    `INSERT INTO obligation (consortium_id, member_id, key, kind, anchor, title_ja, title_en, clause, due_at,
                             next_reminder_at, last_step)
     VALUES ($1, $2, '見本:1', $3, 'ROUND_CLOSE', '見本', 'sample', 'K25', '2026-06-30T08:00:00Z', $4, $5)
     RETURNING id`,
    [
      group.id,
      memberId,
      memberId ? 'MEMBER_COSTS' : 'GROUP_APPLICATION',
      new Date(clock.epochMs()),
      lastStep,
    ],
  );

const sweep = () => new DeadlineSweep(worker.transactions, clock, 100).run();

/** Delivers every reminder there is and answers who has it in their inbox. */
async function delivered(): Promise<string[]> {
  const rows = await database.sql<{ id: string }>('SELECT id FROM reminder');
  const works = rows.map(({ id }) => ({ id, consortiumId: group.id, subjectId: id }));
  await worker.transactions.runForConsortium(group.id, (tx) =>
    new ReminderDelivery(clock).effectOfAll(tx, works),
  );
  return inboxes();
}

async function inboxes(): Promise<string[]> {
  const rows = await database.sql<{ recipient_id: string }>('SELECT recipient_id FROM notification');
  return rows.map((row) => row.recipient_id).toSorted();
}

describe.each(WAYS_OUT)('somebody who %s', (_, leave) => {
  it('is not reminded of what the member owes; its coordinator is, when nobody else is there', async () => {
    await due(group.memberIds[1]!);
    await leave(owner);
    expect(await sweep()).toEqual({ obligations: 1, reminders: 1 });
    expect(await delivered()).toEqual([group.coordinator.userId]);
  });

  it('is not reminded of what the group owes', async () => {
    const second = await seedCoordinator(database, group);
    await due(null);
    await leave(second);
    expect(await sweep()).toEqual({ obligations: 1, reminders: 1 });
    expect(await delivered()).toEqual([group.coordinator.userId]);
  });

  it('after the reminder was made finds nothing in the inbox either', async () => {
    const colleague = await seedMemberUser(database, group, group.memberIds[1]!);
    await due(group.memberIds[1]!);
    expect(await sweep()).toEqual({ obligations: 1, reminders: 2 });
    await leave(owner);
    expect(await delivered()).toEqual([colleague.userId]);
  });

  it('is not told of a deadline that moved', async () => {
    const colleague = await seedMemberUser(database, group, group.memberIds[1]!);
    const [earlier] = await due(group.memberIds[1]!);
    await database.sql(
      `UPDATE obligation SET status = 'SUPERSEDED', ended_at = now(), next_reminder_at = NULL WHERE id = $1`,
      [earlier!.id],
    );
    const [moved] = await due(group.memberIds[1]!);
    await database.sql('UPDATE obligation SET supersedes_id = $2 WHERE id = $1', [moved!.id, earlier!.id]);
    await leave(owner);
    const work = { id: moved!.id, consortiumId: group.id, subjectId: moved!.id };
    await worker.transactions.runForConsortium(group.id, (tx) =>
      new ObligationMovedHandler(clock).effect(tx, work),
    );
    expect(await inboxes()).toEqual([colleague.userId]);
  });
});

it('somebody who is there is reminded and told', async () => {
  await due(group.memberIds[1]!);
  expect(await sweep()).toEqual({ obligations: 1, reminders: 1 });
  expect(await delivered()).toEqual([owner.userId]);
});
