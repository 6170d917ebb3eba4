import { describe, expect, it } from '@jest/globals';
import { ratio } from '@renkei/kernel';
import { equalMembers, group, line, member, software, twoFunctions } from '../../testing/groups.ts';
import { calculate } from '../calculate.ts';
import type { CostLine } from '../input/types.ts';
import { optimise } from './optimise.ts';
import type { AnalysisUse } from './types.ts';

/** 722,222 of (1) each: 500,000 + ⌊333,333 × 2/3⌋; twelve of them 8,666,664. */
const shops = () => equalMembers(12, () => [twoFunctions(1_000_000)]);

/** The representative of twelve shops also buys these. */
const street = (...lines: CostLine[]) =>
  shops().with(0, member('m1', [twoFunctions(1_000_000), ...lines], { representative: true }));

const beacons = (quantity: number, unitPrice: number, extras: Partial<CostLine> = {}) =>
  line('ANALYSIS_HARDWARE', unitPrice, { id: 'beacon', quantity, ...extras });

const usedBy = (...userIds: string[]): AnalysisUse[] => [{ buyerId: 'm1', lineId: 'beacon', userIds }];

describe('who buys the analysis tools', () => {
  // 2025: n = 1 buyer, so 500,000 of ⌊3,600,000 × 2/3⌋ = 2,400,000. Four buyers: 2,000,000.
  const input = group(street(beacons(4, 900_000)), { ruleSet: '2025' });

  it('lets the declared users buy a unit each', () => {
    const found = optimise(input, {
      objective: 'MOST_SUBSIDY',
      analysisUses: usedBy('m1', 'm2', 'm3', 'm4'),
    });
    expect(found).toMatchObject({ method: 'EXACT', tried: 14 }); // 4 + 6 + 4 + 1 sets of buyers, less today's
    expect(found.suggestions).toHaveLength(1);
    const [best] = found.suggestions;
    expect(best).toMatchObject({
      id: 'buyers:m1/beacon>m1,m2,m3,m4',
      levers: ['ANALYSIS_BUYERS'],
      gain: 1_500_000n,
      before: { analysis: 500_000n, granted: 9_166_664n, cost: 15_600_000n },
      after: { analysis: 2_000_000n, granted: 10_666_664n, cost: 15_600_000n },
      worseOff: [],
      changedLines: [],
      allowed: [{ lever: 'ANALYSIS_BUYERS', clause: 'K25 p.10, p.20' }],
    });
    expect(best?.changes).toEqual([
      { kind: 'REPLACE_LINE', memberId: 'm1', line: beacons(1, 900_000) },
      ...['m2', 'm3', 'm4'].map((memberId) => ({
        kind: 'ADD_LINE',
        memberId,
        line: beacons(1, 900_000, { id: `beacon/${memberId}` }),
      })),
    ]);
    expect(best?.explanation.ja).toBe(
      '消費動向等分析のツール1件を、使う構成員（見本m1、見本m2、見本m3ほか1者）が買うと、補助金はグループ全体で +1,500,000円（9,166,664円 → 10,666,664円）です。負担が増える構成員はいません。',
    );
  });

  it('asks who uses them when nobody is declared, and suggests nothing', () => {
    const found = optimise(input, { objective: 'MOST_SUBSIDY' });
    expect(found.suggestions).toEqual([]);
    expect(found.tried).toBe(0);
    expect(found.hints[0]).toMatchObject({ kind: 'WHO_USES_THE_ANALYSIS_TOOLS', yen: 1_500_000n });
  });

  it.each([
    ['one unit', beacons(1, 3_600_000)],
    ['months of a cloud fee', beacons(12, 300_000, { category: 'ANALYSIS_SOFTWARE', cloudMonths: 12 })],
    ['hours of a service', beacons(36, 100_000, { category: 'ANALYSIS_SERVICE' })],
  ])('never tells apart %s', (_, whole) => {
    const one = group(street(whole), { ruleSet: '2025' });
    const uses = usedBy('m1', 'm2', 'm3');
    expect(optimise(one, { objective: 'MOST_SUBSIDY', analysisUses: uses }).suggestions).toEqual([]);
  });

  it('passes over users without software of their own, and those that do not exist', () => {
    const idle = group([...input.members, member('new', [line('PC', 200_000)])], { ruleSet: '2025' });
    const found = optimise(idle, { objective: 'MOST_SUBSIDY', analysisUses: usedBy('m1', 'new', 'nobody') });
    expect(found).toMatchObject({ tried: 0, suggestions: [] });
  });

  it('never takes a member its last tool', () => {
    // m2 has nothing but the beacons, so at least one of them stays with it
    const only = group(street().with(1, member('m2', [beacons(2, 900_000)])), { ruleSet: '2025' });
    const uses = [{ buyerId: 'm2', lineId: 'beacon', userIds: ['m3', 'm4'] }];
    const found = optimise(only, { objective: 'MOST_SUBSIDY', analysisUses: uses });
    expect(found.suggestions).toEqual([]);
  });

  it('lets a representative that buys analysis tools take over more, but no other one', () => {
    const second = member('m2', [twoFunctions(1_000_000), beacons(1, 300_000)]);
    const uses = [{ buyerId: 'm2', lineId: 'beacon', userIds: [] }];
    const tried = (lead: CostLine[]) =>
      optimise(group(street(...lead).with(1, second), { ruleSet: '2025' }), {
        objective: 'MOST_SUBSIDY',
        analysisUses: uses,
      }).tried;
    expect(tried([beacons(1, 300_000)])).toBe(1); // under a fresh id, for it has a line "beacon" itself
    expect(tried([])).toBe(0);
  });

  it('changes nothing where all members count anyway', () => {
    const all = { ...input, ruleSet: '2023' as const };
    const found = optimise(all, {
      objective: 'MOST_SUBSIDY',
      analysisUses: usedBy('m1', 'm2', 'm3', 'm4'),
    });
    expect(found.suggestions).toEqual([]);
    expect(found.hints.map(({ kind }) => kind)).not.toContain('WHO_USES_THE_ANALYSIS_TOOLS');
  });

  it('says that it did not try everything when there are too many ways', () => {
    // ⌊7,200,000 × 2/3⌋ = 4,800,000 needs ten buyers of the twelve: 2^12 − 1 sets
    const many = group(street(beacons(12, 600_000)), { ruleSet: '2025' });
    const everybody = many.members.map(({ id }) => id);
    const found = optimise(many, { objective: 'MOST_SUBSIDY', analysisUses: usedBy(...everybody) });
    expect(found.method).toBe('HEURISTIC');
    expect(found.how.ja).toContain('64通りをこえる');
    expect(found.suggestions[0]).toMatchObject({ gain: 4_300_000n, after: { analysis: 4_800_000n } });
    const buyers = new Set(
      found.suggestions[0]?.changes.map((change) => 'memberId' in change && change.memberId),
    );
    expect(buyers.size).toBe(10);
  });
});

