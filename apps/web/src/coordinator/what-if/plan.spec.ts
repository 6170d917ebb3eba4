import { describe, expect, it } from '@jest/globals';
import {
  calculate,
  compareScenario,
  parseCalculationInput,
  type CalculationInput,
} from '@renkei/subsidy-rules';
import { coreChanges, fitting, keyOf, tried, without, type LineDraft, type Plan } from './plan.ts';
import { lostText, stepText } from './step-text.ts';
import { planOf } from './suggested-plan.ts';
import { todayOf } from './today.ts';

/** Eleven shops: 1,000,000 yen of software with two functions, 180,000 yen of PC. */
const document = {
  overCapPolicy: 'PRO_RATA',
  members: Array.from({ length: 11 }, (_, index) => ({
    id: `m${index}`,
    name: index === 4 ? '見本茶舗' : `見本${index}`,
    representative: index === 0,
    costLines: [
      {
        id: `s${index}`,
        category: 'SOFTWARE',
        functions: ['ACCOUNTING', 'EC'],
        unitPrice: '1000000',
        quantity: 1,
      },
      { id: `p${index}`, category: 'PC', unitPrice: '180000', quantity: 1 },
    ],
  })),
};

function group(): CalculationInput {
  const parsed = parseCalculationInput(document);
  if (!parsed.ok) throw new Error(parsed.error[0]?.message.en);
  return parsed.value;
}
const today = group();
const software: LineDraft = {
  category: 'SOFTWARE',
  functions: ['ACCOUNTING', 'EC'],
  unitPriceYen: 1_000_000,
  quantity: 1,
  cloudMonths: null,
};

function whatIf(plan: Plan) {
  const compared = compareScenario(today, coreChanges(plan));
  if (!compared.ok) throw new Error(compared.error.message.en);
  return compared.value;
}

describe('trying one thing after the other', () => {
  it('says what a shop that leaves does', () => {
    const plan = tried([], { kind: 'DROP_MEMBER', memberId: 'm4' }, today);
    // 500,000 + ⌊333,333 × 2/3⌋ + ⌊180,000 / 2⌋
    expect(whatIf(plan).sentence.ja).toBe(
      '見本茶舗が抜けると、グループ全体で −812,222円。構成員は10者（10者以上を満たします）',
    );
  });

  it('replaces what was tried of the same line, and forgets it once it is as today', () => {
    const line = (unitPriceYen: number) =>
      ({ kind: 'REPLACE_LINE', memberId: 'm4', lineId: 's4', line: { ...software, unitPriceYen } }) as const;
    const first = tried([], line(900_000), today);
    const second = tried(first, line(800_000), today);
    expect(second).toEqual([{ key: 'line/m4/s4', trial: line(800_000) }]);
    expect(tried(second, { kind: 'REMOVE_LINE', memberId: 'm4', lineId: 's4' }, today)).toHaveLength(1);
    expect(tried(second, line(1_000_000), today)).toEqual([]);
    expect(
      tried(second, { ...line(1_000_000), line: { ...software, functions: ['EC', 'ACCOUNTING'] } }, today),
    ).toEqual([]);
  });

  it('keeps added lines apart and never reuses the name of one', () => {
    const add = { kind: 'ADD_LINE', memberId: 'm1', line: software } as const;
    const two = tried(tried([], add, today), add, today);
    expect(two.map(({ key }) => key)).toEqual(['new-1', 'new-2']);
    expect(keyOf(add, without(two, 'new-1'))).toBe('new-3');
    const changed = tried(two, { ...add, line: { ...software, quantity: 2 } }, today, 'new-1');
    expect(changed.map(({ key }) => key)).toEqual(['new-1', 'new-2']);
    expect(
      whatIf(changed).after.input.members[1]?.costLines.map(({ id, quantity }) => [id, quantity]),
    ).toEqual([
      ['s1', 1],
      ['p1', 1],
      ['new-1', 2],
      ['new-2', 1],
    ]);
  });
});

