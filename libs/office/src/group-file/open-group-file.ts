import { verifyFile } from '@renkei/audit/verify';
import { err, ok, type Result } from '@renkei/kernel';
import type { Problem } from '@renkei/platform';
import { GROUP_FILE_LIMITS, linesIn, openArchive, type Archive, type GroupFileLimits } from './archive.ts';
import { problem } from './group-file-problems.ts';
import { GROUP_TABLES, OLDEST_SCHEMA, type MovedTable } from './group-tables.ts';
import {
  AUDIT,
  evidencePart,
  GROUP_VERSION,
  MANIFEST,
  MOVED_TABLES,
  PEOPLE,
  readManifest,
  readManifestHead,
  tablePart,
  type Manifest,
  type Part,
  type Person,
} from './manifest.ts';
import { Measured } from './measured.ts';

export interface FileEvidence {
  readonly id: string;
  readonly storageKey: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A group file in which every part is what the manifest says, and the chain of changes is whole. */
export interface GroupFile {
  readonly manifest: Manifest;
  /** Of the manifest, as it lies in the file. */
  readonly sha256: string;
  readonly people: readonly Person[];
  readonly evidence: readonly FileEvidence[];
  lines(table: MovedTable): AsyncGenerator<string>;
  auditLines(): AsyncGenerator<string>;
  /** Bytes of a piece of evidence, by digest. */
  bytesOf(sha256: string): Promise<AsyncIterable<Buffer>>;
  close(): void;
}

const damaged = (part: string): Problem =>
  problem(
    'PART_DIFFERS',
    part,
    'ファイルの中身が、書き出されたときと違います（途中で壊れたか、書き換えられています）。書き出したファイルを、もう一度コピーしてください。',
    'What is in it is not what was exported: it was damaged or changed. Please copy the exported file again.',
  );
const lacking = (part: string): Problem =>
  problem(
    'PART_MISSING',
    part,
    '入っているはずのファイルがありません。書き出したファイルを、もう一度コピーしてください。',
    'A file that should be in it is missing. Please copy the exported file again.',
  );
const wrong = (part: string): Problem =>
  problem(
    'ROWS_WRONG',
    part,
    'このグループのものではない行か、読み取れない行があります。書き出したままのファイルを指定してください。',
    'There are rows that are not of this group or cannot be read. Please give the file as it was exported.',
  );

/**
 * Reads all of the file once, and writes nothing: the directory, the manifest, the schema it was made with, each part's
 * digest, each row's group, the chain of changes. Whoever calls it closes what it gives.
 * @param schema the last migration here
 * @throws Error ENOENT when there is no such file
 */
export async function openGroupFile(
  path: string,
  schema: string,
  limits: GroupFileLimits = GROUP_FILE_LIMITS,
): Promise<Result<GroupFile, Problem>> {
  const opened = await openArchive(path, limits);
  if (!opened.ok) return opened;
  const archive = opened.value;
  const refused = (why: Problem) => {
    archive.close();
    return err(why);
  };
  const text = await manifestOf(archive);
  if (text === null) return refused(damaged(MANIFEST));
  const manifest = readManifest(text.text);
  const because = refusalOfManifest(text.text, manifest, schema);
  if (because !== null) return refused(because);
  const whole = manifest!;
  const missing = partsOf(whole).find((name) => !archive.names.has(name));
  if (missing !== undefined) return refused(lacking(missing));
  const known = new Set([MANIFEST, ...partsOf(whole)]);
  const unknown = [...archive.names].find((name) => !known.has(name));
  if (unknown !== undefined) return refused(damaged(unknown));

  const reader = new FileReader(archive, whole, limits);
  const fault = await reader.check();
  if (fault !== null) return refused(fault);
  return ok({
    manifest: whole,
    sha256: text.sha256,
    people: reader.people,
    evidence: reader.evidence,
    lines: (table) => reader.lines(tablePart(table)),
    auditLines: () => reader.lines(AUDIT),
    bytesOf: (sha256) => archive.open(evidencePart(sha256)),
    close: () => archive.close(),
  });
}

async function manifestOf(archive: Archive): Promise<{ text: string; sha256: string } | null> {
  try {
    const measured = new Measured();
    const pieces: Buffer[] = [];
    for await (const piece of measured.watch(await archive.open(MANIFEST))) pieces.push(piece);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
    return { text, sha256: measured.part().sha256 };
  } catch {
    return null;
  }
}

/** null: this installation can read it. */
function refusalOfManifest(text: string, manifest: Manifest | null, schema: string): Problem | null {
  const head = readManifestHead(text);
  if (head === null) return damaged(MANIFEST);
  const [theirs, ours] = [head.schema, schema].map((name) => Number(name.slice(0, 4))) as [number, number];
  if (head.version > GROUP_VERSION || theirs > ours) {
    return problem(
      'MADE_BY_NEWER_VERSION',
      head.schema,
      `新しい版の連携で書き出されたファイルです（データの形 ${head.schema}、こちらは ${schema}）。こちらを新しい版にしてから（renkei migrate）、もう一度お試しください。`,
      `It was made by a newer version (schema ${head.schema}; here it is ${schema}). Update this installation first (renkei migrate).`,
    );
  }
  const renamed = theirs === ours && head.schema !== schema;
  if (head.version < GROUP_VERSION || theirs < OLDEST_SCHEMA || renamed) {
    return problem(
      'SCHEMA_NOT_KNOWN',
      head.schema,
      `このファイルのデータの形（${head.schema}）は読めません。書き出した環境を新しい版にして、書き出し直してください。`,
      `Files of schema ${head.schema} cannot be read here. Please update the installation it comes from and export again.`,
    );
  }
  if (manifest === null) return damaged(MANIFEST);
  const names = new Set<string>(manifest.tables.map(({ table }) => table));
  const strange = [...names].some((name) => !(MOVED_TABLES as readonly string[]).includes(name));
  const absent = head.schema === schema && MOVED_TABLES.some((name) => !names.has(name));
  return strange || absent || !names.has('consortium') ? damaged(MANIFEST) : null;
}

const partsOf = ({ tables, evidence }: Manifest): string[] => [
  ...tables.map(({ table }) => tablePart(table)),
  PEOPLE,
  AUDIT,
  ...evidence.map(({ sha256 }) => evidencePart(sha256)),
];

type Row = Readonly<Record<string, unknown>>;

class FileReader {
  readonly people: Person[] = [];
  readonly evidence: FileEvidence[] = [];
  readonly #archive: Archive;
  readonly #manifest: Manifest;
  readonly #limits: GroupFileLimits;