describe('how the joint cap is shared', () => {
  // ten of 3,500,000 and two of 300,000 available: 35,600,000. Equal ceiling: 2,940,000 and 300,000.
  const big = () => [twoFunctions(6_000_000)];
  const small = () => [software(400_000, 'EC')];
  const crowd = group([...equalMembers(10, big), member('s1', small()), member('s2', small())], {
    overCapPolicy: 'EQUAL_CEILING',
  });

  it('helps the worst off, and says who pays for it', () => {
    // pro rata: 2,949,438 (two of them one more) and 252,809; own parts 51.0 % → 3,050,562 ÷ 6,000,000
    const found = optimise(crowd, { objective: 'LEAST_BURDEN_WORST_OFF' });
    expect(found).toMatchObject({ method: 'EXACT', tried: 19 }); // 4 policies × 5 keys, less today's
    expect(found.suggestions).toHaveLength(1);
    expect(found.suggestions[0]).toMatchObject({
      id: 'policy:PRO_RATA',
      gain: 0n,
      score: { before: ratio(3_060_000n, 6_000_000n), after: ratio(3_050_562n, 6_000_000n) },
      worseOff: [
        { id: 's1', granted: { before: 300_000n, after: 252_809n, change: -47_191n } },
        { id: 's2', beforeTax: { before: 100_000n, after: 147_191n, change: 47_191n } },
      ],
      allowed: [{ clause: 'R25 第12条3 / K25 p.20' }],
    });
    expect(found.suggestions[0]?.explanation.ja).toContain('51.0% から 50.8% になります。一方で2者は');
  });

  it('has nothing to offer when today is best', () => {
    const found = optimise({ ...crowd, overCapPolicy: 'PRO_RATA' }, { objective: 'MOST_EVEN' });
    expect(found.suggestions).toEqual([]);
  });

  it('never brings more subsidy: the cap is full under every policy', () => {
    expect(optimise(crowd, { objective: 'MOST_SUBSIDY' })).toMatchObject({ tried: 3, suggestions: [] });
  });

  it('a refused request is only ever replaced, not shared otherwise', () => {
    const members = shops().with(
      0,
      member('m1', [twoFunctions(1_000_000), line('OFFICE', 300_000)], {
        representative: true,
        requested: 9_000_000n,
      }),
    );
    const refused = group(members, { overCapPolicy: 'MANUAL', sharingKey: 'BUYER_BEARS' });
    const { suggestions, before } = optimise(refused, { objective: 'MOST_EVEN' });
    expect(before.granted).toBe(0n);
    expect(suggestions.length).toBeGreaterThan(0);
    for (const { levers } of suggestions) expect(levers).toContain('OVER_CAP_POLICY');
  });

  it('replaces amounts typed in that ask for too little', () => {
    const members = shops().with(4, member('m5', [twoFunctions(1_000_000)], { requested: 100_000n }));
    const found = optimise(group(members, { overCapPolicy: 'MANUAL' }), { objective: 'MOST_SUBSIDY' });
    expect(found.suggestions[0]).toMatchObject({ id: 'policy:PRO_RATA', gain: 622_222n, worseOff: [] });
  });
});

