import type { LocalDate, Message } from '@renkei/kernel';
import type { Tx } from '@renkei/platform';
import { reasonFor, type FixedBound } from '@renkei/subsidy-rules';

/** One fixed amount; whole yen, tax-exclusive. `fixed` is the lesser of the other two. */
export interface FixedFacts {
  readonly ruled: bigint;
  readonly granted: bigint;
  readonly fixed: bigint;
}

/** The amounts as last fixed; a later fixing restates all of them, it does not add to the one before. */
export interface FixingFacts {
  readonly fixingId: string;
  readonly reportId: string;
  /** 1: the notice; later ones settled what was parked. */
  readonly number: number;
  readonly noticeNumber: string;
  readonly fixedOn: LocalDate;
  /** (1) by member, those who withdrew after the grant included (fixed at 0). */
  readonly members: ReadonlyMap<string, FixedFacts>;
  /** (2) and (3), which are fixed for the group. */
  readonly analysis: FixedFacts;
  readonly admin: FixedFacts;
}

interface Row {
  readonly fixingId: string;
  readonly reportId: string;
  readonly number: number;
  readonly noticeNumber: string;
  readonly fixedOn: LocalDate;
  readonly memberId: string | null;
  readonly part: 'INFRASTRUCTURE' | 'ANALYSIS' | 'ADMIN';
  readonly ruled: bigint;
  readonly granted: bigint;
  readonly fixed: bigint;
}

const NOTHING: FixedFacts = { ruled: 0n, granted: 0n, fixed: 0n };

/**
 * The latest fixing of a group in one statement; null: nothing is fixed yet. For coordinators and support bodies: a
 * member user sees no fixing, only what was fixed for its own member.
 */
export async function readFixing(tx: Tx, consortiumId: string): Promise<FixingFacts | null> {
  const rows = await tx.query<Row>(
    `SELECT f.id AS "fixingId", f.report_id AS "reportId", f.number, f.notice_number AS "noticeNumber",
       f.fixed_on::text AS "fixedOn", a.member_id AS "memberId", a.part, a.ruled_yen AS ruled, a.granted_yen AS granted,
       a.fixed_yen AS fixed
     FROM (SELECT x.* FROM amount_fixing x JOIN performance_report r ON r.id = x.report_id
           WHERE x.consortium_id = $1 ORDER BY r.created_at DESC, x.number DESC LIMIT 1) f
     JOIN fixed_amount a ON a.fixing_id = f.id`,
    [consortiumId],
  );
  const [row] = rows;
  if (!row) return null;
  const { fixingId, reportId, number, noticeNumber, fixedOn } = row;
  const facts = ({ ruled, granted, fixed }: Row): FixedFacts => ({ ruled, granted, fixed });
  const ofGroup = (part: Row['part']): FixedFacts => {
    const found = rows.find((each) => each.part === part);
    return found ? facts(found) : NOTHING;
  };
  return {
    fixingId,
    reportId,
    number,
    noticeNumber,
    fixedOn,
    members: new Map(
      rows.flatMap((each) => (each.memberId === null ? [] : [[each.memberId, facts(each)] as const])),
    ),
    analysis: ofGroup('ANALYSIS'),
    admin: ofGroup('ADMIN'),
  };
}

/** (1) of one member as last fixed, and which limit decided. */
export interface MemberFixing extends FixedFacts {
  readonly reason: Message;
}

interface MemberRow extends FixedFacts {
  readonly memberId: string;
  readonly withdrawn: boolean;
}

/**
 * What was last fixed for these members, in one statement; one of whom nothing is fixed is left out. A member user does
 * not see the fixings its amounts are of; because an amount only rises, the last is the highest.
 */
export async function readMemberFixings(
  tx: Tx,
  memberIds: readonly string[],
): Promise<Map<string, MemberFixing>> {
  const rows = await tx.query<MemberRow>(
    `SELECT DISTINCT ON (a.member_id) a.member_id AS "memberId", a.ruled_yen AS ruled, a.granted_yen AS granted,
       a.fixed_yen AS fixed, m.status = 'WITHDRAWN' AS withdrawn
     FROM fixed_amount a JOIN member m ON m.id = a.member_id
     LEFT JOIN amount_fixing f ON f.id = a.fixing_id LEFT JOIN performance_report r ON r.id = f.report_id
     WHERE a.member_id = ANY ($1::uuid[])
     ORDER BY a.member_id, r.created_at DESC NULLS LAST, f.number DESC NULLS LAST, a.fixed_yen DESC, a.ruled_yen DESC`,
    [memberIds],
  );
  return new Map(rows.map((row) => [row.memberId, memberFixing(row)]));
}

function memberFixing({ ruled, granted, fixed, withdrawn }: MemberRow): MemberFixing {
  let bound: FixedBound = ruled > granted ? 'GRANT' : 'ACTUAL';
  if (ruled === granted) bound = 'AS_GRANTED';
  if (withdrawn && fixed === 0n) bound = 'WITHDRAWN';
  return { ruled, granted, fixed, reason: reasonFor(bound, ruled, granted, fixed) };
}
