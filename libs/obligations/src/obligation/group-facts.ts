import type { LocalDate } from '@renkei/kernel';
import type {
  Anchors,
  AnchorCode,
  DocumentOnFile,
  ObligationMember,
  ProgrammeYear,
  RepresentativeType,
} from '@renkei/lifecycle';
import { fromEpochMs } from '@renkei/kernel';
import { notFound, type Tx } from '@renkei/platform';
import { milestoneOf, type Milestone } from '../milestone/milestone-facts.ts';

/** A group as its deadlines see it. */
export interface Group {
  readonly id: string;
  readonly year: ProgrammeYear;
  readonly scheduleId: string | null;
  readonly internalLeadBusinessDays: number;
  readonly closed: boolean;
}

/** @throws AppError NOT_FOUND for a group that is not visible here */
export async function readGroup(tx: Tx, consortiumId: string): Promise<Group> {
  const [row] = await tx.query<{
    rule_set: ProgrammeYear;
    schedule_id: string | null;
    internal_lead_business_days: number;
    closed: boolean;
  }>(
    `SELECT rule_set, schedule_id, internal_lead_business_days, closed_at IS NOT NULL AS closed
     FROM consortium WHERE id = $1`,
    [consortiumId],
  );
  if (!row) throw notFound({ ja: 'グループ', en: 'The group' });
  return {
    id: consortiumId,
    year: row.rule_set,
    scheduleId: row.schedule_id,
    internalLeadBusinessDays: row.internal_lead_business_days,
    closed: row.closed,
  };
}

export interface GroupMembers {
  readonly members: readonly ObligationMember[];
  readonly representativeType: RepresentativeType | null;
}

interface MemberRow {
  readonly id: string;
  readonly role: ObligationMember['role'];
  readonly enrolled: boolean;
  readonly legal_form: string;
  readonly buys_software: boolean;
}

/** All members of the group in their order, the withdrawn ones included. */
export async function readGroupMembers(tx: Tx, consortiumId: string): Promise<GroupMembers> {
  const rows = await tx.query<MemberRow>(
    `SELECT m.id, m.role, m.status = 'ENROLLED' AS enrolled, b.legal_form, EXISTS (
       SELECT FROM cost_line l
       WHERE l.consortium_id = m.consortium_id AND l.member_id = m.id AND l.category = 'SOFTWARE'
     ) AS buys_software
     FROM member m JOIN business b ON b.id = m.business_id
     WHERE m.consortium_id = $1 ORDER BY m.position`,
    [consortiumId],
  );
  return {
    members: rows.map((row) => ({
      id: row.id,
      role: row.role,
      enrolled: row.enrolled,
      legalForm: paperFormOf(row.legal_form),
      // a participant that uses no tool is not a member (K25 p.9); only a representative may do without
      usesTools: row.role === 'PARTICIPANT' || row.buys_software,
    })),
    representativeType: representativeTypeOf(routeOf(rows.filter((row) => row.enrolled))),
  };
}

/** Which papers a participant owes (K25 p.24): everything but a sole proprietor is entered in a register. */
export function paperFormOf(legalForm: string): ObligationMember['legalForm'] {
  if (legalForm === 'OTHER') return null;
  return legalForm === 'SOLE_PROPRIETOR' ? 'SOLE_PROPRIETOR' : 'CORPORATION';
}

/** What of the enrolled members decides about the papers of them all. */
export interface PaperRoute {
  readonly representative_form: string | null;
  readonly with_association: boolean | null;
}

function routeOf(enrolled: readonly MemberRow[]): PaperRoute {
  return {
    representative_form: enrolled.find(({ role }) => role === 'REPRESENTATIVE')?.legal_form ?? null,
    with_association: enrolled.some((member) => member.legal_form === 'ASSOCIATION'),
  };
}

export function representativeTypeOf(route: PaperRoute): RepresentativeType | null {
  switch (route.representative_form) {
    case 'ASSOCIATION':
      return 'STREET_ASSOCIATION';
    case 'SHOKOKAI':
      return 'SOCIETY_OF_COMMERCE';
    case 'CHAMBER':
      return 'CHAMBER_OF_COMMERCE';
    case 'CORPORATION':
    case 'MEDICAL_WELFARE_SCHOOL':
    case 'NPO_OR_FOUNDATION':
      // with a shopping-street body among the members, the papers are those of an association's (K25 p.24 ※1)
      return route.with_association === true ? 'SME_WITH_STREET_BODY' : 'SME';
    default:
      return null;
  }
}

export interface GroupAnchors {
  readonly schedule: Anchors;
  readonly actual: Anchors;
  readonly milestones: readonly Milestone[];
}

/** The newest revision of the group's schedule, and what holds for the group itself. */
export async function readGroupAnchors(tx: Tx, group: Group): Promise<GroupAnchors> {
  const rows = await tx.query<{ anchor: AnchorCode; occurred_at: Date; recorded_at: Date | null }>(
    `SELECT anchor, occurs_at AS occurred_at, NULL::timestamptz AS recorded_at FROM schedule_anchor
     WHERE revision_id = (SELECT id FROM schedule_revision WHERE schedule_id = $2 ORDER BY number DESC LIMIT 1)
     UNION ALL
     SELECT anchor, occurred_at, recorded_at FROM consortium_milestone WHERE consortium_id = $1`,
    [group.id, group.scheduleId],
  );
  const milestones = rows.flatMap((row) =>
    row.recorded_at === null ? [] : [milestoneOf({ ...row, recorded_at: row.recorded_at })],
  );
  return {
    schedule: Object.fromEntries(
      rows.flatMap((row) =>
        row.recorded_at === null ? [[row.anchor, fromEpochMs(row.occurred_at.getTime())]] : [],
      ),
    ),
    actual: Object.fromEntries(milestones.map(({ anchor, occurredAt }) => [anchor, occurredAt])),
    milestones,
  };
}

/** A paper that was returned to its member does not count: it is owed again. */
export async function readDocumentsOnFile(tx: Tx, consortiumId: string): Promise<readonly DocumentOnFile[]> {
  const rows = await tx.query<{
    member_id: string;
    requirement: DocumentOnFile['requirement'];
    paper: DocumentOnFile['paper'];
    issued_on: LocalDate | null;
    valid_until: LocalDate | null;
    received_on: LocalDate;
  }>(
    `SELECT member_id, requirement, paper, issued_on, valid_until, received_on
     FROM member_document WHERE consortium_id = $1 AND review_outcome IS DISTINCT FROM 'RETURNED'`,
    [consortiumId],
  );
  return rows.map((row) => ({
    memberId: row.member_id,
    requirement: row.requirement,
    paper: row.paper ?? null,
    issuedOn: row.issued_on,
    validUntil: row.valid_until,
    receivedOn: row.received_on,
  }));
}