describe('the joint costs', () => {
  // limit of (3) ⌊8,666,664 ÷ 15⌋ = 577,777, filled by 866,666 of cost; 633,334 of 1,500,000 brings nothing
  const office = line('OFFICE', 500_000, { id: 'office', quantity: 3 });
  const input = group(street(office));

  it('may shrink to what is subsidised, if they really can', () => {
    const found = optimise(input, { objective: 'LEAST_BURDEN_WORST_OFF' });
    const lower = found.suggestions.find(({ levers }) => levers.join() === 'LOWER_ADMIN_COST');
    // 866,666 over three units: 288,889 each, 866,667
    expect(lower).toMatchObject({
      id: 'lower-admin',
      gain: 0n,
      changes: [{ kind: 'REPLACE_LINE', memberId: 'm1', line: { id: 'office', unitPrice: 288_889n } }],
      changedLines: [
        {
          memberId: 'm1',
          lineId: 'office',
          cost: { before: 1_500_000n, after: 866_667n, change: -633_333n },
        },
      ],
      before: { admin: 577_777n, cost: 13_500_000n },
      after: { admin: 577_777n, cost: 12_866_667n },
    });
    expect(lower?.explanation.ja).toContain('補助されない事務費・専門家費を633,333円減らす');
  });

  it('take the costliest lines first, whole ones if need be', () => {
    const lines = [line('EXPERT', 600_000, { id: 'expert' }), line('OFFICE', 900_000, { id: 'office' })];
    // 633,334 too much: all of it fits into the 900,000 → 266,666
    const [best] = optimise(group(street(...lines)), { objective: 'LEAST_BURDEN_WORST_OFF' }).suggestions;
    expect(best?.changedLines).toEqual([
      {
        memberId: 'm1',
        lineId: 'office',
        cost: { before: 900_000n, after: 266_666n, change: -633_334n },
      },
    ]);
    const small = Array.from({ length: 5 }, (_, index) => line('OFFICE', 300_000, { id: `o${index}` }));
    const [many] = optimise(group(street(...small)), { objective: 'LEAST_BURDEN_WORST_OFF' }).suggestions;
    expect(many?.changes.map(({ kind }) => kind)).toEqual(['REMOVE_LINE', 'REMOVE_LINE', 'REPLACE_LINE']);
    expect(many?.after.cost).toBe(12_866_666n);
    const exact = [633_334, 433_333, 433_333].map((price, index) =>
      line('OFFICE', price, { id: `o${index}` }),
    );
    const [whole] = optimise(group(street(...exact)), { objective: 'LEAST_BURDEN_WORST_OFF' }).suggestions;
    expect(whole?.changes).toEqual([{ kind: 'REMOVE_LINE', memberId: 'm1', lineId: 'o0' }]);
  });

  it('after the submission leave only the key open', () => {
    const unfair = { ...input, sharingKey: 'BUYER_BEARS' as const };
    const found = optimise(unfair, { objective: 'MOST_EVEN', stage: 'AFTER_GRANT' });
    // borne by the buyer: m1 (277,778 + 922,223) ÷ 2,500,000 = 48.0 %, the others 27.8 %
    expect(found.suggestions.length).toBe(1);
    expect(found.suggestions[0]?.levers).toEqual(['SHARING_KEY']);
    expect(found.suggestions[0]).toMatchObject({ id: 'key:EQUAL', allowed: [{ clause: '' }] });
    expect(found.suggestions[0]?.worseOff).toHaveLength(11);
    expect(found.hints).toEqual([]);
  });
});

