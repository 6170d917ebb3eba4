import { describe, expect, it } from '@jest/globals';
import { parseCalculationInput } from './parse.ts';
import type { InputProblem } from './types.ts';

type Json = Record<string, unknown>;

const software: Json = {
  id: 'l1',
  category: 'SOFTWARE',
  functions: ['ACCOUNTING'],
  unitPrice: 800000,
  quantity: 1,
};
const shop = (...costLines: Json[]): Json => ({ id: 'm1', costLines });
const withLine = (extras: Json): Json => ({ members: [shop({ ...software, ...extras })] });

function problemsOf(json: unknown): readonly InputProblem[] {
  const parsed = parseCalculationInput(json);
  return parsed.ok ? [] : parsed.error;
}

const brief = (json: unknown): string[] => problemsOf(json).map(({ path, code }) => `${path} ${code}`);

describe('a usable document', () => {
  it('gets the defaults for what it leaves out', () => {
    expect(
      parseCalculationInput({
        members: [{ id: 'm1' }, shop(software)].map((m, i) => ({ ...m, id: `m${i}` })),
      }),
    ).toEqual({
      ok: true,
      value: {
        ruleSet: '2023',
        interpretation: {},
        overCapPolicy: 'PRO_RATA',
        requestedAnalysis: null,
        sharingKey: 'EQUAL',
        members: [
          {
            id: 'm0',
            name: '',
            representative: false,
            size: 'SME',
            costLines: [],
            requested: null,
            sharingWeight: 1n,
          },
          {
            id: 'm1',
            name: '',
            representative: false,
            size: 'SME',
            requested: null,
            sharingWeight: 1n,
            costLines: [
              {
                id: 'l1',
                category: 'SOFTWARE',
                functions: ['ACCOUNTING'],
                unitPrice: 800000n,
                quantity: 1,
                cloudMonths: null,
              },
            ],
          },
        ],
      },
    });
  });

  it('may be an empty group', () => {
    expect(brief({ members: [] })).toEqual([]);
  });

  it('keeps every digit of a decimal string', () => {
    const parsed = parseCalculationInput(withLine({ unitPrice: '999999999999999' }));
    expect(parsed.ok && parsed.value.members[0]?.costLines[0]?.unitPrice).toBe(999_999_999_999_999n);
  });

  it('takes the readings, also written as the papers do', () => {
    const interpretation = { adminFeeBase: 'eligible-cost', tierBoundary: 'X25' };
    const parsed = parseCalculationInput({ interpretation, members: [] });
    expect(parsed.ok && parsed.value.interpretation).toEqual({
      adminFeeBase: 'eligible-cost',
      tierBoundary: 'x25',
    });
  });

  it('may use the same line id in two members', () => {
    expect(brief({ members: [shop(software), { ...shop(software), id: 'm2' }] })).toEqual([]);
  });

  it('takes a weight of 0 and more', () => {
    const parsed = parseCalculationInput({
      sharingKey: 'BY_WEIGHT',
      members: [
        { id: 'a', sharingWeight: 0 },
        { id: 'b', sharingWeight: 3 },
      ],
    });
    expect(parsed.ok && parsed.value.members.map(({ sharingWeight }) => sharingWeight)).toEqual([0n, 3n]);
  });

  it('takes the cap of (3) for 2022', () => {
    const parsed = parseCalculationInput({
      ruleSet: '2022',
      interpretation: { adminCapYen: '500000' },
      members: [],
    });
    expect(parsed.ok && parsed.value.interpretation).toEqual({ adminCapYen: 500_000n });
  });
});

