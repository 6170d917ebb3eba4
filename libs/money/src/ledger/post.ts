import { randomUUID } from 'node:crypto';
import { lockConsortium } from '@renkei/consortium';
import { minYen, sumYen, type LocalDate } from '@renkei/kernel';
import type { Tx, Viewer } from '@renkei/platform';
import type { AccountCode, EntryKind } from './chart.ts';

/** One side of an entry; debit positive, credit negative, whole yen. */
export interface Leg {
  readonly code: AccountCode;
  readonly memberId: string;
  readonly yen: bigint;
}

export interface NewEntry {
  readonly consortiumId: string;
  readonly kind: EntryKind;
  /** The row it records; with the kind it is recorded once. */
  readonly causeId: string;
  /** The day in Japan. */
  readonly occurredOn: LocalDate;
  readonly legs: readonly Leg[];
}

/**
 * Writes one entry, once: a second run for the same cause finds it. The group is locked, so numbers run on without gaps
 * whoever else is writing. Legs of one account are one posting; those of 0 are none.
 * @returns the entry's id, null when there is nothing to record
 * @throws Error when the legs do not balance (the database says so too, at the commit); AppError NOT_FOUND,
 *   ProblemsFound CONSORTIUM_CLOSED
 */
export async function post(tx: Tx, viewer: Viewer, entry: NewEntry): Promise<string | null> {
  const { consortiumId, kind, causeId, occurredOn } = entry;
  const legs = merged(entry.legs);
  if (sumYen(legs.map(({ yen }) => yen)) !== 0n) throw new Error(`${kind} ${causeId} does not balance`);
  if (legs.length === 0) return null;
  await lockConsortium(tx, consortiumId);
  const [known] = await tx.query<{ id: string }>(
    'SELECT id FROM ledger_entry WHERE kind = $1 AND cause_id = $2',
    [kind, causeId],
  );
  if (known) return known.id;
  const id = randomUUID();
  await tx.query(
    `INSERT INTO ledger_entry (id, consortium_id, number, kind, cause_id, occurred_on, recorded_by)
     SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6 FROM ledger_entry WHERE consortium_id = $2`,
    [id, consortiumId, kind, causeId, occurredOn, viewer.userId],
  );
  const asked = [legs.map(({ code }) => code), legs.map(({ memberId }) => memberId)];
  await tx.query(
    `INSERT INTO ledger_account (consortium_id, code, member_id)
     SELECT $1, code, member FROM unnest($2::text[], $3::uuid[]) AS leg (code, member) ON CONFLICT DO NOTHING`,
    [consortiumId, ...asked],
  );
  await tx.query(
    `INSERT INTO ledger_posting (consortium_id, entry_id, account_id, member_id, amount_yen)
     SELECT $1, $2, a.id, a.member_id, leg.yen FROM unnest($3::text[], $4::uuid[], $5::bigint[]) AS leg (code, member, yen)
     JOIN ledger_account a ON a.consortium_id = $1 AND a.code = leg.code AND a.member_id = leg.member`,
    [consortiumId, id, ...asked, legs.map(({ yen }) => String(yen))],
  );
  return id;
}

function merged(legs: readonly Leg[]): Leg[] {
  const byAccount = new Map<string, Leg>();
  for (const leg of legs) {
    const key = `${leg.code} ${leg.memberId}`;
    byAccount.set(key, { ...leg, yen: leg.yen + (byAccount.get(key)?.yen ?? 0n) });
  }
  return [...byAccount.values()].filter(({ yen }) => yen !== 0n);
}

/** `yen` leaves a member: the subsidy money it holds first, its own money for the rest. */
export function outOf(memberId: string, yen: bigint, held: bigint): Leg[] {
  const fromHeld = minYen(yen, held);
  return [
    { code: 'HELD', memberId, yen: -fromHeld },
    { code: 'OWN_MONEY', memberId, yen: fromHeld - yen },
  ];
}
