import type { JstMinute } from '@renkei/kernel';
import { mayOrderNow, type OrderAnswer } from '@renkei/lifecycle';
import type { TenantTransaction, Viewer } from '@renkei/platform';
import DataLoader from 'dataloader';
import { minuteOf } from './purchase-lines.ts';

interface Row {
  readonly id: string;
  readonly withdrawn: boolean;
  /** Of the latest application; null: there is none. */
  readonly application: string | null;
  readonly decidedAt: Date | null;
  readonly projectEndAt: Date | null;
  readonly reported: boolean;
  readonly contractNeeded: boolean;
}

// A contract is asked for until every line that needs one has it: OFFICE costs such as wages know none (K25 p.17 ③).
const SQL = `
  SELECT m.id, m.status = 'WITHDRAWN' AS withdrawn, a.status AS application,
    g.decided_at AS "decidedAt", g.project_end_at AS "projectEndAt",
    coalesce(r.status IN ('SUBMITTED', 'FIXED'), false) AS reported,
    coalesce(lines.without_contract, true) AS "contractNeeded"
  FROM member m
  LEFT JOIN LATERAL (
    SELECT id, status FROM application WHERE consortium_id = m.consortium_id ORDER BY number DESC LIMIT 1
  ) a ON true
  LEFT JOIN standing_grant g ON g.application_id = a.id AND a.status = 'GRANTED'
  LEFT JOIN performance_report r ON r.grant_id = g.id
  LEFT JOIN LATERAL (
    SELECT bool_or(NOT EXISTS (
      SELECT FROM purchase_step s WHERE s.cost_line_id = l.id AND s.step = 'CONTRACT' AND s.voided_at IS NULL
    )) AS without_contract
    FROM cost_line l WHERE l.member_id = m.id AND l.category <> 'OFFICE'
  ) lines ON true
  WHERE m.id = ANY ($1::uuid[])`;

/**
 * "May I order now?" per member id, all in one statement; null for a member this person may not see.
 * @param now JST
 */
export function mayOrderLoader(
  transactions: TenantTransaction,
  viewer: Viewer,
  now: JstMinute,
): DataLoader<string, OrderAnswer | null> {
  return new DataLoader(async (memberIds) => {
    const rows = await transactions.read(viewer, (tx) => tx.query<Row>(SQL, [memberIds]));
    const byId = new Map(rows.map((row) => [row.id, answerFor(row, now)]));
    return memberIds.map((id) => byId.get(id) ?? null);
  });
}

function answerFor(row: Row, now: JstMinute): OrderAnswer {
  const { application, withdrawn, reported, contractNeeded } = row;
  return mayOrderNow({
    now,
    grantDecidedAt: minuteOf(row.decidedAt),
    projectEnd: minuteOf(row.projectEndAt),
    ended: application === 'REJECTED' || application === 'WITHDRAWN' ? application : null,
    memberWithdrawn: withdrawn,
    reported,
    contractNeeded,
  });
}
