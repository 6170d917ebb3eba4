import type { LocalDate } from '@renkei/kernel';
import type { Tx } from '@renkei/platform';

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
