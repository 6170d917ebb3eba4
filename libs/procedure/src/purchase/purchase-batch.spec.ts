import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { problemLinesOf } from '@renkei/test/problems';
import { newKey } from '@renkei/test/sample-values';
import {
  day,
  purchaseBench,
  requestOf,
  type PurchaseBench,
  type PurchaseGroup,
  type Step,
} from '../../test/purchase-bench.ts';

let bench: PurchaseBench;
let group: PurchaseGroup;

beforeAll(async () => {
  bench = await purchaseBench();
}, 60_000);
beforeEach(async () => {
  group = await bench.group();
});
afterAll(() => bench.close());

const contract: Step = { step: 'CONTRACT', occurredOn: day(3, 2) };
const order: Step = { step: 'ORDER', occurredOn: day(3, 5) };
const delivery: Step = { step: 'DELIVERY', occurredOn: day(4, 1) };
const invoice: Step = { step: 'INVOICE', occurredOn: day(4, 5) };
const payment: Step = { step: 'PAYMENT', occurredOn: day(4, 10) };
const happened = { alreadyHappened: true };

const record = (step: Step) => bench.purchases.record(group.coordinator, requestOf(group, step));
const recorded = (...steps: Step[]) => bench.record(group.coordinator, group, ...steps);
const stored = () => bench.database.sql('SELECT id FROM purchase_step WHERE consortium_id = $1', [group.id]);

describe('many steps at once', () => {
  const many = (...steps: Step[]) => ({
    consortiumId: group.id,
    idempotencyKey: newKey(),
    steps: steps.map((step) => {
      const { consortiumId: _, idempotencyKey: __, ...input } = requestOf(group, step);
      return input;
    }),
  });

  it('are judged as they stand together, in whatever order they come, and come back in that order', async () => {
    const request = many(payment, invoice, order, contract, { ...contract, costLineId: group.lines.pc });
    const steps = await bench.purchases.recordMany(group.coordinator, request);
    expect(steps.map(({ step }) => step)).toEqual(['PAYMENT', 'INVOICE', 'ORDER', 'CONTRACT', 'CONTRACT']);
    expect(await bench.purchases.recordMany(group.coordinator, request)).toEqual(steps);
    expect(await stored()).toHaveLength(5);
    expect(await bench.findings(group)).toEqual([]);
  });

  it('are refused as a whole, each problem at its row', async () => {
    const request = many(
      contract,
      { ...order, occurredOn: day(2, 1) },
      { ...invoice, costLineId: group.lines.pc },
      { ...payment, method: 'POINTS', occurredOn: day(4, 1) },
      invoice,
    );
    expect(await problemLinesOf(bench.purchases.recordMany(group.coordinator, request))).toEqual([
      'BEFORE_GRANT_DECISION input.steps[1].occurredOn',
      'CONTRACT_NOT_FIRST input.steps[1].occurredOn',
      'CONTRACT_MISSING input.steps[2].step',
      'PAYMENT_BEFORE_INVOICE input.steps[3].occurredOn',
      'PAYMENT_METHOD_REFUSED input.steps[3].method',
    ]);
    expect(await stored()).toEqual([]);
  });

  it('lay what they do to an earlier step to the row that does it', async () => {
    await recorded({ ...order, ...happened });
    const request = many({ ...invoice, occurredOn: day(5, 1) }, { ...contract, occurredOn: day(3, 20) });
    expect(await problemLinesOf(bench.purchases.recordMany(group.coordinator, request))).toEqual([
      'CONTRACT_NOT_FIRST input.steps[1].occurredOn',
    ]);
  });

  it('of which one has already happened are recorded with its findings', async () => {
    await bench.purchases.recordMany(
      group.coordinator,
      many(contract, { ...order, occurredOn: day(2, 1), ...happened }, invoice),
    );
    expect((await bench.findings(group)).map(({ code }) => code)).toEqual([
      'BEFORE_GRANT_DECISION',
      'CONTRACT_NOT_FIRST',
    ]);
  });

  it('500 of them are one insert', async () => {
    const steps = Array.from({ length: 500 }, (_, n): Step => ({
      ...contract,
      costLineId: [group.lines.software, group.lines.pc, group.lines.others][n % 3]!,
      memberId: group.memberIds[0]!,
      amountYen: BigInt(n),
    }));
    const statements = await bench.door.countStatements(() =>
      bench.purchases.recordMany(group.coordinator, many(...steps)),
    );
    expect(await stored()).toHaveLength(500);
    expect(statements).toBeLessThanOrEqual(12);
  });
});

describe('at once', () => {
  it('two steps of one line are both there, and the sums right', async () => {
    await recorded(contract);
    await Promise.all([
      bench.purchases.record(group.coordinator, requestOf(group, { ...invoice, amountYen: 200_000n })),
      bench.purchases.record(group.merchant, requestOf(group, { ...invoice, amountYen: 400_000n })),
    ]);
    expect(await bench.progress(group.coordinator, group.lines.software)).toEqual([
      'INVOICED',
      600_000n,
      600_000n,
    ]);
  });

  it('two steps that break a rule together are never both recorded', async () => {
    for (const lineId of [group.lines.software, group.lines.pc]) {
      await recorded({ ...contract, costLineId: lineId });
      const at = (step: Step) => requestOf(group, { ...step, costLineId: lineId });
      const outcomes = await Promise.allSettled([
        bench.purchases.record(group.coordinator, at({ ...order, occurredOn: day(4, 2) })),
        bench.purchases.record(group.merchant, at(delivery)), // 1 April: before the order
      ]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  });

  it('the last place on a line is given once', async () => {
    await bench.database.sql(
      `INSERT INTO purchase_step (consortium_id, member_id, cost_line_id, step, occurred_on, amount_yen, recorded_by)
       SELECT $1, $2, $3, 'CONTRACT', '2027-03-02', 1, $4 FROM generate_series(1, 199)`,
      [group.id, group.memberIds[1], group.lines.software, group.coordinator.userId],
    );
    const outcomes = await Promise.allSettled([
      record(contract),
      bench.purchases.record(group.merchant, requestOf(group, contract)),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await stored()).toHaveLength(200);
  });
});
