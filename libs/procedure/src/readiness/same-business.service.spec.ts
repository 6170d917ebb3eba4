import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { consortiumEntities } from '@renkei/consortium';
import { localDate } from '@renkei/kernel';
import { FixedClock, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup, seedMemberUser, type SeededGroup } from '@renkei/test/group';
import { problemLinesOf as problemsOf } from '@renkei/test/problems';
import { newKey } from '@renkei/test/sample-values';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { GroupPaperService, groupPapersOf } from './group-paper.service.ts';
import { GroupView } from './group-view.ts';
import { readReadinessFacts } from './readiness-facts.ts';
import { linkPages, SameBusinessService } from './same-business.service.ts';

let database: TestDatabase;
let api: Tenant;
let group: SeededGroup;
let links: SameBusinessService;
let papers: GroupPaperService;
// 09:00 on 20 May 2026 in Japan
const clock = new FixedClock(Date.UTC(2026, 4, 20, 0, 0));
const today = localDate(2026, 5, 20);
const tomorrow = localDate(2026, 5, 21);

beforeAll(async () => {
  database = await testDatabase();
  api = await tenant(database, consortiumEntities);
  links = new SameBusinessService(api.transactions, clock);
  papers = new GroupPaperService(api.transactions, clock);
}, 60_000);
afterAll(async () => {
  await api.close();
  await database.drop();
});
beforeEach(async () => {
  group = await seedGroup(database, { participants: ['SOLE_PROPRIETOR', 'CORPORATION'] });
});

const memberOf = (index: number) => group.memberIds[index]!;

const viewOf = (viewer: Viewer) =>
  api.transactions.read(
    viewer,
    async (tx) =>
      new GroupView(await readReadinessFacts(tx, group.id), viewer.acting?.role === 'MEMBER_USER'),
  );
const codesOf = async (member: number, viewer: Viewer = group.coordinator) =>
  (await viewOf(viewer)).findingsOf(memberOf(member)).map(({ code }) => code);

async function addLine(member: number): Promise<string> {
  const [row] = await database.sql<{ id: string }>(
    `INSERT INTO cost_line (consortium_id, member_id, category, unit_price_yen, position)
     VALUES ($1, $2, 'SOFTWARE', 100000, 1) RETURNING id`,
    [group.id, memberOf(member)],
  );
  return row!.id;
}

describe('businesses that count once', () => {
  const link = (changes: object = {}, viewer = group.coordinator) =>
    links.link(viewer, {
      memberId: memberOf(1),
      otherMemberId: memberOf(2),
      relation: 'MAJORITY_OF_VOTES',
      note: '',
      idempotencyKey: newKey(),
      ...changes,
    });
  const counted = async () => (await viewOf(group.coordinator)).eligibility.countedMembers;

  it('are linked once whichever is named first, count once, and are unlinked', async () => {
    await addLine(1);
    await addLine(2);
    expect(await counted()).toBe(3);
    const first = await link();
    expect(first.memberIds).toEqual([memberOf(1), memberOf(2)]);
    expect(await link({ memberId: memberOf(2), otherMemberId: memberOf(1) })).toEqual(first);
    expect(await problemsOf(link({ relation: 'SAME_BENEFICIAL_OWNER' }))).toEqual([
      'ALREADY_LINKED input.otherMemberId',
    ]);
    expect(await counted()).toBe(2);
    // told at both
    expect(await codesOf(1)).toContain('DEEMED_SAME');
    expect(await codesOf(2)).toContain('DEEMED_SAME');
    expect(await links.unlink(group.coordinator, { id: first.id })).toEqual(first);
    expect(await counted()).toBe(3);
    await expect(links.unlink(group.coordinator, { id: first.id })).rejects.toThrow('NOT_FOUND');
  });

  it('are two, of this group, and its coordinator’s to link', async () => {
    const other = await seedGroup(database);
    const merchant = await seedMemberUser(database, group, memberOf(1));
    expect(await problemsOf(link({ otherMemberId: memberOf(1) }))).toEqual([
      'SAME_MEMBER input.otherMemberId',
    ]);
    await expect(link({ otherMemberId: other.memberIds[0]! })).rejects.toThrow('NOT_FOUND');
    await expect(link({}, merchant)).rejects.toThrow('NOT_FOUND');
    await expect(link({}, other.coordinator)).rejects.toThrow('NOT_FOUND');
    const made = await link();
    await expect(links.unlink(other.coordinator, { id: made.id })).rejects.toThrow('NOT_FOUND');
  });

  it('that look alike are pointed out until they are linked', async () => {
    await database.sql(
      `UPDATE business SET representative_name = '見本 太郎', address_line = '本町1-2-3' WHERE id IN (
         SELECT business_id FROM member WHERE id = ANY ($1))`,
      [[memberOf(1), memberOf(2)]],
    );
    expect(await codesOf(2)).toContain('SAME_REPRESENTATIVE_AND_ADDRESS');
    await link({ relation: 'SAME_REPRESENTATIVE_AND_ADDRESS' });
    expect(await codesOf(2)).not.toContain('SAME_REPRESENTATIVE_AND_ADDRESS');
  });

  it('are listed in pages', async () => {
    await link();
    clock.moveTo(clock.epochMs() + 60_000);
    await link({ memberId: memberOf(0) });
    const page = (after: string | null) =>
      api.transactions.read(group.coordinator, async (tx) => {
        const [only] = await linkPages(tx, [group.id], { first: 1, after });
        return only!;
      });
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);
    expect([first, second].map(({ edges }) => edges.map(({ node }) => node.memberIds))).toEqual([
      [[memberOf(1), memberOf(2)]],
      [[memberOf(0), memberOf(2)]],
    ]);
    expect([first, second].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, false]);
  });
});

