import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ProblemsFound } from '@renkei/platform';
import { seedFurtherFixing } from '@renkei/test/fixed-group';
import { seedGroup } from '@renkei/test/group';
import { problemLinesOf } from '@renkei/test/problems';
import { day, key, moneyBench, type MoneyBench, type MoneyGroup } from '../../test/money-bench.ts';
import type { RecordProgrammePaymentInput } from './payment.inputs.ts';
import { readDues } from './payment.rows.ts';

let bench: MoneyBench;
let group: MoneyGroup;

beforeAll(async () => {
  bench = await moneyBench();
}, 60_000);
beforeEach(async () => {
  group = await bench.group();
});
afterAll(() => bench.close());

const input = (changes: Partial<RecordProgrammePaymentInput> = {}): RecordProgrammePaymentInput => ({
  consortiumId: group.id,
  memberId: group.memberIds[0]!,
  amountYen: 250_001n,
  paidOn: day('2027-10-01'),
  reference: ' 見本支払通知 ',
  ...key(),
  ...changes,
});
const record = (changes?: Partial<RecordProgrammePaymentInput>, viewer = group.coordinator) =>
  bench.payments.record(viewer, input(changes));

describe('a payment of the programme', () => {
  it('is recorded once, and the fixing it is paid under is posted with it', async () => {
    const wanted = input();
    const paid = await bench.payments.record(group.coordinator, wanted);
    expect(paid).toMatchObject({ amountYen: 250_001n, paidOn: '2027-10-01', reference: '見本支払通知' });
    expect((await bench.payments.record(group.coordinator, wanted)).id).toBe(paid.id);
    expect(
      await problemLinesOf(bench.payments.record(group.coordinator, { ...wanted, amountYen: 1n })),
    ).toEqual(['IDEMPOTENCY_KEY_REUSED input.idempotencyKey']);
    expect(await bench.entries(group)).toEqual(['1 FIXING 2027-09-20', '2 PROGRAMME_PAYMENT 2027-10-01']);
    // 100,000 + 100,001 + 50,000 are the representative's: it bought (2) and (3)
    expect(await bench.balances(group)).toEqual({
      'ENTITLED 0': -250_001n,
      'ENTITLED 1': -300_000n,
      'ENTITLED 2': -500_000n,
      'PROGRAMME_OWES 1': 300_000n,
      'PROGRAMME_OWES 2': 500_000n,
      'HELD 0': 250_001n,
    });
  });

  it('comes in instalments, never more in all than was fixed', async () => {
    await record({ amountYen: 250_000n });
    const refused = await record({ amountYen: 2n }).catch((error: unknown) => error);
    expect((refused as ProblemsFound).problems).toEqual([
      {
        code: 'MORE_THAN_OWED',
        path: 'input.amountYen',
        message: {
          ja: expect.stringContaining('確定額は1円です'),
          en: expect.stringContaining('1 yen is still owed'),
        },
      },
    ]);
    await record({ amountYen: 1n });
    expect(await problemLinesOf(record({ amountYen: 1n }))).toEqual(['MORE_THAN_OWED input.amountYen']);
  });

  it('cannot be recorded twice at once beyond what is owed', async () => {
    const both = await Promise.allSettled([record({ amountYen: 150_000n }), record({ amountYen: 150_000n })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const owed = await bench.balances(group);
    expect([owed['HELD 0'], owed['PROGRAMME_OWES 0']]).toEqual([150_000n, 100_001n]);
  });

  it.each<readonly [string, Partial<RecordProgrammePaymentInput>, readonly string[]]>([
    ['of nothing', { amountYen: 0n }, ['NOT_POSITIVE input.amountYen']],
    ['tomorrow', { paidOn: day('2027-12-01') }, ['NOT_YET input.paidOn']],
    ['before the fixing', { paidOn: day('2027-09-19') }, ['OUT_OF_ORDER input.paidOn']],
    ['with a long reference', { reference: '見'.repeat(101) }, ['TOO_LONG input.reference']],
  ])('%s is refused', async (_what, changes, problems) => {
    expect(await problemLinesOf(record(changes))).toEqual(problems);
    expect(await bench.entries(group)).toEqual([]);
  });

  it('on the day of the fixing, and today, is fine', async () => {
    await record({ paidOn: day('2027-09-20'), amountYen: 1n });
    await record({ paidOn: day('2027-11-30'), amountYen: 1n });
    expect(await bench.entries(group)).toHaveLength(3);
  });

  it('waits for a fixing', async () => {
    const bare = await seedGroup(bench.database);
    const changes = { consortiumId: bare.id, memberId: bare.memberIds[0]! };
    expect(await problemLinesOf(record(changes, bare.coordinator))).toEqual([
      'NOT_FIXED_YET input.consortiumId',
    ]);
  });

  it('is not for a member of another group, nor by anybody else', async () => {
    const stranger = await bench.group();
    const notFound = expect.objectContaining({ code: 'NOT_FOUND' });
    await expect(record({ memberId: stranger.memberIds[0]! })).rejects.toEqual(notFound);
    await expect(record({}, stranger.coordinator)).rejects.toEqual(notFound);
    await expect(record({}, group.merchant)).rejects.toEqual(notFound);
    await expect(record({}, group.supporter)).rejects.toEqual(notFound);
  });
});

describe('a further fixing', () => {
  it('adds only its difference, and is owed from its own day', async () => {
    await bench.pay(group, 0, 250_001n);
    // the second member's 300,000 become 320,000, (3) rises from 50,000 to 50,007
    const amounts = { members: [100_000, 320_000, 500_000], analysis: 100_001, admin: 50_007 };
    const second = { reportId: group.reportId, number: 2 };
    await seedFurtherFixing(bench.database, group, group.coordinator, second, amounts, '2027-11-15');
    const rep = group.memberIds[0]!;
    expect(await problemLinesOf(record({ memberId: rep, amountYen: 7n, paidOn: day('2027-11-14') }))).toEqual(
      ['OUT_OF_ORDER input.paidOn'],
    );
    await record({ memberId: rep, amountYen: 7n, paidOn: day('2027-11-15') });
    expect(await bench.entries(group)).toEqual([
      '1 FIXING 2027-09-20',
      '2 PROGRAMME_PAYMENT 2027-10-01',
      '3 FIXING 2027-11-15',
      '4 PROGRAMME_PAYMENT 2027-11-15',
    ]);
    expect(await bench.balances(group)).toEqual({
      'ENTITLED 0': -250_008n,
      'ENTITLED 1': -320_000n,
      'ENTITLED 2': -500_000n,
      'PROGRAMME_OWES 1': 320_000n,
      'PROGRAMME_OWES 2': 500_000n,
      'HELD 0': 250_008n,
    });
  });

  it('that changes nothing is no entry', async () => {
    const amounts = { members: [100_000, 300_000, 500_000], analysis: 100_001, admin: 50_000 };
    const second = { reportId: group.reportId, number: 2 };
    await seedFurtherFixing(bench.database, group, group.coordinator, second, amounts, '2027-11-15');
    await bench.pay(group, 1, 300_000n, '2027-11-20');
    expect(await bench.entries(group)).toEqual(['1 FIXING 2027-09-20', '2 PROGRAMME_PAYMENT 2027-11-20']);
  });
});

describe('what is due', () => {
  it('is known before anything is posted, and falls with what is paid', async () => {
    const dues = () => bench.door.transactions.read(group.supporter, (tx) => readDues(tx, [group.id]));
    const due = (member: number, fixed: bigint, paid: bigint) => ({
      consortiumId: group.id,
      memberId: group.memberIds[member],
      fixedYen: fixed,
      paidYen: paid,
      owedYen: fixed - paid,
    });
    expect(await dues()).toEqual([due(0, 250_001n, 0n), due(1, 300_000n, 0n), due(2, 500_000n, 0n)]);
    await bench.pay(group, 1, 299_999n);
    expect((await dues())[1]).toEqual(due(1, 300_000n, 299_999n));
  });
});
