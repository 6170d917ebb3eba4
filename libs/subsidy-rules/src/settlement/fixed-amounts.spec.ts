import { describe, expect, it } from '@jest/globals';
import { equalMembers, group, line, member, software, twoFunctions } from '../../testing/groups.ts';
import { fixed, settle } from '../../testing/settlements.ts';
import { fixAmounts } from './fixed-amounts.ts';

const codes = ({ notes }: { notes: readonly { code: string }[] }): string[] => notes.map(({ code }) => code);

describe('(1) of a member', () => {
  // 666,667 × 3/4 = 500,000; 333,333 × 2/3 = 222,222
  const one = group([member('a', [twoFunctions(1_000_000)])]);

  it.each([
    // 500,000 + ⌊233,333 × 2/3⌋ = 155,555
    [900_000n, 655_555n, 655_555n, 'ACTUAL', ['DEDUCTED']],
    [1_000_000n, 722_222n, 722_222n, 'AS_GRANTED', []],
    // ⌊333,332 × 2/3⌋ = 222,221: one yen of cost, one yen of subsidy
    [999_999n, 722_221n, 722_221n, 'ACTUAL', ['DEDUCTED']],
    // 500,000 + ⌊433,333 × 2/3⌋ = 288,888
    [1_100_000n, 788_888n, 722_222n, 'GRANT', ['OVER_PLAN']],
  ])('with %p certified of 1,000,000', (yen, ruled, expected, bound, notes) => {
    const [a] = fixed(settle(one, { a: { lines: [yen] } })).members;
    expect(a).toMatchObject({ ruled, granted: 722_222n, fixed: expected, bound });
    expect(codes(a!)).toEqual(notes);
  });

  it('says in yen what was lost', () => {
    const [a] = fixed(settle(one, { a: { lines: [900_000n] } })).members;
    expect(a!.reason.ja).toContain('66,667円少なく');
    expect(a!.notes[0]!.message.ja).toContain('100,000円');
  });

  it('takes a quantity as the one amount that was certified', () => {
    const input = group([
      member('a', [line('SOFTWARE', 250_000, { quantity: 4, functions: ['ACCOUNTING', 'ORDERING'] })]),
    ]);
    expect(fixed(settle(input, { a: { lines: [900_000n] } })).members[0]!.fixed).toBe(655_555n);
  });

  it('loses the functions of a tool that is not certified', () => {
    const input = group([member('a', [software(600_000, 'ACCOUNTING'), software(400_000, 'ORDERING')])]);
    for (const gone of [0n, 'parked', 'missing'] as const) {
      const [a] = fixed(settle(input, { a: { lines: [null, gone] } })).members;
      // F = 1: 600,000 × 3/4 and no second tier
      expect(a).toMatchObject({ fixed: 450_000n, functions: { granted: 2, actual: 1 } });
      expect(codes(a!)).toEqual([
        { 0: 'DEDUCTED', parked: 'PARKED', missing: 'NOT_REPORTED' }[String(gone)],
        'FUNCTIONS_FELL',
      ]);
    }
    // one yen certified is a certified tool: 600,001 × 3/4 = 450,000.75, both functions, nothing in the second tier
    expect(fixed(settle(input, { a: { lines: [null, 1n] } })).members[0]).toMatchObject({
      fixed: 450_000n,
      functions: { granted: 2, actual: 2 },
    });
  });

  it('keeps a module granted at 0 yen while it is certified', () => {
    const input = group([member('a', [software(1_000_000, 'ACCOUNTING'), software(0, 'ORDERING')])]);
    expect(fixed(settle(input)).members[0]!.fixed).toBe(722_222n);
    // F = 1: min(666,667, …) × 3/4
    expect(fixed(settle(input, { a: { lines: [null, 'missing'] } })).members[0]!.fixed).toBe(500_000n);
  });

  it('drops hardware beside software that is gone', () => {
    const input = group([member('a', [twoFunctions(1_000_000), line('PC', 100_000)])]);
    expect(fixed(settle(input)).members[0]!.fixed).toBe(772_222n);
    const [a] = fixed(settle(input, { a: { lines: [0n] } })).members;
    expect(a).toMatchObject({ ruled: 0n, fixed: 0n, bound: 'ACTUAL' });
    expect(a!.notes.at(-1)!.message.ja).toContain('PC・レジ');
  });

  it('pays 3/4 instead of 4/5 when micro status is lost, where the rules tell them apart', () => {
    const micro = (ruleSet: '2023' | '2024') =>
      fixed(
        settle(group([member('a', [software(500_000, 'ACCOUNTING')], { size: 'MICRO' })], { ruleSet }), {
          a: { lostMicro: true },
        }),
      ).members[0]!;
    expect(micro('2024')).toMatchObject({ granted: 400_000n, ruled: 375_000n, fixed: 375_000n });
    expect(codes(micro('2024'))).toEqual(['MICRO_LOST']);
    expect(micro('2023')).toMatchObject({ granted: 375_000n, fixed: 375_000n, notes: [] });
  });

  it('is nothing after a withdrawal', () => {
    const result = fixed(settle(one, { a: { withdrawn: true } }));
    expect(result.members[0]).toMatchObject({
      ruled: 0n,
      granted: 722_222n,
      fixed: 0n,
      bound: 'WITHDRAWN',
      position: null,
    });
    expect(result.total).toEqual({ granted: 722_222n, fixed: 0n, shortfall: 722_222n });
  });
});