describe('as the core calculates it', () => {
  it('gives the very input the changes describe', () => {
    const plan = [
      { kind: 'SET_POLICY', policy: 'EQUAL_CEILING' },
      { kind: 'SET_READING', reading: 'adminFeeBase', value: 'eligible-cost' },
      { kind: 'SET_SIZE', memberId: 'm2', size: 'MICRO' },
      { kind: 'REMOVE_LINE', memberId: 'm3', lineId: 'p3' },
      { kind: 'ADD_MEMBER', member: { name: '新店', size: 'SME', costLines: [software] } },
    ] as const;
    const steps = plan.reduce<Plan>((all, trial) => tried(all, trial, today), []);
    const { input } = whatIf(steps).after;
    expect(input).toMatchObject({
      overCapPolicy: 'EQUAL_CEILING',
      interpretation: { adminFeeBase: 'eligible-cost' },
    });
    expect(input.members[2]?.size).toBe('MICRO');
    expect(input.members[3]?.costLines.map(({ id }) => id)).toEqual(['s3']);
    expect(input.members[11]).toMatchObject({
      id: 'new-1',
      name: '新店',
      representative: false,
      costLines: [{ unitPrice: 1_000_000n, functions: ['ACCOUNTING', 'EC'] }],
    });
    expect(whatIf(JSON.parse(JSON.stringify(steps)) as Plan).group).toEqual(whatIf(steps).group);
  });

  it('lets whoever leaves take what was tried of it along', () => {
    const drop = tried([], { kind: 'DROP_MEMBER', memberId: 'm4' }, today);
    const both = tried(drop, { kind: 'REMOVE_LINE', memberId: 'm4', lineId: 'p4' }, today);
    expect(whatIf(both).group.total).toEqual(whatIf(drop).group.total);
  });

  it('sets aside what the group no longer has', () => {
    const plan: Plan = [
      { key: 'drop/gone', trial: { kind: 'DROP_MEMBER', memberId: 'gone' } },
      { key: 'line/m1/gone', trial: { kind: 'REMOVE_LINE', memberId: 'm1', lineId: 'gone' } },
      { key: 'drop/m1', trial: { kind: 'DROP_MEMBER', memberId: 'm1' } },
    ];
    const { fits, lost } = fitting(plan, today);
    expect([fits, lost].map((steps) => steps.map(({ key }) => key))).toEqual([
      ['drop/m1'],
      ['drop/gone', 'line/m1/gone'],
    ]);
    expect(lost.map((step) => lostText(step, today).ja)).toEqual([
      'お店が抜ける（このお店は、いまのグループにいません）',
      '見本1: 費用をやめる（この費用は、いまはありません）',
    ]);
  });

  it('tells a step in a few words', () => {
    const line = { ...software, unitPriceYen: 500_000 };
    const plan = tried([], { kind: 'REPLACE_LINE', memberId: 'm4', lineId: 's4', line }, today);
    expect(plan.map((step) => stepText(step, today).ja)).toEqual([
      '見本茶舗のソフトウェアを 1,000,000円から 500,000円に',
    ]);
    expect(
      stepText({ key: 'x', trial: { kind: 'REMOVE_LINE', memberId: 'm4', lineId: 'p4' } }, today).en,
    ).toBe('見本茶舗: PC, tablet, printer … of 180,000 yen left out');
  });
});

describe('what the server suggests', () => {
  it('becomes a plan', () => {
    const none = { memberId: null, lineId: null, overCapPolicy: null, sharingKey: null, line: null };
    const line = {
      id: 'x',
      category: 'OFFICE',
      functions: [],
      unitPrice: 300_000,
      quantity: 1,
      cloudMonths: null,
    } as const;
    const plan = planOf(
      [
        { ...none, kind: 'SET_SHARING_KEY', sharingKey: 'BUYER_BEARS' },
        { ...none, kind: 'ADD_LINE', memberId: 'm0', line },
        { ...none, kind: 'SET_POLICY', overCapPolicy: 'PRO_RATA' }, // as today
      ],
      today,
    );
    expect(plan.map(({ key }) => key)).toEqual(['sharing-key', 'new-1']);
    expect(whatIf(plan).after.input.members[0]?.costLines[2]?.unitPrice).toBe(300_000n);
  });
});

describe('the group as it is', () => {
  it('is priced with everyone scaled alike while the amounts typed in are refused', () => {
    const typed = { ...document, overCapPolicy: 'MANUAL' };
    const fine = todayOf(JSON.stringify(typed));
    expect(fine.kind === 'READY' && [fine.requestRefused, fine.input.overCapPolicy]).toEqual([
      false,
      'MANUAL',
    ]);
    const members = document.members.map((member) => ({ ...member, requested: '9000000' }));
    const refused = todayOf(JSON.stringify({ ...typed, members }));
    expect(refused.kind === 'READY' && [refused.requestRefused, refused.input.overCapPolicy]).toEqual([
      true,
      'PRO_RATA',
    ]);
    expect(refused.kind === 'READY' && calculate(refused.input).total.granted).toBe(
      calculate(today).total.granted,
    );
  });

  it('is said to be unreadable when it is', () => {
    expect(todayOf('{"members":[{"id":1}]}').kind).toBe('UNREADABLE');
  });
});
