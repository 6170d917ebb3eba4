import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { problemLinesOf } from '@renkei/test/problems';
import { day, key, moneyBench, type MoneyBench, type MoneyGroup } from '../../test/money-bench.ts';
import type { DecideRedistributionInput } from './distribution.inputs.ts';
import { readShares } from './distribution.rows.ts';

let bench: MoneyBench;
let group: MoneyGroup;

beforeAll(async () => {
  bench = await moneyBench();
}, 60_000);
beforeEach(async () => {
  group = await bench.group();
});
afterAll(() => bench.close());

const input = (changes: Partial<DecideRedistributionInput> = {}): DecideRedistributionInput => ({
  consortiumId: group.id,
  sharingKey: 'EQUAL',
  decidedOn: day('2027-10-05'),
  ...key(),
  ...changes,
});
const decide = (changes?: Partial<DecideRedistributionInput>) =>
  bench.distributions.decide(group.coordinator, input(changes));
const preview = (sharingKey: 'EQUAL' | 'BY_GRANTED_SUBSIDY' = 'EQUAL') =>
  bench.distributions.preview(group.supporter, group.id, sharingKey);
const sharesOf = async (id: string) => {
  const shares = await bench.door.transactions.read(group.coordinator, (tx) => readShares(tx, [id]));
  const place = (memberId: string) => group.memberIds.indexOf(memberId);
  return shares.map((share) => [
    place(share.fromMemberId),
    place(share.memberId),
    share.amountYen,
    share.state,
  ]);
};

describe('what sharing out would do', () => {
  it('is shown to the yen, and decides nothing', async () => {
    await bench.payAll(group);
    // (2) + (3) = 150,001: 50,000 each, and the odd yen to the first of the members
    const [first, second, third] = group.memberIds;
    expect(await preview()).toMatchObject({
      state: 'COMPLETE',
      fellBackToEqual: false,
      movedYen: 100_000n,
      outstandingYen: 0n,
      members: [
        {
          memberId: first,
          ownYen: 100_000n,
          jointYen: 50_001n,
          heldYen: 250_001n,
          givesYen: 100_000n,
          holdsAfterYen: 150_001n,
        },
        {
          memberId: second,
          ownYen: 300_000n,
          jointYen: 50_000n,
          heldYen: 300_000n,
          getsYen: 50_000n,
          holdsAfterYen: 350_000n,
        },
        {
          memberId: third,
          ownYen: 500_000n,
          jointYen: 50_000n,
          heldYen: 500_000n,
          getsYen: 50_000n,
          holdsAfterYen: 550_000n,
        },
      ],
      transfers: [
        { fromMemberId: first, toMemberId: second, amountYen: 50_000n },
        { fromMemberId: first, toMemberId: third, amountYen: 50_000n },
      ],
    });
    // by (1) fixed, 1 : 3 : 5 of 150,001: floors 16,666, 50,000 and 83,333 leave 2 yen; the ninths are 7, 3 and 8
    expect((await preview('BY_GRANTED_SUBSIDY'))?.members.map(({ jointYen }) => jointYen)).toEqual([
      16_667n,
      50_000n,
      83_334n,
    ]);
  });

  it('says what the programme has not paid yet', async () => {
    await bench.pay(group, 0, 250_001n);
    expect(await preview()).toMatchObject({ state: 'INCOMPLETE', outstandingYen: 800_000n });
  });

  it('leaves out what was claimed back', async () => {
    await bench.payAll(group);
    await bench.repayments.claim(group.coordinator, {
      consortiumId: group.id,
      memberId: group.memberIds[1]!,
      cause: 'CANCELLED',
      reason: '見本',
      principalYen: 300_000n,
      subsidyReceivedOn: day('2027-10-01'),
      claimedOn: day('2027-10-20'),
      dueOn: day('2027-11-10'),
      ...key(),
    });
    expect((await preview())?.members[1]).toMatchObject({ ownYen: 0n, heldYen: 0n, getsYen: 50_000n });
    expect(await preview()).toMatchObject({ state: 'COMPLETE', movedYen: 100_000n });
  });
});

describe('a redistribution', () => {
  it('is decided once', async () => {
    await bench.payAll(group);
    const wanted = input();
    const decided = await bench.distributions.decide(group.coordinator, wanted);
    expect(decided).toMatchObject({
      number: 1,
      sharingKey: 'EQUAL',
      decidedOn: '2027-10-05',
      cancelledAt: null,
    });
    expect((await bench.distributions.decide(group.coordinator, wanted)).id).toBe(decided.id);
    expect(await problemLinesOf(decide())).toEqual(['ALREADY_DECIDED input.consortiumId']);
    expect(await sharesOf(decided.id)).toEqual([
      [0, 1, 50_000n, 'OPEN'],
      [0, 2, 50_000n, 'OPEN'],
    ]);
  });

  it('can be taken back and decided anew while nothing moved', async () => {
    await bench.payAll(group);
    const { id } = await decide();
    expect(await problemLinesOf(bench.distributions.cancel(group.coordinator, { id, version: 2 }))).toEqual([
      'STALE_VERSION input.version',
    ]);
    const cancelled = await bench.distributions.cancel(group.coordinator, { id, version: 1 });
    expect(cancelled.cancelledAt).toEqual(new Date(bench.clock.epochMs()));
    expect(await problemLinesOf(bench.distributions.cancel(group.coordinator, { id, version: 2 }))).toEqual([
      'ALREADY_CANCELLED input.id',
    ]);
    expect(await decide({ sharingKey: 'BY_GRANTED_SUBSIDY' })).toMatchObject({ number: 2 });
  });

  it('waits until everything is paid, and is not needed when nothing has to move', async () => {
    expect(await problemLinesOf(decide())).toEqual(['NOT_ALL_PAID input.consortiumId']);
    await bench.payAll(group);
    // only the representative has a weight: it keeps all of (2) and (3), which it holds already. Weights are frozen by
    // now, so the owner sets them with its triggers off.
    await bench.database.sql(
      `UPDATE member SET sharing_weight = CASE position WHEN 1 THEN 1 ELSE 0 END
       WHERE consortium_id = $1 AND set_config('session_replication_role', 'replica', true) <> ''`,
      [group.id],
    );
    expect(await problemLinesOf(decide({ sharingKey: 'BY_WEIGHT' }))).toEqual([
      'NOTHING_TO_SHARE input.consortiumId',
    ]);
  });

  it.each<readonly [string, string, string]>([
    ['tomorrow', '2027-12-01', 'NOT_YET'],
    ['before the fixing', '2027-09-19', 'OUT_OF_ORDER'],
  ])('cannot be decided %s', async (_when, on, code) => {
    await bench.payAll(group);
    expect(await problemLinesOf(decide({ decidedOn: day(on) }))).toEqual([`${code} input.decidedOn`]);
  });

  it('shows a member user that it was, and its own share only', async () => {
    await bench.payAll(group);
    const { id } = await decide();
    const seen = await bench.door.transactions.read(group.merchant, (tx) => readShares(tx, [id]));
    expect(seen.map(({ memberId }) => memberId)).toEqual([group.memberIds[1]]);
  });
});