describe('an unusable document', () => {
  it.each<[string, unknown, string[]]>([
    ['no object', [], ['$ NOT_AN_OBJECT']],
    ['null', null, ['$ NOT_AN_OBJECT']],
    ['no members', {}, ['members MISSING']],
    ['members no list', { members: {} }, ['members NOT_A_LIST']],
    ['a member no object', { members: [1] }, ['members[0] NOT_AN_OBJECT']],
    ['an unknown rule set', { ruleSet: '2021', members: [] }, ['ruleSet UNKNOWN_VALUE']],
    ['a rule set as a number', { ruleSet: 2023, members: [] }, ['ruleSet UNKNOWN_VALUE']],
    ['an unknown policy', { overCapPolicy: 'FAIR', members: [] }, ['overCapPolicy UNKNOWN_VALUE']],
    ['an unknown sharing key', { sharingKey: 'FAIR', members: [] }, ['sharingKey UNKNOWN_VALUE']],
    ['an unknown key', { member: [], members: [] }, ['member UNKNOWN_KEY']],
    ['an odd unknown key', { 'a b': 1, members: [] }, ['["a b"] UNKNOWN_KEY']],
    [
      'an unknown switch',
      { interpretation: { base: 'x' }, members: [] },
      ['interpretation.base UNKNOWN_KEY'],
    ],
    [
      'an unknown reading',
      { interpretation: { adminFeeBase: 'tax' }, members: [] },
      ['interpretation.adminFeeBase UNKNOWN_VALUE'],
    ],
    [
      'a reading that is no text',
      { interpretation: { tierBoundary: 1 }, members: [] },
      ['interpretation.tierBoundary UNKNOWN_VALUE'],
    ],
    [
      'switches that are no object',
      { interpretation: 'subsidy', members: [] },
      ['interpretation NOT_AN_OBJECT'],
    ],
    [
      'a cap that is known',
      { interpretation: { adminCapYen: 1 }, members: [] },
      ['interpretation.adminCapYen ADMIN_CAP_ALREADY_KNOWN'],
    ],
    ['no member id', { members: [{ costLines: [] }] }, ['members[0].id MISSING']],
    ['an empty id', { members: [{ id: '' }] }, ['members[0].id NOT_TEXT']],
    ['a number as id', { members: [{ id: 1 }] }, ['members[0].id NOT_TEXT']],
    ['a number as name', { members: [{ id: 'a', name: 1 }] }, ['members[0].name NOT_TEXT']],
    [
      'the same member twice',
      { members: [{ id: 'a' }, { id: 'b' }, { id: 'a' }] },
      ['members[2].id DUPLICATE_ID'],
    ],
    ['an unknown member key', { members: [{ id: 'a', lines: [] }] }, ['members[0].lines UNKNOWN_KEY']],
    ['an unknown size', { members: [{ id: 'a', size: 'LARGE' }] }, ['members[0].size UNKNOWN_VALUE']],
    [
      'a representative as text',
      { members: [{ id: 'a', representative: 'yes' }] },
      ['members[0].representative NOT_TRUE_OR_FALSE'],
    ],
    ['lines no list', { members: [{ id: 'a', costLines: null }] }, ['members[0].costLines NOT_A_LIST']],
    [
      'a weight below 0',
      { members: [{ id: 'a', sharingWeight: -1 }] },
      ['members[0].sharingWeight NOT_A_WHOLE_NUMBER'],
    ],
    [
      'two further representatives',
      { members: ['a', 'b', 'c'].map((id) => ({ id, representative: true })) },
      ['members[1].representative SECOND_REPRESENTATIVE', 'members[2].representative SECOND_REPRESENTATIVE'],
    ],
  ])('%s', (_, json, expected) => {
    expect(brief(json)).toEqual(expected);
  });

  it.each<[string, Json, string[]]>([
    ['no category', { category: undefined }, ['category MISSING']],
    ['an unknown category', { category: 'SOFT' }, ['category UNKNOWN_VALUE']],
    ['a lower-case category', { category: 'software' }, ['category UNKNOWN_VALUE']],
    ['an unknown key', { price: 1 }, ['price UNKNOWN_KEY']],
    ['an unknown function', { functions: ['PAYROLL'] }, ['functions[0] UNKNOWN_VALUE']],
    ['functions no list', { functions: 'EC' }, ['functions NOT_A_LIST']],
    ['functions on hardware', { category: 'PC' }, ['functions FUNCTIONS_ONLY_ON_SOFTWARE']],
    ['no price', { unitPrice: undefined }, ['unitPrice MISSING']],
    ['a negative price', { unitPrice: -1 }, ['unitPrice NEGATIVE']],
    ['a fraction', { unitPrice: 0.5 }, ['unitPrice FRACTION']],
    ['a price too large', { unitPrice: 2 ** 53 }, ['unitPrice TOO_LARGE']],
    ['a price in words', { unitPrice: '八百円' }, ['unitPrice NOT_A_NUMBER']],
    ['no quantity', { quantity: undefined }, ['quantity MISSING']],
    ['a quantity of 0', { quantity: 0 }, ['quantity NOT_A_WHOLE_NUMBER']],
    ['half a piece', { quantity: 1.5 }, ['quantity NOT_A_WHOLE_NUMBER']],
    ['a quantity as text', { quantity: '2' }, ['quantity NOT_A_WHOLE_NUMBER']],
    ['0 months', { cloudMonths: 0 }, ['cloudMonths NOT_A_WHOLE_NUMBER']],
    ['25 months', { cloudMonths: 25 }, ['cloudMonths TOO_MANY_CLOUD_MONTHS']],
    ['24 months', { cloudMonths: 24 }, []],
    [
      '13 months of analysis',
      { category: 'ANALYSIS_SOFTWARE', functions: undefined, cloudMonths: 13 },
      ['cloudMonths TOO_MANY_CLOUD_MONTHS'],
    ],
    ['12 months of analysis', { category: 'ANALYSIS_SOFTWARE', functions: undefined, cloudMonths: 12 }, []],
    [
      'months on a PC',
      { category: 'PC', functions: undefined, cloudMonths: 1 },
      ['cloudMonths NOT_A_CLOUD_CATEGORY'],
    ],
  ])('a line with %s', (_, extras, expected) => {
    expect(brief(withLine(extras))).toEqual(expected.map((rest) => `members[0].costLines[0].${rest}`));
  });

  it('names the same line twice', () => {
    expect(brief({ members: [shop(software, software)] })).toEqual([
      'members[0].costLines[1].id DUPLICATE_ID',
    ]);
  });

  it('names all problems at once, in both languages', () => {
    const problems = problemsOf({
      ruleSet: '1999',
      members: [
        { id: 'a', size: 'BIG', costLines: [{ ...software, unitPrice: -1, quantity: 0 }] },
        { id: 'a' },
      ],
    });
    expect(problems.map(({ path }) => path)).toEqual([
      'ruleSet',
      'members[0].size',
      'members[0].costLines[0].unitPrice',
      'members[0].costLines[0].quantity',
      'members[1].id',
    ]);
    expect(problems.every(({ message }) => message.ja !== '' && message.en !== '')).toBe(true);
    expect(problems[3]?.message.ja).toBe('1以上の整数で入れてください。');
  });
});