describe('(2) of the group', () => {
  const input = group([
    member('a', [twoFunctions(1_000_000), line('ANALYSIS_SERVICE', 9_000_000)]),
    ...Array.from({ length: 10 }, (_, index) => member(`m${index}`, [twoFunctions(1_000_000)])),
  ]);

  it('falls by 500,000 for a member that left, and says so', () => {
    // 11 × 500,000 = 5.5 M of 9,000,000 × 2/3 = 6 M; ten members: 5 M
    expect(fixed(settle(input)).analysis).toMatchObject({
      fixed: 5_500_000n,
      bound: 'AS_GRANTED',
      notes: [],
    });
    const { analysis } = fixed(settle(input, { m3: { withdrawn: true } }));
    expect(analysis).toMatchObject({ ruled: 5_000_000n, fixed: 5_000_000n, bound: 'ACTUAL' });
    expect(codes(analysis)).toEqual(['MEMBER_LIMIT_CHANGED']);
    expect(analysis.notes[0]!.message.ja).toContain('11から10に変わり（辞退: 見本m3）');
  });

  it('follows its certified cost below the limit', () => {
    // 8,000,000 × 2/3 = 5,333,333.3
    expect(fixed(settle(input, { a: { lines: [null, 8_000_000n] } })).analysis.fixed).toBe(5_333_333n);
  });

  it('counts introducing members only by what is certified', () => {
    const two = group(
      ['a', 'b'].map((id) => member(id, [twoFunctions(100_000), line('ANALYSIS_SERVICE', 900_000)])),
      { ruleSet: '2024' },
    );
    // both: min(1,000,000, 1,200,000); one: min(500,000, 600,000)
    expect(fixed(settle(two)).analysis.fixed).toBe(1_000_000n);
    expect(fixed(settle(two, { b: { lines: [null, 0n] } })).analysis).toMatchObject({ fixed: 500_000n });
  });
});

