import { createHash, randomUUID } from 'node:crypto';
import type { Viewer } from '@renkei/platform';
import type { TestDatabase } from './database.ts';

export interface FixedYen {
  /** Yen of (1) per member, in the members' order. */
  readonly members: readonly number[];
  readonly analysis?: number;
  readonly admin?: number;
}

const DIGEST = createHash('sha256').update('{}').digest('hex');

/**
 * Takes a granted group (seedGrant) to the fixing of its amounts, as the owner in SQL: its report is of 2027-09-01 and
 * the notice of 2027-09-20, unless another day is given. What the rules give and what was granted are the same.
 */
export async function seedFixing(
  database: TestDatabase,
  group: { readonly id: string; readonly memberIds: readonly string[] },
  coordinator: Viewer,
  granted: { readonly grantId: string },
  fixed: FixedYen,
  fixedOn = '2027-09-20',
): Promise<{ readonly reportId: string; readonly fixingId: string }> {
  const reportId = randomUUID();
  const by = coordinator.userId;
  await database.sql(
    `INSERT INTO performance_report (id, consortium_id, grant_id, created_by) VALUES ($1, $2, $3, $4)`,
    [reportId, group.id, granted.grantId, by],
  );
  await database.sql(`UPDATE performance_report SET status = 'IN_CHECK', author_id = $2 WHERE id = $1`, [
    reportId,
    by,
  ]);
  await database.sql(
    `UPDATE performance_report SET status = 'APPROVED', approved_by = $2, approved_at = now() WHERE id = $1`,
    [reportId, by],
  );
  await database.sql(
    `UPDATE performance_report SET status = 'SUBMITTED', submitted_at = '2027-09-01T03:00Z',
       completed_on = '2027-08-31', document = '{}', document_sha256 = $2 WHERE id = $1`,
    [reportId, DIGEST],
  );
  await database.sql(`UPDATE performance_report SET status = 'FIXED' WHERE id = $1`, [reportId]);
  const fixingId = await seedFurtherFixing(
    database,
    group,
    coordinator,
    { reportId, number: 1 },
    fixed,
    fixedOn,
  );
  return { reportId, fixingId };
}

/** A fixing that restates all amounts. @returns its id */
export async function seedFurtherFixing(
  database: TestDatabase,
  group: { readonly id: string; readonly memberIds: readonly string[] },
  coordinator: Viewer,
  { reportId, number }: { readonly reportId: string; readonly number: number },
  { members, analysis = 0, admin = 0 }: FixedYen,
  fixedOn: string,
): Promise<string> {
  const fixingId = randomUUID();
  await database.sql(
    `INSERT INTO amount_fixing (id, consortium_id, report_id, number, notice_number, fixed_on, document, document_sha256,
       recorded_by)
     VALUES ($1, $2, $3, $4, '見本確定第' || $4::int || '号', $5, '{}', $6, $7)`,
    [fixingId, group.id, reportId, number, fixedOn, DIGEST, coordinator.userId],
  );
  await database.sql(
    `INSERT INTO fixed_amount (consortium_id, fixing_id, member_id, part, ruled_yen, granted_yen, fixed_yen)
     SELECT $1::uuid, $2::uuid, member_id, 'INFRASTRUCTURE', yen, yen, yen
     FROM unnest($3::uuid[], $4::bigint[]) AS a (member_id, yen)
     UNION ALL SELECT $1, $2, NULL, 'ANALYSIS', $5::bigint, $5::bigint, $5::bigint
     UNION ALL SELECT $1, $2, NULL, 'ADMIN', $6::bigint, $6::bigint, $6::bigint`,
    [group.id, fixingId, group.memberIds.slice(0, members.length), members, analysis, admin],
  );
  return fixingId;
}
