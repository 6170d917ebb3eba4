import { lockConsortium } from '@renkei/consortium';
import type { LocalDate } from '@renkei/kernel';
import { refuse, type Tx, type Viewer } from '@renkei/platform';
import { post, type Leg } from './post.ts';

interface UnpostedRow {
  readonly fixingId: string;
  readonly fixedOn: LocalDate;
  /** null: (2) or (3), fixed for the group */
  readonly memberId: string | null;
  /** What this fixing adds to the one before it. */
  readonly yen: bigint;
}

/**
 * Every step on the money begins here: locks the group and posts the fixings that are not in the ledger yet, in their
 * order. A further fixing restates all amounts, so only its difference to the one before is posted; one that changes
 * nothing is no entry. Fixed (2) and (3) are owed to the representative, who bought them (program rules §4).
 * @throws AppError NOT_FOUND, ProblemsFound CONSORTIUM_CLOSED, NO_REPRESENTATIVE
 */
export async function beginOnMoney(tx: Tx, viewer: Viewer, consortiumId: string): Promise<void> {
  await lockConsortium(tx, consortiumId);
  const rows = await tx.query<UnpostedRow>(
    `SELECT f.id AS "fixingId", f.fixed_on::text AS "fixedOn", a.member_id AS "memberId",
       a.fixed_yen - coalesce(b.fixed_yen, 0) AS yen
     FROM amount_fixing f JOIN performance_report r ON r.id = f.report_id JOIN fixed_amount a ON a.fixing_id = f.id
     LEFT JOIN amount_fixing e ON e.report_id = f.report_id AND e.number = f.number - 1
     LEFT JOIN fixed_amount b ON b.fixing_id = e.id AND b.part = a.part AND b.member_id IS NOT DISTINCT FROM a.member_id
     WHERE f.consortium_id = $1
       AND NOT EXISTS (SELECT FROM ledger_entry l WHERE l.kind = 'FIXING' AND l.cause_id = f.id)
     ORDER BY r.created_at, f.number`,
    [consortiumId],
  );
  if (rows.length === 0) return;
  const representative = await representativeOf(tx, consortiumId);
  for (const causeId of new Set(rows.map(({ fixingId }) => fixingId))) {
    const ofFixing = rows.filter(({ fixingId }) => fixingId === causeId);
    await post(tx, viewer, {
      consortiumId,
      kind: 'FIXING',
      causeId,
      occurredOn: ofFixing[0]!.fixedOn,
      legs: ofFixing.flatMap((row) => legsOf(row.memberId ?? representative, row.yen)),
    });
  }
}

function legsOf(memberId: string, yen: bigint): Leg[] {
  return [
    { code: 'PROGRAMME_OWES', memberId, yen },
    { code: 'ENTITLED', memberId, yen: -yen },
  ];
}

async function representativeOf(tx: Tx, consortiumId: string): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    `SELECT id FROM member WHERE consortium_id = $1 AND role = 'REPRESENTATIVE' AND status = 'ENROLLED'`,
    [consortiumId],
  );
  if (row) return row.id;
  return refuse('NO_REPRESENTATIVE', null, {
    ja: 'このグループに代表事業者がいません。(2)と(3)の補助金を受け取る代表事業者を、先に登録してください。',
    en: 'This group has no representative to receive the subsidy of (2) and (3). Please register one first.',
  });
}
