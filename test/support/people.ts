import { randomUUID } from 'node:crypto';
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
  return { userId, displayName: name, locale: 'ja', isPlatformAdmin: admin };
}
