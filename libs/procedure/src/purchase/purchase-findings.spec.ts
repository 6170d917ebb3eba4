import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@renkei/platform';
import { seedGrant } from '@renkei/test/granted-group';
import { seedSupportReader } from '@renkei/test/group';
import { problemLinesOf } from '@renkei/test/problems';
import { requestContext } from '@renkei/test/request-context';
import {
  AS_CALCULATED,
  day,
  purchaseBench,
  requestOf,
  type PurchaseBench,
  type PurchaseGroup,
  type Step,
} from '../../test/purchase-bench.ts';
import { lineFindingsLoader } from './purchase.loader.ts';
import { PurchaseFindingResolver } from './purchase.resolver.ts';

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
const invoice: Step = { step: 'INVOICE', occurredOn: day(4, 5) };
const payment: Step = { step: 'PAYMENT', occurredOn: day(4, 10) };

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

describe('what has already happened is recorded with what it costs', () => {
  it('an order before the decision: to the yen, with what rests on the line', async () => {
    const [id] = await recorded({ step: 'ORDER', occurredOn: day(2, 20), ...happened });
    expect(await bench.findings(group)).toEqual([
      finding('BEFORE_GRANT_DECISION', SOFTWARE_COST),
      finding('CONTRACT_MISSING', 0n), // the contract may exist and only its record be missing
    ]);
    const [step] = await bench.database.sql('SELECT already_happened FROM purchase_step WHERE id = $1', [id]);
    expect(step).toEqual({ already_happened: true });
  });

  it('each finding of a line, and in all no more than what is lost', async () => {
    await recorded(early, { ...early, costLineId: group.lines.pc });
    expect((await bench.findings(group)).map(({ costYen }) => costYen).sort()).toEqual([
      SOFTWARE_COST,
      PC_COST,
    ]);
    expect(await total(group.coordinator)).toBe(SOFTWARE_COST);
    expect(await total(group.coordinator, group.memberIds[1])).toBe(SOFTWARE_COST);
    expect(await total(group.coordinator, group.memberIds[2])).toBe(0n);
  });

  it('at most what was granted', async () => {
    group = await bench.group({ members: [450_000, 500_000, 300_000], admin: 85_000 });
    await recorded({ ...early, costLineId: group.lines.pc });
    // granted 500,000: without the PC 450,000 are left, 50,000 less. (3) falls from ⌊1,250,000/15⌋ = 83,333 to 80,000.
    expect(await bench.findings(group)).toEqual([finding('BEFORE_GRANT_DECISION', 53_333n)]);
  });

  it('as calculated while nothing is granted, and still so under the name it gets then', async () => {
    group = await bench.group(null);
    await recorded({ ...early, costLineId: group.lines.pc });
    expect(await bench.findings(group)).toEqual([finding('NO_GRANT_DECISION', PC_COST)]);
    await seedGrant(bench.database, group, group.coordinator, AS_CALCULATED);
    expect(await standing(group.lines.pc)).toEqual([[true, expect.stringContaining('より前です')]]);
    expect(await total(group.coordinator)).toBe(PC_COST);
  });

  it.each<[string, Step[], Step, string, bigint]>([
    [
      'paying before the invoice',
      [contract, invoice],
      { ...payment, occurredOn: day(4, 4) },
      'PAYMENT_BEFORE_INVOICE',
      SOFTWARE_COST,
    ],
    [
      'paying cash',
      [contract, invoice],
      { ...payment, method: 'CASH' },
      'PAYMENT_METHOD_REFUSED',
      SOFTWARE_COST,
    ],
    [
      'paying from another’s account',
      [contract, invoice],
      { ...payment, fromOwnAccount: false },
      'PAYER_NOT_OWN',
      SOFTWARE_COST,
    ],
    ['after the period', [], { ...contract, occurredOn: day(9, 1) }, 'AFTER_PROJECT_END', SOFTWARE_COST],
    [
      'the day of the decision without a time',
      [],
      { ...contract, occurredOn: day(3, 1) },
      'TIME_NEEDED_ON_GRANT_DAY',
      0n,
    ],
  ])('%s', async (_, before, step, code, costYen) => {
    await recorded(...before, { ...step, ...happened });
    expect(await bench.findings(group)).toEqual([finding(code, costYen)]);
    expect(await total(group.coordinator)).toBe(costYen);
  });

  it('a late contract, at the order that it makes too early', async () => {
    const [orderId] = await recorded({ step: 'ORDER', occurredOn: day(3, 5), ...happened });
    await recorded({ ...contract, occurredOn: day(3, 20), ...happened });
    const findings = await bench.database.sql(
      `SELECT purchase_step_id, code FROM purchase_finding WHERE consortium_id = $1 ORDER BY code`,
      [group.id],
    );
    expect(findings).toEqual([
      { purchase_step_id: orderId, code: 'CONTRACT_MISSING' },
      { purchase_step_id: orderId, code: 'CONTRACT_NOT_FIRST' },
    ]);
  });

  it('of a line that counts no more costs nothing', async () => {
    group = await bench.group(null);
    await bench.database.sql(
      `UPDATE member SET status = 'WITHDRAWN', withdrawn_on = '2027-02-01', withdrawal_reason = '見本' WHERE id = $1`,
      [group.memberIds[1]],
    );
    expect(
      await problemLinesOf(bench.purchases.record(group.coordinator, requestOf(group, contract))),
    ).toEqual(['MEMBER_WITHDRAWN input.costLineId']);
    await recorded(early);
    expect(await bench.findings(group)).toEqual([{ code: 'NO_GRANT_DECISION', loses: true, costYen: 0n }]);
  });

  it('is put right by what is recorded later', async () => {
    await recorded({ step: 'ORDER', occurredOn: day(3, 5), ...happened });
    expect(await standing(group.lines.software)).toEqual([
      [true, expect.stringContaining('契約の記録がありません')],
    ]);
    await recorded(contract);
    expect(await standing(group.lines.software)).toEqual([
      [false, expect.stringContaining('解消しています')],
    ]);
  });
});

