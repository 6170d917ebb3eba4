import { Injectable } from '@nestjs/common';
import { fromEpochMs, type LocalDate } from '@renkei/kernel';
import {
  REQUIREMENTS,
  requirementsFor,
  type AppliedRequirement,
  type MemberRole,
  type PaperCode,
  type ProgrammeYear,
  type RequirementCode,
} from '@renkei/lifecycle';
import {
  Clock,
  leaveDerivation,
  notFound,
  ProblemsFound,
  refuse,
  refuseStale,
  TenantTransaction,
  type Problem,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { paperFormOf, representativeTypeOf, type PaperRoute } from '../obligation/group-facts.ts';
import { refuseRecorded } from '../shared/recorded-once.ts';
import type { RecordMemberDocumentInput, RemoveMemberDocumentInput } from './member-document.inputs.ts';
import type { MemberDocumentType } from './member-document.type.ts';

const MEMBER = { ja: '構成員', en: 'The member' };
const RECORD = { ja: '書類の記録', en: 'The record of the paper' };

export interface MemberDocumentRow {
  readonly id: string;
  readonly member_id: string;
  readonly requirement: RequirementCode;
  readonly paper: PaperCode | null;
  readonly issued_on: LocalDate | null;
  readonly valid_until: LocalDate | null;
  readonly received_on: LocalDate;
  readonly version: number;
  readonly recorded_at: Date;
}

export const DOCUMENT_COLUMNS =
  'id, member_id, requirement, paper, issued_on, valid_until, received_on, version, recorded_at';

const labels = new Map(REQUIREMENTS.map(({ code, label }) => [code, label]));

export function memberDocumentOf(row: MemberDocumentRow): MemberDocumentType {
  return {
    id: row.id,
    requirement: row.requirement,
    label: labels.get(row.requirement) ?? { ja: row.requirement, en: row.requirement },
    paper: row.paper,
    issuedOn: row.issued_on,
    validUntil: row.valid_until,
    receivedOn: row.received_on,
    version: row.version,
    recordedAt: fromEpochMs(row.recorded_at.getTime()),
  };
}

@Injectable()
export class MemberDocumentService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  /**
   * Notes that a paper has arrived; the deadlines that depend on it follow. Repeating the same record changes nothing.
   * @throws ProblemsFound with every field to put right; AppError NOT_FOUND
   */
  record(viewer: Viewer, input: RecordMemberDocumentInput): Promise<MemberDocumentType> {
    return this.#transactions.run(viewer, async (tx) => {
      const { consortiumId } = await this.accept(tx, input);
      const current = await readDocument(tx, input);
      if (current && isSame(current, input) && input.version == null) return memberDocumentOf(current);
      const row = await this.#write(tx, viewer, consortiumId, input, current);
      await leaveDerivation(tx, consortiumId);
      return memberDocumentOf(row);
    });
  }

  /**
   * The requirement this input is for, when it applies to the member and the rest of the input fits it.
   * @throws ProblemsFound with every field to put right; AppError NOT_FOUND
   */
  async accept(
    tx: Tx,
    input: RecordMemberDocumentInput,
  ): Promise<{ readonly consortiumId: string; readonly requirement: AppliedRequirement }> {
    const { consortiumId, applied } = await requirementsOfMember(tx, input.memberId);
    return { consortiumId, requirement: acceptedFor(input, applied, this.#clock.todayJst()) };
  }

  /** Notes a paper that came with a larger change, in place of what was noted before. Leaves the derivation. */
  async renew(tx: Tx, viewer: Viewer, consortiumId: string, input: RecordMemberDocumentInput): Promise<void> {
    const current = await readDocument(tx, input);
    await this.#write(tx, viewer, consortiumId, { ...input, version: current?.version ?? null }, current);
    await leaveDerivation(tx, consortiumId);
  }

  /** @throws ProblemsFound STALE_VERSION; AppError NOT_FOUND */
  remove(viewer: Viewer, input: RemoveMemberDocumentInput): Promise<MemberDocumentType> {
    return this.#transactions.run(viewer, async (tx) => {
      const current = await readDocument(tx, input);
      if (!current) throw notFound(RECORD);
      if (current.version !== input.version) refuseStale(input.version, current.version);
      const [removed] = await tx.query<{ consortium_id: string }>(
        'DELETE FROM member_document WHERE id = $1 RETURNING consortium_id',
        [current.id],
      );
      await leaveDerivation(tx, removed!.consortium_id);
      return memberDocumentOf(current);
    });
  }

  async #write(
    tx: Tx,
    viewer: Viewer,
    consortiumId: string,
    input: RecordMemberDocumentInput,
    current: MemberDocumentRow | null,
  ): Promise<MemberDocumentRow> {
    const { version = null } = input;
    const values = [
      input.memberId,
      input.requirement,
      input.paper ?? null,
      input.issuedOn ?? null,
      input.validUntil ?? null,
      input.receivedOn,
      viewer.userId,
      new Date(this.#clock.epochMs()),
    ];
    if (current === null) {
      if (version !== null) throw notFound(RECORD);
      const [row] = await tx.query<MemberDocumentRow>(
        `INSERT INTO member_document (member_id, requirement, paper, issued_on, valid_until, received_on,
                                      recorded_by, recorded_at, consortium_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING ${DOCUMENT_COLUMNS}`,
        [...values, consortiumId],
      );
      return row ?? refuseRecorded(1); // somebody recorded it in this very moment
    }
    if (version === null) refuseRecorded(current.version);
    if (version !== current.version) refuseStale(version, current.version);
    const [row] = await tx.query<MemberDocumentRow>(
      `UPDATE member_document
       SET paper = $3, issued_on = $4, valid_until = $5, received_on = $6, recorded_by = $7, recorded_at = $8,
           version = version + 1
       WHERE member_id = $1 AND requirement = $2 RETURNING ${DOCUMENT_COLUMNS}`,
      values,
    );
    return row!;
  }
}

