import { sumYen } from '@renkei/kernel';
import type { Tx } from '@renkei/platform';
import type { CostPart } from '@renkei/subsidy-rules';
import type { GrantedAmountType, GrantType } from './grant.type.ts';

interface AmountRow extends Omit<GrantType, 'amounts' | 'decidedTotalYen' | 'ceilingTotalYen'> {
  /** null: of this grant no amount is this person's to see. */
  readonly part: CostPart | null;
  readonly memberId: string | null;
  readonly decidedYen: bigint;
  readonly ceilingYen: bigint;
  readonly revision: number;
}

/** The grants of these applications with their amounts in the order of the group, in one statement. */
export async function grantsOf(tx: Tx, applicationIds: readonly string[]): Promise<(GrantType | null)[]> {
  const rows = await tx.query<AmountRow>(
    `SELECT g.id, g.application_id AS "applicationId", g.decision_number AS "decisionNumber", g.decided_at AS "decidedAt",
       g.project_end_at AS "projectEndAt", g.report_due_at AS "reportDueAt", g.conditions, n.part, n.member_id AS "memberId",
       d.amount_yen AS "decidedYen", n.amount_yen AS "ceilingYen", n.revision
     FROM grant_decision g
     LEFT JOIN LATERAL (
       SELECT DISTINCT ON (part, member_id) part, member_id, amount_yen, revision FROM granted_amount
       WHERE grant_id = g.id ORDER BY part, member_id, revision DESC) n ON true
     LEFT JOIN granted_amount d
       ON d.grant_id = g.id AND d.part = n.part AND d.member_id IS NOT DISTINCT FROM n.member_id AND d.revision = 0
     LEFT JOIN member m ON m.id = n.member_id
     WHERE g.application_id = ANY ($1::uuid[])
     ORDER BY g.id, array_position(ARRAY['INFRASTRUCTURE', 'ANALYSIS', 'ADMIN'], n.part), m.position`,
    [applicationIds],
  );
  return applicationIds.map((id) => grantOf(rows.filter(({ applicationId }) => applicationId === id)));
}

function grantOf(rows: readonly AmountRow[]): GrantType | null {
  const [row] = rows;
  if (!row) return null;
  const {
    part: _part,
    memberId: _member,
    decidedYen: _decided,
    ceilingYen: _ceiling,
    revision: _revision,
    ...grant
  } = row;
  const amounts = rows.flatMap(({ part, memberId, decidedYen, ceilingYen, revision }): GrantedAmountType[] =>
    part === null ? [] : [{ part, memberId, decidedYen, ceilingYen, revision }],
  );
  return {
    ...grant,
    amounts,
    decidedTotalYen: sumYen(amounts.map(({ decidedYen }) => decidedYen)),
    ceilingTotalYen: sumYen(amounts.map(({ ceilingYen }) => ceilingYen)),
  };
}