describe('taking a record back', () => {
  const take = (id: string, version = 1, reason = '日付の入れまちがい') =>
    bench.purchases.void(group.coordinator, { id, version, reason });

  it('keeps it to be seen, and its findings count no more', async () => {
    const [id] = await recorded(early);
    expect(await total(group.coordinator)).toBe(SOFTWARE_COST);
    const voided = await take(id!);
    expect(voided).toMatchObject({ id, voidReason: '日付の入れまちがい', version: 2 });
    expect(voided.voidedAt).toBeInstanceOf(Date);
    expect(await lineFindings(group.coordinator)).toEqual([]);
    expect(await total(group.coordinator)).toBe(0n);
    expect(await bench.progress(group.coordinator, group.lines.software)).toEqual(['NOTHING', 0n, 0n]);
    await recorded(contract); // entered anew
  });

  it('notes what the others lack without it, and what that costs', async () => {
    const [, firstInvoice] = await recorded(
      contract,
      invoice,
      { ...invoice, occurredOn: day(4, 20) },
      payment,
    );
    expect(await bench.findings(group)).toEqual([]);
    await take(firstInvoice!);
    expect(await bench.findings(group)).toEqual([finding('PAYMENT_BEFORE_INVOICE', SOFTWARE_COST)]);
  });

  it('notes a contract that is missing now', async () => {
    const [contractId] = await recorded(contract, { step: 'ORDER', occurredOn: day(3, 5) });
    await take(contractId!);
    expect(await bench.findings(group)).toEqual([finding('CONTRACT_MISSING', 0n)]);
  });

  it('needs a reason and the newest version, and is done once', async () => {
    const [id] = await recorded(contract);
    expect(await problemLinesOf(take(id!, 1, ' '))).toEqual(['REQUIRED input.reason']);
    expect(await problemLinesOf(take(id!, 1, 'あ'.repeat(501)))).toEqual(['TOO_LONG input.reason']);
    expect(await problemLinesOf(take(id!, 2))).toEqual(['STALE_VERSION input.version']);
    await take(id!);
    expect(await problemLinesOf(take(id!, 2))).toEqual(['ALREADY_VOIDED input.id']);
  });

  it('is the coordinator’s, of its own group', async () => {
    const [id] = await recorded(contract);
    const input = { id: id!, version: 1, reason: '見本' };
    const stranger = await bench.group();
    for (const viewer of [group.merchant, stranger.coordinator]) {
      await expect(bench.purchases.void(viewer, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await expect(take('mihon')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await bench.purchases.void(group.coordinator, input)).toMatchObject({ version: 2 });
  });
});

it('a support body reads and never records', async () => {
  await recorded(early);
  const support = await seedSupportReader(bench.database, [group]);
  expect((await lineFindings(support)).map(({ code }) => code)).toEqual(['BEFORE_GRANT_DECISION']);
  expect(await total(support)).toBe(SOFTWARE_COST);
  await expect(bench.purchases.record(support, requestOf(group, contract))).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

function lineFindings(viewer: Viewer, lineId = group.lines.software) {
  return lineFindingsLoader(bench.door.transactions, viewer).load(lineId);
}

async function standing(lineId: string) {
  const resolver = new PurchaseFindingResolver(bench.door.transactions);
  const context = requestContext(group.coordinator);
  const found = await lineFindings(group.coordinator, lineId);
  return Promise.all(
    found.map(async (one) => [
      await resolver.open(one, null, context),
      (await resolver.message(one, null, context)).ja,
    ]),
  );
}
