import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { problemLinesOf } from '@renkei/test/problems';
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
const refused = (step: Step) => problemLinesOf(record(step));
const recorded = (...steps: Step[]) => bench.record(group.coordinator, group, ...steps);
const stored = () => bench.database.sql('SELECT id FROM purchase_step WHERE consortium_id = $1', [group.id]);

describe('a purchase by the book', () => {
  it('is recorded step by step without a finding, although the inputs are frozen', async () => {
    await expect(
      bench.database.sql('UPDATE cost_line SET unit_price_yen = 1 WHERE id = $1', [group.lines.software]),
    ).rejects.toThrow('INPUTS_FROZEN');
    await recorded(contract, order, delivery, invoice, payment);
    expect(await bench.findings(group)).toEqual([]);
    // 600,000 invoiced; 660,000 transferred, 60,000 of it tax: nothing outstanding
    expect(await bench.progress(group.coordinator, group.lines.software)).toEqual(['PAID', 600_000n, 0n]);
  });

  it('keeps what was entered, and no flag that was not needed', async () => {
    const step = await record({
      ...contract,
      ...happened,
      occurredTime: '09:30',
      documentNumber: ' 見本-１ ',
      note: '髙﨑𠮷さん立会い',
    });
    expect(step).toMatchObject({
      occurredOn: '2027-03-02',
      occurredTime: '09:30',
      amountYen: 600_000n,
      taxYen: 0n,
      documentNumber: '見本-１',
      note: '髙﨑𠮷さん立会い',
      alreadyHappened: false,
      voidedAt: null,
      version: 1,
    });
    const [work] = await bench.database.sql(
      `SELECT 1 FROM outbox WHERE topic = 'obligations.derive' AND consortium_id = $1 AND done_at IS NULL`,
      [group.id],
    );
    expect(work).toBeDefined();
  });

  it('is recorded once per idempotency key', async () => {
    const request = requestOf(group, contract);
    const first = await bench.purchases.record(group.coordinator, request);
    expect(await bench.purchases.record(group.coordinator, request)).toEqual(first);
    expect(await stored()).toHaveLength(1);
    expect(
      await problemLinesOf(bench.purchases.record(group.coordinator, { ...request, amountYen: 1n })),
    ).toEqual(['IDEMPOTENCY_KEY_REUSED input.idempotencyKey']);
  });

  it('of office costs needs neither contract nor invoice, and cash is only a warning', async () => {
    await recorded({
      ...payment,
      costLineId: group.lines.office,
      memberId: group.memberIds[0]!,
      method: 'CASH',
    });
    expect(await bench.findings(group)).toEqual([]);
  });
});

