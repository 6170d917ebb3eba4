import type pg from 'pg';
import { newPassword } from '../operate/new-password.ts';
import { giveRole, insertKey, revokeKeys, setPassword, withOwner } from '../operate/people.ts';
import { loadSample, type LoadedGroup } from './load-sample.ts';
import {
  ADMINISTRATOR,
  COORDINATOR,
  SAMPLE_ACCOUNTS,
  SAMPLE_SUPPORT_BODY,
  type SampleAccount,
} from './sample-accounts.ts';

const LOADING_KEY = 'renkei sample';
const LOADING_DAYS = 1;
/** Before there were accounts, the launcher's two people had a key at every start. */
const FORMER_KEY = 'npm start';

export interface ReadyAccount {
  readonly account: SampleAccount;
  /** Known here and to whoever reads the screen; the database has its hash. */
  readonly password: string;
}

/**
 * The sample groups with their people, brought once. Passwords come last, so an interrupted start is finished by the
 * next, and accounts that have one are the user's to change.
 * @param apiUrl an API that runs on the same database
 * @returns the accounts made ready now, with their passwords; none when they were there already
 */
export async function bringSample(
  ownerUrl: string,
  apiUrl: string,
  say: (line: string) => void,
): Promise<readonly ReadyAccount[]> {
  const { ids, pending } = await withOwner(ownerUrl, ensureAccounts);
  if (pending.length === 0) return [];
  const idOf = ({ email }: SampleAccount): string => ids.get(email)!;
  const keys = await withOwner(ownerUrl, async (client) => ({
    coordinator: await insertKey(client, idOf(COORDINATOR), LOADING_KEY, LOADING_DAYS),
    administrator: await insertKey(client, idOf(ADMINISTRATOR), LOADING_KEY, LOADING_DAYS),
  }));
  const groups = await loadSample(apiUrl, keys.coordinator, keys.administrator, say);
  return withOwner(ownerUrl, async (client) => {
    for (const account of [COORDINATOR, ADMINISTRATOR]) await revokeKeys(client, idOf(account), LOADING_KEY);
    for (const account of pending) await giveRoles(client, account, idOf(account), groups);
    if (pending.some(({ supportReader }) => supportReader))
      await giveConsent(client, idOf(COORDINATOR), groups);
    const ready: ReadyAccount[] = [];
    for (const account of pending) {
      const password = newPassword();
      await setPassword(client, idOf(account), password);
      ready.push({ account, password });
    }
    return ready;
  });
}

/** Every account of the sample by its address, and those nobody can sign in to yet. */
async function ensureAccounts(
  client: pg.Client,
): Promise<{ ids: ReadonlyMap<string, string>; pending: readonly SampleAccount[] }> {
  for (const { email, displayName, admin } of SAMPLE_ACCOUNTS) {
    await client.query(
      `UPDATE app_user SET email = $1
       WHERE id = (SELECT u.id FROM app_user u JOIN api_key k ON k.user_id = u.id AND k.label = $3
                   WHERE u.display_name = $2 AND u.email IS NULL ORDER BY u.created_at LIMIT 1)
         AND NOT EXISTS (SELECT FROM app_user WHERE email = $1)`,
      [email, displayName, FORMER_KEY],
    );
    const { rows } = await client.query<{ id: string }>(
      'INSERT INTO app_user (email, display_name) VALUES ($1, $2) ON CONFLICT (email) DO NOTHING RETURNING id',
      [email, displayName],
    );
    if (admin && rows[0]) await giveRole(client, { userId: rows[0].id, role: 'PLATFORM_ADMIN' });
  }
  const { rows } = await client.query<{ id: string; email: string; ready: boolean }>(
    `SELECT id, email, EXISTS (SELECT FROM password_credential WHERE user_id = app_user.id) AS ready
     FROM app_user WHERE email = ANY ($1)`,
    [SAMPLE_ACCOUNTS.map(({ email }) => email)],
  );
  const waiting = new Set(rows.filter(({ ready }) => !ready).map(({ email }) => email));
  return {
    ids: new Map(rows.map(({ email, id }) => [email, id])),
    pending: SAMPLE_ACCOUNTS.filter(({ email }) => waiting.has(email)),
  };
}

async function giveRoles(
  client: pg.Client,
  { coordinates = [], approver = false, memberOf, supportReader }: SampleAccount,
  userId: string,
  groups: readonly LoadedGroup[],
): Promise<void> {
  for (const { slug, id } of groups) {
    if (coordinates.includes(slug)) {
      await giveRole(client, { userId, role: 'COORDINATOR', consortiumId: id, isApprover: approver });
    }
  }
  // between an interrupted start and the next the user may have changed the sample: then this role is not given
  const group = groups.find(({ slug }) => slug === memberOf?.[0]);
  const memberId = memberOf && group?.memberIds.get(memberOf[1]);
  if (group && memberId)
    await giveRole(client, { userId, role: 'MEMBER_USER', consortiumId: group.id, memberId });
  if (supportReader) {
    await giveRole(client, { userId, role: 'SUPPORT_READER', supportBodyId: await supportBody(client) });
  }
}

async function giveConsent(
  client: pg.Client,
  givenBy: string,
  groups: readonly LoadedGroup[],
): Promise<void> {
  const group = groups.find(({ slug }) => slug === SAMPLE_SUPPORT_BODY.consentOf);
  if (!group) return;
  await client.query(
    `INSERT INTO support_consent (consortium_id, support_body_id, given_by)
     VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [group.id, await supportBody(client), givenBy],
  );
}

async function supportBody(client: pg.Client): Promise<string> {
  const { name, prefectures } = SAMPLE_SUPPORT_BODY;
  const known = await client.query<{ id: string }>(
    'SELECT id FROM support_body WHERE name = $1 ORDER BY created_at LIMIT 1',
    [name],
  );
  if (known.rows[0]) return known.rows[0].id;
  const made = await client.query<{ id: string }>(
    'INSERT INTO support_body (name, prefectures) VALUES ($1, $2) RETURNING id',
    [name, prefectures],
  );
  return made.rows[0]!.id;
}
