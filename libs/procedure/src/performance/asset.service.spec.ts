import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seedMemberUser } from '@renkei/test/group';
import { problemLinesOf } from '@renkei/test/problems';
import { newKey } from '@renkei/test/sample-values';
import { day, minute, performanceBench, type PerformanceBench } from '../../test/performance-bench.ts';
import { inOrder, performanceWorld, seedSteps, type PerformanceWorld } from '../../test/performance-world.ts';

const SOFTWARE = { category: 'SOFTWARE', unitPrice: 400_000, functions: ['ACCOUNTING'] } as const;
const MEMBERS = [
  // 499,999 a unit is below the limit, whatever the line costs in all
  [SOFTWARE, { category: 'PC', unitPrice: 499_999, quantity: 4 }],
  [
    SOFTWARE,
    { category: 'REGISTER', unitPrice: 600_000, quantity: 2 },
    { category: 'PC', unitPrice: 500_000 },
  ],
  // not certified: no subsidy is in it
  [SOFTWARE, { category: 'REGISTER', unitPrice: 900_000 }],
] as const;

let bench: PerformanceBench;
let world: PerformanceWorld;

beforeAll(async () => {
  bench = await performanceBench();
  bench.at('2027-08-20T10:00');
  // 400,000 × 3/4 each; the hardware does not matter here
  world = await performanceWorld(bench.database, MEMBERS, { members: [300_000, 300_000, 300_000] });
  const bought = (member: number, position: number, yen: number) =>
    seedSteps(bench.database, world, world.lines[member]![position]!, inOrder(yen));
  await bought(0, 1, 1_999_996);
  await bought(1, 1, 1_200_001);
  // never delivered, as far as anybody recorded: the day of the invoice
  await seedSteps(bench.database, world, world.lines[1]![2]!, [
    { step: 'INVOICE', on: '2027-06-01', yen: 500_000 },
  ]);
  await seedSteps(bench.database, world, world.lines[2]![1]!, [
    { step: 'ORDER', on: '2027-02-20', loses: 'BEFORE_GRANT_DECISION' },
    { step: 'INVOICE', on: '2027-05-20', yen: 900_000 },
  ]);
  const { coordinator } = world;
  const report = await bench.reports.create(coordinator, {
    consortiumId: world.id,
    idempotencyKey: newKey(),
  });
  const approved = await bench.reports.approve(
    coordinator,
    await bench.reports.requestCheck(coordinator, report),
  );
  const { report: submitted } = await bench.submissions.submit(coordinator, {
    id: approved.id,
    version: approved.version,
    portalNumber: 'MIHON-J1',
    submittedAt: minute('2027-08-20T09:30'),
    completedOn: day('2027-08-10'),
  });
  bench.at('2027-11-20T10:00');
  await bench.fixings.fix(coordinator, {
    reportId: submitted.id,
    version: submitted.version,
    noticeNumber: '見本確定第1号',
    fixedOn: day('2027-09-30'),
    idempotencyKey: newKey(),
  });
}, 60_000);
afterAll(() => bench.close());

const list = async (
  viewer = world.coordinator,
  page: { first: number; after?: string | null } = { first: 50 },
) => {
  const [only] = await bench.assets.pagesOf(viewer, [world.id], page);
  return { assets: only!.edges.map(({ node }) => node), end: only!.pageInfo.endCursor };
};

describe('the ledger of assets', () => {
  it('has the certified hardware of ¥500,000 and more a unit, from its delivery on', async () => {
    const { assets } = await list();
    // 1,200,001 / 2, whole yen
    expect(assets).toEqual([
      expect.objectContaining({
        memberId: world.memberIds[1],
        costLineId: world.lines[1]![1],
        unitPriceYen: 600_000n,
        quantity: 2,
        acquiredOn: '2027-05-10',
        disposedOn: null,
        version: 1,
      }),
      expect.objectContaining({
        costLineId: world.lines[1]![2],
        unitPriceYen: 500_000n,
        acquiredOn: '2027-06-01',
      }),
    ]);
  });

  it('is read page by page', async () => {
    const first = await list(world.coordinator, { first: 1 });
    const second = await list(world.coordinator, { first: 1, after: first.end });
    expect([first, second].map(({ assets }) => assets.map(({ acquiredOn }) => acquiredOn))).toEqual([
      ['2027-05-10'],
      ['2027-06-01'],
    ]);
  });

  it('notes where an asset is kept and that it is gone, once', async () => {
    const { id } = (await list()).assets[0]!;
    expect(
      await bench.assets.update(world.coordinator, { id, version: 1, place: ' 本店レジ前 ' }),
    ).toMatchObject({
      place: '本店レジ前',
      version: 2,
    });
    const dispose = (changes: object) =>
      bench.assets.dispose(world.coordinator, {
        id,
        version: 2,
        disposedOn: day('2027-11-01'),
        note: '事務局承認 見本第9号により売却',
        ...changes,
      });
    expect(await problemLinesOf(dispose({ version: 1 }))).toEqual(['STALE_VERSION input.version']);
    expect(await problemLinesOf(dispose({ disposedOn: '2027-05-09', note: '' }))).toEqual([
      'REQUIRED input.note',
      'OUT_OF_ORDER input.disposedOn',
    ]);
    expect(await problemLinesOf(dispose({ disposedOn: '2027-11-21' }))).toEqual(['NOT_YET input.disposedOn']);
    expect(await dispose({})).toMatchObject({ disposedOn: '2027-11-01', version: 3 });
    expect(await problemLinesOf(dispose({ version: 3 }))).toEqual(['ALREADY_DISPOSED input.id']);
  });

  it('shows a member user its own assets, to look at', async () => {
    const owner = await seedMemberUser(bench.database, world, world.memberIds[1]!);
    const other = await seedMemberUser(bench.database, world, world.memberIds[0]!);
    const { assets } = await list(owner);
    expect([assets.length, (await list(other)).assets.length]).toEqual([2, 0]);
    const { id, version } = assets[1]!;
    await expect(bench.assets.update(owner, { id, version, place: '店' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
