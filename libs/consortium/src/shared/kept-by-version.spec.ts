import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedMemberUser, seedSupportReader } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { storedGroup, type StoredGroup } from '@renkei/test/stored-group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { CalculationService, type PricedGroup } from '../calculation/calculation.service.ts';
import { consortiumEntities } from '../entities.ts';
import { keptMemberPages, memberPageLoader, type MemberPage } from '../member/member.loader.ts';
import { KeptByVersion } from './kept-by-version.ts';

let database: TestDatabase;
let door: Tenant;
let coordinator: Viewer;
let second: Viewer;
/** Sees the group and its first member, in a role that coordinates other groups: planted here, no role does. */
let onlooker: Viewer;
let group: StoredGroup;

beforeAll(async () => {
  database = await testDatabase();
  door = await tenant(database, consortiumEntities);
  [coordinator, second, onlooker] = [await person(database), await person(database), await person(database)];
  for (const [table, rows] of [
    ['consortium', 'true'],
    ['business', 'true'],
    ['member', 'position = 1'],
    ['cost_line', 'position = 1'],
  ]) {
    await database.sql(
      `CREATE POLICY planted ON ${table} FOR SELECT TO app_api
       USING (current_actor_id() = '${onlooker.userId}' AND ${rows})`,
    );
  }
}, 60_000);
afterAll(async () => {
  await door.close();
  await database.drop();
});

const assign = (viewer: Viewer, role: string) =>
  database.sql(`INSERT INTO assignment (user_id, role, consortium_id) VALUES ($1, $2, $3)`, [
    viewer.userId,
    role,
    group.id,
  ]);

async function newGroup(): Promise<void> {
  const line = { category: 'SOFTWARE', tool: 0, unitPrice: 400_000 } as const;
  group = await storedGroup(database, coordinator, { members: [[line, line], [line]], tools: [['EC']] });
}

interface Keeper {
  /** Two reads are one and the same object only when the second was served from what is kept. */
  read(viewer: Viewer): Promise<unknown>;
  /** How many lines each member in it has. */
  lines(value: unknown): number[];
  readonly nothing: unknown;
}

function memberPages(): Keeper {
  const kept = keptMemberPages();
  return {
    read: (viewer) => memberPageLoader(door.transactions, viewer, { first: 9 }, kept).load(group.id),
    lines: (page) => (page as MemberPage).edges.map(({ node }) => node.costLines?.length ?? -1),
    nothing: { edges: [], pageInfo: { hasNextPage: false, endCursor: null } },
  };
}

function calculations(): Keeper {
  const service = new CalculationService(door.transactions);
  return {
    read: async (viewer) => (await service.priceAll(viewer, [group.id]))[0],
    lines: (priced) =>
      (priced as PricedGroup | null)?.input.members.map(({ costLines }) => costLines.length) ?? [],
    nothing: null,
  };
}

