import { PasswordHasher } from '@renkei/identity/password';
import { newApiKey, type Acting } from '@renkei/platform';
import pg from 'pg';

export interface NewPerson {
  readonly displayName: string;
  readonly admin: boolean;
  readonly keyLabel: string;
  /** null: until it is revoked */
  readonly keyDays: number | null;
}

/**
 * Makes a user with an access key and returns the key, which is stored nowhere. A user of the same name is not
 * taken over: names are not identities.
 */
export async function createPerson(
  ownerUrl: string,
  person: NewPerson,
): Promise<{ userId: string; key: string }> {
  return withOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'INSERT INTO app_user (display_name) VALUES ($1) RETURNING id',
      [person.displayName],
    );
    const userId = rows[0]!.id;
    if (person.admin) await giveRole(client, { userId, role: 'PLATFORM_ADMIN' });
    return { userId, key: await insertKey(client, userId, person.keyLabel, person.keyDays) };
  });
}

export interface NewAssignment {
  readonly userId: string;
  readonly role: Acting['role'];
  readonly isApprover?: boolean;
  readonly consortiumId?: string;
  readonly memberId?: string;
  readonly supportBodyId?: string;
}

/** Once, however often it is given. */
export async function giveRole(client: pg.Client, assignment: NewAssignment): Promise<void> {
  await client.query(
    `INSERT INTO assignment (user_id, role, is_approver, consortium_id, member_id, support_body_id)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [
      assignment.userId,
      assignment.role,
      assignment.isApprover ?? false,
      assignment.consortiumId ?? null,
      assignment.memberId ?? null,
      assignment.supportBodyId ?? null,
    ],
  );
}

/** In place of any earlier one; whoever is signed in with that is out. */
export async function setPassword(client: pg.Client, userId: string, password: string): Promise<void> {
  const phc = await new PasswordHasher().hash(password);
  await client.query(
    `INSERT INTO password_credential (user_id, phc) VALUES ($1, $2)
     ON CONFLICT (user_id) DO UPDATE SET phc = excluded.phc, changed_at = now()`,
    [userId, phc],
  );
  await client.query('UPDATE session SET ended_at = now() WHERE user_id = $1 AND ended_at IS NULL', [userId]);
}

/** For a lost phone: codes of the app and recovery codes are worth nothing any more. @returns whether there were any */
export async function removeSecondFactor(client: pg.Client, userId: string): Promise<boolean> {
  await client.query('DELETE FROM recovery_code WHERE user_id = $1', [userId]);
  const { rowCount } = await client.query('DELETE FROM totp_credential WHERE user_id = $1', [userId]);
  return rowCount === 1;
}

export async function insertKey(
  client: pg.Client,
  userId: string,
  label: string,
  days: number | null,
): Promise<string> {
  const { key, sha256 } = newApiKey();
  await client.query(
    `INSERT INTO api_key (user_id, label, key_sha256, expires_at)
     VALUES ($1, $2, $3, now() + make_interval(days => $4))`,
    [userId, label, sha256, days],
  );
  return key;
}

/** Keys with this label stop working. */
export async function revokeKeys(client: pg.Client, userId: string, label: string): Promise<void> {
  await client.query(
    'UPDATE api_key SET revoked_at = now() WHERE user_id = $1 AND label = $2 AND revoked_at IS NULL',
    [userId, label],
  );
}

export async function withOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } finally {
    await client.end(); // without the COMMIT this rolls back
  }
}
