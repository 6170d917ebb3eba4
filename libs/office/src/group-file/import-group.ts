import { createHash } from 'node:crypto';
import { KeyTaken, type EvidenceStore } from '@renkei/evidence';
import type { Problem } from '@renkei/platform';
import { problem } from './group-file-problems.ts';
import { auditOf } from './group-parts.ts';
import { GROUP_TABLES, type MovedTable } from './group-tables.ts';
import { inTheWay } from './in-the-way.ts';
import type { Part } from './manifest.ts';
import { measureLines } from './measured.ts';
import type { FileEvidence, GroupFile } from './open-group-file.ts';
import { restoreChain, restorePeople, restoreTable, silenceTriggers, stageRows } from './restore-rows.ts';
import { linesOf, shapeOf, type Query } from './row-lines.ts';
import { unrecordedRows } from './unrecorded-rows.ts';

export interface ImportOptions {
  /** Address of the account that takes the group over; null: one who coordinates it there must have an account here. */
  readonly coordinator: string | null;
  /** Where evidence is kept here; null: nowhere. */
  readonly store: EvidenceStore | null;
  /** false: everything is tried and taken back. */
  readonly commit: boolean;
  /** Takes rows in that are not what the chain of changes says of them. */
  readonly evenUnrecorded?: boolean;
}

export interface ImportedRole {
  readonly name: string;
  readonly role: 'COORDINATOR' | 'MEMBER_USER';
  readonly member: string | null;
  /** false: the account has no way in here. */
  readonly active: boolean;
}

export interface ImportReport {
  /** Empty: nothing stands in the way. */
  readonly problems: readonly Problem[];
  readonly committed: boolean;
  /** Rows that are not what the chain of changes says of them, as `table id`: somebody changed them past the product. */
  readonly unrecorded: readonly string[];
  /** Of people, those this installation did not know. */
  readonly newPeople: number;
  readonly roles: readonly ImportedRole[];
}

const OPERATION = 'group.import';
const BUSY_AFTER = '15s';

/**
 * Takes a checked file in on the owner's connection, which is in no transaction: everything in one, compared with the file
 * before it is committed; or, without `commit`, tried in the same way and taken back. Rows, ids and the chain of changes
 * are what they were; one event more tells of the import.
 */
export async function importGroup(
  query: Query,
  file: GroupFile,
  options: ImportOptions,
): Promise<ImportReport> {
  const { store, commit } = options;
  if (store === null && file.evidence.length > 0) return refusedBy(NO_STORE);
  const tried = await attempt(query, file, options, 'ROLLBACK');
  if (!commit || tried.problems.length > 0) return tried;
  // before the rows: a row always has its bytes; and outside their transaction, which others wait for
  const put = new Set<string>();
  const forget = async () => {
    for (const key of put) await store?.remove(key);
  };
  try {
    for (const evidence of file.evidence) {
      const taken = await keep(store!, file, evidence, put);
      if (taken) return await forget().then(() => refusedBy(taken));
    }
    const done = await attempt(query, file, options, 'COMMIT');
    if (done.problems.length > 0) await forget();
    return done;
  } catch (error) {
    // a connection that broke at the commit may have committed: then the bytes have their rows, and stay
    if (!(error instanceof CommitFailed)) await forget();
    throw error;
  }
}

class CommitFailed extends Error {}

const refusedBy = (...problems: readonly Problem[]): ImportReport => ({
  problems,
  committed: false,
  unrecorded: [],
  newPeople: 0,
  roles: [],
});

async function attempt(
  query: Query,
  file: GroupFile,
  options: ImportOptions,
  end: 'COMMIT' | 'ROLLBACK',
): Promise<ImportReport> {
  await query('BEGIN', []);
  let report: ImportReport;
  try {
    report = await takeIn(query, file, options);
  } catch (error) {
    await query('ROLLBACK', []);
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    return refusedBy(refusal);
  }
  if (end === 'ROLLBACK' || report.problems.length > 0) {
    await query('ROLLBACK', []);
    return report;
  }
  await query('COMMIT', []).catch((error: unknown) => {
    throw new CommitFailed('the commit was not confirmed', { cause: error });
  });
  return { ...report, committed: true };
}

