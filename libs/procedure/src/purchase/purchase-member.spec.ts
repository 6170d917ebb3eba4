import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TenantTransaction, Viewer } from '@renkei/platform';
import { seedMemberUser } from '@renkei/test/group';
import { problemLinesOf } from '@renkei/test/problems';
import {
  day,
  purchaseBench,
  requestOf,
  type PurchaseBench,
  type PurchaseGroup,
  type Step,
} from '../../test/purchase-bench.ts';
import { lineFindingsLoader } from './purchase.loader.ts';

let bench: PurchaseBench;
let group: PurchaseGroup;

beforeAll(async () => {
  bench = await purchaseBench();
}, 60_000);
beforeEach(async () => {
  group = await bench.group();
});
afterAll(() => bench.close());

const happened = { alreadyHappened: true };
const contract: Step = { step: 'CONTRACT', occurredOn: day(3, 2) };
const early: Step = { ...contract, occurredOn: day(2, 20), ...happened };

/*
 * What is lost (amounts of the bench):
 *   the software of the second member takes its PC along, which counts only beside software: 450,000 + 75,000 = 525,000;
 *     (1) falls to 750,000, so (3) = ⌊750,000 × 10 % × 2/3⌋ = 50,000, 35,000 less: 560,000 together
 *   its PC alone: 75,000; (1) falls to 1,200,000, so (3) = 80,000, 5,000 less: 80,000 together
 *   both: what the software costs, 560,000
 */
const SOFTWARE_COST = 560_000n;
const PC_COST = 80_000n;

const recorded = (...steps: Step[]) => bench.record(group.coordinator, group, ...steps);
const total = async (viewer: Viewer, memberId: string | null = null) =>
  (await bench.stakes.losses(viewer, [group.id], memberId))[0]?.yen;
const finding = (code: string, costYen: bigint) => ({ code, loses: costYen > 0n, costYen });

describe('a member user', () => {
  it('records its own, at the cost the coordinator would see', async () => {
    await bench.record(group.merchant, group, early);
    expect(await bench.findings(group)).toEqual([finding('BEFORE_GRANT_DECISION', SOFTWARE_COST)]);
    expect(await total(group.merchant)).toBe(SOFTWARE_COST);
    expect((await lineFindings(group.merchant)).map(({ code }) => code)).toEqual(['BEFORE_GRANT_DECISION']);
  });

  it('is priced under what its member was granted', async () => {
    group = await bench.group({ members: [450_000, 500_000, 300_000], admin: 85_000 });
    await bench.record(group.merchant, group, { ...early, costLineId: group.lines.pc });
    // as above; of what it may not see, the others' and (3), what was calculated stands for what was granted
    expect(await bench.findings(group)).toEqual([finding('BEFORE_GRANT_DECISION', 53_333n)]);
  });

  it('neither records nor sees another member’s', async () => {
    const theirs = { costLineId: group.lines.others, memberId: group.memberIds[2]! };
    expect(
      await problemLinesOf(bench.purchases.record(group.merchant, requestOf(group, { ...early, ...theirs }))),
    ).toEqual(['COST_LINE_NOT_FOUND input.costLineId', 'BUYER_NOT_FOUND input.memberId']);
    expect(
      await problemLinesOf(
        bench.purchases.record(
          group.merchant,
          requestOf(group, { ...contract, memberId: group.memberIds[0]! }),
        ),
      ),
    ).toEqual(['BUYER_NOT_FOUND input.memberId']);
    await recorded({ ...early, ...theirs });
    expect(await lineFindings(group.merchant, group.lines.others)).toEqual([]);
    expect(await total(group.merchant)).toBe(0n);
    // 300,000 of software, and of (3) ⌊975,000/15⌋ = 65,000 are left of 85,000
    expect(await total(group.coordinator)).toBe(320_000n);
  });

  it('of another group is told nothing', async () => {
    const stranger = await bench.group();
    await expect(bench.purchases.record(stranger.merchant, requestOf(group, early))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is priced anew when the group changes between pricing and recording', async () => {
    group = await bench.group(null);
    const price = (yen: number) =>
      bench.database.sql('UPDATE cost_line SET unit_price_yen = $2 WHERE id = $1', [group.lines.pc, yen]);
    const { purchases, runs } = disturbed(() => price(100_000), 1);
    await purchases.record(group.merchant, requestOf(group, { ...early, costLineId: group.lines.pc }));
    expect(runs()).toBe(2);
    // 50,000 for a PC at 100,000; (1) = 1,250,000, (3) falls from 83,333 to 80,000
    expect(await bench.findings(group)).toEqual([finding('NO_GRANT_DECISION', 53_333n)]);
  });

  it('is asked to try again when it never stands still, and nothing is recorded', async () => {
    group = await bench.group(null);
    let yen = 100_000;
    const change = () =>
      bench.database.sql('UPDATE cost_line SET unit_price_yen = $2 WHERE id = $1', [
        group.lines.pc,
        (yen += 1),
      ]);
    const { purchases, runs } = disturbed(change, Infinity);
    expect(await problemLinesOf(purchases.record(group.merchant, requestOf(group, early)))).toEqual([
      'TRY_AGAIN null',
    ]);
    expect(runs()).toBe(3);
    expect(await bench.findings(group)).toEqual([]);
  });
});

it('a member user of two groups gets each group’s own total', async () => {
  const second = await bench.group();
  const both = await seedMemberUser(bench.database, second, second.memberIds[1]!, group.merchant);
  await bench.record(both, group, early);
  await bench.record(both, second, { ...early, costLineId: second.lines.pc });
  expect(await bench.stakes.losses(both, [second.id, group.id], null)).toEqual([
    { lines: 1, yen: PC_COST },
    { lines: 1, yen: SOFTWARE_COST },
  ]);
});

/** The services over a door where somebody changes the group each time before the writing begins. */
function disturbed(change: () => Promise<unknown>, times: number) {
  const { transactions } = bench.door;
  let runs = 0;
  const door = {
    read: transactions.read.bind(transactions),
    readForCalculation: transactions.readForCalculation.bind(transactions),
    run: async (...args: Parameters<TenantTransaction['run']>) => {
      runs += 1;
      if (runs <= times) await change();
      return transactions.run(...args);
    },
  };
  return { purchases: bench.over(door as unknown as TenantTransaction), runs: () => runs };
}

function lineFindings(viewer: Viewer, lineId = group.lines.software) {
  return lineFindingsLoader(bench.door.transactions, viewer).load(lineId);
}
