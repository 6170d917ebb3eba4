import { MEMBER } from '@renkei/consortium';
import { notFound, type Tx } from '@renkei/platform';

export interface NamedMember {
  readonly id: string;
  readonly name: string;
}

/**
 * A member of this very group, withdrawn ones included: money still moves after somebody left.
 * @throws AppError NOT_FOUND
 */
export async function memberOf(tx: Tx, consortiumId: string, memberId: string): Promise<NamedMember> {
  const [row] = await tx.query<NamedMember>(
    `SELECT m.id, b.name FROM member m JOIN business b ON b.id = m.business_id
     WHERE m.id = $1 AND m.consortium_id = $2`,
    [memberId, consortiumId],
  );
  if (!row) throw notFound(MEMBER);
  return row;
}
