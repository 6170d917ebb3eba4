import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MIGRATIONS_DIRECTORY, readMigrationFiles, type MigrationFile } from '@renkei/schema';
import { testDatabase, type TestDatabase } from '@renkei/test/database';

// What a group's file holds (libs/office/src/group-file), against the schema: every table that names a group moves with it
// or stays for a reason.

interface Lists {
  readonly GROUP_TABLES: readonly string[];
  readonly SHARED_TABLE_NAMES: readonly string[];
  readonly TABLES_LEFT_OUT: Readonly<Record<string, string>>;
  readonly TRIGGERS_THAT_RUN: ReadonlySet<string>;
  readonly TRIGGERS_SILENCED: Readonly<Record<string, string>>;
  readonly OLDEST_SCHEMA: number;
}
const FILES = new URL('../../libs/office/src/group-file/', import.meta.url);

let database: TestDatabase;
let lists: Lists;
let moved: readonly string[];
beforeAll(async () => {
  database = await testDatabase();
  lists = (await import(new URL('group-tables.ts', FILES).href)) as Lists;
  moved = [...lists.SHARED_TABLE_NAMES, ...lists.GROUP_TABLES];
});
afterAll(() => database.drop());

const undecided = async (): Promise<string[]> => {
  const rows = await database.sql<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
       AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'consortium_id') ORDER BY 1`,
  );
  return rows
    .map(({ name }) => name)
    .filter((name) => !moved.includes(name) && !Object.hasOwn(lists.TABLES_LEFT_OUT, name));
};

/** `child before parent`, of the tables that move. */
const outOfOrder = async (): Promise<string[]> => {
  const references = await database.sql<{ child: string; parent: string }>(
    `SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent FROM pg_constraint
     WHERE contype = 'f' AND conrelid <> confrelid`,
  );
  return references
    .filter(({ child, parent }) => moved.includes(child) && moved.includes(parent))
    .filter(({ child, parent }) => moved.indexOf(child) < moved.indexOf(parent))
    .map(({ child, parent }) => `${child} before ${parent}`);
};

/** References to what neither moves nor is everywhere. */
const dangling = async (): Promise<string[]> => {
  const references = await database.sql<{ child: string; parent: string; column: string }>(
    `SELECT c.conrelid::regclass::text AS child, c.confrelid::regclass::text AS parent, a.attname AS column
     FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
     WHERE c.contype = 'f' AND a.attname <> 'consortium_id' ORDER BY 1, 3`,
  );
  return references
    .filter(
      ({ child, parent }) =>
        moved.includes(child) && ![...moved, 'app_user', 'state_transition'].includes(parent),
    )
    .map(({ child, column }) => `${child}.${column}`);
};

const withoutPolicies = async (): Promise<string[]> => {
  const rows = await database.sql<{ name: string }>(
    `SELECT name FROM unnest($1::text[]) AS name WHERE 2 > (
       SELECT count(*) FROM pg_policies WHERE tablename = name AND policyname IN ('operator_reads', 'operator_restores'))`,
    [moved],
  );
  return rows.map(({ name }) => name);
};

const undecidedTriggers = async (): Promise<string[]> => {
  const rows = await database.sql<{ runs: string }>(
    `SELECT DISTINCT p.proname AS runs FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
     WHERE NOT t.tgisinternal AND t.tgtype & 4 = 4 AND t.tgrelid::regclass::text = ANY ($1) ORDER BY 1`,
    [lists.GROUP_TABLES],
  );
  return rows
    .map(({ runs }) => runs)
    .filter((runs) => !lists.TRIGGERS_THAT_RUN.has(runs) && !Object.hasOwn(lists.TRIGGERS_SILENCED, runs));
};

describe('a group’s file', () => {
  it('holds every table that names a group, or it is said why not', async () => {
    expect(await undecided()).toEqual([]);
    const known = await database.sql<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r'`,
    );
    const names = new Set(known.map(({ name }) => name));
    const gone = [...moved, ...Object.keys(lists.TABLES_LEFT_OUT)].filter((name) => !names.has(name));
    expect(gone).toEqual([]);
  });

  it('has each row after what it refers to, and refers to nothing that stays', async () => {
    expect(await outOfOrder()).toEqual([]);
    expect(await dangling()).toEqual([]);
  });

  it('can be restored by an owner who is no superuser', async () => {
    expect(await withoutPolicies()).toEqual([]);
  });

  it('meets no trigger nobody decided about', async () => {
    expect(await undecidedTriggers()).toEqual([]);
  });

  it('is read as long as nothing but what may be left out was added since', async () => {
    expect(rewritten(await readMigrationFiles(MIGRATIONS_DIRECTORY))).toEqual([]);
  });
});

/** Later migrations that fill, rename or drop a column of what moves: they raise OLDEST_SCHEMA. */
function rewritten(files: readonly Pick<MigrationFile, 'number' | 'name' | 'sql'>[]): string[] {
  return files
    .filter(({ number }) => number > lists.OLDEST_SCHEMA)
    .flatMap(({ name, sql }) => [
      ...[...sql.matchAll(/^UPDATE (\w+)\b/gm)].map(([, table]) => [name, table!] as const),
      ...[...sql.matchAll(/ALTER TABLE (\w+)\b([^;]*)/g)]
        .filter(([, , change]) =>
          /DROP COLUMN|RENAME|TYPE |ADD COLUMN(?![^,;]*DEFAULT)[^,;]*NOT NULL/.test(change!),
        )
        .map(([, table]) => [name, table!] as const),
    ])
    .filter(([, table]) => moved.includes(table))
    .map(([name, table]) => `${name}: ${table}`);
}

describe('what somebody forgot', () => {
  it('is found: a table, its order, its policies, a trigger', async () => {
    await database.sql(
      `CREATE TABLE planted (id uuid PRIMARY KEY, consortium_id uuid NOT NULL REFERENCES consortium)`,
    );
    expect(await undecided()).toEqual(['planted']);
    await database.sql(
      'ALTER TABLE business ADD COLUMN planted uuid REFERENCES asset, ADD COLUMN at uuid REFERENCES planted',
    );
    expect(await outOfOrder()).toEqual(['business before asset']);
    expect(await dangling()).toEqual(['business.at']);
    await database.sql('DROP POLICY operator_restores ON asset');
    expect(await withoutPolicies()).toEqual(['asset']);
    await database.sql(`CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER planted BEFORE INSERT ON asset FOR EACH ROW EXECUTE FUNCTION planted()`);
    expect(await undecidedTriggers()).toEqual(['planted']);
  });

  it('is found: a migration after which older files mean something else', () => {
    const of = (sql: string) => rewritten([{ number: 9999, name: '9999_later.sql', sql }]);
    expect(of('ALTER TABLE asset ADD COLUMN note text, ADD COLUMN n int NOT NULL DEFAULT 1;')).toEqual([]);
    expect(of('ALTER TABLE asset ADD COLUMN n int NOT NULL;')).toEqual(['9999_later.sql: asset']);
    expect(of(`UPDATE asset SET name = 'x';`)).toEqual(['9999_later.sql: asset']);
    expect(of('ALTER TABLE asset DROP COLUMN name;')).toEqual(['9999_later.sql: asset']);
  });
});
