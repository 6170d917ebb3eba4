import { fromEpochMs, type JstMinute } from '@renkei/kernel';
import {
  readinessCell,
  requestFor,
  requirementsFor,
  type MemberRole,
  type ProgrammeYear,
  type ReadinessState,
  type RequirementCode,
} from '@renkei/lifecycle';
import { paperFormOf, representativeTypeOf } from '@renkei/obligations/jobs';
import type { Tx } from '@renkei/platform';
import { groupedBy, readPapers, readSubmissionPlans } from './paper-facts.ts';
import type { AskedMember } from './papers-asked-letter.ts';

/** What is still the member's turn; whatever came while the letter waited is not asked for. */
const STILL_OWED: readonly ReadinessState[] = ['NOT_ASKED', 'ASKED', 'RETURNED', 'EXPIRES_BEFORE_SUBMISSION'];

interface AskedRow {
  readonly memberId: string;
  readonly name: string;
  readonly role: MemberRole;
  readonly legalForm: string;
  readonly requirement: RequirementCode;
  readonly askedAt: Date;
  readonly dueAt: Date | null;
  readonly year: ProgrammeYear;
  readonly representative_form: string | null;
  readonly with_association: boolean | null;
}

/**
 * What one person is asked for in one batch, member by member, as it stands now; as the worker, in three statements.
 * Members the person acts for no more, or that have withdrawn, are left out.
 */
export async function readAsked(
  tx: Tx,
  { batchId, recipientId, consortiumId }: { batchId: string; recipientId: string; consortiumId: string },
): Promise<AskedMember[]> {
  const rows = await tx.query<AskedRow>(
    `SELECT k.member_id AS "memberId", b.name, m.role, b.legal_form AS "legalForm", k.requirement, k.asked_at AS "askedAt",
       (SELECT min(o.due_at) FROM obligation o
        WHERE o.consortium_id = k.consortium_id AND o.member_id = k.member_id AND o.status = 'OPEN'
          AND o.key IN ('MEMBER_DOCUMENT:' || k.requirement, 'MEMBER_DOCUMENT_RENEWAL:' || k.requirement)) AS "dueAt",
       c.rule_set AS year, route.representative_form, route.with_association
     FROM paper_ask k
     JOIN consortium c ON c.id = k.consortium_id AND c.closed_at IS NULL
     JOIN member m ON m.id = k.member_id AND m.status = 'ENROLLED'
     JOIN business b ON b.id = m.business_id
     CROSS JOIN (
       SELECT max(rb.legal_form::text) FILTER (WHERE rm.role = 'REPRESENTATIVE') AS representative_form,
         bool_or(rb.legal_form = 'ASSOCIATION') AS with_association
       FROM member rm JOIN business rb ON rb.id = rm.business_id
       WHERE rm.consortium_id = $3 AND rm.status = 'ENROLLED') AS route
     WHERE k.consortium_id = $3 AND k.batch_id = $1 AND EXISTS (
       SELECT FROM assignment a WHERE a.member_id = k.member_id AND a.user_id = $2 AND a.role = 'MEMBER_USER')
     ORDER BY m.position, k.requirement`,
    [batchId, recipientId, consortiumId],
  );
  const plan = (await readSubmissionPlans(tx, [consortiumId])).get(consortiumId);
  if (rows.length === 0 || plan === undefined || plan.filed) return [];
  const papers = (await readPapers(tx, [consortiumId])).get(consortiumId) ?? [];
  return [...groupedBy(rows, 'memberId').values()].flatMap((own): AskedMember[] => {
    const [member] = own;
    if (!member) return [];
    const asked = new Map(own.map((row) => [row.requirement, minuteOf(row.askedAt)]));
    const documents = papers.filter(({ memberId }) => memberId === member.memberId);
    const requests = requirementsFor(
      { role: member.role, legalForm: paperFormOf(member.legalForm) },
      representativeTypeOf(member),
      { year: member.year },
    ).flatMap((requirement) => {
      const askedAt = asked.get(requirement.code);
      if (askedAt === undefined) return [];
      const { memberId } = member;
      const { submissionDay } = plan;
      const cell = readinessCell({ memberId, requirement, documents, askedAt, submissionDay });
      return STILL_OWED.includes(cell.state) ? [requestFor(cell, requirement, submissionDay)] : [];
    });
    if (requests.length === 0) return [];
    return [{ name: member.name, dueAt: earliest(own), requests }];
  });
}

const minuteOf = (at: Date): JstMinute => fromEpochMs(at.getTime());

function earliest(rows: readonly AskedRow[]): JstMinute | null {
  const [first] = rows.flatMap(({ dueAt }) => (dueAt === null ? [] : [minuteOf(dueAt)])).toSorted();
  return first ?? null;
}
