import type pg from 'pg';
import { refusal, type KeptFile } from './backup-files.ts';

interface Contents {
  readonly groups: string;
  readonly submissions: string;
  readonly evidence: string;
  readonly people: string;
  readonly audit: string;
}

/** What lies in the database, for a person to recognise it by. */
export async function describeContents(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<Contents>(
    `SELECT (SELECT count(*) FROM consortium) AS groups, (SELECT count(*) FROM submission) AS submissions,
       (SELECT count(*) FROM evidence_file) AS evidence, (SELECT count(*) FROM app_user) AS people,
       (SELECT count(*) FROM audit_event) AS audit`,
  );
  const { groups, submissions, evidence, people, audit } = rows[0]!;
  return [
    `  グループ ${groups} · 提出 ${submissions} · 証憑 ${evidence} · 利用者 ${people} · 操作の記録 ${audit}`,
    `  ${groups} groups, ${submissions} submissions, ${evidence} evidence files, ${people} people, ${audit} audit events`,
  ];
}

export interface EvidenceRow {
  readonly storage_key: string;
  readonly content_sha256: string;
}

export async function evidenceRows(client: pg.Client): Promise<readonly EvidenceRow[]> {
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
