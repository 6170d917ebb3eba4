import { isUuid } from '@renkei/kernel';
import { GROUP_TABLES, SHARED_TABLE_NAMES, type MovedTable } from './group-tables.ts';

export const GROUP_FORMAT = 'renkei-group';
export const GROUP_VERSION = 1;

export const MANIFEST = 'manifest.json';
export const PEOPLE = 'people.ndjson';
export const AUDIT = 'audit/chain.ndjson';
export const tablePart = (table: MovedTable): string =>
  `${(SHARED_TABLE_NAMES as readonly string[]).includes(table) ? 'shared' : 'tables'}/${table}.ndjson`;
export const evidencePart = (sha256: string): string => `evidence/${sha256}`;

/** One file of the archive; its bytes as they are in it. */
export interface Part {
  readonly bytes: number;
  readonly sha256: string;
}

export interface TablePart extends Part {
  readonly table: MovedTable;
  /** In the order of their names. */
  readonly columns: readonly string[];
  readonly rows: number;
}

/** What is in the file, by digest. */
export interface Manifest {
  readonly format: typeof GROUP_FORMAT;
  readonly version: number;
  /** The last migration of the installation it was made in: `0020_group_file.sql`. */
  readonly schema: string;
  readonly group: { readonly id: string; readonly name: string };
  /** The day in Japan. */
  readonly madeOn: string;
  /** Each after what it refers to: the platform's tables first. */
  readonly tables: readonly TablePart[];
  /** Who is named in the rows: id and display name, no address. */
  readonly people: Part & { readonly rows: number };
  readonly audit: Part & { readonly events: number; readonly head: string };
  /** The bytes of evidence, by digest, in its order. */
  readonly evidence: readonly Part[];
  /** What stays behind, for whoever opens the archive: code, Japanese, English. */
  readonly leftOut: readonly { readonly code: string; readonly ja: string; readonly en: string }[];
}

export interface Person {
  readonly id: string;
  /** null: not to be seen by whoever made the file. */
  readonly name: string | null;
}

export const MOVED_TABLES: readonly MovedTable[] = [...SHARED_TABLE_NAMES, ...GROUP_TABLES];

export function writeManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

/** Of any manifest, also one of a format to come. */
export interface ManifestHead {
  readonly version: number;
  readonly schema: string;
}

/** null: no manifest of a group. */
export function readManifestHead(text: string): ManifestHead | null {
  const read = parsed(text);
  if (read === null || read['format'] !== GROUP_FORMAT) return null;
  const { version, schema } = read;
  if (!Number.isSafeInteger(version) || typeof schema !== 'string' || !SCHEMA.test(schema)) return null;
  return { version: version as number, schema };
}

const SCHEMA = /^[0-9]{4}_[a-z0-9_]+\.sql$/;
const DIGEST = /^[0-9a-f]{64}$/;
const COLUMN = /^[a-z][a-z0-9_]*$/;

/** null: not one as `writeManifest` writes it; tables nobody knows here are no reason. */
export function readManifest(text: string): Manifest | null {
  const read = parsed(text) as Partial<Manifest> | null;
  if (read === null || readManifestHead(text) === null || read.version !== GROUP_VERSION) return null;
  const { group, madeOn, tables, people, audit, evidence, leftOut } = read;
  const sound =
    isText(group?.id) &&
    isUuid(group.id) &&
    isText(group.name) &&
    isText(madeOn) &&
    /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(madeOn) &&
    isListOf(tables, isTablePart) &&
    isPart(people) &&
    isCount(people.rows) &&
    isPart(audit) &&
    isCount(audit.events) &&
    isText(audit.head) &&
    DIGEST.test(audit.head) &&
    isListOf(evidence, isPart) &&
    Array.isArray(leftOut);
  if (!sound) return null;
  const names = tables.map(({ table }) => table);
  const digests = evidence.map(({ sha256 }) => sha256);
  const unique = new Set(names).size === names.length && new Set(digests).size === digests.length;
  return unique ? (read as Manifest) : null;
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function isListOf<T>(value: readonly T[] | undefined, check: (one: T) => boolean): value is readonly T[] {
  return (
    Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && check(one as T))
  );
}

function isPart<T extends Part>(part: T | undefined): part is T {
  return part != null && isCount(part.bytes) && isText(part.sha256) && DIGEST.test(part.sha256);
}

function isTablePart(part: TablePart): boolean {
  const { table, columns, rows } = part;
  return (
    isPart(part) &&
    isText(table) &&
    COLUMN.test(table) &&
    isCount(rows) &&
    Array.isArray(columns) &&
    columns.length > 0 &&
    columns.every((name) => isText(name) && COLUMN.test(name))
  );
}
