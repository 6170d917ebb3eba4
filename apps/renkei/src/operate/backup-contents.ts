import type pg from 'pg';
import { refusal, type KeptFile } from './backup-files.ts';

const COUNTED = [
  ['consortium', 'グループ', 'groups'],
  ['submission', '提出', 'submissions'],
  ['evidence_file', '証憑', 'evidence files'],
  ['app_user', '利用者', 'people'],
  ['audit_event', '操作の記録', 'audit events'],
] as const;

/** What lies in the database, for a person to recognise it by. */
export async function describeContents(client: pg.Client): Promise<readonly string[]> {
  const counts: { ja: string; en: string }[] = [];
  for (const [table, ja, en] of COUNTED) {
    if (!(await hasTable(client, table))) continue;
    const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM ${table}`);
    counts.push({ ja: `${ja} ${rows[0]!.count}`, en: `${rows[0]!.count} ${en}` });
  }
  return [`  ${counts.map(({ ja }) => ja).join(' · ')}`, `  ${counts.map(({ en }) => en).join(', ')}`];
}

/** Before an update one makes a backup, and an older one may be restored after it: not every table need be there. */
async function hasTable(client: pg.Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [
    name,
  ]);
  return rows[0]!.there;
}

export interface EvidenceRow {
  readonly storage_key: string;
  readonly content_sha256: string;
}

export async function evidenceRows(client: pg.Client): Promise<readonly EvidenceRow[]> {
  if (!(await hasTable(client, 'evidence_file'))) return [];
  return (
    await client.query<EvidenceRow>(
      'SELECT storage_key, content_sha256 FROM evidence_file ORDER BY storage_key',
    )
  ).rows;
}

/** Evidence in the database whose bytes are not among these files as they were handed in. */
export function evidenceWithoutBytes(
  rows: readonly EvidenceRow[],
  files: readonly KeptFile[],
): readonly string[] {
  const kept = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  return rows
    .filter(({ storage_key: key, content_sha256: digest }) => kept.get(`evidence/${key}`) !== digest)
    .map(({ storage_key: key }) => key);
}

/** A database of one's own has its own backup; half of it here would look like one. */
export function refuseOwnDatabase(env: Readonly<NodeJS.ProcessEnv>): void {
  if (!env['DATABASE_URL']) return;
  throw refusal(
    'DATABASE_URL のデータベースは、そのデータベースの道具（pg_dump と pg_restore、または管理画面のバックアップ）で保存してください。先にデータベース、次に証憑（RENKEI_DATA の evidence フォルダーか S3 のバケット）の順です。RENKEI_KEYS と RENKEI_AUDIT_KEY も別に保管してください。何もしていません。',
    'Save the database of DATABASE_URL with its own tools (pg_dump and pg_restore), then the evidence (the folder evidence of RENKEI_DATA, or the S3 bucket), and keep RENKEI_KEYS and RENKEI_AUDIT_KEY apart. Nothing was done.',
  );
}
