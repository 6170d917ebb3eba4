import { describe, expect, it } from '@jest/globals';
import { FIGURE_CHECK_CODES, checkFigures } from './figure-checks.ts';
import type { EffectFigures, EffectMember } from './productivity.ts';

/** A shop of three with 1,800 hours each: 5,400 hours and 9,000,000 of personnel cost, 1,666 yen an hour. */
const YEAR: EffectFigures = {
  operatingProfit: 1_234_567n,
  personnelCost: 9_000_000n,
  depreciation: 456_789n,
  employees: 3n,
  hoursHundredths: 180_000n,
};
const NEXT: EffectFigures = {
  ...YEAR,
  operatingProfit: 1_500_001n,
  personnelCost: 9_200_000n,
  depreciation: 456_700n,
};

function shop(id: string, baseline: EffectFigures | null, reported: EffectFigures | null): EffectMember {
  return { id, name: `見本${id}`, representative: false, usesTool: true, baseline, reported };
}

const found = (...members: EffectMember[]): string[] =>
  checkFigures(members).map(({ code, year, field }) =>
    [code, year, field].filter((part) => part !== null).join(' '),
  );
const reported = (extras: Partial<EffectFigures>): string[] => found(shop('a', YEAR, { ...NEXT, ...extras }));

it('has nothing to say about an ordinary year, nor about figures that are not there', () => {
  expect(reported({})).toEqual([]);
  expect(found(shop('a', null, NEXT), shop('b', YEAR, null), shop('c', null, null))).toEqual([]);
});

describe('figures that look copied', () => {
  it('equal the baseline', () => {
    expect(found(shop('a', YEAR, YEAR))).toEqual(['SAME_AS_BASELINE REPORTED']);
    expect(found(shop('a', YEAR, { ...YEAR, operatingProfit: 1n }))).toEqual([
      'MOSTLY_SAME_AS_BASELINE REPORTED',
    ]);
    // one equal amount, the same three people and hours: an ordinary year
    expect(reported({ personnelCost: YEAR.personnelCost })).toEqual([]);
    expect(reported({ personnelCost: YEAR.personnelCost, depreciation: YEAR.depreciation })).toEqual([
      'MOSTLY_SAME_AS_BASELINE REPORTED',
    ]);
  });

  it('do not when two amounts are zero in both years', () => {
    const plain = { ...YEAR, depreciation: 0n, operatingProfit: 0n };
    expect(found(shop('a', plain, { ...plain, personnelCost: 9_000_001n }))).toEqual([]);
  });

  it('equal another member’s of the same year', () => {
    const checks = checkFigures([
      shop('a', YEAR, NEXT),
      shop('b', { ...YEAR, employees: 4n }, null),
      shop('c', null, YEAR),
    ]);
    expect(
      checks.map(({ code, memberId, year, otherMemberId }) => [code, memberId, year, otherMemberId]),
    ).toEqual([['SAME_AS_OTHER_MEMBER', 'b', 'BASELINE', 'a']]);
    expect(checks[0]!.message.ja).toContain('見本aとすべて同じ');
    const almost = { ...YEAR, depreciation: YEAR.depreciation + 1n };
    expect(found(shop('a', YEAR, null), shop('b', almost, null))).toEqual([]);
    const nothing = { ...YEAR, operatingProfit: 0n, personnelCost: 0n, depreciation: 0n };
    expect(found(shop('a', nothing, null), shop('b', nothing, null))).not.toContain(
      'SAME_AS_OTHER_MEMBER BASELINE',
    );
  });
});

describe('units', () => {
  it.each([
    [
      { personnelCost: 9_200n },
      ['PERSONNEL_COST_PER_HOUR_LOW REPORTED personnelCost', 'UNIT_SLIP REPORTED personnelCost'],
    ],
    [{ depreciation: 456n }, ['UNIT_SLIP REPORTED depreciation']],
    [{ operatingProfit: -1_400_000_000n }, ['UNIT_SLIP REPORTED operatingProfit']],
    // ×2,000 is the last slip, ×500 the first
    [{ operatingProfit: YEAR.operatingProfit * 2000n }, ['UNIT_SLIP REPORTED operatingProfit']],
    [{ depreciation: YEAR.depreciation * 500n }, ['UNIT_SLIP REPORTED depreciation']],
    [{ depreciation: YEAR.depreciation * 500n - 1n }, ['CHANGE_IMPLAUSIBLE REPORTED depreciation']],
    [{ depreciation: YEAR.depreciation * 2001n }, ['CHANGE_IMPLAUSIBLE REPORTED depreciation']],
  ])('slip with %p', (extras, expected) => {
    expect(reported(extras)).toEqual(expected);
  });
});

