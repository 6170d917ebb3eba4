import { exportChain, readHead } from '@renkei/audit/export';
import type { ZipPart } from '@renkei/documents';
import { LEFT_OUT, type MovedTable } from './group-tables.ts';
import {
  AUDIT,
  evidencePart,
  GROUP_FORMAT,
  GROUP_VERSION,
  MANIFEST,
  MOVED_TABLES,
  PEOPLE,
  tablePart,
  writeManifest,
  type Manifest,
  type Part,
  type Person,
  type TablePart,
} from './manifest.ts';
import { Measured, piecesOf } from './measured.ts';
import { refuseMissingEvidence } from './group-file-problems.ts';
import { linesOf, shapeOf, type Query, type Reader } from './row-lines.ts';

/** Where a group is read from. */
export interface GroupSource {
  readonly reader: Reader;
  /** The last migration of the installation. */
  readonly schema: string;
  /**
   * Reads rows, all from one snapshot, and gives it back when the parts are told or nobody wants the rest: the bytes of
   * evidence, which never change, come after that.
   */
  rows(parts: (query: Query) => AsyncGenerator<ZipPart>): AsyncGenerator<ZipPart>;
  /** The bytes of a file as they are kept. @throws Error when they are not there */
  evidence(storageKey: string): Promise<AsyncIterable<Uint8Array>>;
}

interface KeptEvidence {
  readonly storage_key: string;
  readonly content_sha256: string;
  readonly byte_length: number;
}

/**
 * The parts of a group's file, the manifest last: it says the digest of each of the others. The same group gives the same
 * bytes.
 * @param report how many parts are told, of how many (null: not known yet)
 * @throws ProblemsFound GROUP_NOT_FOUND, EVIDENCE_BYTES_MISSING
 */
export async function* groupParts(
  source: GroupSource,
  group: { readonly id: string; readonly name: string },
  madeOn: string,
  report: (done: number, total: number | null) => Promise<void> = () => Promise.resolve(),
): AsyncGenerator<ZipPart> {
  const tables: TablePart[] = [];
  let people: Manifest['people'] | undefined;
  let audit: Manifest['audit'] | undefined;
  let evidence: KeptEvidence[] = [];
  let done = 0;

  yield* source.rows(async function* (query) {
    for (const table of MOVED_TABLES) {
      const part = await partOfTable(query, table, group.id, source.reader);
      yield part.content;
      tables.push(part.told());
      await report((done += 1), null);
    }
    const named = new Measured();
    let rows = 0;
    const persons = async function* (): AsyncGenerator<string> {
      for (const person of await peopleOf(query, group.id)) {
        rows += 1;
        yield JSON.stringify(person);
      }
    };
    yield { name: PEOPLE, compress: true, content: named.watch(piecesOf(persons())) };
    people = { ...named.part(), rows };
    const chain = await auditOf(query, group.id);
    yield chain.content;
    audit = chain.told();
    evidence = await query<KeptEvidence>(
      `SELECT content_sha256, min(storage_key COLLATE "C") AS storage_key, min(byte_length) AS byte_length
       FROM public.evidence_file WHERE consortium_id = $1 GROUP BY content_sha256 ORDER BY content_sha256 COLLATE "C"`,
      [group.id],
    );
  });

  const total = done + evidence.length;
  const kept: Part[] = [];
  for (const { content_sha256: sha256, storage_key: key, byte_length: bytes } of evidence) {
    await report(done, total);
    yield {
      name: evidencePart(sha256),
      compress: false,
      content: wholeEvidence(source, key, { sha256, bytes }),
    };
    kept.push({ bytes, sha256 });
    done += 1;
  }
  const manifest: Manifest = {
    format: GROUP_FORMAT,
    version: GROUP_VERSION,
    schema: source.schema,
    group,
    madeOn,
    tables,
    people: people!,
    audit: audit!,
    evidence: kept,
    leftOut: LEFT_OUT.map(({ code, message: { ja, en } }) => ({ code, ja, en })),
  };
  yield { name: MANIFEST, compress: true, content: once(Buffer.from(writeManifest(manifest))) };
  await report(total, total);
}

async function partOfTable(query: Query, table: MovedTable, groupId: string, reader: Reader) {
  const shape = await shapeOf(query, table);
  const measured = new Measured();
  let rows = 0;
  const lines = async function* (): AsyncGenerator<string> {
    for await (const line of linesOf(query, shape, groupId, reader)) {
      rows += 1;
      yield line;
    }
  };
  const content: ZipPart = {
    name: tablePart(table),
    compress: true,
    content: measured.watch(piecesOf(lines())),
  };
  const columns = shape.columns.map(({ name }) => name);
  return { content, told: (): TablePart => ({ table, columns, rows, ...measured.part() }) };
}

/** Everybody a row names, in the order of ids; the name of whoever the reader does not know stays away. */
async function peopleOf(query: Query, groupId: string): Promise<readonly Person[]> {
  const references = await query<{ table: string; column: string }>(
    `SELECT c.conrelid::regclass::text AS table, a.attname AS column
     FROM pg_catalog.pg_constraint c
     JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
     WHERE c.contype = 'f' AND c.confrelid = 'public.app_user'::regclass
       AND c.conrelid::regclass::text = ANY ($1) ORDER BY 1, 2`,
    [MOVED_TABLES.filter((table) => table !== 'schedule_revision')],
  );
  const named = references.map(
    ({ table, column }) =>
      `SELECT "${column}" AS id FROM public."${table}" WHERE ${table === 'consortium' ? 'id' : 'consortium_id'} = $1`,
  );
  return query<{ id: string; name: string | null }>(
    `SELECT named.id, u.display_name AS name FROM (${named.join(' UNION ')}) named
     LEFT JOIN public.app_user u ON u.id = named.id WHERE named.id IS NOT NULL ORDER BY named.id`,
    [groupId],
  );
}

/**
 * As `renkei audit export` writes it, with its checkpoints. It is of the moment of its last event: made again later it is
 * the same.
 */
export async function auditOf(query: Query, groupId: string) {
  const head = await readHead(query, groupId);
  const [last] = await query<{ at: string }>(
    `SELECT to_char(date_trunc('milliseconds', occurred_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
     FROM public.audit_event WHERE chain_id = $1 AND seq = $2`,
    [groupId, head?.seq ?? 0],
  );
  if (head === null || !last) throw new Error('a group without a chain of its changes');
  const measured = new Measured();
  const lines = exportChain(query, groupId, head, new Date(last.at));
  const content: ZipPart = { name: AUDIT, compress: true, content: measured.watch(piecesOf(lines)) };
  return {
    content,
    told: (): Manifest['audit'] => ({ ...measured.part(), events: head.seq, head: head.hash }),
  };
}

async function* wholeEvidence(source: GroupSource, key: string, expected: Part): AsyncGenerator<Buffer> {
  const measured = new Measured();
  const bytes = await source.evidence(key).catch(() => refuseMissingEvidence(key));
  yield* measured.watch(bytes);
  const found = measured.part();
  if (found.sha256 !== expected.sha256 || found.bytes !== expected.bytes) refuseMissingEvidence(key);
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