async function takeIn(
  query: Query,
  file: GroupFile,
  { coordinator, evenUnrecorded = false }: ImportOptions,
): Promise<ImportReport> {
  const { group, tables } = file.manifest;
  await query(`SELECT set_config('lock_timeout', $1, true), set_config('renkei.operation', $2, true)`, [
    BUSY_AFTER,
    OPERATION,
  ]);
  await stageRows(query, file);
  const problems = [...(await inTheWay(query, file))];
  const [account] = await query<{ id: string }>(
    'SELECT id FROM public.app_user WHERE email = lower($1) AND disabled_at IS NULL',
    [coordinator],
  );
  if (coordinator !== null && !account) problems.push(unknownAccount(coordinator));
  if (problems.length > 0) return refusedBy(...problems);

  const newPeople = await restorePeople(query, file.people);
  const speakAgain = await silenceTriggers(query);
  for (const part of tables) await restoreTable(query, part);
  await restoreChain(query, file);
  await query('SET CONSTRAINTS ALL IMMEDIATE', []);
  const differing = await firstDifference(query, file);
  if (differing !== null) return refusedBy(restoredDiffers(differing));
  const unrecorded = await unrecordedRows(query, group.id);
  if (unrecorded.length > 0 && !evenUnrecorded) {
    return { ...refusedBy(notRecorded(unrecorded)), unrecorded };
  }
  await speakAgain();

  await query(
    `SELECT public.audit_append('INSERT', 'group_import', ARRAY[$1::uuid], ARRAY[$2], '{NULL}', ARRAY[$2])`,
    [group.id, file.sha256],
  );
  if (account) {
    await query(
      `INSERT INTO public.assignment (user_id, role, consortium_id) VALUES ($1, 'COORDINATOR', $2) ON CONFLICT DO NOTHING`,
      [account.id, group.id],
    );
  }
  await leaveWork(query, file);
  const roles = await rolesOf(query, group.id);
  if (!roles.some(({ role, active }) => role === 'COORDINATOR' && active)) return refusedBy(NO_COORDINATOR);
  return { problems: [], committed: false, unrecorded, newPeople, roles };
}

/** The first part that is not what the file says, read back from what was just written. */
async function firstDifference(query: Query, file: GroupFile): Promise<string | null> {
  const { group, tables, audit } = file.manifest;
  for (const { table, columns, rows, bytes, sha256 } of tables) {
    const shape = await shapeOf(query, table);
    const named = { ...shape, columns: shape.columns.filter(({ name }) => columns.includes(name)) };
    const lines = linesOf(query, named, group.id, 'OPERATOR');
    if ((GROUP_TABLES as readonly string[]).includes(table)) {
      const found = await measureLines(lines);
      if (found.rows !== rows || !same(found, { bytes, sha256 })) return table;
    } else if (!(await hasAll(table, lines, file))) return table;
  }
  const chain = await auditOf(query, group.id);
  for await (const piece of chain.content.content) void piece;
  return same(chain.told(), audit) ? null : 'audit_event';
}

const same = (one: Part, other: Part): boolean => one.bytes === other.bytes && one.sha256 === other.sha256;

/** Of what groups share, this platform may have more, and a body may be called otherwise by now; no date may differ. */
async function hasAll(table: MovedTable, lines: AsyncIterable<string>, file: GroupFile): Promise<boolean> {
  if (table === 'support_body' || table === 'schedule') return true;
  const here = new Set<string>();
  for await (const line of lines) here.add(line);
  for await (const line of file.lines(table)) if (!here.has(line)) return false;
  return true;
}

/** Thumbnails are made anew, what was never looked at by a scanner is, and the deadlines are derived. */
async function leaveWork(query: Query, file: GroupFile): Promise<void> {
  const { id } = file.manifest.group;
  await query(
    `INSERT INTO public.outbox (topic, consortium_id, subject_id)
     SELECT 'evidence.process', $1::uuid, e FROM unnest($2::uuid[]) AS e
     UNION ALL SELECT 'obligations.derive', $1, $1 ON CONFLICT DO NOTHING`,
    [id, file.evidence.map((evidence) => evidence.id)],
  );
}

function rolesOf(query: Query, groupId: string): Promise<ImportedRole[]> {
  return query<ImportedRole>(
    `SELECT u.display_name AS name, a.role, b.name AS member, u.disabled_at IS NULL AS active
     FROM public.assignment a JOIN public.app_user u ON u.id = a.user_id
     LEFT JOIN public.member m ON m.id = a.member_id LEFT JOIN public.business b ON b.id = m.business_id
     WHERE a.consortium_id = $1 AND a.ended_at IS NULL ORDER BY a.role, m.position, u.display_name, a.id`,
    [groupId],
  );
}

