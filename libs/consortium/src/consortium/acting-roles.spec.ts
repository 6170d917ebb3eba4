import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedCoordinator, seedMemberUser, seedSupportReader } from '@renkei/test/group';
import { actingAs, person } from '@renkei/test/people';
import { problemsOf } from '@renkei/test/problems';
import { newKey } from '@renkei/test/sample-values';
import { storedGroup, type StoredGroup } from '@renkei/test/stored-group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { costLineLoader } from '../cost-line/cost-line.loader.ts';
import { consortiumEntities } from '../entities.ts';
import { memberPageLoader } from '../member/member.loader.ts';
import { rosterLoader } from '../roster/roster.resolver.ts';
import { toolPageLoader } from '../tool/tool.loader.ts';
import { vendorPageLoader } from '../vendor/vendor.loader.ts';
import { ConsortiumService } from './consortium.service.ts';

let database: TestDatabase;
let door: Tenant;
let consortia: ConsortiumService;
let first: StoredGroup;
let second: StoredGroup;
let founder: Viewer;

const LINE = { category: 'SOFTWARE', tool: 0, unitPrice: 400_000 } as const;
const OTHER = { category: 'SOFTWARE', tool: 1, unitPrice: 300_000 } as const;
const PAGE = { first: 50 };

beforeAll(async () => {
  database = await testDatabase();
  door = await tenant(database, consortiumEntities);
  consortia = new ConsortiumService(door.transactions);
  founder = await person(database);
  const tools = [['EC'], ['ACCOUNTING']] as const;
  first = await storedGroup(database, founder, { members: [[LINE], [LINE], [OTHER]], tools });
  second = await storedGroup(database, founder, { members: [[LINE], [OTHER]], tools });
}, 60_000);
afterAll(async () => {
  await door.close();
  await database.drop();
});

const groupsOf = async (viewer: Viewer) =>
  (await consortia.page(viewer, PAGE)).edges.map(({ node }) => node.id).toSorted();
const membersOf = async (viewer: Viewer, group: StoredGroup) =>
  (await memberPageLoader(door.transactions, viewer, PAGE).load(group.id)).edges.map(({ node }) => node.id);
const toolsOf = async (viewer: Viewer, group: StoredGroup) =>
  (await toolPageLoader(door.transactions, viewer, PAGE).load(group.id)).edges.map(({ node }) => node.id);
const vendorsOf = async (viewer: Viewer, group: StoredGroup) =>
  (await vendorPageLoader(door.transactions, viewer, PAGE).load(group.id)).edges.length;
const rosterOf = async (viewer: Viewer, group: StoredGroup) =>
  (await rosterLoader(door.transactions, viewer).load(group.id)).map(({ memberId }) => memberId);
const linesOf = async (viewer: Viewer, group: StoredGroup) => {
  const loader = costLineLoader(door.transactions, viewer);
  return (await Promise.all(group.memberIds.map((id) => loader.load(id)))).map((lines) => lines.length);
};

/** The ids of a person's assignments, oldest first. */
const assignmentsOf = async ({ userId }: Viewer) =>
  (
    await database.sql<{ id: string }>('SELECT id FROM assignment WHERE user_id = $1 ORDER BY created_at', [
      userId,
    ])
  ).map(({ id }) => id);

describe('a member user', () => {
  it('sees its group and its own member, of the others who they are', async () => {
    const merchant = await seedMemberUser(database, first, first.memberIds[1]!);
    expect(await groupsOf(merchant)).toEqual([first.id]);
    expect(await membersOf(merchant, first)).toEqual([first.memberIds[1]]);
    expect(await linesOf(merchant, first)).toEqual([0, 1, 0]);
    expect(await toolsOf(merchant, first)).toEqual([first.toolIds[0]]);
    expect(await vendorsOf(merchant, first)).toBe(1);
    expect(await rosterLoader(door.transactions, merchant).load(first.id)).toEqual(
      first.memberIds.map((memberId, index) => ({
        memberId,
        name: `見本𠮷野屋${index + 1}`,
        position: index + 1,
        role: index === 0 ? 'REPRESENTATIVE' : 'PARTICIPANT',
        status: 'ENROLLED',
      })),
    );
    expect(await rosterOf(merchant, second)).toEqual([]);
    await expect(consortia.byId(merchant, second.id)).rejects.toThrow('NOT_FOUND');
  });

  it('changes nothing of the group, even past the guard', async () => {
    const merchant = await seedMemberUser(database, first, first.memberIds[1]!);
    const { version } = await consortia.byId(merchant, first.id);
    await expect(consortia.update(merchant, { id: first.id, version, name: '見本改名' })).rejects.toThrow();
  });

  it('sees nothing more once it has left', async () => {
    const merchant = await seedMemberUser(database, first, first.memberIds[1]!);
    await database.sql('UPDATE assignment SET ended_at = now() WHERE user_id = $1', [merchant.userId]);
    expect(await groupsOf(merchant)).toEqual([]);
    expect(await rosterOf(merchant, first)).toEqual([]);
    expect(await linesOf(merchant, first)).toEqual([0, 0, 0]);
  });
});

