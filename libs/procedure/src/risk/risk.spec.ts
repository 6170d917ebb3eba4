import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CalculationService, consortiumEntities } from '@renkei/consortium';
import { parseJstMinute } from '@renkei/kernel';
import type { Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGrant } from '@renkei/test/granted-group';
import { seedSupportReader } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { readyGroup } from '@renkei/test/ready-group';
import { requestContext } from '@renkei/test/request-context';
import type { StoredGroup } from '@renkei/test/stored-group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { StakeService } from '../purchase/stake.service.ts';
import { riskOf } from './risk.loader.ts';

// The facts as they lie in the database; what follows from facts is libs/lifecycle/src/risk.

let database: TestDatabase;
let door: Tenant;
let calculations: CalculationService;
let viewer: Viewer;
let group: StoredGroup;

/** Nine days before the round closes, see readyGroup. */
const NOW = '2027-01-20T09:00';

beforeAll(async () => {
  database = await testDatabase();
  door = await tenant(database, consortiumEntities);
  calculations = new CalculationService(door.transactions);
}, 60_000);
afterAll(async () => {
  await door.close();
  await database.drop();
});
beforeEach(async () => {
  viewer = await person(database);
  group = await readyGroup(database, viewer);
  await owe('GROUP_APPLICATION', '2027-01-29T17:00');
});

async function owe(kind: string, due: string, members: readonly string[] | null = null, status = 'OPEN') {
  await database.sql(
    `INSERT INTO obligation (consortium_id, member_id, key, kind, title_ja, title_en, clause, due_at, status, ended_at)
     SELECT $1, m, $2, $2, '見本の締切', 'Sample', 'K25', $3::timestamp AT TIME ZONE 'Asia/Tokyo', $4,
       CASE WHEN $4 = 'OPEN' THEN NULL ELSE now() END
     FROM unnest($5::uuid[]) AS m`,
    [group.id, kind, due, status, members ?? [null]],
  );
}

function riskAt(now = NOW, asker = viewer, id = group.id) {
  const minute = parseJstMinute(now);
  if (!minute.ok) throw new Error(now);
  const stakes = new StakeService(door.transactions, calculations);
  return riskOf(
    { transactions: door.transactions, calculations, stakes, now: minute.value },
    requestContext(asker),
    id,
  );
}
const said = async (now?: string) => (await riskAt(now)).reasons.map(({ code, level }) => `${code} ${level}`);

