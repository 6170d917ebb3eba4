import { canonicalJson, toIsoUtc, type JstMinute } from '@renkei/kernel';
import type { Tx, Viewer } from '@renkei/platform';
import type { StandingAmounts } from '@renkei/subsidy-rules';
import type { ChangeRow } from './change.rows.ts';
import type { ChangeEffect } from './effect.ts';
import type { Plan, PlannedChange, PlannedLine } from './plan.ts';

/**
 * Carries an accepted plan out on the group's rows, change by change. The caller's transaction holds the group's lock and
 * has opened its frozen inputs; the plan was found to fit.
 */
export async function applyPlan(
  tx: Tx,
  { consortiumId, plan, reason, happenedOn }: ChangeRow,
): Promise<void> {
  for (const change of plan.changes) {
    const done = await tx.query(...statementOf(change, { consortiumId, reason, happenedOn }));
    if (done.length !== 1)
      throw new Error(`${change.kind} of a plan that fitted changed ${done.length} rows`);
  }
}

type Place = Pick<ChangeRow, 'consortiumId' | 'reason' | 'happenedOn'>;

function statementOf(change: PlannedChange, place: Place): [sql: string, parameters: readonly unknown[]] {
  const { consortiumId } = place;
  const { memberId } = change;
  switch (change.kind) {
    case 'DROP_MEMBER':
      return [
        `UPDATE member SET status = 'WITHDRAWN', withdrawn_on = $3, withdrawal_reason = $4, version = version + 1
         WHERE consortium_id = $1 AND id = $2 AND status = 'ENROLLED' AND role <> 'REPRESENTATIVE' RETURNING id`,
        [consortiumId, memberId, place.happenedOn, place.reason],
      ];
    case 'SET_SIZE':
      return [
        `UPDATE member SET size = $3, version = version + 1
         WHERE consortium_id = $1 AND id = $2 AND status = 'ENROLLED' RETURNING id`,
        [consortiumId, memberId, change.size],
      ];
    case 'ADD_LINE':
      return [
        `INSERT INTO cost_line (consortium_id, member_id, id, tool_id, category, functions, unit_price_yen, quantity,
           cloud_months, label, position)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, coalesce($10, ''), coalesce(max(position), 0) + 1
         FROM cost_line WHERE member_id = $2 RETURNING id`,
        [consortiumId, memberId, ...lineValues(change.line)],
      ];
    case 'REPLACE_LINE':
      return [
        `UPDATE cost_line SET tool_id = $4, category = $5, functions = $6, unit_price_yen = $7, quantity = $8,
           cloud_months = $9, label = coalesce($10, label), version = version + 1
         WHERE consortium_id = $1 AND member_id = $2 AND id = $3 RETURNING id`,
        [consortiumId, memberId, ...lineValues(change.line)],
      ];
    case 'REMOVE_LINE':
      return [
        'DELETE FROM cost_line WHERE consortium_id = $1 AND member_id = $2 AND id = $3 RETURNING id',
        [consortiumId, memberId, change.lineId],
      ];
  }
}

const lineValues = (line: PlannedLine) => [
  line.id,
  line.toolId,
  line.category,
  line.functions,
  line.unitPriceYen,
  line.quantity,
  line.cloudMonths,
  line.label,
];

/** What stands after the change. */
export function amountsAfter({ members, group }: ChangeEffect): StandingAmounts {
  return {
    members: members.map(({ id, granted }) => ({ id, granted: granted.after })),
    analysis: group.analysis.after,
    admin: group.admin.after,
  };
}

/**
 * The granted amounts that fall, each as the next revision of its own; what stays gets none. The database refuses any
 * that would rise.
 */
export async function reviseGranted(
  tx: Tx,
  { id, consortiumId }: ChangeRow,
  grantId: string,
  { members, analysis, admin }: StandingAmounts,
): Promise<void> {
  const wanted = [
    ...members.map((member) => ({ member_id: member.id, part: 'INFRASTRUCTURE', yen: member.granted })),
    { member_id: null, part: 'ANALYSIS', yen: analysis },
    { member_id: null, part: 'ADMIN', yen: admin },
  ];
  await tx.query(
    `INSERT INTO granted_amount (consortium_id, grant_id, member_id, part, revision, amount_yen, change_id)
     SELECT $1, $2, w.member_id, w.part, l.revision + 1, w.yen, $3
     FROM jsonb_to_recordset($4::jsonb) AS w (member_id uuid, part text, yen bigint)
     CROSS JOIN LATERAL (
       SELECT g.revision, g.amount_yen FROM granted_amount g
       WHERE g.grant_id = $2 AND g.part = w.part AND g.member_id IS NOT DISTINCT FROM w.member_id
       ORDER BY g.revision DESC LIMIT 1) l
     WHERE w.yen <> l.amount_yen`,
    [consortiumId, grantId, id, canonicalJson(wanted)],
  );
}

/** Amounts typed in follow what stands, or the next calculation would refuse them as above their limits. */
export async function lowerRequests(
  tx: Tx,
  consortiumId: string,
  { members, analysis }: StandingAmounts,
): Promise<void> {
  await tx.query(
    `UPDATE member m SET requested_yen = w.granted, version = version + 1
     FROM jsonb_to_recordset($2::jsonb) AS w (id uuid, granted bigint)
     WHERE m.consortium_id = $1 AND m.id = w.id AND m.status = 'ENROLLED' AND m.requested_yen > w.granted`,
    [consortiumId, canonicalJson(members)],
  );
  await tx.query(
    `UPDATE consortium SET requested_analysis_yen = $2, version = version + 1
     WHERE id = $1 AND requested_analysis_yen > $2`,
    [consortiumId, String(analysis)],
  );
}

/**
 * The new dates as milestones; the decision itself stays as it was. They count as recorded when they were decided, so
 * that a change entered late is not taken for the end of the project.
 */
export async function moveDates(
  tx: Tx,
  viewer: Viewer,
  consortiumId: string,
  { projectEndAt, reportDueAt }: Plan,
  decidedAt: JstMinute,
): Promise<void> {
  const dates = (
    [
      ['PROJECT_END', projectEndAt],
      ['PERFORMANCE_REPORT_DUE', reportDueAt],
    ] as const
  ).flatMap(([anchor, at]) => (at === null ? [] : [{ anchor, at: toIsoUtc(at) }]));
  if (dates.length === 0) return;
  await tx.query(
    `INSERT INTO consortium_milestone AS m (consortium_id, anchor, occurred_at, recorded_by, recorded_at)
     SELECT $1, anchor, at, $2, $3 FROM jsonb_to_recordset($4::jsonb) AS d (anchor text, at timestamptz)
     ON CONFLICT (consortium_id, anchor) DO UPDATE SET occurred_at = excluded.occurred_at,
       recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at, version = m.version + 1`,
    [consortiumId, viewer.userId, toIsoUtc(decidedAt), canonicalJson(dates)],
  );
}