describe('worth asking', () => {
  const hint = (members: ReturnType<typeof shops>, kind: string) =>
    optimise(group(members), { objective: 'MOST_SUBSIDY' }).hints.find((found) => found.kind === kind);

  it('whether software has a second function that others in the group have', () => {
    const single = member('m2', [software(1_000_000, 'ACCOUNTING')]);
    expect(hint(shops().with(1, single), 'SECOND_FUNCTION')).toMatchObject({ memberId: 'm2', yen: 222_222n });
    const alone = [single, member('m3', [software(1_000_000, 'ACCOUNTING')])];
    expect(hint(alone, 'SECOND_FUNCTION')).toBeUndefined();
  });

  it('whether more admin cost really arises', () => {
    expect(hint(shops(), 'ADMIN_ROOM')).toMatchObject({ memberId: null, yen: 577_777n });
    expect(hint(shops(), 'ADMIN_ROOM')?.message.ja).toContain('あと 866,666円');
    expect(hint(street(line('OFFICE', 866_666)), 'ADMIN_ROOM')).toBeUndefined();
  });

  it('whether hardware past its cap is needed', () => {
    const rich = [twoFunctions(1_000_000), line('PC', 300_000), line('REGISTER', 400_000)];
    expect(hint(shops().with(2, member('m3', rich)), 'HARDWARE_PAST_CAP')).toMatchObject({
      memberId: 'm3',
      yen: 100_000n, // 200,000 of PC cost fill its cap, 400,000 the register's
    });
  });

  it('changes nothing by itself', () => {
    const input = group(shops());
    expect(optimise(input, { objective: 'MOST_SUBSIDY' }).before.granted).toBe(
      calculate(input).total.granted,
    );
    expect(optimise(input, { objective: 'MOST_SUBSIDY' }).suggestions).toEqual([]);
  });
});
