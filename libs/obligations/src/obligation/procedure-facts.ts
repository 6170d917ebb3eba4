import { fromEpochMs } from '@renkei/kernel';
import type { DoneFact, GivenDeadline, ObligationKind } from '@renkei/lifecycle';
import type { Tx } from '@renkei/platform';

/** What the steps of the procedure say about deadlines. */
export interface ProcedureFacts {
  readonly done: readonly DoneFact[];
  readonly given: readonly GivenDeadline[];
  /** The last application was rejected or withdrawn, and no other is under way. */
  readonly endedEarly: boolean;
}

interface Row {
  readonly says: 'DONE' | 'GIVEN' | 'ENDED';
  readonly kind: ObligationKind;
  readonly memberId: string | null;
  readonly subjectId: string;
  readonly at: Date;
  readonly fulfilled: boolean;
}

/** One statement over the views of 0013, which only the derivation asks. */
export async function readProcedureFacts(tx: Tx, consortiumId: string): Promise<ProcedureFacts> {
  const rows = await tx.query<Row>(
    `SELECT 'DONE' AS says, kind, member_id AS "memberId", NULL::uuid AS "subjectId", at, true AS fulfilled
     FROM done_fact WHERE consortium_id = $1
     UNION ALL
     SELECT 'GIVEN', kind, member_id, subject_id, due_at, fulfilled FROM given_deadline WHERE consortium_id = $1
     UNION ALL
     SELECT 'ENDED', NULL, NULL, NULL, NULL, true FROM application WHERE consortium_id = $1
     HAVING bool_and(status IN ('REJECTED', 'WITHDRAWN'))`,
    [consortiumId],
  );
  const saying = (what: Row['says']) => rows.filter(({ says }) => says === what);
  const minuteOf = ({ at }: Row) => fromEpochMs(at.getTime());
  return {
    done: saying('DONE').map((row) => ({ kind: row.kind, memberId: row.memberId, at: minuteOf(row) })),
    given: saying('GIVEN').map((row) => ({
      kind: row.kind,
      memberId: row.memberId,
      subjectId: row.subjectId,
      dueAt: minuteOf(row),
      fulfilled: row.fulfilled,
    })),
    endedEarly: saying('ENDED').length > 0,
  };
}
