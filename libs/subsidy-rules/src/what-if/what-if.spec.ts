import { describe, expect, it } from '@jest/globals';
import { equalMembers, group, line, member, software, twoFunctions } from '../../testing/groups.ts';
import { calculate } from '../calculate.ts';
import { applyScenario } from './scenario.ts';
import type { Change } from './scenario.ts';
import { compareScenario } from './what-if.ts';
import type { WhatIf } from './what-if.ts';

/** Twelve shops of 992,222 yen each: 500,000 + ⌊333,333 × 2/3⌋ + 90,000 + 180,000. */
const lines = () => [
  { ...twoFunctions(1_000_000), id: 'soft' },
  line('PC', 180_000, { id: 'pc' }),
  line('REGISTER', 360_000, { id: 'reg' }),
];
const members = equalMembers(12, lines).with(4, member('tea', lines(), { name: '見本茶舗' }));
const today = group(members);

function whatIf(...changes: Change[]): WhatIf {
  const compared = compareScenario(today, changes);
  if (!compared.ok) throw new Error(compared.error.message.en);
  return compared.value;
}

describe('one sentence', () => {
  it.each<[Change[], string, string]>([
    [
      [{ kind: 'DROP_MEMBER', memberId: 'tea' }],
      '見本茶舗が抜けると、グループ全体で −992,222円。構成員は11者（10者以上を満たします）',
      'If 見本茶舗 leaves: −992,222 yen for the group. 11 members (10 or more: met)',
    ],
    [
      [2, 3, 4].map((n) => ({ kind: 'DROP_MEMBER', memberId: `m${n}` })),
      '見本m2など3者が抜けると、グループ全体で −2,976,666円。構成員は9者（10者以上まであと1者です）',
      'If 見本m2 and 2 more leave: −2,976,666 yen for the group. 9 members (1 short of 10)',
    ],
    [
      [{ kind: 'ADD_MEMBER', member: member('new', [software(400_000, 'EC')]) }],
      '見本newが加わると、グループ全体で +300,000円。構成員は13者（10者以上を満たします）',
      'If 見本new joins: +300,000 yen for the group. 13 members (10 or more: met)',
    ],
    [
      [{ kind: 'REMOVE_LINE', memberId: 'tea', lineId: 'pc' }],
      '見本茶舗の費用を変えると、グループ全体で −90,000円。構成員は12者（10者以上を満たします）',
      'If the costs of 見本茶舗 change: −90,000 yen for the group. 12 members (10 or more: met)',
    ],
    [
      [{ kind: 'SET_SIZE', memberId: 'tea', size: 'MICRO' }],
      '見本茶舗が小規模事業者なら、グループ全体で ±0円。構成員は12者（10者以上を満たします）',
      'If 見本茶舗 is a micro business: ±0 yen for the group. 12 members (10 or more: met)',
    ],
    [
      [{ kind: 'SET_POLICY', policy: 'ANALYSIS_FIRST' }],
      '上限を超えたときの分け方を「消費動向等分析を満額にする」にすると、グループ全体で ±0円。構成員は12者（10者以上を満たします）',
      'With the policy "analysis first": ±0 yen for the group. 12 members (10 or more: met)',
    ],
    [
      [],
      '何も変えないと、グループ全体で ±0円。構成員は12者（10者以上を満たします）',
      'With nothing changed: ±0 yen for the group. 12 members (10 or more: met)',
    ],
  ])('%#', (changes, ja, en) => {
    expect(whatIf(...changes).sentence).toEqual({ ja, en });
  });

  it('counts several unlike changes together', () => {
    const { sentence } = whatIf(
      { kind: 'REMOVE_LINE', memberId: 'tea', lineId: 'pc' },
      { kind: 'DROP_MEMBER', memberId: 'm2' },
    );
    expect(sentence.ja).toBe(
      '2つの変更をまとめてすると、グループ全体で −1,082,222円。構成員は11者（10者以上を満たします）',
    );
  });

  it('says when the total stays but the shares do not', () => {
    const shop = { ...twoFunctions(1_000_000), id: 'soft' };
    const uneven = members.with(0, member('m1', [shop, line('OFFICE', 600_000)], { representative: true }));
    const compared = compareScenario(group(uneven), [{ kind: 'SET_SHARING_KEY', sharingKey: 'BUYER_BEARS' }]);
    expect(compared.ok && compared.value.sentence).toEqual({
      ja: 'みんなの費用の分け方を「買った構成員が負担する」にすると、グループ全体で ±0円（12者の自己負担額は変わります）。構成員は12者（10者以上を満たします）',
      en: 'With the joint costs shared "borne by the buyer": ±0 yen for the group (the shares of 12 members change). 12 members (10 or more: met)',
    });
  });

  it('says when the group loses its representative', () => {
    expect(whatIf({ kind: 'DROP_MEMBER', memberId: 'm1' }).sentence).toEqual({
      ja: '見本m1が抜けると、グループ全体で −992,222円。構成員は11者（10者以上を満たします）。代表事業者がいなくなるので、ほかの法人に代表を交代しないと申請できません',
      en: 'If 見本m1 leaves: −992,222 yen for the group. 11 members (10 or more: met). Without a representative the group cannot apply; please appoint another corporation',
    });
  });

  it('does not count a participant that lost its last tool', () => {
    const { sentence } = whatIf(
      ...['soft', 'pc', 'reg'].map((lineId): Change => ({ kind: 'REMOVE_LINE', memberId: 'tea', lineId })),
    );
    expect(sentence.ja).toContain('構成員は11者');
  });

  it('says so when the amounts typed in no longer stand', () => {
    const typed = group(members.with(4, { ...members[4]!, requested: 992_222n }), {
      overCapPolicy: 'MANUAL',
    });
    const compared = compareScenario(typed, [{ kind: 'REMOVE_LINE', memberId: 'tea', lineId: 'pc' }]);
    expect(compared.ok && compared.value.sentence.ja).toContain(
      '入力した申請額が上限を超えるため計算できません',
    );
  });
});

