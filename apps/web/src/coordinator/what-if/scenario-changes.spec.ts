import { describe, expect, it } from '@jest/globals';
import { RULE_SETS } from '@renkei/subsidy-rules';
import { keyOf, type LineDraft, type Plan, type Trial } from './plan.ts';
import { changesOf, restored } from './scenario-changes.ts';

const LINE: LineDraft = {
  category: 'SOFTWARE',
  functions: ['ACCOUNTING', 'EC'],
  unitPriceYen: 900_719_925,
  quantity: 3,
  cloudMonths: 24,
};

const ONE_OF_EACH: readonly Trial[] = [
  {
    kind: 'ADD_MEMBER',
    member: { name: '見本茶舗𠮷', size: 'MICRO', costLines: [LINE, { ...LINE, cloudMonths: null }] },
  },
  { kind: 'SET_SIZE', memberId: 'm1', size: 'MICRO' },
  { kind: 'ADD_LINE', memberId: 'm1', line: LINE },
  { kind: 'REPLACE_LINE', memberId: 'm1', lineId: 'l1', line: { ...LINE, category: 'PC', functions: [] } },
  { kind: 'REMOVE_LINE', memberId: 'm1', lineId: 'l2' },
  { kind: 'SET_POLICY', policy: 'EQUAL_CEILING' },
  { kind: 'SET_SHARING_KEY', sharingKey: 'BY_WEIGHT' },
  { kind: 'SET_READING', reading: 'adminFeeBase', value: 'eligible-cost' },
  { kind: 'SET_READING', reading: 'analysisMemberCount', value: 'introducing-members' },
  { kind: 'SET_READING', reading: 'tierBoundary', value: 'x25' },
  { kind: 'DROP_MEMBER', memberId: 'm2' },
];

const planOf = (trials: readonly Trial[]): Plan =>
  trials.reduce<Plan>((plan, trial) => [...plan, { key: keyOf(trial, plan), trial }], []);

/** As the API answers: yen as decimal text. */
const asKept = (changes: unknown): string =>
  JSON.stringify(changes, (key, value: unknown) => (key === 'unitPriceYen' ? String(value) : value));

const read = (changes: unknown) => restored(asKept(changes), '2023');

describe('a plan on its way to the API and back', () => {
  it('stays what it was, whatever it tries', () => {
    const plan = planOf(ONE_OF_EACH);
    expect(read(changesOf(plan))).toEqual({ plan, unreadable: 0 });
  });

  it('names readings as the API does', () => {
    const readings = ONE_OF_EACH.filter(({ kind }) => kind === 'SET_READING');
    expect(changesOf(planOf(readings))).toEqual([
      { readings: { adminFeeBase: 'ELIGIBLE_COST' } },
      { readings: { analysisMemberCount: 'INTRODUCING_MEMBERS' } },
      { readings: { tierBoundary: 'X25' } },
    ]);
  });

  it('sends only what can be made one after the other', () => {
    const trials: readonly Trial[] = [
      { kind: 'DROP_MEMBER', memberId: 'm1' },
      { kind: 'REMOVE_LINE', memberId: 'm1', lineId: 'l1' },
      { kind: 'SET_SIZE', memberId: 'm2', size: 'MICRO' },
    ];
    expect(changesOf(planOf(trials))).toEqual([
      { size: { memberId: 'm2', size: 'MICRO' } },
      { dropMember: 'm1' },
    ]);
  });
});

describe('what others saved', () => {
  it('is read with all its readings, also as the rules spell them; null is the reading of the year', () => {
    const readings = { adminFeeBase: 'eligible-cost', tierBoundary: null, productivityMean: 'GEOMETRIC' };
    expect(read([{ readings }]).plan.map(({ trial }) => trial)).toEqual([
      { kind: 'SET_READING', reading: 'adminFeeBase', value: 'eligible-cost' },
      { kind: 'SET_READING', reading: 'tierBoundary', value: RULE_SETS['2023'].defaults.tierBoundary },
    ]);
  });

  it('counts as made last', () => {
    const { plan } = read([
      { overCapPolicy: 'MANUAL' },
      { replaceLine: { memberId: 'm1', costLineId: 'l1', line: LINE } },
      { overCapPolicy: 'PRO_RATA' },
      { removeLine: { memberId: 'm1', costLineId: 'l1' } },
    ]);
    expect(plan.map(({ trial }) => trial)).toEqual([
      { kind: 'SET_POLICY', policy: 'PRO_RATA' },
      { kind: 'REMOVE_LINE', memberId: 'm1', lineId: 'l1' },
    ]);
  });

  it('keeps what a new shop is, and fills in what was left out', () => {
    const costLines = [{ category: 'PC', unitPriceYen: 180_000 }];
    const member = { name: '新店', representative: true, sharingWeight: 4, costLines };
    const { plan } = read([{ addMember: member }]);
    const line = { functions: [], quantity: 1, cloudMonths: null };
    expect(plan[0]?.trial).toEqual({
      kind: 'ADD_MEMBER',
      member: { ...member, size: 'SME', costLines: [{ ...costLines[0], ...line }] },
    });
    expect(changesOf(plan)).toMatchObject([{ addMember: { representative: true, sharingWeight: 4 } }]);
  });

  it.each([
    [[{ inventedLater: 1 }]],
    [[null]],
    [[{ overCapPolicy: 'INVENTED' }]],
    [[{ readings: { tierBoundary: 'INVENTED' } }]],
    [[{ size: { memberId: 'm1', size: 'HUGE' } }]],
    [[{ removeLine: { memberId: 'm1' } }]],
    [[{ addLine: { memberId: 'm1', line: { ...LINE, unitPriceYen: '9007199254740993' } } }]],
    [[{ addLine: { memberId: 'm1', line: { ...LINE, category: 'INVENTED' } } }]],
    [[{ addMember: { name: '新店', costLines: [{}] } }]],
    [{ not: 'a list' }],
  ])('is counted when it cannot be read: %j', (changes) => {
    expect(read(changes)).toEqual({ plan: [], unreadable: 1 });
  });

  it('is counted when it is no JSON at all', () => {
    expect(restored('{', '2023')).toEqual({ plan: [], unreadable: 1 });
  });
});