describe.each([
  ['a page of members with their lines', memberPages],
  ['a calculation', calculations],
])('%s', (_, make) => {
  let keeper: Keeper;
  beforeAll(() => {
    keeper = make();
  });
  const read = (viewer: Viewer) => keeper.read(viewer);
  const lines = (value: unknown) => keeper.lines(value);

  it('is served again, to a second coordinator too, for the price of asking the version', async () => {
    await newGroup();
    await assign(second, 'COORDINATOR');
    const first = await read(coordinator);
    expect(lines(first)).toEqual([2, 1]);
    expect(await read(coordinator)).toBe(first);
    expect(await read(second)).toBe(first);
    expect(await door.countStatements(() => read(second))).toBe(1);
  });

  it.each([
    ['business', `UPDATE business SET name = '見本髙﨑' WHERE consortium_id = $1`],
    ['member', `UPDATE member SET size = 'MICRO' WHERE consortium_id = $1`],
    ['tool', `UPDATE tool SET functions = '{ACCOUNTING}' WHERE consortium_id = $1`],
    ['cost line', `UPDATE cost_line SET quantity = 2 WHERE consortium_id = $1`],
    ['cost line removed', `DELETE FROM cost_line WHERE consortium_id = $1`],
  ])('is read anew after somebody else changed a %s', async (_what, sql) => {
    await newGroup();
    const before = await read(coordinator);
    await database.sql(sql, [group.id]);
    const after = await read(coordinator);
    expect(after).not.toEqual(before);
    expect(await read(coordinator)).toBe(after);
  });

  it('is never served to someone who sees the group and not all of its rows, nor kept from them', async () => {
    await newGroup();
    const asOnlooker = await read(onlooker);
    expect(lines(asOnlooker)).toEqual([1]);
    const whole = await read(coordinator);
    expect(lines(whole)).toEqual([2, 1]);
    const again = await read(onlooker);
    expect(again).toEqual(asOnlooker);
    expect(again).not.toBe(asOnlooker);
    expect(await read(coordinator)).toBe(whole);
  });

  it('is never served to a coordinator who acts for a member of the group, nor kept from them', async () => {
    await newGroup();
    const merchant = await seedMemberUser(database, group, group.memberIds[1]!, coordinator);
    const asMerchant = await read(merchant);
    expect(lines(asMerchant)).toEqual([1]);
    const whole = await read(coordinator);
    expect(lines(whole)).toEqual([2, 1]);
    expect(await read(merchant)).toEqual(asMerchant);
    expect(lines(await read({ ...coordinator, acting: null }))).toEqual([]);
    expect(await read(coordinator)).toBe(whole);
  });

  it('is served to a support reader, who reads the same rows, as long as the group consents', async () => {
    await newGroup();
    const reader = await seedSupportReader(database, [group]);
    const whole = await read(reader);
    expect(lines(whole)).toEqual([2, 1]);
    expect(await read(coordinator)).toBe(whole);
    const elsewhere = await seedSupportReader(database, [group], [40]);
    expect(await read(elsewhere)).toEqual(keeper.nothing);
    await database.sql(
      'UPDATE support_consent SET withdrawn_at = now(), withdrawn_by = given_by WHERE consortium_id = $1',
      [group.id],
    );
    expect(await read(reader)).toEqual(keeper.nothing);
  });

  it('is served no more once the assignment is withdrawn', async () => {
    await newGroup();
    await read(coordinator);
    await database.sql('DELETE FROM assignment WHERE user_id = $1 AND consortium_id = $2', [
      coordinator.userId,
      group.id,
    ]);
    expect(await read(coordinator)).toEqual(keeper.nothing);
  });
});

describe('a page of members', () => {
  it('holds nothing after a member of another group, whoever asks: it depends on its own group alone', async () => {
    await newGroup();
    const pageAfter = (after: string | null) =>
      memberPageLoader(door.transactions, coordinator, { first: 1, after }).load(group.id);
    const { endCursor } = (await pageAfter(null)).pageInfo;
    expect((await pageAfter(endCursor)).edges).toHaveLength(1);
    await newGroup();
    expect((await pageAfter(endCursor)).edges).toEqual([]);
  });
});

describe('what is kept', () => {
  const readTwice = async (rows: number): Promise<number> => {
    const kept = new KeptByVersion<object>(() => rows);
    let reads = 0;
    for (const part of ['a', 'b', 'a', 'b']) {
      await door.transactions.read(coordinator, (tx) =>
        kept.of(tx, [group.id], part, (ids) => {
          reads += 1;
          return Promise.resolve(ids.map(() => ({})));
        }),
      );
    }
    return reads;
  };

  it('is bounded by its rows: what does not fit is read again', async () => {
    await newGroup();
    expect(await readTwice(10)).toBe(2);
    expect(await readTwice(20_000)).toBe(4); // two do not fit together
    expect(await readTwice(1_000_000)).toBe(4);
  });
});
