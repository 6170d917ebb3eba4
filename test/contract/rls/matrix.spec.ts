import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { CONTEXTS } from './contexts.ts';
import { MATRIX } from './matrix.ts';
import { Observatory } from './observe.ts';
import { mistakesIn, policiesOf, type Policy } from './policies.ts';

// Who can see, change, remove and add which rows of every table, tried out as each of the contexts, and compared with
// the table a person has read (matrix.ts). Then every policy is broken in turn: the table has to notice.

/** Some hundred broken policies, each tried in up to two dozen contexts. */
const MUTATIONS_MS = 300_000;

let database: TestDatabase;
let seen: Observatory;

beforeAll(async () => {
  database = await testDatabase();
  seen = await Observatory.open(database);
});
afterAll(async () => {
  await seen?.close();
  await database.drop();
});

async function tablesOfTheProduct(): Promise<string[]> {
  const tables = await database.sql<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')`,
  );
  return tables.map(({ name }) => name).sort();
}

describe('the matrix of row-level security', () => {
  it('looks at every table, and at every column set that may be changed', async () => {
    expect(seen.tables).toEqual(await tablesOfTheProduct());
    expect(await seen.unnamedChanges()).toEqual([]);
  });

  it('is what somebody has read and found right', async () => {
    const lines: string[] = [];
    for (const table of seen.tables) {
      lines.push(table, ...(await seen.linesOf(table)).map((line) => `  ${line}`));
    }
    expect(lines.join('\n')).toBe(MATRIX.trim());
  });
});

/** The policy's row of the matrix, context by context, until one says something else. */
async function notices(
  policy: Policy,
  before: ReadonlyMap<string, string>,
  dropped: boolean,
): Promise<boolean> {
  for (const context of CONTEXTS) {
    const expected = before.get(context.name);
    // who could do nothing cannot do less
    if (expected === undefined || (dropped && expected === '')) continue;
    if ((await seen.cell(policy.table, context)) !== expected) return true;
  }
  return false;
}

async function cellsOf(policy: Policy): Promise<Map<string, string>> {
  const cells = new Map<string, string>();
  for (const context of CONTEXTS.filter(({ role }) => role === policy.role)) {
    cells.set(context.name, await seen.cell(policy.table, context));
  }
  return cells;
}

describe('every policy', () => {
  it(
    'is noticed by the matrix when it is dropped, opened wide, or lets anything be written',
    async () => {
      const policies = await policiesOf(seen);
      expect(policies.length).toBeGreaterThan(100);
      const unnoticed: string[] = [];
      let planted = 0;
      for (const policy of policies) {
        const before = await cellsOf(policy);
        for (const { what, sql } of mistakesIn(policy)) {
          planted += 1;
          const noticed = await seen.after(sql, () => notices(policy, before, what === 'dropped'));
          if (!noticed) unnoticed.push(`${policy.name} ON ${policy.table} TO ${policy.role}: ${what}`);
        }
      }
      process.stdout.write(
        `${policies.length} policies, ${planted - unnoticed.length} of ${planted} planted mistakes noticed\n`,
      );
      expect(unnoticed).toEqual([]);
    },
    MUTATIONS_MS,
  );

  it('would be reported when nothing depended on it', async () => {
    const twin: Policy = {
      table: 'vendor',
      name: 'planted',
      role: 'app_api',
      verb: 'SELECT',
      placesRows: false,
    };
    const create = `CREATE POLICY planted ON vendor FOR SELECT TO app_api
      USING (consortium_id IN (SELECT coordinated_consortium_ids()))`;
    const before = await cellsOf(twin);
    const noticed = await seen.after(`${create}; DROP POLICY planted ON vendor`, () =>
      notices(twin, before, true),
    );
    expect(noticed).toBe(false);
  });
});