describe('what breaks a rule is refused at its field', () => {
  it.each<[string, Partial<Step>, string]>([
    ['the day before the decision', { occurredOn: day(2, 28) }, 'BEFORE_GRANT_DECISION input.occurredOn'],
    ['its day without a time', { occurredOn: day(3, 1) }, 'TIME_NEEDED_ON_GRANT_DAY input.occurredTime'],
    [
      'the minute before it',
      { occurredOn: day(3, 1), occurredTime: '14:59' },
      'BEFORE_GRANT_DECISION input.occurredOn',
    ],
    ['after the period', { occurredOn: day(9, 1) }, 'AFTER_PROJECT_END input.occurredOn'],
    ['its last day without a time', { occurredOn: day(8, 31) }, 'TIME_NEEDED_ON_LAST_DAY input.occurredTime'],
    [
      'the minute after it',
      { occurredOn: day(8, 31), occurredTime: '17:01' },
      'AFTER_PROJECT_END input.occurredOn',
    ],
    ['cashback', { pointsOrCashback: true }, 'POINTS_OR_CASHBACK input.pointsOrCashback'],
  ])('%s', async (_, changes, problem) => {
    expect(await refused({ ...contract, ...changes })).toEqual([problem]);
    expect(await stored()).toEqual([]);
  });

  it.each<[string, Step[], Step, string]>([
    ['an order without a contract', [], order, 'CONTRACT_MISSING input.step'],
    [
      'an order before the contract',
      [contract],
      { step: 'ORDER', occurredOn: day(3, 1), occurredTime: '16:00' },
      'CONTRACT_NOT_FIRST input.occurredOn',
    ],
    [
      'a delivery before the order',
      [contract, order],
      { step: 'DELIVERY', occurredOn: day(3, 4) },
      'BEFORE_ORDER input.occurredOn',
    ],
    ['a payment without an invoice', [contract], payment, 'INVOICE_MISSING input.step'],
    [
      'a payment before the invoice',
      [contract, order, invoice],
      { step: 'PAYMENT', occurredOn: day(4, 4) },
      'PAYMENT_BEFORE_INVOICE input.occurredOn',
    ],
    ['cash', [contract, invoice], { ...payment, method: 'CASH' }, 'PAYMENT_METHOD_REFUSED input.method'],
    [
      'instalments',
      [contract, invoice],
      { ...payment, method: 'INSTALMENTS' },
      'PAYMENT_METHOD_REFUSED input.method',
    ],
    [
      'somebody else’s account',
      [contract, invoice],
      { ...payment, fromOwnAccount: false },
      'PAYER_NOT_OWN input.fromOwnAccount',
    ],
    [
      'an account that is not the vendor’s',
      [contract, invoice],
      { ...payment, toVendorsAccount: false },
      'PAYEE_NOT_VENDOR input.toVendorsAccount',
    ],
  ])('%s', async (_, before, step, problem) => {
    await recorded(...before);
    expect(await refused(step)).toEqual([problem]);
    expect(await stored()).toHaveLength(before.length);
  });

  it('the minutes of the decision and of the end are inside', async () => {
    await recorded({ ...contract, occurredOn: day(3, 1), occurredTime: '15:00' });
    await recorded({ ...delivery, occurredOn: day(8, 31), occurredTime: '17:00' });
    expect(await stored()).toHaveLength(2);
  });

  it('a contract that would make an order come too early, at the contract', async () => {
    await recorded({ ...order, ...happened }); // CONTRACT_MISSING, which it is no loss to lack yet
    expect(await refused({ ...contract, occurredOn: day(3, 6) })).toEqual([
      'CONTRACT_NOT_FIRST input.occurredOn',
    ]);
  });

  it('anything while there is no grant', async () => {
    group = await bench.group(null);
    expect(await refused(contract)).toEqual(['NO_GRANT_DECISION input.occurredOn']);
  });

  it('says what to do', async () => {
    const error: unknown = await record({ ...contract, occurredOn: day(2, 28) }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({
      problems: [
        {
          message: {
            ja: '契約（2027年2月28日）が交付決定（2027年3月1日 15:00）より前です。このままでは補助の対象になりません。日付がちがうときは直してください。まだ進めていないなら、交付決定より後の日にしてください。',
          },
        },
      ],
    });
  });
});

describe('the input itself', () => {
  it.each<[string, Step, string[]]>([
    [
      'a payment says how it was paid',
      { ...payment, method: null, fromOwnAccount: null, toVendorsAccount: null },
      [
        'PAYMENT_DETAIL_NEEDED input.method',
        'PAYMENT_DETAIL_NEEDED input.fromOwnAccount',
        'PAYMENT_DETAIL_NEEDED input.toVendorsAccount',
      ],
    ],
    ['nothing else does', { ...contract, method: 'CASH' }, ['ONLY_ON_PAYMENTS input.method']],
    ['a time is one', { ...contract, occurredTime: '24:00' }, ['NOT_A_TIME input.occurredTime']],
    ['tax is less than the amount', { ...invoice, taxYen: 600_001n }, ['TAX_ABOVE_AMOUNT input.taxYen']],
    ['amounts have a limit', { ...invoice, amountYen: 100_000_000_001n }, ['TOO_LARGE input.amountYen']],
    ['texts too', { ...contract, documentNumber: 'あ'.repeat(101) }, ['TOO_LONG input.documentNumber']],
  ])('%s', async (_, step, problems) => {
    expect(await refused(step)).toEqual(problems);
  });

  it('names a buyer who may buy on the line, and a line of the group', async () => {
    const stranger = await bench.group();
    expect(await refused({ ...contract, memberId: group.memberIds[2]! })).toEqual([
      'BUYER_NOT_OF_LINE input.memberId',
    ]);
    expect(await refused({ ...contract, memberId: stranger.memberIds[1]! })).toEqual([
      'BUYER_NOT_FOUND input.memberId',
    ]);
    expect(await refused({ ...contract, costLineId: stranger.lines.software })).toEqual([
      'COST_LINE_NOT_FOUND input.costLineId',
    ]);
    const byRepresentative = await record({ ...contract, memberId: group.memberIds[0]! });
    expect(byRepresentative.memberId).toBe(group.memberIds[0]);
  });

  it('of a group out of sight finds nothing', async () => {
    const stranger = await bench.group();
    await expect(
      bench.purchases.record(stranger.coordinator, requestOf(group, contract)),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      bench.purchases.record(group.coordinator, { ...requestOf(group, contract), consortiumId: 'mihon' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is refused in a closed group, whoever records', async () => {
    await bench.database.sql('UPDATE consortium SET closed_at = now() WHERE id = $1', [group.id]);
    expect(await refused(contract)).toEqual(['CONSORTIUM_CLOSED null']);
    expect(await problemLinesOf(bench.purchases.record(group.merchant, requestOf(group, contract)))).toEqual([
      'CONSORTIUM_CLOSED null',
    ]);
  });
});