describe('papers of the group', () => {
  const record = (changes: object = {}, viewer = group.coordinator) =>
    papers.record(viewer, {
      consortiumId: group.id,
      requirement: 'OFFICIAL_FORMS',
      receivedOn: today,
      ...changes,
    });
  const present = async () =>
    (
      (await api.transactions.read(group.coordinator, (tx) => groupPapersOf(tx, [group.id]))).get(group.id) ??
      []
    ).map(({ requirement, present: there }) => [requirement, there]);

  it('are those the rules ask of it, and are ready once recorded', async () => {
    // nobody supports the project: no reason for a selection is asked for
    expect(await present()).toEqual([
      ['OFFICIAL_FORMS', false],
      ['TOOL_OVERVIEW', false],
      ['SYSTEM_DIAGRAM', false],
      ['ORGANISATION_CHART', false],
      ['AREA_MAP', false],
    ]);
    expect(await record()).toMatchObject({ present: true, receivedOn: today, version: 1 });
    expect((await present())[0]).toEqual(['OFFICIAL_FORMS', true]);
    expect(await problemsOf(record({ requirement: 'SELECTION_REASON', receivedOn: tomorrow }))).toEqual([
      'REQUIREMENT_DOES_NOT_APPLY input.requirement',
      'NOT_YET input.receivedOn',
    ]);
    await database.sql(`INSERT INTO vendor (consortium_id, name) VALUES ($1, '見本システム')`, [group.id]);
    expect(await present()).toContainEqual(['SELECTION_REASON', false]);
  });

  it('are replaced and removed by version', async () => {
    const first = await record();
    expect(await record()).toEqual(first);
    const earlier = { receivedOn: localDate(2026, 5, 19) };
    expect(await problemsOf(record(earlier))).toEqual(['ALREADY_RECORDED input.version']);
    expect(await record({ ...earlier, version: 1 })).toMatchObject({ version: 2, ...earlier });
    expect(await problemsOf(record({ version: 1 }))).toEqual(['STALE_VERSION input.version']);
    const gone = { consortiumId: group.id, requirement: 'OFFICIAL_FORMS' } as const;
    expect(await problemsOf(papers.remove(group.coordinator, { ...gone, version: 1 }))).toEqual([
      'STALE_VERSION input.version',
    ]);
    expect(await papers.remove(group.coordinator, { ...gone, version: 2 })).toMatchObject({ present: false });
    await expect(papers.remove(group.coordinator, { ...gone, version: 2 })).rejects.toThrow('NOT_FOUND');
  });

  it('are the coordinator’s', async () => {
    const merchant = await seedMemberUser(database, group, memberOf(0));
    await expect(record({}, merchant)).rejects.toThrow('NOT_FOUND');
  });
});
