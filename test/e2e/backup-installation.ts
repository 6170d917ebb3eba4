import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson } from '@renkei/kernel';
import { Keyring, newKeyEntry } from '@renkei/platform';
import { startLocalPostgres } from '@renkei/platform/local-postgres';
import { migrate } from '@renkei/schema';
import type { TestDatabase } from '@renkei/test/database';
import { seedGrant } from '@renkei/test/granted-group';
import { seedGroup, type SeededGroup } from '@renkei/test/group';
import pg from 'pg';

type Sql = TestDatabase['sql'];

export const EVIDENCE = Buffer.from('%PDF-1.7 見本の請求書 髙﨑𠮷\n'.repeat(5_000));
export const SECRET = Buffer.from('見本の納税証明書');

export interface Installation {
  /** A temporary folder, for the backups too. */
  readonly place: string;
  /** As RENKEI_DATA. */
  readonly data: string;
  readonly ownerUrl: string;
  readonly group: SeededGroup;
  readonly evidenceKey: string;
  readonly sql: Sql;
  stop(): Promise<void>;
}

/** What the launcher makes and keeps, with a group taken to its grant, its submissions, ledger, evidence and a secret. */
export async function installation(): Promise<Installation> {
  const place = await mkdtemp(join(tmpdir(), 'renkei-backup-'));
  await chmod(place, 0o755); // PostgreSQL's user passes through when this is root's
  const data = join(place, 'data');
  await mkdir(data);
  const local = await startLocalPostgres({ dataDirectory: join(data, 'postgres') });
  await withClient(local.adminUrl, (client) => client.query('CREATE DATABASE renkei'));
  const ownerUrl = local.adminUrlFor('renkei');
  await migrate({ connectionString: ownerUrl }, { rolePasswords: { app_api: 'a', app_worker: 'w' } });
  await writeFile(join(data, 'owner-url'), `${ownerUrl}\n`, { mode: 0o600 });
  await writeFile(
    join(data, 'secrets.json'),
    JSON.stringify({ keys: newKeyEntry('local-1'), auditKey: 'x' }),
  );

  const pool = new pg.Pool({ connectionString: ownerUrl, max: 3 });
  pool.on('error', () => {}); // connections end with the server
  const sql: Sql = async <Row extends pg.QueryResultRow>(text: string, parameters: readonly unknown[] = []) =>
    (await pool.query<Row>(text, [...parameters])).rows;
  const database = { sql } as TestDatabase;
  const group = await seedGroup(database, { participants: ['CORPORATION', 'CORPORATION'] });
  const { applicationId, submissionId } = await seedGrant(database, group, group.coordinator, {
    members: [500_000, 500_000, 500_000],
  });
  await seedSecondSubmission(sql, applicationId, submissionId);
  await seedLedger(sql, group);
  const evidenceKey = await seedEvidence(sql, group, data);
  await seedSealed(sql, group, data);
  const stop = async () => {
    if (!pool.ended) await pool.end();
    await local.stop();
  };
  return { place, data, ownerUrl, group, evidenceKey, sql, stop };
}

/** Large enough to lie outside its row. */
async function seedSecondSubmission(sql: Sql, applicationId: string, like: string): Promise<void> {
  const document = {
    lines: Array.from({ length: 2_000 }, (_, n) => ({ n, name: `見本 髙﨑𠮷 ${randomUUID()}` })),
  };
  await sql(
    `INSERT INTO submission (consortium_id, application_id, number, portal_number, submitted_at, snapshot_id, rule_set,
       rule_set_version, document, document_sha256, recorded_by)
     SELECT consortium_id, application_id, 2, 'MIHON-2', submitted_at, snapshot_id, rule_set, rule_set_version, $3, $4,
       recorded_by FROM submission WHERE application_id = $1 AND id = $2`,
    [applicationId, like, JSON.stringify(document), sha256(canonicalJson(document))],
  );
}

async function seedLedger(sql: Sql, group: SeededGroup): Promise<void> {
  await sql(
    `WITH account AS (
       INSERT INTO ledger_account (consortium_id, member_id, code)
       VALUES ($1, NULL, 'PROGRAMME_OWES'), ($1, $2, 'ENTITLED') RETURNING id, code
     ), entry AS (
       INSERT INTO ledger_entry (consortium_id, number, kind, cause_id, occurred_on, recorded_by)
       VALUES ($1, 1, 'FIXING', gen_random_uuid(), '2027-10-01', $3) RETURNING id
     )
     INSERT INTO ledger_posting (consortium_id, entry_id, account_id, amount_yen)
     SELECT $1, entry.id, account.id, CASE code WHEN 'ENTITLED' THEN -500000 ELSE 500000 END FROM entry, account`,
    [group.id, group.memberIds[0], group.coordinator.userId],
  );
}

async function seedEvidence(sql: Sql, group: SeededGroup, data: string): Promise<string> {
  const id = randomUUID();
  const key = `${group.id}/${id}`;
  await mkdir(join(data, 'evidence', group.id), { recursive: true });
  await writeFile(join(data, 'evidence', key), EVIDENCE);
  await writeFile(join(data, 'evidence', `${key}.1.part`), 'half an upload');
  await sql(
    `INSERT INTO evidence_file (id, consortium_id, file_name, media_type, byte_length, content_sha256, storage_key, uploaded_by)
     VALUES ($1, $2, '請求書𠮷.pdf', 'application/pdf', $3, $4, $5, $6)`,
    [id, group.id, EVIDENCE.length, sha256(EVIDENCE), key, group.coordinator.userId],
  );
  return key;
}

export async function keyringOf(folder: string): Promise<Keyring> {
  const { keys } = JSON.parse(await readFile(join(folder, 'secrets.json'), 'utf8')) as { keys: string };
  return Keyring.parse(keys);
}

async function seedSealed(sql: Sql, group: SeededGroup, data: string): Promise<void> {
  const { userId } = group.coordinator;
  const { keyId, wrappedKey, sealed } = (await keyringOf(data)).seal('totp', SECRET, userId);
  await sql('INSERT INTO totp_credential (user_id, key_id, wrapped_key, sealed) VALUES ($1, $2, $3, $4)', [
    userId,
    keyId,
    wrappedKey,
    sealed,
  ]);
}

export async function withClient<T>(
  connectionString: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return work(client).finally(() => client.end());
}

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');
