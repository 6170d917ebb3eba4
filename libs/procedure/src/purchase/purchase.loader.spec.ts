import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@renkei/platform';
import { person } from '@renkei/test/people';
import { seedSupportReader } from '@renkei/test/group';
import { storedGroup } from '@renkei/test/stored-group';
import {
  day,
  purchaseBench,
  type PurchaseBench,
  type PurchaseGroup,
  type Step,
} from '../../test/purchase-bench.ts';
import {
  findingPageLoader,
  lineFindingsLoader,
  linePurchaseLoader,
  stepPageLoader,
} from './purchase.loader.ts';

let bench: PurchaseBench;
let group: PurchaseGroup;
let steps: string[];

const early: Step = { step: 'CONTRACT', occurredOn: day(2, 20), alreadyHappened: true };
const theirs = () => ({ costLineId: group.lines.others, memberId: group.memberIds[2]! });

beforeAll(async () => {
  bench = await purchaseBench();
  group = await bench.group();
  steps = await bench.record(
    group.coordinator,
    group,
    early,
    { step: 'CONTRACT', occurredOn: day(3, 2), costLineId: group.lines.pc, memberId: group.memberIds[0]! },
    { ...early, ...theirs() },
    { ...early, ...theirs(), occurredOn: day(2, 21) },
  );
  await bench.purchases.void(group.coordinator, { id: steps[3]!, version: 1, reason: '二重に入れた' });
}, 60_000);
afterAll(() => bench.close());

type Page = { first?: number; after?: string | null; memberId?: string };
const page = ({ first = 50, ...rest }: Page = {}) => ({ first, ...rest });
const stepsOf = (viewer: Viewer, args?: Page) =>
  stepPageLoader(bench.door.transactions, viewer, page(args)).load(group.id);
const findingsOf = (viewer: Viewer, args?: Page) =>
  findingPageLoader(bench.door.transactions, viewer, page(args)).load(group.id);
const ids = ({ edges }: { edges: readonly { node: { id: string } }[] }) => edges.map(({ node }) => node.id);

describe('the steps of a group', () => {
  it('come newest first, voided ones too, page by page', async () => {
    const newestFirst = steps.toReversed();
    expect(ids(await stepsOf(group.coordinator))).toEqual(newestFirst);
    const first = await stepsOf(group.coordinator, { first: 3 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const rest = await stepsOf(group.coordinator, { first: 3, after: first.pageInfo.endCursor });
    expect([...ids(first), ...ids(rest)]).toEqual(newestFirst);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    expect(first.edges[0]?.node).toMatchObject({ voidReason: '二重に入れた' });
  });

  it('of one member are those on its lines and those it bought', async () => {
    const [own, byRepresentative, others] = steps;
    expect(ids(await stepsOf(group.coordinator, { memberId: group.memberIds[1]! }))).toEqual([
      byRepresentative,
      own,
    ]);
    expect(ids(await stepsOf(group.coordinator, { memberId: group.memberIds[0]! }))).toEqual([
      byRepresentative,
    ]);
    expect(ids(await stepsOf(group.coordinator, { memberId: group.memberIds[2]! }))).toEqual([
      steps[3],
      others,
    ]);
  });

  it('are a member user’s own with those bought for it, a support body’s all, a stranger’s none', async () => {
    expect(ids(await stepsOf(group.merchant))).toEqual([steps[1], steps[0]]);
    expect(ids(await stepsOf(await seedSupportReader(bench.database, [group])))).toHaveLength(4);
    expect(ids(await stepsOf(await person(bench.database)))).toEqual([]);
  });
});

describe('the findings of a group', () => {
  it('are those of steps that stand, newest first, of one member where asked', async () => {
    const all = await findingsOf(group.coordinator);
    expect(all.edges.map(({ node }) => node.purchaseStepId)).toEqual([steps[2], steps[0]]);
    const first = await findingsOf(group.coordinator, { first: 1 });
    const rest = await findingsOf(group.coordinator, { first: 1, after: first.pageInfo.endCursor });
    expect([...ids(first), ...ids(rest)]).toEqual(ids(all));
    const own = await findingsOf(group.coordinator, { memberId: group.memberIds[1]! });
    expect(own.edges.map(({ node }) => node.costLineId)).toEqual([group.lines.software]);
    expect((await findingsOf(group.merchant)).edges).toHaveLength(1);
  });
});

it('the purchases of fifty lines are two statements, their findings one, their pages one for all groups', async () => {
  const coordinator = await person(bench.database);
  const groups = [
    await storedGroup(bench.database, coordinator, {
      members: Array.from({ length: 50 }, () => [{ category: 'PC', unitPrice: 100_000 } as const]),
    }),
    await storedGroup(bench.database, coordinator, { members: [[]] }),
  ];
  const lines = await bench.database.sql<{ id: string }>(
    'SELECT id FROM cost_line WHERE consortium_id = $1',
    [groups[0]!.id],
  );
  expect(lines).toHaveLength(50);
  const { transactions, countStatements } = bench.door;
  const purchases = linePurchaseLoader(transactions, coordinator);
  const findings = lineFindingsLoader(transactions, coordinator);
  const pages = stepPageLoader(transactions, coordinator, page());
  expect(await countStatements(() => Promise.all(lines.map(({ id }) => purchases.load(id))))).toBe(2);
  expect(await countStatements(() => Promise.all(lines.map(({ id }) => findings.load(id))))).toBe(1);
  expect(await countStatements(() => Promise.all(groups.map(({ id }) => pages.load(id))))).toBe(1);
  expect(await purchases.load(lines[0]!.id)).toMatchObject({
    steps: [],
    progress: { state: 'NOTHING' },
    checks: [],
  });
  expect(await linePurchaseLoader(transactions, group.merchant).load(lines[0]!.id)).toBeNull();
});
