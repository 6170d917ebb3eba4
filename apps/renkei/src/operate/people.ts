import { newApiKey } from '@renkei/platform';
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
    if (person.admin) {
      await client.query(`INSERT INTO assignment (user_id, role) VALUES ($1, 'PLATFORM_ADMIN')`, [userId]);
    }
    return { userId, key: await insertKey(client, userId, person.keyLabel, person.keyDays) };
  });
}

/** A fresh key for a known user; earlier keys with this label stop working. */
export async function renewKey(
  ownerUrl: string,
  userId: string,
  label: string,
  days: number,
): Promise<string> {
  return withOwner(ownerUrl, async (client) => {
    await client.query(
      'UPDATE api_key SET revoked_at = now() WHERE user_id = $1 AND label = $2 AND revoked_at IS NULL',
      [userId, label],
    );
    return insertKey(client, userId, label, days);
  });
}

async function insertKey(
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