/** @returns what is kept there already, when it is something else */
async function keep(
  store: EvidenceStore,
  file: GroupFile,
  { storageKey, sha256 }: FileEvidence,
  put: Set<string>,
): Promise<Problem | null> {
  try {
    const bytes = await file.bytesOf(sha256);
    await store.put(storageKey, checked(bytes, sha256));
    put.add(storageKey);
    return null;
  } catch (error) {
    if (!(error instanceof KeyTaken)) throw error;
  }
  // an earlier import that was cut off left it: the same bytes are as good
  const digest = createHash('sha256');
  for await (const piece of (await store.open(storageKey)) as AsyncIterable<Buffer>) digest.update(piece);
  return digest.digest('hex') === sha256 ? null : takenKey(storageKey);
}

async function* checked(bytes: AsyncIterable<Buffer>, sha256: string): AsyncGenerator<Buffer> {
  const digest = createHash('sha256');
  for await (const piece of bytes) {
    digest.update(piece);
    yield piece;
  }
  if (digest.digest('hex') !== sha256) throw new Error('the file changed while it was read');
}

/** What the database says of rows it does not take, or of others that are at work; null: neither. */
function refusalOf(error: unknown): Problem | null {
  const { code = '', table = '', constraint = '' } = error as Record<'code' | 'table' | 'constraint', string>;
  if (code === '55P03' || code === '40P01') return BUSY;
  // integrity constraints, and values that are none
  if (!/^(?:22|23)[0-9A-Z]{3}$/.test(code)) return null;
  const place = [table, constraint].filter((part) => part !== '').join(': ') || code;
  return problem(
    'ROWS_REFUSED',
    place,
    `データベースの決まりに合わない行があります（${place}）。このファイルは取り込めません。`,
    `There are rows the database does not take (${place}). This file cannot be taken in.`,
  );
}

const NO_STORE = problem(
  'STORAGE_NOT_SET',
  null,
  '証憑の保管場所が設定されていません。RENKEI_DATA か EVIDENCE_S3_BUCKET を、npm start や API と同じに指定してください。',
  'There is no place for evidence. Set RENKEI_DATA or EVIDENCE_S3_BUCKET as for the API.',
);
const BUSY = problem(
  'DATABASE_BUSY',
  null,
  'ほかの処理が続いているため、待ち切れませんでした。少し待つか、連携を止めてから、もう一度お試しください。',
  'Others are at work. Please wait a while, or stop the product, and try again.',
);
const NO_COORDINATOR = problem(
  'NO_COORDINATOR',
  null,
  'このグループを引き継ぐ人がいません。--coordinator に、ここにアカウントのある人のメールアドレスを指定してください。',
  'Nobody here takes the group over. Give the address of somebody with an account here: --coordinator.',
);
const unknownAccount = (email: string): Problem =>
  problem(
    'COORDINATOR_UNKNOWN',
    email,
    `${email} のアカウントがありません（または止められています）。先に renkei account か招待で作ってください。`,
    `There is no active account ${email}. Make it first (renkei account, or an invitation).`,
  );
const restoredDiffers = (part: string): Problem =>
  problem(
    'RESTORED_DIFFERS',
    part,
    `取り込んだ内容が、ファイルの内容と同じになりませんでした（${part}）。何も変わっていません。`,
    `What was restored is not what the file says (${part}). Nothing was changed.`,
  );
const notRecorded = (rows: readonly string[]): Problem =>
  problem(
    'ROWS_NOT_RECORDED',
    rows[0]!,
    `操作の記録と合わない行があります（${rows.slice(0, 3).join('、')}${rows.length > 3 ? ' ほか' : ''}）。ファイルか、書き出した環境のデータが、直接書き換えられています。事情が分かっているときだけ、--even-unrecorded を付けて取り込めます。`,
    `There are rows the audit trail tells otherwise (${rows.slice(0, 3).join(', ')}): the file, or the data it was made of, was changed past the product. If you know why, --even-unrecorded takes them in.`,
  );
const takenKey = (key: string): Problem =>
  problem(
    'EVIDENCE_KEY_TAKEN',
    key,
    `証憑の保管場所に、同じ名前の別のファイルがあります（${key}）。`,
    `Another file is kept under the same key (${key}).`,
  );
