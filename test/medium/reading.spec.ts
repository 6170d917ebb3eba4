import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { consortiumEntities } from '@renkei/consortium';
import type { Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { person } from '@renkei/test/people';
import { storedGroup } from '@renkei/test/stored-group';
import { tenant, type Tenant } from '@renkei/test/tenant';

// Reads of one request share one snapshot on one client; whatever happens, the client goes back clean.

let database: TestDatabase;
let door: Tenant;

beforeAll(async () => {
  database = await testDatabase();
  door = await tenant(database, consortiumEntities);
});
afterAll(async () => {
  await door.close();
  await database.drop();
});

/** A coordinator of one group; each request has a viewer object of its own. */
async function coordinator(): Promise<{ viewer: Viewer; groupId: string }> {
  const viewer = await person(database);
  const { id } = await storedGroup(database, viewer, { members: [[]] });
  return { viewer, groupId: id };
}

function names(viewer: Viewer): Promise<string[]> {
  return door.transactions.read(viewer, async (tx) =>
    (await tx.query<{ name: string }>('SELECT name FROM consortium WHERE name <> $1', [''])).map(
      ({ name }) => name,
    ),
  );
}

async function openTransactions(): Promise<number> {
  const [row] = await database.sql<{ open: string }>(
    `SELECT count(*) AS open FROM pg_stat_activity
     WHERE datname = current_database() AND usename = 'app_api' AND state LIKE 'idle in transaction%'`,
  );
  return Number(row!.open);
}

/** The end of a reading is not waited for; it is a matter of milliseconds. */
async function settled(): Promise<number> {
  for (let tries = 0; tries < 100 && (await openTransactions()) > 0; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return openTransactions();
}

describe('shared reads', () => {
  it('see one moment, and the present again afterwards', async () => {
    const { viewer, groupId } = await coordinator();
    const end = door.transactions.shareReads(viewer);
    const [before] = await names(viewer);
    await database.sql(`UPDATE consortium SET name = '見本改名グループ' WHERE id = $1`, [groupId]);
    expect(await names(viewer)).toEqual([before]);
    expect(await names({ ...viewer })).toEqual(['見本改名グループ']); // another request of the same person
    end();
    end();
    expect(await names(viewer)).toEqual(['見本改名グループ']);
    expect(await settled()).toBe(0);
  });

  it('asked for at once, take their turns on one client', async () => {
    const { viewer } = await coordinator();
    const end = door.transactions.shareReads(viewer);
    const all = await Promise.all(Array.from({ length: 20 }, () => names(viewer)));
    expect(new Set(all.map(String)).size).toBe(1);
    expect(await openTransactions()).toBe(1);
    end();
    expect(await settled()).toBe(0);
  });

  it('go on after a statement that failed', async () => {
    const { viewer } = await coordinator();
    const end = door.transactions.shareReads(viewer);
    const failing = door.transactions.read(viewer, (tx) => tx.query('SELECT 1 / $1::int', [0]));
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    expect(await names(viewer)).toHaveLength(1);
    end();
    expect(await settled()).toBe(0);
  });

  it('that were never asked for cost nothing', async () => {
    const { viewer } = await coordinator();
    door.transactions.shareReads(viewer)();
    expect(await openTransactions()).toBe(0);
  });
});

describe('a read by itself', () => {
  it('writes nothing, and leaves no person behind on the pooled client', async () => {
    const { viewer } = await coordinator();
    const writing = door.transactions.read(viewer, (tx) =>
      tx.query('UPDATE consortium SET name = $1', ['x']),
    );
    await expect(writing).rejects.toMatchObject({ code: '25006' });
    await names(viewer);
    expect(await settled()).toBe(0);
    const seen = await Promise.all(
      Array.from({ length: 10 }, () =>
        door.transactions.anonymous('SELECT name FROM consortium WHERE $1', [true]),
      ),
    );
    expect(seen.flat()).toEqual([]);
  });
});