describe('amounts typed in (MANUAL)', () => {
  const typed = (requested: unknown, requestedAnalysis: unknown = undefined): Json => ({
    overCapPolicy: 'MANUAL',
    requestedAnalysis,
    members: [{ ...shop(software), requested }],
  });

  it('may be anything up to what is available', () => {
    expect(brief(typed('500000', 0))).toEqual([]);
    expect(brief(typed(undefined))).toEqual([]);
  });

  it('are refused above it', () => {
    expect(brief(typed(500_001, 1))).toEqual([
      'members[0].requested REQUEST_OVER_AVAILABLE',
      'requestedAnalysis REQUEST_OVER_AVAILABLE',
    ]);
  });

  it('are refused when their sum is over the cap', () => {
    const line = { ...software, functions: ['ACCOUNTING', 'EC'], unitPrice: 6_000_000 };
    const members = Array.from({ length: 9 }, (_, index) => ({ id: `m${index}`, costLines: [line] }));
    const problems = problemsOf({ overCapPolicy: 'MANUAL', members });
    expect(problems.map(({ path, code }) => [path, code])).toEqual([['members', 'REQUEST_OVER_CAP']]);
    expect(problems[0]?.message.ja).toContain('あと 1,500,000円 減らしてください');
  });

  it('do not matter under another policy', () => {
    expect(brief({ ...typed(500_001), overCapPolicy: 'PRO_RATA' })).toEqual([]);
  });
});