  constructor(archive: Archive, manifest: Manifest, limits: GroupFileLimits) {
    this.#archive = archive;
    this.#manifest = manifest;
    this.#limits = limits;
  }

  async *lines(part: string): AsyncGenerator<string> {
    yield* linesIn(await this.#archive.open(part), this.#limits.lineBytes);
  }

  /** null: all is as the manifest says. */
  async check(): Promise<Problem | null> {
    const { tables, people, audit, evidence } = this.#manifest;
    for (const part of tables) {
      const name = tablePart(part.table);
      const take = this.#rowCheck(part.table, part.columns);
      const fault = await this.#checkLines(name, part, part.rows, take);
      if (fault !== null) return fault;
    }
    const named = await this.#checkLines(PEOPLE, people, people.rows, (row) => this.#person(row));
    if (named !== null) return named;
    const proofs = this.#proofs();
    if (proofs !== null) return proofs;
    for (const part of evidence) {
      const fault = await this.#checkBytes(evidencePart(part.sha256), part);
      if (fault !== null) return fault;
    }
    return (await this.#checkBytes(AUDIT, audit)) ?? this.#checkChain();
  }

  #rowCheck(table: MovedTable, columns: readonly string[]): (row: Row) => boolean {
    const { id } = this.#manifest.group;
    const own = (GROUP_TABLES as readonly string[]).includes(table);
    const grouped = table === 'consortium' ? 'id' : 'consortium_id';
    const named = [...columns].sort().join();
    return (row) => {
      if (Object.keys(row).sort().join() !== named) return false;
      if (own && row[grouped] !== id) return false;
      return table === 'evidence_file' ? this.#file(row) : true;
    };
  }

  /** The key under which bytes are kept is made of ids alone: a file cannot point at what another group keeps. */
  #file(row: Row): boolean {
    const { id, storage_key: key, content_sha256: sha256, byte_length: bytes } = row;
    if (typeof id !== 'string' || key !== `${this.#manifest.group.id}/${id}`) return false;
    if (typeof sha256 !== 'string' || typeof bytes !== 'number') return false;
    this.evidence.push({ id, storageKey: key, sha256, bytes });
    return true;
  }

  #person(row: Row): boolean {
    const { id, name } = row;
    if (typeof id !== 'string' || (name !== null && typeof name !== 'string')) return false;
    this.people.push({ id, name });
    return true;
  }

  /** Each file that is told of lies in the archive, and nothing else does. */
  #proofs(): Problem | null {
    const kept = new Map(this.#manifest.evidence.map(({ sha256, bytes }) => [sha256, bytes]));
    const told = new Set(this.evidence.map(({ sha256 }) => sha256));
    const gone = this.evidence.find(({ sha256, bytes }) => kept.get(sha256) !== bytes);
    if (gone) return lacking(evidencePart(gone.sha256));
    const idle = [...kept.keys()].find((sha256) => !told.has(sha256));
    return idle === undefined ? null : damaged(evidencePart(idle));
  }

  async #checkLines(
    name: string,
    expected: Part,
    rows: number,
    take: (row: Row) => boolean,
  ): Promise<Problem | null> {
    try {
      const measured = new Measured();
      let found = 0;
      let sound = true;
      for await (const line of linesIn(
        measured.watch(await this.#archive.open(name)),
        this.#limits.lineBytes,
      )) {
        found += 1;
        const row: unknown = JSON.parse(line);
        sound &&= typeof row === 'object' && row !== null && !Array.isArray(row) && take(row as Row);
      }
      const { bytes, sha256 } = measured.part();
      if (bytes !== expected.bytes || sha256 !== expected.sha256) return damaged(name);
      return sound && found === rows ? null : wrong(name);
    } catch {
      return damaged(name);
    }
  }

  async #checkBytes(name: string, expected: Part): Promise<Problem | null> {
    try {
      const measured = new Measured();
      for await (const piece of await this.#archive.open(name)) measured.take(piece);
      const { bytes, sha256 } = measured.part();
      return bytes === expected.bytes && sha256 === expected.sha256 ? null : damaged(name);
    } catch {
      return damaged(name);
    }
  }

  async #checkChain(): Promise<Problem | null> {
    const { audit, group } = this.#manifest;
    try {
      const { fault, chain, events, head } = await verifyFile(this.lines(AUDIT));
      if (fault === null && chain === group.id && events === audit.events && head === audit.head) return null;
    } catch {
      // a line that is too long: no chain either
    }
    return problem(
      'AUDIT_CHAIN_BROKEN',
      AUDIT,
      '操作の記録のつながりが切れています（書き換えられたか、壊れています）。このファイルは取り込めません。',
      'The chain of the audit trail is broken: it was changed or damaged. This file cannot be taken in.',
    );
  }
}