describe('a support reader', () => {
  it('reads all of the groups of its prefectures that consent, as long as they do', async () => {
    const reader = await seedSupportReader(database, [first]);
    const coordinator = await seedCoordinator(database, first);
    for (const read of [membersOf, linesOf, toolsOf, vendorsOf, rosterOf]) {
      expect(await read(reader, first)).toEqual(await read(coordinator, first));
    }
    expect(await groupsOf(reader)).toEqual([first.id]);
    expect(await membersOf(reader, second)).toEqual([]);
    await database.sql(
      'UPDATE support_consent SET withdrawn_at = now(), withdrawn_by = given_by WHERE support_body_id = $1',
      [reader.supportBodyId],
    );
    expect(await groupsOf(reader)).toEqual([]);
    expect(await rosterOf(reader, first)).toEqual([]);
  });

  it('reads no group of another prefecture, consent or not', async () => {
    const elsewhere = await seedSupportReader(database, [first, second], [40]);
    expect(await groupsOf(elsewhere)).toEqual([]);
    expect(await linesOf(elsewhere, first)).toEqual([0, 0, 0]);
  });
});

describe('one person with several roles', () => {
  it('sees in each what it was given for, and nothing without choosing', async () => {
    const both = await seedCoordinator(database, first);
    await seedMemberUser(database, second, second.memberIds[1]!, both);
    expect(await groupsOf(both)).toEqual([first.id]);
    expect(await membersOf(both, first)).toEqual(first.memberIds);
    expect(await rosterOf(both, second)).toEqual([]);
    const asMerchant = actingAs(both, 'MEMBER_USER');
    expect(await groupsOf(asMerchant)).toEqual([second.id]);
    expect(await membersOf(asMerchant, second)).toEqual([second.memberIds[1]]);
    expect(await linesOf(asMerchant, second)).toEqual([0, 1]);
    expect(await membersOf(asMerchant, first)).toEqual([]);
    expect(await rosterOf(asMerchant, first)).toEqual([]);
    for (const nothing of [{ ...both, acting: null }, actingAs(both, 'SUPPORT_READER')]) {
      expect(await groupsOf(nothing)).toEqual([]);
      expect(await rosterOf(nothing, first)).toEqual([]);
      expect(await linesOf(nothing, second)).toEqual([0, 0]);
    }
  });

  it('narrowed to one assignment sees exactly that one', async () => {
    const wide = await seedCoordinator(database, first);
    await seedCoordinator(database, second, { who: wide });
    expect(await groupsOf(wide)).toEqual([first.id, second.id].toSorted());
    const [ofFirst, ofSecond] = await assignmentsOf(wide);
    expect(await groupsOf(actingAs(wide, 'COORDINATOR', ofSecond))).toEqual([second.id]);
    expect(await membersOf(actingAs(wide, 'COORDINATOR', ofSecond), first)).toEqual([]);
    // a new group would be out of its sight
    const draft = { idempotencyKey: newKey(), name: '見本通り', prefecture: 13 };
    expect(await problemsOf(consortia.create(actingAs(wide, 'COORDINATOR', ofSecond), draft))).toEqual([
      ['ACTS_FOR_ONE_GROUP', null],
    ]);

    const merchant = await seedMemberUser(database, first, first.memberIds[1]!);
    await seedMemberUser(database, first, first.memberIds[2]!, merchant);
    expect(await membersOf(merchant, first)).toEqual(first.memberIds.slice(1));
    const [, ofThird] = await assignmentsOf(merchant);
    expect(await membersOf(actingAs(merchant, 'MEMBER_USER', ofThird), first)).toEqual([first.memberIds[2]]);
    // somebody else's assignment, or one of another role, is none of theirs
    expect(await groupsOf(actingAs(merchant, 'MEMBER_USER', ofFirst))).toEqual([]);
    expect(await groupsOf(actingAs(wide, 'MEMBER_USER', ofFirst))).toEqual([]);
  });
});
