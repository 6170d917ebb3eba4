import { runMigrations } from 'bullmq';
import type { Client } from 'pg';
import { MigrationError } from './migration-error.ts';

/** The roles the API and the worker connect as. The migrations create them NOLOGIN. */
export const RUNTIME_ROLES = ['app_api', 'app_worker'] as const;
export type RuntimeRole = (typeof RUNTIME_ROLES)[number];

export type RolePasswords = Partial<Record<RuntimeRole, string>>;

/**
 * What must hold after every run, whether or not a file was applied: the queue's own tables, the grants on
 * them, and the sight of the bookkeeping table that lets a process say "the schema is behind" at start.
 * Idempotent.
 */
export async function openForRuntime(client: Client, rolePasswords: RolePasswords): Promise<void> {
  await assertRolesExist(client);
  // The queue's tables come from the queue's library: it owns their shape and upgrades it with itself.
  await runMigrations(client);
  const roles = RUNTIME_ROLES.join(', ');
  // CREATE for the worker: adding in bulk, and adding without an id, makes the queue library create a numbering
  // sequence per queue. The API looks into queues and retries; it never numbers jobs.
  await client.query(`
    BEGIN;
    GRANT USAGE ON SCHEMA bullmq, renkei_meta TO ${roles};
    GRANT CREATE ON SCHEMA bullmq TO app_worker;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA bullmq TO ${roles};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA bullmq TO ${roles};
    GRANT EXECUTE ON ALL ROUTINES IN SCHEMA bullmq TO ${roles};
    REVOKE INSERT, UPDATE, DELETE ON bullmq.migration FROM ${roles};
    GRANT SELECT ON renkei_meta.migration TO ${roles};
    COMMIT;
  `);
  for (const role of RUNTIME_ROLES) {
    const password = rolePasswords[role];
    if (password === undefined) continue;
    await client.query(`ALTER ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
  }
}

async function assertRolesExist(client: Client): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>(
    'SELECT rolname FROM pg_roles WHERE rolname = ANY($1)',
    [RUNTIME_ROLES],
  );
  const missing = RUNTIME_ROLES.find((role) => !rows.some((row) => row.rolname === role));
  if (missing === undefined) return;
  throw new MigrationError(missing, {
    ja: `ロール ${missing} がデータベースサーバーにありません。migrations/ のいずれかのファイルで作ってください（NOLOGIN）。`,
    en: `The database server has no role ${missing}. A file in migrations/ has to create it (NOLOGIN).`,
  });
}