describe('changes', () => {
  it.each([
    [{ personnelCost: 27_000_000n }, ['CHANGE_IMPLAUSIBLE REPORTED personnelCost']],
    [{ personnelCost: 26_999_999n }, []],
    [{ personnelCost: 3_000_000n }, ['CHANGE_IMPLAUSIBLE REPORTED personnelCost']],
    [{ personnelCost: 3_000_001n }, []],
    [{ employees: 9n }, ['CHANGE_IMPLAUSIBLE REPORTED employees']],
    [{ employees: 8n }, []],
    [{ employees: 1n }, ['CHANGE_IMPLAUSIBLE REPORTED employees']],
    [{ hoursHundredths: 360_000n }, ['CHANGE_IMPLAUSIBLE REPORTED hoursHundredths']],
    [{ hoursHundredths: 359_999n }, []],
    [{ depreciation: 4_567_890n }, ['CHANGE_IMPLAUSIBLE REPORTED depreciation']],
    [{ depreciation: 4_567_889n }, []],
    // value added 10,691,356 before; now 29,656,700 (× 2.8), 49,656,700 (× 4.6) and 656,700 (÷ 16)
    [{ operatingProfit: 20_000_000n }, []],
    [{ operatingProfit: 40_000_000n }, ['PRODUCTIVITY_CHANGE_IMPLAUSIBLE REPORTED']],
    [{ operatingProfit: -9_000_000n }, ['PRODUCTIVITY_CHANGE_IMPLAUSIBLE REPORTED']],
  ])('to %p', (extras, expected) => {
    expect(reported(extras)).toEqual(expected);
  });
});

describe('one year by itself', () => {
  const year = (extras: Partial<EffectFigures>): string[] => found(shop('a', { ...YEAR, ...extras }, null));

  it.each([
    [{ employees: 0n }, ['NO_EMPLOYEES BASELINE employees']],
    [{ hoursHundredths: 876_001n }, ['HOURS_OVER_A_YEAR BASELINE hoursHundredths']],
    [{ hoursHundredths: 99n }, ['HOURS_UNDER_ONE BASELINE hoursHundredths']],
    [{ depreciation: -1n }, ['NEGATIVE_AMOUNT BASELINE depreciation']],
    [{ personnelCost: -1n }, ['NEGATIVE_AMOUNT BASELINE personnelCost']],
    [{ operatingProfit: -1n }, []],
    // 5,400 hours × 500 and × 20,000
    [{ personnelCost: 2_700_000n }, []],
    [{ personnelCost: 2_699_999n }, ['PERSONNEL_COST_PER_HOUR_LOW BASELINE personnelCost']],
    [{ personnelCost: 108_000_000n }, []],
    [{ personnelCost: 108_000_001n }, ['PERSONNEL_COST_PER_HOUR_HIGH BASELINE personnelCost']],
    // 8,760 hours × 3 × 1,000 yen
    [{ hoursHundredths: 876_000n, personnelCost: 26_280_000n }, []],
    [{ hoursHundredths: 100n, personnelCost: 3_000n }, []],
  ])('with %p', (extras, expected) => {
    expect(year(extras)).toEqual(expected);
  });
});

it('every warning names the shop and speaks both languages', () => {
  const odd = { ...NEXT, personnelCost: -1n, depreciation: 456n, employees: 0n, hoursHundredths: 900_000n };
  const checks = checkFigures([
    shop('a', YEAR, YEAR),
    shop('b', YEAR, { ...YEAR, operatingProfit: 1n }),
    shop('c', { ...YEAR, hoursHundredths: 1n }, odd),
    shop('d', { ...YEAR, personnelCost: 1n }, { ...YEAR, personnelCost: 200_000_000n }),
    shop(
      'e',
      { ...YEAR, personnelCost: 9_000_001n },
      { ...NEXT, operatingProfit: 40_000_000n, depreciation: 1n },
    ),
    shop('f', { ...YEAR, depreciation: 99n }, { ...NEXT, operatingProfit: 90_000_000n }),
    shop('g', { ...YEAR, depreciation: 456_000n }, { ...NEXT, operatingProfit: 50_000_000n }),
  ]);
  expect(new Set(checks.map(({ code }) => code))).toEqual(new Set(FIGURE_CHECK_CODES));
  for (const { memberId, message } of checks) {
    expect(message.ja.startsWith(`見本${memberId}`)).toBe(true);
    expect(message.ja).toContain('ください');
    expect(message.en).toMatch(/[Pp]lease/);
  }
});