describe('the joint cap and (3)', () => {
  // 500,000 + 3,000,000 each; 11 × 3.5 M = 38.5 M, cut to 30 M: 2,727,272.7 each
  const crowded = () => group(equalMembers(11, () => [twoFunctions(5_166_667)]));

  it('never takes from a member because another spent more, nor gives it what another lost', () => {
    const settlement = settle(crowded(), { m1: { lines: [9_000_000n] }, m2: { lines: [0n] } });
    const { members } = fixed(settlement);
    expect(members.slice(2).map((entry) => entry.fixed)).toEqual(
      members.slice(2).map(({ granted }) => granted),
    );
    expect(members.slice(2).every(({ bound }) => bound === 'GRANT')).toBe(true);
    expect(members[1]).toMatchObject({ fixed: 0n, bound: 'ACTUAL' });
  });

  it('still holds when the granted amounts add up to more', () => {
    const settlement = settle(group(equalMembers(9, () => [twoFunctions(5_166_667)])));
    const members = settlement.members.map((entry) => ({ ...entry, granted: 3_500_000n }));
    const result = fixed({ ...settlement, members });
    // 30,000,000 ÷ 9 = 3,333,333.3: three of them get one yen more
    expect(result.members.map((entry) => entry.fixed)).toEqual([
      ...Array.from({ length: 3 }, () => 3_333_334n),
      ...Array.from({ length: 6 }, () => 3_333_333n),
    ]);
    expect(result.members[0]!.bound).toBe('JOINT_CAP');
    expect(result.combined.fixed).toBe(30_000_000n);
  });

  it('takes MANUAL amounts as they were granted, also when less is available now', () => {
    const input = group(
      [
        member('a', [twoFunctions(1_000_000)], { requested: 700_000n }),
        member('b', [twoFunctions(1_000_000)]),
      ],
      { overCapPolicy: 'MANUAL' },
    );
    const { members } = fixed(settle(input, { a: { lines: [900_000n] } }));
    // a asked for 700,000 and may have 655,555; b 722,222
    expect(members.map((entry) => entry.fixed)).toEqual([655_555n, 722_222n]);
    const kept = fixed(settle(input, { a: { lines: [990_000n] } })).members[0]!;
    // 500,000 + ⌊323,333 × 2/3⌋ = 215,555: more than it asked for
    expect(kept).toMatchObject({ ruled: 715_555n, fixed: 700_000n, bound: 'GRANT' });
  });

  const ten = (reading: 'subsidy' | 'eligible-cost') =>
    group(
      [
        member('a', [twoFunctions(1_000_000), line('OFFICE', 900_000)]),
        ...Array.from({ length: 9 }, (_, index) => member(`m${index}`, [twoFunctions(1_000_000)])),
      ],
      { interpretation: { adminFeeBase: reading } },
    );

  it('takes the 10 % of (3) of the fixed amounts', () => {
    // 7,222,220 ÷ 15 = 481,481.3; with one at 655,555: 7,155,553 ÷ 15 = 477,036.9
    expect(fixed(settle(ten('subsidy'))).admin).toMatchObject({
      granted: 481_481n,
      fixed: 481_481n,
      notes: [],
    });
    const { admin, total } = fixed(settle(ten('subsidy'), { m0: { lines: [900_000n] } }));
    expect(admin).toMatchObject({ ruled: 477_036n, fixed: 477_036n, bound: 'ACTUAL' });
    expect(codes(admin)).toEqual(['ADMIN_BASE_CHANGED']);
    expect(total).toEqual({ granted: 7_703_701n, fixed: 7_632_589n, shortfall: 71_112n });
  });

  it('or of the certified cost under the other reading', () => {
    // 900,000 × 2/3 = 600,000 below 10,000,000 ÷ 15; 8,000,000 ÷ 15 = 533,333.3 with two members gone
    const changes = { m0: { withdrawn: true }, m1: { withdrawn: true } };
    expect(fixed(settle(ten('eligible-cost'))).admin.fixed).toBe(600_000n);
    expect(fixed(settle(ten('eligible-cost'), changes)).admin.fixed).toBe(533_333n);
  });

  it('says that 2022’s cap of (3) is unknown', () => {
    const { admin } = fixed(settle({ ...ten('subsidy'), ruleSet: '2022' }));
    expect(admin).toMatchObject({ fixed: 0n });
    expect(codes(admin)).toEqual(['ADMIN_CAP_UNKNOWN']);
  });
});

describe('what cannot be settled', () => {
  it('is named by its place', () => {
    const input = group([member('a', [twoFunctions(1)]), member('b', [])]);
    const settlement = settle(input);
    const [a] = settlement.members;
    const bad = { lineId: a!.lines[0]!.lineId, yen: -1n, parked: false };
    const result = fixAmounts({
      ...settlement,
      members: [
        { ...a!, granted: -1n, lines: [bad, bad, { ...bad, lineId: '?', yen: 0n }] },
        a!,
        { ...a!, id: '?' },
      ],
      granted: { analysis: -1n, admin: -1n },
    });
    expect(result.ok ? [] : result.error.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'members[0].granted NEGATIVE',
      'members[0].lines[0].yen NEGATIVE',
      'members[0].lines[1] LINE_TWICE',
      'members[0].lines[1].yen NEGATIVE',
      'members[0].lines[2] UNKNOWN_LINE',
      'members[1] MEMBER_TWICE',
      'members[2] UNKNOWN_MEMBER',
      '$ MISSING_MEMBER',
      'granted.analysis NEGATIVE',
      'granted.admin NEGATIVE',
    ]);
  });
});
