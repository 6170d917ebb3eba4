import type { Keyring, Tx } from '@renkei/platform';
import type { AccountDetails } from './payout-account.type.ts';

export interface AccountOwner {
  readonly id: string;
  readonly consortium_id: string;
}

/** Sealed for one member: moved to another row it cannot be opened. `renkei keys rotate` builds the same. */
export const placeOf = ({ id, consortium_id }: AccountOwner) => `${consortium_id}/${id}`;

interface SealedRow extends AccountOwner {
  readonly key_id: string;
  readonly wrapped_key: Buffer;
  readonly sealed: Buffer;
}

/**
 * Opens the accounts of these members, for whoever may: each opening is in the audit trail, so the transaction must be
 * a writing one. Members without an account are not in the result.
 */
export async function openAccounts(
  tx: Tx,
  keys: Keyring,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, AccountDetails>> {
  const rows = await tx.query<SealedRow>(
    `SELECT m.id, m.consortium_id, a.key_id, a.wrapped_key, a.sealed
     FROM member m CROSS JOIN LATERAL read_payout_account(m.id) AS a WHERE m.id = ANY ($1::uuid[])`,
    [memberIds],
  );
  return new Map(
    rows.map((row) => {
      const value = { keyId: row.key_id, wrappedKey: row.wrapped_key, sealed: row.sealed };
      const details = keys.open('payout-account', value, placeOf(row)).toString();
      return [row.id, JSON.parse(details) as AccountDetails];
    }),
  );
}
