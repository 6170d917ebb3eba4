import { createHash, randomUUID } from 'node:crypto';
import type { Viewer } from '@renkei/platform';
import type { TestDatabase } from './database.ts';

export interface GrantedAmounts {
  /** Yen of (1) per member, in the members' order. */
  readonly members: readonly number[];
  readonly analysis?: number;
  readonly admin?: number;
}

export interface GrantedGroup {
  readonly applicationId: string;
  readonly submissionId: string;
  readonly grantId: string;
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * Takes a stored group to its grant decision, as the owner in SQL: submitted 2027-01-20 16:30, decided 2027-03-01 15:00
 * JST, project until 2027-08-31 17:00, unless other minutes are given (JST, 'YYYY-MM-DDTHH:mm').
 */
export async function seedGrant(
  database: TestDatabase,
  group: { readonly id: string; readonly memberIds: readonly string[] },
  coordinator: Viewer,
  amounts: GrantedAmounts,
  dates: { readonly decidedAt?: string; readonly projectEndAt?: string; readonly reportDueAt?: string } = {},
): Promise<GrantedGroup> {
  const [applicationId, submissionId, grantId, snapshotId] = [
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
  ];
  const { decidedAt = '2027-03-01T15:00', projectEndAt = '2027-08-31T17:00' } = dates;
  const reportDueAt = dates.reportDueAt ?? projectEndAt;
  const by = coordinator.userId;
  await database.sql(
    `INSERT INTO application (id, consortium_id, number, created_by) VALUES ($1, $2, 1, $3)`,
    [applicationId, group.id, by],
  );
  await database.sql(`UPDATE application SET status = 'IN_CHECK', author_id = $2 WHERE id = $1`, [
    applicationId,
    by,
  ]);
  await database.sql(
    `UPDATE application SET status = 'APPROVED', approved_by = $2, approved_at = now(),
       approved_inputs_version = (SELECT inputs_version FROM consortium WHERE id = consortium_id) WHERE id = $1`,
    [applicationId, by],
  );
  await database.sql(`UPDATE application SET status = 'SUBMITTED' WHERE id = $1`, [applicationId]);
  await database.sql(
    `INSERT INTO calculation_snapshot (id, consortium_id, number, label, rule_set, rule_set_version, inputs_version, input,
       input_sha256, outcome, outcome_sha256, created_by)
     SELECT $1, c.id, 1, '見本の申請', c.rule_set, 'test', c.inputs_version, '{}', $3, '{}', $3, $4
     FROM consortium c WHERE c.id = $2`,
    [snapshotId, group.id, digest('{}'), by],
  );
  await database.sql(
    `INSERT INTO submission (id, consortium_id, application_id, number, portal_number, submitted_at, snapshot_id, rule_set,
       rule_set_version, document, document_sha256, recorded_by)
     SELECT $1, $2, $3, 1, 'MIHON-1', '2027-01-20T07:30Z', $4, c.rule_set, 'test', '{}', $5, $6
     FROM consortium c WHERE c.id = $2`,
    [submissionId, group.id, applicationId, snapshotId, digest('{}'), by],
  );
  await database.sql(
    `INSERT INTO grant_decision (id, consortium_id, application_id, submission_id, decision_number, decided_at,
       project_end_at, report_due_at, recorded_by)
     VALUES ($1, $2, $3, $4, '見本第1号', $5::timestamp AT TIME ZONE 'Asia/Tokyo',
       $6::timestamp AT TIME ZONE 'Asia/Tokyo', $7::timestamp AT TIME ZONE 'Asia/Tokyo', $8)`,
    [grantId, group.id, applicationId, submissionId, decidedAt, projectEndAt, reportDueAt, by],
  );
  await database.sql(`UPDATE application SET status = 'GRANTED' WHERE id = $1`, [applicationId]);
  await database.sql(
    `INSERT INTO granted_amount (consortium_id, grant_id, member_id, part, amount_yen)
     SELECT $1::uuid, $2::uuid, member_id, 'INFRASTRUCTURE', yen FROM unnest($3::uuid[], $4::bigint[]) AS a (member_id, yen)
     UNION ALL SELECT $1, $2, NULL, 'ANALYSIS', $5::bigint UNION ALL SELECT $1, $2, NULL, 'ADMIN', $6::bigint`,
    [
      group.id,
      grantId,
      group.memberIds.slice(0, amounts.members.length),
      amounts.members,
      amounts.analysis ?? 0,
      amounts.admin ?? 0,
    ],
  );
  return { applicationId, submissionId, grantId };
}
