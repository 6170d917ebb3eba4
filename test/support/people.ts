import { randomUUID } from 'node:crypto';
import type { Role } from '@renkei/access';
import type { Viewer } from '@renkei/platform';
import type { TestDatabase } from './database.ts';

/** A signed-in person, stored by the owner as signing up would. */
export async function person(
  database: TestDatabase,
  options: { readonly admin?: boolean; readonly name?: string } = {},
): Promise<Viewer> {
  const { admin = false, name = '見本 髙﨑𠮷子' } = options;
  const userId = randomUUID();
  await database.sql('INSERT INTO app_user (id, display_name) VALUES ($1, $2)', [userId, name]);
  if (admin) {
    await database.sql(`INSERT INTO assignment (user_id, role) VALUES ($1, 'PLATFORM_ADMIN')`, [userId]);
  }
  return actingAs({ userId, displayName: name }, admin ? 'PLATFORM_ADMIN' : 'COORDINATOR');
}

/** The same person in this role, for all of it or narrowed to one assignment. */
export function actingAs(
  { userId, displayName }: Pick<Viewer, 'userId' | 'displayName'>,
  role: Role,
  assignmentId: string | null = null,
): Viewer {
  return {
    userId,
    displayName,
    locale: 'ja',
    acting: { role, assignmentId },
    readOnly: false,
    sessionId: null,
  };
}

/** The same person with a session begun this long ago, instead of an access key. */
export async function withSession(
  database: TestDatabase,
  viewer: Viewer,
  begunAgo: string = '0 minutes',
): Promise<Viewer> {
  const sessionId = randomUUID();
  await database.sql(
    `INSERT INTO session (id, user_id, token_sha256, signed_in_with, acting_role, expires_at, created_at)
     VALUES ($1::uuid, $2, encode(sha256(convert_to(($1::uuid)::text, 'UTF8')), 'hex'), 'PASSWORD', $3, now() + interval '1 day',
             now() - $4::interval)`,
    [sessionId, viewer.userId, viewer.acting?.role ?? null, begunAgo],
  );
  return { ...viewer, sessionId };
}
