import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { MigrationError } from './migration-error.ts';

export interface MigrationFile {
  readonly number: number;
  /** The whole file name, e.g. `0001_roles.sql`. */
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

export interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
}

/** The same folder from `src/` and from `dist/`: both lie one level below the package root. */
export const MIGRATIONS_DIRECTORY = fileURLToPath(new URL('../migrations/', import.meta.url));

const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;

/** Line ends are normalised first, so a checkout with CRLF does not look like an edited migration. */
export function checksumOf(sql: string): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
}

/**
 * Reads `NNNN_name.sql` in order.
 * @throws MigrationError when a name is malformed, a number is missing or used twice, or a file ends the
 *   transaction the migrator opened.
 */
export async function readMigrationFiles(directory: string): Promise<MigrationFile[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  const files: MigrationFile[] = [];
  for (const [index, name] of names.entries()) {
    assertNumber(name, index + 1, names[index - 1]);
    const sql = await readFile(`${directory.replace(/[\\/]$/, '')}/${name}`, 'utf8');
    assertNoTransactionControl(name, sql);
    files.push({ number: index + 1, name, sql, checksum: checksumOf(sql) });
  }
  return files;
}

function assertNumber(name: string, expected: number, previous: string | undefined): void {
  const digits = FILE_NAME.exec(name)?.[1];
  if (digits === undefined) {
    throw new MigrationError(name, {
      ja: `${name} の名前は NNNN_name.sql（4桁の番号、英小文字・数字・_）にしてください。`,
      en: `Rename ${name} to NNNN_name.sql (four digits, then lower-case letters, digits and _).`,
    });
  }
  if (Number(digits) === expected) return;
  if (previous?.startsWith(digits)) {
    throw new MigrationError(name, {
      ja: `番号 ${digits} が ${previous} と ${name} で重なっています。後から加えたほうの番号を次の空き番号に変えてください。`,
      en: `${previous} and ${name} share the number ${digits}. Give the newer one the next free number.`,
    });
  }
  const missing = String(expected).padStart(4, '0');
  throw new MigrationError(name, {
    ja: `${name} の前に番号 ${missing} のファイルがありません。欠けたファイルを戻すか、${name} を ${missing} に変えてください。`,
    en: `Number ${missing} is missing before ${name}. Restore that file, or renumber ${name} to ${missing}.`,
  });
}

/** One file is one transaction; a COMMIT inside would leave half of it behind when a later line fails. */
function assertNoTransactionControl(name: string, sql: string): void {
  const found = /^[ \t]*(begin|start\s+transaction|commit|rollback|abort)\s*;/im.exec(sql);
  if (!found) return;
  const line = sql.slice(0, found.index).split('\n').length;
  throw new MigrationError(name, {
    ja: `${name} の ${line} 行目「${found[0].trim()}」を消してください。1ファイルが1トランザクションで、その開始と終了は移行プログラムが行います。`,
    en: `Delete "${found[0].trim()}" in line ${line} of ${name}: each file already runs in one transaction.`,
  });
}

/**
 * What is still to be applied. Pure: compares the folder with the bookkeeping table.
 * @throws MigrationError when history was changed: an applied file edited, gone, or overtaken.
 */
export function planMigrations(
  files: readonly MigrationFile[],
  applied: readonly AppliedMigration[],
): MigrationFile[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  for (const row of applied) {
    const file = byName.get(row.name);
    if (!file) throw missingFile(row.name);
    if (file.checksum !== row.checksum) throw changedFile(row.name);
  }
  const done = new Set(applied.map((row) => row.name));
  const pending = files.filter((file) => !done.has(file.name));
  const overtaken = pending.find((file) => file.number <= applied.length);
  if (overtaken) {
    throw new MigrationError(overtaken.name, {
      ja: `${overtaken.name} が未適用なのに、それより後のファイルが適用済みです。管理表 renkei_meta.migration が書き換えられていないか確かめ、バックアップから戻してください。`,
      en: `${overtaken.name} is not applied although a later file is. Check who changed renkei_meta.migration and restore from a backup.`,
    });
  }
  return pending;
}

function missingFile(name: string): MigrationError {
  return new MigrationError(name, {
    ja: `データベースには ${name} が適用されていますが、この版にはそのファイルがありません。データベースより新しい版のプログラムを使うか、ファイルを元の名前で戻してください。`,
    en: `The database has ${name} applied, but this version does not contain the file. Use the newer version of the program, or restore the file under its old name.`,
  });
}

function changedFile(name: string): MigrationError {
  return new MigrationError(name, {
    ja: `適用済みの ${name} の内容が変わっています。ファイルを元に戻し、変更は次の番号の新しいファイルに書いてください。`,
    en: `${name} was changed after it was applied. Restore it, and put the change into a new file with the next number.`,
  });
}
