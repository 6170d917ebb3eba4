import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { keyOf, type EvidenceStore } from '@renkei/evidence';
import type { LocalDate } from '@renkei/kernel';
import type { Viewer } from '@renkei/platform';
import type { TestDatabase } from '@renkei/test/database';
import { seedFixing } from '@renkei/test/fixed-group';
import { seedGrant } from '@renkei/test/granted-group';
import { seedMemberUser } from '@renkei/test/group';
import { storedGroup, type StoredGroup } from '@renkei/test/stored-group';
import pg from 'pg';
import type { MadeOutput, OutputOrder, OutputProgress } from '../src/output/maker.ts';
import type { Query } from '../src/group-file/row-lines.ts';

// A group late in its life, for the tests of its file.

export const TODAY = '2027-10-01' as LocalDate;

export interface LateGroup extends StoredGroup {
  readonly coordinator: Viewer;
}

/** Members with tools and lines, granted and fixed, with dates, evidence of which two files are alike, and secrets. */
export async function lateGroup(
  database: TestDatabase,
  coordinator: Viewer,
  store: EvidenceStore,
): Promise<LateGroup> {
  const group = await storedGroup(database, coordinator, {
    members: [
      [{ category: 'ANALYSIS_SOFTWARE', unitPrice: 1_800_000 }],
      [{ category: 'SOFTWARE', unitPrice: 600_000, tool: 0 }],
      [
        { category: 'SOFTWARE', unitPrice: 400_000, functions: ['EC'] },
        { category: 'PC', unitPrice: 150_000 },
      ],
    ],
    tools: [['ACCOUNTING']],
  });
  const [first, second] = group.memberIds as [string, string, string];
  await database.sql(
    `UPDATE business SET corporate_number = '4234567890128', name = '見本髙﨑𠮷①㈱'
    WHERE id = (SELECT business_id FROM member WHERE id = $1)`,
    [first],
  );
  const shopkeeper = await seedMemberUser(database, group, second);
  await seedSchedule(database, group.id);
  const grant = await seedGrant(database, group, coordinator, { members: [0, 450_000, 375_000] });
  await seedFixing(database, group, coordinator, grant, { members: [0, 450_000, 375_000] });
  for (const [text, member] of [
    ['納品書', second],
    ['納品書', first],
    ['写真', second],
  ] as const) {
    await seedEvidence(database, store, group.id, member, shopkeeper, Buffer.from(`%PDF ${text} %%EOF`));
  }
  await seedSealed(database, group.id, second, shopkeeper);
  return { ...group, coordinator };
}

async function seedSchedule(database: TestDatabase, groupId: string): Promise<void> {
  const [schedule, revision] = [randomUUID(), randomUUID()];
  await database.sql(`INSERT INTO schedule (id, label, rule_set) VALUES ($1, '見本の日程', '2023')`, [
    schedule,
  ]);
  await database.sql(
    `INSERT INTO schedule_revision (id, schedule_id, number, reason, source, published_by)
     VALUES ($1, $2, 1, '見本', '見本の公表資料', (SELECT id FROM app_user LIMIT 1))`,
    [revision, schedule],
  );
  await database.sql(
    `INSERT INTO schedule_anchor (revision_id, anchor, occurs_at) VALUES ($1, 'ROUND_CLOSE', '2027-01-20T08:00Z')`,
    [revision],
  );
  await database.sql('UPDATE consortium SET schedule_id = $2 WHERE id = $1', [groupId, schedule]);
}

async function seedEvidence(
  database: TestDatabase,
  store: EvidenceStore,
  groupId: string,
  memberId: string,
  by: Viewer,
  bytes: Buffer,
): Promise<void> {
  const id = randomUUID();
  const key = keyOf(groupId, id);
  await store.put(key, one(bytes));
  await database.sql(
    `INSERT INTO evidence_file (id, consortium_id, member_id, file_name, media_type, byte_length, content_sha256, storage_key,
       thumbnail_key, uploaded_by)
     VALUES ($1, $2, $3, '髙﨑𠮷.pdf', 'application/pdf', $4, $5, $6, $6 || '.thumbnail', $7)`,
    [id, groupId, memberId, bytes.length, createHash('sha256').update(bytes).digest('hex'), key, by.userId],
  );
}

/** What must not leave the installation. */
export const SECRET = 'secret-of-this-installation';

async function seedSealed(
  database: TestDatabase,
  groupId: string,
  memberId: string,
  by: Viewer,
): Promise<void> {
  const bytes = Buffer.from(SECRET);
  await database.sql(
    `INSERT INTO payout_account (consortium_id, member_id, key_id, wrapped_key, sealed, changed_by) VALUES ($1, $2, 'k', $3, $3, $4)`,
    [groupId, memberId, bytes, by.userId],
  );
  await database.sql(
    `WITH paper AS (
       INSERT INTO sealed_paper (consortium_id, member_id, requirement, media_type, byte_length, handed_in_by)
       VALUES ($1, $2, 'TAX_CERTIFICATE', 'application/pdf', 10, $4) RETURNING id)
     INSERT INTO sealed_paper_content (sealed_paper_id, consortium_id, key_id, wrapped_key, sealed) SELECT id, $1, 'k', $3, $3 FROM paper`,
    [groupId, memberId, bytes, by.userId],
  );
}

export async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

export function orderOf(group: LateGroup): OutputOrder {
  return {
    id: randomUUID(),
    consortiumId: group.id,
    memberId: null,
    kind: 'GROUP_FILE',
    options: {},
    locale: 'ja',
    today: TODAY,
    viewer: group.coordinator,
  };
}

export const QUIET: OutputProgress = { report: () => Promise.resolve(), tell: () => {} };

export async function save(made: Pick<MadeOutput, 'bytes'>, path: string): Promise<string> {
  await pipeline(made.bytes, createWriteStream(path));
  return path;
}

/** As the operator of a real installation connects: the owner, no superuser. */
export async function operatorOf(
  database: TestDatabase,
): Promise<{ readonly query: Query; end(): Promise<void> }> {
  const client = new pg.Client({ connectionString: database.plainOwnerUrl });
  await client.connect();
  return {
    query: async <Row>(sql: string, parameters: readonly unknown[]) =>
      (await client.query(sql, [...parameters])).rows as Row[],
    end: () => client.end(),
  };
}

/** What every table holds. */
export async function contentOf(database: TestDatabase): Promise<ReadonlyMap<string, string>> {
  const tables = await database.sql<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
  );
  const digests = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, md5(coalesce(string_agg(t::text, E'\n' ORDER BY t::text COLLATE "C"), '')) AS digest FROM ${name} t`,
  );
  const rows = await database.sql<{ name: string; digest: string }>(digests.join(' UNION ALL '));
  return new Map(rows.map(({ name, digest }) => [name, digest]));
}
