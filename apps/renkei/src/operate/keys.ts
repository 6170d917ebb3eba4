import { Keyring, newKeyEntry, SystemClock, type KeyPurpose } from '@renkei/platform';
import pg from 'pg';
import { ownerUrlOf } from './database-url.ts';

const USAGE = '使い方: renkei keys new [名前]\n        renkei keys rotate\n';
/** Rows wrapped anew in one transaction: what is interrupted loses no more than these. */
const BATCH = 50;
const FIRST = '00000000-0000-0000-0000-000000000000';

interface SealedTable {
  readonly label: string;
  readonly purpose: KeyPurpose;
  readonly table: string;
  /** The column that names a row, over the alias `t`. */
  readonly id: string;
  /** What a row was sealed for, as the code that seals it says. */
  readonly place: string;
  readonly join?: string;
}

const TABLES: readonly SealedTable[] = [
  {
    label: '封をした書類 sealed papers',
    purpose: 'sealed-paper',
    table: 'sealed_paper_content',
    id: 'sealed_paper_id',
    place: `p.id || '/' || p.member_id`,
    join: 'JOIN sealed_paper p ON p.id = t.sealed_paper_id',
  },
  {
    label: '振込先 payout accounts',
    purpose: 'payout-account',
    table: 'payout_account',
    id: 'id',
    place: `t.consortium_id || '/' || t.member_id`,
  },
  {
    label: '認証アプリ authenticator apps',
    purpose: 'totp',
    table: 'totp_credential',
    id: 'user_id',
    place: 't.user_id::text',
  },
  {
    label: 'ほかのシステムへの知らせの署名 webhook secrets',
    purpose: 'webhook',
    table: 'webhook',
    id: 'id',
    place: 't.id::text',
  },
];

export interface Rotation {
  readonly label: string;
  /** Wrapped anew by this run. */
  readonly moved: number;
  /** Under the newest key before. */
  readonly already: number;
  /** Ids of rows that no key of RENKEI_KEYS opens; they are left as they are. */
  readonly failed: readonly string[];
}

/** `renkei keys new [NAME]` and `renkei keys rotate`. */
export async function runKeys(argv: readonly string[], env: Readonly<NodeJS.ProcessEnv>): Promise<number> {
  const [what, name, ...rest] = argv;
  if (what === 'new' && rest.length === 0 && !name?.startsWith('--')) return printNewKey(name);
  if (what === 'rotate' && name === undefined) return runRotate(env);
  process.stderr.write(USAGE);
  return 2;
}

function printNewKey(name = `k${new SystemClock().todayJst()}`): number {
  process.stdout.write(`${newKeyEntry(name)}\n`);
  process.stderr.write(
    'RENKEI_KEYS の先頭にカンマ区切りで足し、API・ワーカーを再起動してから renkei keys rotate を実行してください。古い鍵は、rotate が済み、送ったメールのリンクの期限（招待は14日）が過ぎるまで残します。鍵はデータベースとは別の安全な場所に保管してください。なくすと、封をしたものは誰にも開けません。\n' +
      'Put it in front in RENKEI_KEYS (comma separated), restart api and worker, then run `renkei keys rotate`. Keep the old key until that is done and the links of mails sent before have expired. Keep keys apart from the database: without them nobody can open what was sealed.\n',
  );
  return 0;
}

async function runRotate(env: Readonly<NodeJS.ProcessEnv>): Promise<number> {
  const keys = Keyring.parse(env['RENKEI_KEYS']);
  if (keys.currentId === null) {
    throw new Error(
      'RENKEI_KEYS がありません。新しい鍵を先頭に、いままでの鍵を後ろに書いてください。RENKEI_KEYS is not set.',
    );
  }
  const results = await rotateKeys(ownerUrlOf(env), keys);
  for (const { label, moved, already, failed } of results) {
    process.stdout.write(
      `${label}: ${moved}件を鍵「${keys.currentId}」に移しました（すでに新しい鍵: ${already}件、開けなかったもの: ${failed.length}件）\n`,
    );
    for (const id of failed) process.stderr.write(`  開けません cannot be opened: ${id}\n`);
  }
  if (results.every(({ failed }) => failed.length === 0)) return 0;
  process.stderr.write(
    '開けなかったものは、そのまま残してあります。古い鍵がすべて RENKEI_KEYS にあるかを確かめて、もう一度実行してください。\n' +
      'What could not be opened was left as it is. Please check that RENKEI_KEYS lists every old key, and run this again.\n',
  );
  return 1;
}

/**
 * Wraps every data key that is not under the newest key anew; what the data keys protect is not touched. May be
 * interrupted and run again, while the product runs, as long as it has the new key.
 */
export async function rotateKeys(ownerUrl: string, keys: Keyring): Promise<Rotation[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const results: Rotation[] = [];
    for (const table of TABLES) results.push(await rotateTable(client, keys, table));
    return results;
  } finally {
    await client.end(); // a batch that was not committed rolls back
  }
}

async function rotateTable(client: pg.Client, keys: Keyring, sealed: SealedTable): Promise<Rotation> {
  const { rows } = await client.query<{ already: number }>(
    `SELECT count(*)::integer AS already FROM ${sealed.table} WHERE key_id = $1`,
    [keys.currentId],
  );
  const failed: string[] = [];
  let moved = 0;
  for (let last: string | undefined = FIRST; last !== undefined;) {
    const batch = await rotateBatch(client, keys, sealed, last);
    moved += batch.moved;
    failed.push(...batch.failed);
    last = batch.last;
  }
  return { label: sealed.label, moved, already: rows[0]!.already, failed };
}

interface Batch {
  readonly moved: number;
  readonly failed: readonly string[];
  /** Where to go on; undefined: nothing is left. */
  readonly last: string | undefined;
}

async function rotateBatch(
  client: pg.Client,
  keys: Keyring,
  { table, id, place, join = '', purpose }: SealedTable,
  after: string,
): Promise<Batch> {
  await client.query(`BEGIN; SELECT set_config('renkei.operation', 'keys.rotate', true)`);
  const { rows } = await client.query<{ id: string; key_id: string; wrapped_key: Buffer; place: string }>(
    `SELECT t.${id} AS id, t.key_id, t.wrapped_key, ${place} AS place FROM ${table} t ${join}
     WHERE t.key_id <> $1 AND t.${id} > $2 ORDER BY t.${id} LIMIT ${BATCH} FOR UPDATE OF t`,
    [keys.currentId, after],
  );
  const moved: { id: string; keyId: string; wrappedKey: Buffer }[] = [];
  const failed: string[] = [];
  for (const row of rows) {
    try {
      const wrapped = keys.rewrap(purpose, { keyId: row.key_id, wrappedKey: row.wrapped_key }, row.place);
      if (wrapped) moved.push({ id: row.id, ...wrapped });
    } catch {
      failed.push(row.id);
    }
  }
  await client.query(
    `UPDATE ${table} t SET key_id = w.key_id, wrapped_key = w.wrapped_key
     FROM unnest($1::uuid[], $2::text[], $3::bytea[]) AS w (id, key_id, wrapped_key) WHERE t.${id} = w.id`,
    [moved.map((row) => row.id), moved.map((row) => row.keyId), moved.map((row) => row.wrappedKey)],
  );
  await client.query('COMMIT');
  return { moved: moved.length, failed, last: rows.at(-1)?.id };
}
