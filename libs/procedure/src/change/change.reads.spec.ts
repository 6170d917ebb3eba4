import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@renkei/platform';
import { seedMemberUser, seedSupportReader } from '@renkei/test/group';
import { changeBench, type ChangeBench, type GrantedBench } from '../../test/change-bench.ts';
import type { ChangeRow } from './change.rows.ts';

let bench: ChangeBench;
let group: GrantedBench;
let leaving: ChangeRow;
let other: ChangeRow;
let drafted: ChangeRow;
let merchant: Viewer;

const PAGE = { first: 10 };
const numbers = (pages: readonly { readonly edges: readonly { readonly node: ChangeRow }[] }[]) =>
  pages.map(({ edges }) => edges.map(({ node }) => node.number));

beforeAll(async () => {
  bench = await changeBench();
  group = await bench.granted();
  const withdrawal = (member: number) => ({
    kind: 'MEMBER_WITHDRAWAL' as const,
    memberId: group.memberIds[member]!,
  });
  leaving = await bench.filed(group, withdrawal(11));
  other = await bench.filed(group, withdrawal(10));
  drafted = await bench.draft(group, { kind: 'REGISTERED_DATA', memberId: group.memberIds[11]! });
  merchant = await seedMemberUser(bench.database, group, group.memberIds[11]!);
}, 60_000);
afterAll(() => bench.close());

describe('a member’s own people', () => {
  it('see what was filed about their member, and of its effect their own row', async () => {
    expect(numbers(await bench.reads.pagesOfGroups(merchant, [group.id], PAGE))).toEqual([[1]]);
    const [own, others] = await bench.reads.ownEffects(merchant, [leaving.id, other.id]);
    expect(own).toHaveLength(1);
    expect(own![0]).toMatchObject({
      id: group.memberIds[11],
      leaving: true,
      granted: { before: 722_222n, after: 0n, change: -722_222n },
    });
    expect(others).toEqual([]);
  });

  it('see neither the others’ nor what is only drafted', async () => {
    const { memberIds } = group;
    expect(numbers(await bench.reads.pagesOfMembers(merchant, memberIds.slice(10), PAGE))).toEqual([[], [1]]);
    await expect(bench.reads.byId(merchant, other.id)).rejects.toThrow('NOT_FOUND');
    await expect(bench.reads.byId(merchant, drafted.id)).rejects.toThrow('NOT_FOUND');
    expect(await bench.reads.byId(merchant, leaving.id)).toMatchObject({ number: 1 });
    expect(await bench.reads.eventsOf(merchant, [leaving.id])).toEqual([[]]);
  });

  it('change nothing', async () => {
    const { id, version } = leaving;
    await expect(bench.changes.cancel(merchant, { id, version, reason: '見本' })).rejects.toThrow(
      'NOT_FOUND',
    );
  });
});

describe('whoever sees the whole group', () => {
  it('sees every change, newest first, page by page', async () => {
    const pages = async (viewer: Viewer, after?: string) =>
      bench.reads.pagesOfGroups(viewer, [group.id], { first: 2, ...(after ? { after } : {}) });
    for (const viewer of [group.coordinator, await seedSupportReader(bench.database, [group])]) {
      const [first] = await pages(viewer);
      expect(numbers([first!])).toEqual([[3, 2]]);
      expect(numbers(await pages(viewer, first!.pageInfo.endCursor!))).toEqual([[1]]);
      expect(await bench.reads.ownEffects(viewer, [leaving.id])).toEqual([[]]);
    }
    expect(
      numbers(await bench.reads.pagesOfMembers(group.coordinator, group.memberIds.slice(10), PAGE)),
    ).toEqual([[2], [3, 1]]);
  });

  it('reads the effects of any number of changes in a constant number of statements', async () => {
    const changes = [leaving, other, drafted];
    const live = (some: readonly ChangeRow[]) => () => bench.reads.liveEffects(group.coordinator, some);
    await live(changes)();
    expect(await bench.door.countStatements(live(changes))).toBe(3); // the kept input's version, and where it stands
    expect(await bench.door.countStatements(live([drafted]))).toBe(3);
    const frozen = () =>
      bench.reads.frozenEffects(
        group.coordinator,
        changes.map(({ id }) => id),
      );
    expect(await bench.door.countStatements(frozen)).toBe(1);
    expect((await frozen()).map((found) => found?.effect.group.analysis.change ?? null)).toEqual([
      -500_000n,
      -500_000n,
      null,
    ]);
  });

  it('of another group sees none of it', async () => {
    const stranger = (await bench.granted()).coordinator;
    expect(numbers(await bench.reads.pagesOfGroups(stranger, [group.id], PAGE))).toEqual([[]]);
    expect(await bench.reads.frozenEffects(stranger, [leaving.id])).toEqual([null]);
    expect(await bench.reads.liveEffects(stranger, [drafted])).toEqual([{ found: null, problem: null }]);
    await expect(bench.reads.byId(stranger, leaving.id)).rejects.toThrow('NOT_FOUND');
  });
});