async function readDocument(
  tx: Tx,
  { memberId, requirement }: { readonly memberId: string; readonly requirement: RequirementCode },
): Promise<MemberDocumentRow | null> {
  const [row] = await tx.query<MemberDocumentRow>(
    `SELECT ${DOCUMENT_COLUMNS} FROM member_document WHERE member_id = $1 AND requirement = $2 FOR UPDATE`,
    [memberId, requirement],
  );
  return row ?? null;
}

interface MemberFacts extends PaperRoute {
  readonly consortium_id: string;
  readonly year: ProgrammeYear;
  readonly role: MemberRole;
  readonly legal_form: string;
  readonly takes_part: boolean;
}

/** A member's own people see no other member: what of those decides about its papers, `paper_route_of` tells. */
async function requirementsOfMember(
  tx: Tx,
  memberId: string,
): Promise<{ consortiumId: string; applied: readonly AppliedRequirement[] }> {
  const [row] = await tx.query<MemberFacts>(
    `SELECT m.consortium_id, c.rule_set AS year, m.role, b.legal_form,
       m.status = 'ENROLLED' AND c.closed_at IS NULL AS takes_part, r.representative_form, r.with_association
     FROM member m JOIN business b ON b.id = m.business_id JOIN consortium c ON c.id = m.consortium_id
     CROSS JOIN LATERAL paper_route_of(m.consortium_id) AS r
     WHERE m.id = $1`,
    [memberId],
  );
  if (!row) throw notFound(MEMBER);
  if (!row.takes_part) {
    refuse('MEMBER_NOT_ENROLLED', 'input.memberId', {
      ja: 'この構成員はいまグループに参加していないので、書類は要りません。',
      en: 'This member is not enrolled now, so no papers are needed.',
    });
  }
  const member = { role: row.role, legalForm: paperFormOf(row.legal_form) };
  return {
    consortiumId: row.consortium_id,
    applied: requirementsFor(member, representativeTypeOf(row), { year: row.year }),
  };
}

function acceptedFor(
  input: RecordMemberDocumentInput,
  applied: readonly AppliedRequirement[],
  today: LocalDate,
): AppliedRequirement {
  const problems: Problem[] = [];
  const add = (code: string, field: string, ja: string, en: string) =>
    problems.push({ code, path: `input.${field}`, message: { ja, en } });
  const requirement = applied.find(({ code }) => code === input.requirement);
  if (requirement === undefined) {
    add(
      'REQUIREMENT_DOES_NOT_APPLY',
      'requirement',
      `この構成員に必要なのは、${applied.map(({ label }) => `「${label.ja}」`).join('')}です。その中からお選びください。`,
      `This member needs: ${applied.map(({ label }) => label.en).join(', ')}. Please choose one of these.`,
    );
  } else if (input.paper != null && !requirement.accepts.some(({ paper }) => paper === input.paper)) {
    add(
      'PAPER_NOT_ACCEPTED',
      'paper',
      `ここで認められるのは、${requirement.accepts.map(({ label }) => `「${label.ja}」`).join('')}です。`,
      `Accepted here: ${requirement.accepts.map(({ label }) => label.en).join(', ')}.`,
    );
  }
  if (input.receivedOn > today) {
    add(
      'NOT_YET',
      'receivedOn',
      '届いた日は今日までの日付で入れてください。',
      'The day it came cannot lie ahead.',
    );
  }
  if (input.issuedOn != null && input.issuedOn > input.receivedOn) {
    add(
      'ISSUED_AFTER_RECEIVED',
      'issuedOn',
      '発行日が届いた日より後になっています。書類の日付をもう一度ご確認ください。',
      'It was issued after it came. Please check the date on the paper.',
    );
  }
  if (input.validUntil != null && input.issuedOn != null && input.validUntil < input.issuedOn) {
    add(
      'VALID_BEFORE_ISSUED',
      'validUntil',
      '有効期限が発行日より前になっています。書類の日付をもう一度ご確認ください。',
      'It ends before it was issued. Please check the dates on the paper.',
    );
  }
  if (requirement === undefined || problems.length > 0) throw new ProblemsFound(problems);
  return requirement;
}

function isSame(row: MemberDocumentRow, input: RecordMemberDocumentInput): boolean {
  return (
    row.paper === (input.paper ?? null) &&
    row.issued_on === (input.issuedOn ?? null) &&
    row.valid_until === (input.validUntil ?? null) &&
    row.received_on === input.receivedOn
  );
}