describe('the differences', () => {
  it('tell who stays the same, who changes, who goes and who comes', () => {
    const { members: rows, group: totals } = whatIf(
      { kind: 'DROP_MEMBER', memberId: 'm1' },
      { kind: 'ADD_MEMBER', member: member('new', [software(400_000, 'EC')]) },
      { kind: 'REMOVE_LINE', memberId: 'tea', lineId: 'pc' },
    );
    const statuses = Object.fromEntries(rows.map(({ id, status }) => [id, status]));
    expect(statuses).toMatchObject({ m1: 'DROPPED', new: 'ADDED', tea: 'CHANGED', m2: 'SAME' });
    expect(rows.find(({ id }) => id === 'tea')).toMatchObject({
      granted: { before: 992_222n, after: 902_222n, change: -90_000n },
      share: { before: 701_778n, after: 593_778n, change: -108_000n }, // 1,540,000 × 1.1 and 1,360,000 × 1.1, less the subsidy
    });
    expect(rows.find(({ id }) => id === 'm1')?.granted).toEqual({
      before: 992_222n,
      after: 0n,
      change: -992_222n,
    });
    expect(totals.memberCount).toEqual({ before: 12, after: 12 });
    expect(totals.total.change).toBe(-992_222n + 300_000n - 90_000n);
    expect(totals.infrastructure.change).toBe(totals.total.change);
  });

  it('equal two separate calculations, and leave the input alone', () => {
    const copy = structuredClone(today);
    const { before, after } = whatIf({ kind: 'DROP_MEMBER', memberId: 'tea' });
    expect(before).toEqual(calculate(copy));
    expect(after).toEqual(calculate({ ...copy, members: copy.members.filter(({ id }) => id !== 'tea') }));
    expect(today).toEqual(copy);
  });
});

describe('a scenario', () => {
  const soft = (price: number) => ({ ...software(price, 'EC'), id: 'soft' });

  it('applies its changes one after the other', () => {
    const changed = applyScenario(today, [
      { kind: 'ADD_MEMBER', member: member('new', []) },
      { kind: 'ADD_LINE', memberId: 'new', line: soft(1) },
      { kind: 'REPLACE_LINE', memberId: 'new', line: soft(2) },
      { kind: 'SET_SHARING_KEY', sharingKey: 'BUYER_BEARS' },
      { kind: 'SET_INTERPRETATION', interpretation: { adminFeeBase: 'eligible-cost' } },
      { kind: 'SET_INTERPRETATION', interpretation: { tierBoundary: 'exact' } },
    ]);
    expect(changed).toMatchObject({
      ok: true,
      value: {
        sharingKey: 'BUYER_BEARS',
        interpretation: { adminFeeBase: 'eligible-cost', tierBoundary: 'exact' },
        members: expect.arrayContaining([expect.objectContaining({ id: 'new', costLines: [soft(2)] })]),
      },
    });
  });

  it.each<[Change, string]>([
    [{ kind: 'DROP_MEMBER', memberId: 'nobody' }, 'UNKNOWN_MEMBER'],
    [{ kind: 'SET_SIZE', memberId: 'nobody', size: 'MICRO' }, 'UNKNOWN_MEMBER'],
    [{ kind: 'ADD_MEMBER', member: member('tea', []) }, 'MEMBER_EXISTS'],
    [{ kind: 'ADD_LINE', memberId: 'tea', line: soft(1) }, 'LINE_EXISTS'],
    [{ kind: 'REPLACE_LINE', memberId: 'tea', line: { ...soft(1), id: 'no' } }, 'UNKNOWN_LINE'],
    [{ kind: 'REMOVE_LINE', memberId: 'tea', lineId: 'no' }, 'UNKNOWN_LINE'],
  ])('that cannot be: %#', (change, code) => {
    const compared = compareScenario(today, [{ kind: 'SET_POLICY', policy: 'PRO_RATA' }, change]);
    expect(compared).toMatchObject({ ok: false, error: { change: 1, code } });
  });
});
