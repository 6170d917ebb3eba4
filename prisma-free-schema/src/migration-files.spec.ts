import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MigrationError } from './migration-error.ts';
import type { MigrationFile } from './migration-files.ts';
import { checksumOf, MIGRATIONS_DIRECTORY, planMigrations, readMigrationFiles } from './migration-files.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'migrations-'));
});
afterEach(() => rm(directory, { recursive: true }));

async function read(files: Record<string, string>): Promise<MigrationFile[]> {
  for (const [name, sql] of Object.entries(files)) await writeFile(join(directory, name), sql);
  return readMigrationFiles(directory);
}

async function refusal(files: Record<string, string>): Promise<MigrationError> {
  const error = await read(files).catch((thrown: unknown) => thrown);
  if (error instanceof MigrationError) return error;
  throw new Error(`expected a MigrationError, got ${String(error)}`);
}

describe('readMigrationFiles', () => {
  it('accepts the migrations of the product', async () => {
    const files = await readMigrationFiles(MIGRATIONS_DIRECTORY);
    expect(files[0]?.name).toMatch(/^0001_/);
  });

  it('reads in order and ignores other files', async () => {
    const files = await read({ '0002_b.sql': 'b', '0001_a.sql': 'a', 'README.md': '' });
    expect(files.map(({ number, name, sql }) => ({ number, name, sql }))).toEqual([
      { number: 1, name: '0001_a.sql', sql: 'a' },
      { number: 2, name: '0002_b.sql', sql: 'b' },
    ]);
  });

  it('refuses a gap, naming the missing number and the file after it', async () => {
    const error = await refusal({ '0001_a.sql': '', '0003_c.sql': '' });
    expect(error.file).toBe('0003_c.sql');
    expect(error.text.en).toContain('0002 is missing before 0003_c.sql');
    expect(error.text.ja).toContain('0002');
  });

  it('refuses a number used twice, naming both files', async () => {
    const error = await refusal({ '0001_a.sql': '', '0001_b.sql': '' });
    expect(error.text.en).toContain('0001_a.sql and 0001_b.sql share the number 0001');
  });

  it.each(['1_a.sql', '0001-a.sql', '0001_Größe.sql', 'a.sql'])('refuses the name %s', async (name) => {
    expect((await refusal({ [name]: '' })).file).toBe(name);
  });

  it.each(['COMMIT;', 'begin;', '  ROLLBACK ;', 'START TRANSACTION;'])(
    'refuses %s in a file, with its line',
    async (statement) => {
      const error = await refusal({ '0001_a.sql': `SELECT 1;\n${statement}\n` });
      expect(error.text.en).toContain('line 2 of 0001_a.sql');
    },
  );

  it('lets the BEGIN … END of a function body pass', async () => {
    const sql = 'CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$\nBEGIN\n  RETURN 1;\nEND;\n$$;';
    expect(await read({ '0001_a.sql': sql })).toHaveLength(1);
  });

  it('gives a checkout with CRLF the same checksum, an edit another', () => {
    expect(checksumOf('a\r\nb')).toBe(checksumOf('a\nb'));
    expect(checksumOf('a\nb')).not.toBe(checksumOf('a\nc'));
  });
});

describe('planMigrations', () => {
  const file = (number: number, sql = 'x'): MigrationFile => ({
    number,
    name: `000${number}_f.sql`,
    sql,
    checksum: checksumOf(sql),
  });
  const refusalOf = (files: MigrationFile[], applied: MigrationFile[]): string => {
    try {
      planMigrations(files, applied);
    } catch (error) {
      if (error instanceof MigrationError) return error.text.en;
    }
    return 'accepted';
  };

  it('is what is not applied yet, in order', () => {
    expect(planMigrations([file(1), file(2), file(3)], [file(1)])).toEqual([file(2), file(3)]);
  });

  it('refuses an applied file that was edited', () => {
    expect(refusalOf([file(1, 'new')], [file(1)])).toMatch(/^0001_f\.sql was changed after it was applied/);
  });

  it('refuses when an applied file is gone', () => {
    expect(refusalOf([file(1)], [file(1), file(2)])).toMatch(/^The database has 0002_f\.sql applied/);
  });

  it('refuses a hole in what is applied', () => {
    expect(refusalOf([file(1), file(2)], [file(2)])).toMatch(/^0001_f\.sql is not applied although/);
  });
});
