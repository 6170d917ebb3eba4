import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseJstMinute, toEpochMs } from '@renkei/kernel';
import { FixedClock } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGrant } from '@renkei/test/granted-group';
import { seedGroup, seedSchedule, type SeededGroup } from '@renkei/test/group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { obligationEntities } from '../entities.ts';
import { DerivationService } from './derivation.service.ts';

// Deadlines close because a step was taken, and come by notice; nobody ticks them off.

let database: TestDatabase;
let worker: Tenant;
const now = parseJstMinute('2026-11-22T12:00');
const clock = new FixedClock(now.ok ? toEpochMs(now.value) : 0);

beforeAll(async () => {
  database = await testDatabase();
  worker = await tenant(database, obligationEntities, 'worker');
}, 60_000);
afterAll(async () => {
  await worker.close();
  await database.drop();
});

/** Round until 2027-01-22, reports later; the grant of `seedGrant` falls in between. */
async function groupWithDates(): Promise<SeededGroup> {
  const scheduleId = await seedSchedule(database, {
    ROUND_CLOSE: '2027-01-22T17:00',
    PROJECT_END: '2027-08-31T17:00',
    PERFORMANCE_REPORT_DUE: '2027-08-31T17:00',
    EFFECT_REPORT_1_CLOSE: '2029-01-31T17:00',
  });
  return seedGroup(database, { scheduleId, participants: ['CORPORATION'] });
}

async function derived(group: SeededGroup): Promise<Record<string, string>> {
  await worker.transactions.runForConsortium(group.id, (tx) =>
    new DerivationService(clock).derive(tx, group.id),
  );
  const rows = await database.sql<{ key: string; status: string }>(
    `SELECT CASE WHEN member_id IS NULL THEN key ELSE key || ' of ' || (SELECT position FROM member WHERE id = member_id) END
       AS key, status
     FROM obligation WHERE consortium_id = $1 AND status <> 'SUPERSEDED' AND key NOT LIKE 'MEMBER_DOCUMENT%' ORDER BY created_at`,
    [group.id],
  );
  return Object.fromEntries(rows.map(({ key, status }) => [key, status]));
}

describe('deadlines follow the steps', () => {
  it('are met by what was filed, confirmed and entered', async () => {
    const group = await groupWithDates();
    expect(await derived(group)).toMatchObject({ GROUP_APPLICATION: 'OPEN', 'MEMBER_COSTS of 2': 'OPEN' });

    await database.sql(
      `INSERT INTO member_fact (consortium_id, member_id, kind, recorded_by) VALUES ($1, $2, 'COSTS_CONFIRMED', $3)`,
      [group.id, group.memberIds[1], group.coordinator.userId],
    );
    await seedGrant(database, group, group.coordinator, { members: [0, 500_000] });
    expect(await derived(group)).toMatchObject({
      GROUP_APPLICATION: 'FULFILLED',
      'MEMBER_COSTS of 2': 'FULFILLED',
      'MEMBER_COSTS of 1': 'CANCELLED', // the application is in: there is nothing left to confirm
      GROUP_PERFORMANCE_REPORT: 'OPEN',
      'MEMBER_EFFECT_FIGURES_1 of 2': 'OPEN',
    });

    await database.sql(
      `INSERT INTO effect_figure (consortium_id, member_id, period, operating_profit_yen, personnel_cost_yen,
         depreciation_yen, employees, hours_hundredths, entered_by)
       VALUES ($1, $2, 'YEAR_1', -1, 1, 1, 1, 100, $3)`,
      [group.id, group.memberIds[1], group.coordinator.userId],
    );
    expect(await derived(group)).toMatchObject({ 'MEMBER_EFFECT_FIGURES_1 of 2': 'FULFILLED' });
  });

  it('owe a paper again that was returned', async () => {
    const group = await groupWithDates();
    await database.sql(
      `INSERT INTO member_document (consortium_id, member_id, requirement, received_on, recorded_by)
       VALUES ($1, $2, 'SECURITY_ACTION', '2026-11-20', $3)`,
      [group.id, group.memberIds[1], group.coordinator.userId],
    );
    const ofPaper = async () => {
      await derived(group);
      return database.sql(
        `SELECT status FROM obligation WHERE member_id = $1 AND key = 'MEMBER_DOCUMENT:SECURITY_ACTION' ORDER BY created_at`,
        [group.memberIds[1]],
      );
    };
    expect(await ofPaper()).toEqual([{ status: 'FULFILLED' }]);
    await database.sql(
      `UPDATE member_document SET review_outcome = 'RETURNED', return_reason = '名前が読めません', reviewed_by = $2,
         reviewed_at = now() WHERE member_id = $1`,
      [group.memberIds[1], group.coordinator.userId],
    );
    expect(await ofPaper()).toEqual([{ status: 'FULFILLED' }, { status: 'OPEN' }]);
  });

  it('come by notice: a correction, and money claimed back, also when the grant was given up', async () => {
    const group = await groupWithDates();
    const { applicationId } = await seedGrant(database, group, group.coordinator, { members: [0, 500_000] });
    const [repayment] = await database.sql<{ id: string }>(
      `INSERT INTO repayment (consortium_id, member_id, reason, principal_yen, subsidy_received_on, claimed_on, due_on,
         recorded_by)
       VALUES ($1, $2, '辞退', 500000, '2027-09-30', '2027-11-01', '2027-11-21', $3) RETURNING id`,
      [group.id, group.memberIds[1], group.coordinator.userId],
    );
    await database.sql(`UPDATE application SET status = 'WITHDRAWN' WHERE id = $1`, [applicationId]);
    const key = `REPAYMENT:${repayment!.id} of 2`;
    expect(await derived(group)).toEqual({ [key]: 'OPEN' }); // nothing else is owed any more
    expect(
      await database.sql(
        `SELECT to_char(due_at AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM-DD HH24:MI') AS due, anchor FROM obligation
         WHERE consortium_id = $1 AND status = 'OPEN'`,
        [group.id],
      ),
    ).toEqual([{ due: '2027-11-21 23:59', anchor: null }]);
    await database.sql(
      `UPDATE repayment SET status = 'PAID', paid_on = '2027-11-20', surcharge_yen = 0, delay_yen = 0 WHERE id = $1`,
      [repayment!.id],
    );
    expect(await derived(group)).toEqual({ [key]: 'FULFILLED' });
  });
});
