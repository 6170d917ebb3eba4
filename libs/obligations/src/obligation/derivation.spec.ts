import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseJstMinute, toEpochMs, type JstMinute } from '@renkei/kernel';
import { FixedClock } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import {
  seedGroup,
  seedMemberUser,
  seedRevision,
  seedSchedule,
  type SeededDates,
  type SeededGroup,
} from '@renkei/test/group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { runInThisContext } from 'node:vm';
import { obligationEntities } from '../entities.ts';
import { DerivationService } from './derivation.service.ts';

let database: TestDatabase;
let worker: Tenant;
const clock = new FixedClock(0);

beforeAll(async () => {
  database = await testDatabase();
  worker = await tenant(database, obligationEntities, 'worker');
}, 60_000);
afterAll(async () => {
  await worker.close();
  await database.drop();
});

function minute(text: string): JstMinute {
  const parsed = parseJstMinute(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

const schedule = (dates: SeededDates) => seedSchedule(database, dates);

const at = (text: string) => clock.moveTo(toEpochMs(minute(text)));

const derive = (group: SeededGroup, using: Tenant = worker) =>
  using.transactions.runForConsortium(group.id, (tx) => new DerivationService(clock).derive(tx, group.id));

interface Stored {
  readonly key: string;
  readonly member_id: string | null;
  readonly status: string;
  readonly due: string;
  readonly next: string | null;
  readonly supersedes_id: string | null;
}

/** JST is reckoned by the database here, independently of the code under test. */
const stored = (group: SeededGroup, keys = '%') =>
  database.sql<Stored & Record<string, unknown>>(
    `SELECT key, member_id, status, supersedes_id,
       to_char(due_at AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM-DD HH24:MI') AS due,
       to_char(next_reminder_at AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM-DD HH24:MI') AS next
     FROM obligation WHERE consortium_id = $1 AND key LIKE $2 ORDER BY created_at, key, member_id`,
    [group.id, keys],
  );

const ALL_ANCHORS: SeededDates = {
  ROUND_OPEN: '2026-04-01T10:00',
  ROUND_CLOSE: '2026-06-02T17:00',
  GRANT_DECISION: '2026-07-15T12:00',
  PROJECT_END: '2027-01-29T17:00',
  PERFORMANCE_REPORT_DUE: '2027-01-29T17:00',
  EFFECT_REPORT_1_OPEN: '2028-04-03T10:00',
  EFFECT_REPORT_1_CLOSE: '2029-01-31T17:00',
  EFFECT_REPORT_2_OPEN: '2029-04-02T10:00',
  EFFECT_REPORT_2_CLOSE: '2030-01-31T17:00',
};

describe('deriving a group’s obligations', () => {
  it('asks every member for its own papers and the group for its filings', async () => {
    at('2026-04-10T12:00');
    const group = await seedGroup(database, {
      scheduleId: await schedule(ALL_ANCHORS),
      participants: ['CORPORATION', 'SOLE_PROPRIETOR'],
    });
    expect(await derive(group)).toEqual({ created: 28, moved: 0, fulfilled: 0, cancelled: 0 });
    const rows = await stored(group);
    const count = (prefix: string) => rows.filter(({ key }) => key.startsWith(prefix)).length;
    expect({
      papers: count('MEMBER_DOCUMENT:'),
      costs: count('MEMBER_COSTS'),
      evidence: count('MEMBER_EVIDENCE'),
      // the representative buys no software here: no effect figures of its own (K25 p.33)
      figures: count('MEMBER_EFFECT_FIGURES'),
      group: rows.filter((row) => row.member_id === null).length,
    }).toEqual({ papers: 6 + 3 + 4, costs: 3, evidence: 3, figures: 4, group: 5 });
    // ten business days before 2 June, at the end of the office day
    expect(rows.find(({ key }) => key === 'MEMBER_COSTS')).toMatchObject({
      due: '2026-05-19 17:00',
      next: '2026-04-19 09:00',
      status: 'OPEN',
    });
    expect(rows.find(({ key }) => key === 'GROUP_APPLICATION')).toMatchObject({ due: '2026-06-02 17:00' });
    expect(await derive(group)).toEqual({ created: 0, moved: 0, fulfilled: 0, cancelled: 0 });
  });

  it('counts a representative that buys software into the effect figures', async () => {
    at('2026-04-10T12:00');
    const group = await seedGroup(database, { scheduleId: await schedule(ALL_ANCHORS) });
    await derive(group);
    expect(await stored(group, 'MEMBER_EFFECT%')).toEqual([]);
    await database.sql(
      `INSERT INTO cost_line (consortium_id, member_id, category, functions, unit_price_yen, position)
       VALUES ($1, $2, 'SOFTWARE', '{SETTLEMENT}', 300000, 1)`,
      [group.id, group.memberIds[0]],
    );
    await derive(group);
    expect(await stored(group, 'MEMBER_EFFECT%')).toHaveLength(2);
  });

  it('derives nothing from dates nobody knows', async () => {
    const group = await seedGroup(database, { participants: ['CORPORATION'] });
    expect(await derive(group)).toEqual({ created: 0, moved: 0, fulfilled: 0, cancelled: 0 });
    const partly = await seedGroup(database, {
      scheduleId: await schedule({ PROJECT_END: '2027-01-29T17:00' }),
    });
    await derive(partly);
    expect((await stored(partly)).map(({ key }) => key)).toEqual(['PROJECT_END']);
  });

  it('under an association asks participants for the member roll only', async () => {
    at('2026-04-10T12:00');
    const group = await seedGroup(database, {
      scheduleId: await schedule(ALL_ANCHORS),
      representative: 'ASSOCIATION',
      participants: ['CORPORATION'],
    });
    await derive(group);
    const papers = await stored(group, 'MEMBER_DOCUMENT:%');
    expect(papers.filter((row) => row.member_id === group.memberIds[1]).map(({ key }) => key)).toEqual([
      'MEMBER_DOCUMENT:AFFILIATION_PROOF',
      'MEMBER_DOCUMENT:SECURITY_ACTION',
    ]);
  });

  it('starts reminding with the first step still to come', async () => {
    at('2026-05-14T09:00');
    const group = await seedGroup(database, { scheduleId: await schedule(ALL_ANCHORS) });
    await derive(group);
    // D7 would have been on 12 May, D3 is the 16th
    expect((await stored(group, 'MEMBER_COSTS'))[0]).toMatchObject({ next: '2026-05-16 09:00' });
    at('2026-05-23T10:00');
    const late = await seedGroup(database, { scheduleId: await schedule(ALL_ANCHORS) });
    await derive(late);
    // due on 19 May: even the escalation of 22 May is past
    expect((await stored(late, 'MEMBER_COSTS'))[0]).toMatchObject({ status: 'OPEN', next: null });
  });
});

describe('dates', () => {
  it.each([
    ['over the year end', '2027-01-06T17:00', 3, '2026-12-28 17:00'],
    ['over Golden Week with its substitute holiday', '2026-05-08T17:00', 3, '2026-04-30 17:00'],
    ['onto a leap day', '2028-03-01T17:00', 1, '2028-02-29 17:00'],
    ['not past the official minute', '2026-06-02T12:00', 0, '2026-06-02 12:00'],
    ['to the official minute itself', '2026-06-02T17:00', 0, '2026-06-02 17:00'],
    ['from a closing on a Sunday', '2026-06-07T23:59', 0, '2026-06-05 17:00'],
  ])('counts back %s', async (_, close, leadBusinessDays, due) => {
    at('2026-04-01T00:00');
    const scheduleId = await schedule({ ROUND_CLOSE: close });
    const group = await seedGroup(database, { scheduleId, leadBusinessDays });
    await derive(group);
    expect((await stored(group, 'MEMBER_COSTS')).map((row) => row.due)).toEqual([due]);
  });

  it('means Japan, whatever zone the server runs in', async () => {
    // Jest gives tests a copy of the environment; the clock of the process follows only the real one.
    const { env } = runInThisContext('process') as NodeJS.Process;
    const before = env['TZ'];
    const seen: unknown[] = [];
    const offsets = new Set<number>();
    try {
      for (const zone of ['America/Los_Angeles', 'Pacific/Kiritimati', 'UTC']) {
        env['TZ'] = zone;
        offsets.add(new Date(clock.epochMs()).getTimezoneOffset());
        at('2026-05-18T23:30'); // still the 18th in Japan, 14:30 UTC
        const group = await seedGroup(database, { scheduleId: await schedule(ALL_ANCHORS) });
        await database.sql(
          `INSERT INTO member_document (consortium_id, member_id, requirement, issued_on, received_on, recorded_by)
           VALUES ($1, $2, 'CERTIFICATE_OF_REGISTERED_MATTERS', '2026-03-02', '2026-03-03', $3)`,
          [group.id, group.memberIds[0], group.coordinator.userId],
        );
        await derive(group);
        seen.push((await stored(group)).map(({ key, due, next, status }) => ({ key, due, next, status })));
      }
    } finally {
      if (before === undefined) delete env['TZ'];
      else env['TZ'] = before;
    }
    expect(offsets.size).toBe(3);
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
    expect(seen[0]).toContainEqual({
      key: 'MEMBER_DOCUMENT:CERTIFICATE_OF_REGISTERED_MATTERS',
      due: '2026-05-19 17:00',
      next: null,
      status: 'FULFILLED',
    });
  });
});

describe('what happens to it', () => {
  const certificate = (group: SeededGroup, issuedOn: string) =>
    database.sql(
      `INSERT INTO member_document (consortium_id, member_id, requirement, issued_on, received_on, recorded_by)
       VALUES ($1, $2, 'CERTIFICATE_OF_REGISTERED_MATTERS', $3, '2026-05-20', $4)
       ON CONFLICT (consortium_id, member_id, requirement) DO UPDATE SET issued_on = $3, version = 2`,
      [group.id, group.memberIds[0], issuedOn, group.coordinator.userId],
    );
  const paper = async (group: SeededGroup) =>
    (await stored(group, '%:CERTIFICATE%')).map(({ key, status }) => `${key.split(':')[0]} ${status}`);

  it('closes what a paper young enough on the closing day fulfils', async () => {
    at('2026-04-10T12:00');
    const group = await seedGroup(database, { scheduleId: await schedule(ALL_ANCHORS) });
    await derive(group);
    await certificate(group, '2026-03-02'); // three months to the day
    expect(await derive(group)).toMatchObject({ fulfilled: 1, cancelled: 0 });
    expect(await paper(group)).toEqual(['MEMBER_DOCUMENT FULFILLED']);
  });

  it('asks for a fresh paper when the one that came is a day too old, and is content with it', async () => {
    at('2026-04-10T12:00');
    const group = await seedGroup(database, { scheduleId: await schedule(ALL_ANCHORS) });
    await derive(group);
    await certificate(group, '2026-03-01');
    expect(await derive(group)).toEqual({ created: 1, moved: 0, fulfilled: 0, cancelled: 1 });
    at('2026-04-11T12:00');
    await certificate(group, '2026-05-19');
    expect(await derive(group)).toEqual({ created: 1, moved: 0, fulfilled: 1, cancelled: 0 });
    expect((await paper(group)).toSorted()).toEqual([
      'MEMBER_DOCUMENT CANCELLED',
      'MEMBER_DOCUMENT FULFILLED',
      'MEMBER_DOCUMENT_RENEWAL FULFILLED',
    ]);
  });

  it('a paper that was good is asked for again when the closing moves on', async () => {
    at('2026-04-10T12:00');
    const scheduleId = await schedule(ALL_ANCHORS);
    const group = await seedGroup(database, { scheduleId });
    await certificate(group, '2026-03-02');
    await derive(group);
    await seedRevision(database, scheduleId, { ...ALL_ANCHORS, ROUND_CLOSE: '2026-06-16T17:00' });
    await derive(group);
    expect(await paper(group)).toEqual(['MEMBER_DOCUMENT FULFILLED', 'MEMBER_DOCUMENT_RENEWAL OPEN']);
  });

  it('cancels what a withdrawn member owed, and nobody else’s', async () => {
    at('2026-04-10T12:00');
    const scheduleId = await schedule(ALL_ANCHORS);
    const group = await seedGroup(database, { scheduleId, participants: ['CORPORATION', 'CORPORATION'] });
    await derive(group);
    const leaving = group.memberIds[1]!;
    await database.sql(
      `UPDATE member SET status = 'WITHDRAWN', withdrawn_on = '2026-04-12', withdrawal_reason = '見本' WHERE id = $1`,
      [leaving],
    );
    expect(await derive(group)).toEqual({ created: 0, moved: 0, fulfilled: 0, cancelled: 7 });
    const cancelled = (await stored(group)).filter(({ status }) => status === 'CANCELLED');
    expect(new Set(cancelled.map((row) => row.member_id))).toEqual(new Set([leaving]));
    expect(cancelled.every(({ next }) => next === null)).toBe(true);
  });

  it('ends everything when the group closes', async () => {
    at('2026-04-10T12:00');
    const group = await seedGroup(database, { scheduleId: await schedule(ALL_ANCHORS) });
    await derive(group);
    await database.sql('UPDATE consortium SET closed_at = now() WHERE id = $1', [group.id]);
    await derive(group);
    expect(new Set((await stored(group)).map(({ status }) => status))).toEqual(new Set(['CANCELLED']));
  });

  it('moves a deadline by superseding it, and leaves word for those concerned only', async () => {
    at('2026-04-10T12:00');
    const group = await seedGroup(database, {
      scheduleId: await schedule({ ROUND_CLOSE: '2026-06-02T17:00' }),
      participants: ['CORPORATION', 'CORPORATION'],
    });
    await seedMemberUser(database, group, group.memberIds[1]!);
    await derive(group);
    await database.sql('UPDATE consortium SET schedule_id = $2 WHERE id = $1', [
      group.id,
      await schedule({ ROUND_CLOSE: '2026-06-09T17:00' }),
    ]);
    const outcome = await derive(group);
    const open = (await stored(group)).filter(({ status }) => status === 'OPEN');
    expect(outcome).toEqual({ created: 0, moved: open.length, fulfilled: 0, cancelled: 0 });
    expect(open.every((row) => row.supersedes_id !== null)).toBe(true);
    expect(open.find(({ key }) => key === 'GROUP_APPLICATION')).toMatchObject({ due: '2026-06-09 17:00' });
    const left = await database.sql<{ member_id: string | null; status: string }>(
      `SELECT o.member_id, o.status FROM outbox w JOIN obligation o ON o.id = w.subject_id
       WHERE w.topic = 'obligation.moved' AND w.consortium_id = $1`,
      [group.id],
    );
    // the group's one, and the four of the member somebody acts for; not the members nobody acts for
    expect(left.filter((row) => row.member_id === null)).toHaveLength(1);
    expect(left.filter((row) => row.member_id === group.memberIds[1])).toHaveLength(4);
    expect(left).toHaveLength(5);
    expect(left.every(({ status }) => status === 'OPEN')).toBe(true);
  });
});

describe('side by side', () => {
  it('two derivations of one group make everything once', async () => {
    at('2026-04-10T12:00');
    const group = await seedGroup(database, {
      scheduleId: await schedule(ALL_ANCHORS),
      participants: Array<string>(20).fill('SOLE_PROPRIETOR'),
    });
    const outcomes = await Promise.all([derive(group), derive(group), derive(group)]);
    const rows = await stored(group);
    expect(outcomes.map(({ created }) => created).toSorted((a, b) => a - b)).toEqual([0, 0, rows.length]);
    expect(new Set(rows.map((row) => `${row.key} ${row.member_id}`)).size).toBe(rows.length);
  });

  it('one group’s derivation never touches another’s', async () => {
    at('2026-04-10T12:00');
    const scheduleId = await schedule(ALL_ANCHORS);
    const [mine, other] = [
      await seedGroup(database, { scheduleId }),
      await seedGroup(database, { scheduleId }),
    ];
    await derive(mine);
    expect(await stored(other)).toEqual([]);
    await expect(
      worker.transactions.runForConsortium(mine.id, (tx) =>
        new DerivationService(clock).derive(tx, other.id),
      ),
    ).rejects.toThrow('NOT_FOUND');
  });

  it('needs as many statements for 200 members as for one', async () => {
    at('2026-04-10T12:00');
    const [first, second] = [
      await schedule(ALL_ANCHORS),
      await schedule({ ...ALL_ANCHORS, ROUND_CLOSE: '2026-06-09T17:00' }),
    ];
    const counts = [];
    for (const participants of [0, 199]) {
      const group = await seedGroup(database, {
        scheduleId: first,
        participants: Array<string>(participants).fill('SOLE_PROPRIETOR'),
      });
      const create = await worker.countStatements(() => derive(group));
      await database.sql('UPDATE consortium SET schedule_id = $2 WHERE id = $1', [group.id, second]);
      const move = await worker.countStatements(() => derive(group));
      const nothing = await worker.countStatements(() => derive(group));
      counts.push({ create, move, nothing });
    }
    expect(counts[1]).toEqual(counts[0]);
    expect(counts[1]).toEqual({ create: 8, move: 11, nothing: 7 });
  });
});