describe('the risk of a stored group', () => {
  it('is nothing for one that is ready, to its coordinator and to a support body', async () => {
    expect(await riskAt()).toEqual({ level: 'NONE', score: 0, reasons: [] });
    const reader = await seedSupportReader(database, [group]);
    expect((await riskAt(NOW, reader)).level).toBe('NONE');
    expect(await said('2027-01-25T09:00')).toEqual(['DEADLINE_NEAR LOW']);
    expect(await said('2027-01-29T17:01')).toEqual(['OVERDUE HIGH']);
  });

  it('counts papers that came back, members that left and questions without an answer', async () => {
    await database.sql(
      `UPDATE member_document SET review_outcome = 'RETURNED', return_reason = '見本' WHERE id = (
         SELECT id FROM member_document WHERE consortium_id = $1 LIMIT 1)`,
      [group.id],
    );
    await database.sql(
      `DELETE FROM member_declaration WHERE id = (SELECT id FROM member_declaration WHERE consortium_id = $1 LIMIT 1)`,
      [group.id],
    );
    const { reasons } = await riskAt();
    expect(reasons.map(({ code, level }) => `${code} ${level}`)).toEqual([
      'DEADLINE_WITH_MISSING MEDIUM',
      'BLOCKERS MEDIUM',
      'RETURNED_PAPERS MEDIUM',
    ]);
    expect(reasons[0]!.message.ja).toBe('交付申請の締切まで9日で、書類の一部（24点のうち1点）がまだです。');
    await database.sql(
      `UPDATE member SET status = 'WITHDRAWN', withdrawn_on = '2027-01-19', withdrawal_reason = '見本' WHERE id = $1`,
      [group.memberIds[9]],
    );
    expect(await said()).toContain('TOO_FEW_MEMBERS HIGH');
  });

  it('knows what was handed in for a report, however often it was taken back', async () => {
    await seedGrant(database, group, viewer, { members: group.memberIds.map(() => 722_222) });
    await database.sql(
      `UPDATE obligation SET status = 'FULFILLED', ended_at = now() WHERE consortium_id = $1`,
      [group.id],
    );
    await owe('GROUP_PERFORMANCE_REPORT', '2027-09-30T17:00');
    await owe('MEMBER_EVIDENCE', '2027-09-15T17:00', group.memberIds.slice(0, 8), 'FULFILLED');
    await owe('MEMBER_EVIDENCE', '2027-09-16T17:00', group.memberIds.slice(0, 1));
    await owe('MEMBER_EVIDENCE', '2027-09-16T17:00', group.memberIds.slice(8));
    const { reasons } = await riskAt('2027-09-10T09:00');
    expect(reasons.map(({ message }) => message.ja)).toEqual([
      '実績報告の締切まで20日で、証憑の3割（10者のうち3者）がまだです。',
    ]);
    expect(await said('2027-09-17T09:00')).toEqual(['OVERDUE_INSIDE HIGH', 'DEADLINE_WITH_MISSING HIGH']);
  });

  it('of an application that came back minds the correction, not the round that is over', async () => {
    const { applicationId } = await seedReturned();
    await owe('MEMBER_DOCUMENT', '2027-01-15T17:00', group.memberIds.slice(0, 1));
    expect(await said('2027-02-10T09:00')).toEqual(['RETURNED_BY_SECRETARIAT MEDIUM']);
    await database.sql(`UPDATE application SET status = 'IN_CHECK' WHERE id = $1`, [applicationId]);
    expect(await said('2027-02-10T09:00')).toEqual(['RETURNED_BY_SECRETARIAT MEDIUM']);
    await owe('APPLICATION_CORRECTION', '2027-02-12T17:00');
    expect(await said('2027-02-10T09:00')).toEqual(['RETURNED_BY_SECRETARIAT HIGH', 'DEADLINE_NEAR MEDIUM']);
  });

  it('hears of changes that wait, and is quiet once everything has ended', async () => {
    const change = (status: string) =>
      database.sql(
        `UPDATE change_request SET status = $2, filed_at = '2027-03-01T00:00Z', effect = '{}', effect_sha256 = repeat('0', 64)
         WHERE consortium_id = $1`,
        [group.id, status],
      );
    await seedGrant(database, group, viewer, { members: group.memberIds.map(() => 722_222) });
    await database.sql(
      `UPDATE obligation SET status = 'FULFILLED', ended_at = now() WHERE consortium_id = $1`,
      [group.id],
    );
    await database.sql(
      `INSERT INTO change_request (consortium_id, number, kind, reason, happened_on, plan, created_by)
       VALUES ($1, 1, 'PLAN_CHANGE', '見本', '2027-03-01', '{}', $2)`,
      [group.id, viewer.userId],
    );
    expect(await said('2027-03-10T09:00')).toEqual([]);
    await change('FILED');
    expect(await said('2027-03-10T09:00')).toEqual(['CHANGE_UNANSWERED LOW']);
    await database.sql('UPDATE consortium SET closed_at = now() WHERE id = $1', [group.id]);
    expect(await said('2027-03-10T09:00')).toEqual([]);
  });

  /** Submitted in time, then returned. */
  async function seedReturned(): Promise<{ applicationId: string }> {
    const { applicationId } = await seedGrant(database, group, viewer, { members: [] });
    // a grant is for ever: the same way again, one step shorter
    await database.sql(`UPDATE application SET status = 'WITHDRAWN' WHERE id = $1`, [applicationId]);
    const [made] = await database.sql<{ id: string }>(
      `INSERT INTO application (consortium_id, number, created_by) VALUES ($1, 2, $2) RETURNING id`,
      [group.id, viewer.userId],
    );
    for (const set of [
      `status = 'IN_CHECK'`,
      `status = 'APPROVED', approved_by = created_by, approved_at = now()`,
      `status = 'SUBMITTED'`,
      `status = 'RETURNED'`,
    ])
      await database.sql(`UPDATE application SET ${set} WHERE id = $1`, [made!.id]);
    await database.sql(
      `INSERT INTO submission (consortium_id, application_id, number, portal_number, submitted_at, snapshot_id, rule_set,
         rule_set_version, document, document_sha256, recorded_by)
       SELECT consortium_id, $2, 1, 'MIHON-2', submitted_at, snapshot_id, rule_set, rule_set_version, document,
         document_sha256, recorded_by
       FROM submission WHERE application_id = $1`,
      [applicationId, made!.id],
    );
    return { applicationId: made!.id };
  }
});
