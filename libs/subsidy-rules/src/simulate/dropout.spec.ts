import { describe, expect, it } from '@jest/globals';
import { equalMembers, group, line, member, twoFunctions } from '../../testing/groups.ts';
import type { CalculationInput } from '../input/types.ts';
import { dropoutTable, simulateDropout } from './dropout.ts';
import { DROPOUT_STAGES } from './types.ts';
import type { Dropout, DropoutStage, StandingAmounts } from './types.ts';

/**
 * Twelve shops of 722,222 yen of (1) each: 500,000 + ⌊333,333 × 2/3⌋; together 8,666,664. The representative buys
 * 9,000,000 of analysis (2/3 = 6,000,000 = 12 × 500,000) and 900,000 of office costs (2/3 = 600,000, under the limit
 * ⌊14,666,664 ÷ 15⌋ = 977,777). Total 15,266,664.
 */
const shops = equalMembers(12, () => [twoFunctions(1_000_000)]);
const street = group(
  shops.with(
    0,
    member('m1', [twoFunctions(1_000_000), line('ANALYSIS_HARDWARE', 9_000_000), line('OFFICE', 900_000)], {
      representative: true,
    }),
  ),
);

/** Twelve of 3,500,000 available each, 42 M together, so 2,500,000 each under the joint cap. */
const crowded = group(equalMembers(12, () => [twoFunctions(6_000_000)]));

function drop(
  input: CalculationInput,
  stage: DropoutStage,
  leaving: string[],
  standing: StandingAmounts | null = null,
): Dropout {
  const simulated = simulateDropout(input, stage, leaving, standing);
  if (!simulated.ok) throw new Error(simulated.error.message.en);
  return simulated.value;
}

const row = ({ members }: Dropout, id: string) => members.find((candidate) => candidate.id === id);
const kinds = ({ effects }: Dropout) => effects.map(({ kind }) => kind);
const of = ({ effects }: Dropout, kind: string) => effects.find((candidate) => candidate.kind === kind);

describe('before the submission', () => {
  const one = drop(street, 'BEFORE_SUBMISSION', ['m12']);

  it('calculates the rest anew', () => {
    // −722,222 of its own and −500,000 of the analysis limit, 11 × 500,000 = 5,500,000
    expect(one.group.total).toEqual({ before: 15_266_664n, after: 14_044_442n, change: -1_222_222n });
    expect(one.group.analysis).toEqual({ before: 6_000_000n, after: 5_500_000n, change: -500_000n });
    expect(one.group.admin.change).toBe(0n);
    expect(one.analysisLimit).toEqual({
      counted: { before: 12, after: 11 },
      limit: { before: 6_000_000n, after: 5_500_000n, change: -500_000n },
    });
    expect(one.adminLimit).toEqual({ before: 977_777n, after: 896_296n }); // ⌊13,444,442 ÷ 15⌋
    expect(one.memberCount).toEqual({ before: 12, after: 11, minimum: 10, missing: 0 });
  });

  it('tells every member what it pays', () => {
    // joint net (9,900,000 − 6,600,000) ÷ 12 = 275,000 → (9,900,000 − 6,100,000) ÷ 11 = 345,454 6/11, six of them rounded up
    expect(row(one, 'm1')).toMatchObject({
      leaving: false,
      granted: { before: 722_222n, after: 722_222n },
      beforeTax: { before: 552_778n, after: 623_233n, change: 70_455n },
      share: { before: 735_278n, after: 813_233n, change: 77_955n }, // joint tax 82,500 → 90,000
    });
    expect(row(one, 'm7')?.beforeTax.change).toBe(70_454n);
    expect(row(one, 'm12')).toMatchObject({
      leaving: true,
      granted: { after: 0n, change: -722_222n },
      share: { before: 735_278n, after: 0n },
      repay: 0n,
    });
  });

  it('says what is notable', () => {
    expect(kinds(one)).toEqual(['GROUP_TOTAL', 'WORST_HIT', 'ANALYSIS_LIMIT_FALLS', 'ADMIN_LIMIT_FALLS']);
    expect(of(one, 'GROUP_TOTAL')?.message).toEqual({
      ja: '見本m12が抜けると、グループ全体の補助金は −1,222,222円（15,266,664円 → 14,044,442円）です。',
      en: "If 見本m12 leaves, the group's subsidy changes by −1,222,222 yen (15,266,664 yen → 14,044,442 yen).",
    });
    expect(of(one, 'WORST_HIT')?.message.ja).toContain(
      '見本m1で、自己負担額は消費税込みの目安で +77,955円（735,278円 → 813,233円）',
    );
  });

  it('cannot be submitted below 10', () => {
    const three = drop(street, 'BEFORE_SUBMISSION', ['m10', 'm11', 'm12', 'm12']);
    expect(three.memberCount).toMatchObject({ after: 9, missing: 1 });
    expect(three.effects[0]).toMatchObject({ kind: 'TOO_FEW_MEMBERS', severity: 'error', task: null });
    expect(three.effects[0]?.message.ja).toContain('あと1者足りません。このままでは申請できません');
    expect(of(three, 'GROUP_TOTAL')?.message.ja).toContain('見本m10など3者が抜けると');
  });

  // twelve, of which m2, m3 and m4 are one business: ten count, and nine once anybody else leaves
  it.each(DROPOUT_STAGES)('counts deemed-same members once: %s', (stage) => {
    const chain = [
      ['m2', 'm3'],
      ['m3', 'm4'],
    ] as const;
    const without = (...leaving: string[]) => {
      const simulated = simulateDropout(street, stage, leaving, null, chain);
      return simulated.ok ? simulated.value : null;
    };
    expect(without('m12')?.memberCount).toEqual({ before: 10, after: 9, minimum: 10, missing: 1 });
    expect(without('m12')?.effects[0]).toMatchObject({ kind: 'TOO_FEW_MEMBERS', severity: 'error' });
    expect(without('m2')?.memberCount).toMatchObject({ before: 10, after: 10, missing: 0 });
    expect(without('m2', 'm3', 'm4')?.memberCount).toMatchObject({ after: 9 });
    const table = dropoutTable(street, stage, null, chain);
    expect(table.ok && table.value.filter(({ belowMinimum }) => belowMinimum).map(({ id }) => id)).toEqual(
      street.members.map(({ id }) => id).filter((id) => !['m2', 'm3', 'm4'].includes(id)),
    );
  });

  it('frees room under the joint cap for the others', () => {
    // 30,000,000 ÷ 11 = 2,727,272 8/11: eight get one yen more
    const freed = drop(crowded, 'BEFORE_SUBMISSION', ['m12']);
    expect(freed.group.total.change).toBe(0n);
    expect(row(freed, 'm1')?.granted).toEqual({ before: 2_500_000n, after: 2_727_273n, change: 227_273n });
    expect(row(freed, 'm11')?.granted.after).toBe(2_727_272n);
    expect(of(freed, 'OTHERS_GAIN')).toMatchObject({ amount: 227_273n });
    expect(of(freed, 'WORST_HIT')).toBeUndefined();
  });

  it('says when amounts typed in no longer stand', () => {
    const typed = { ...street, overCapPolicy: 'MANUAL' as const, requestedAnalysis: 6_000_000n };
    const refused = drop(typed, 'BEFORE_SUBMISSION', ['m12']); // only 5,500,000 left
    expect(kinds(refused)).toEqual(['REQUEST_REFUSED']);
  });

  it('says what the representative takes along', () => {
    const lead = drop(street, 'BEFORE_SUBMISSION', ['m1']);
    expect(lead.effects[0]).toMatchObject({ kind: 'REPRESENTATIVE_LEAVES', task: 'ASK_SECRETARIAT' });
    expect(of(lead, 'JOINT_PURCHASE_LEAVES')?.amount).toBe(9_900_000n);
  });
});

describe('after the submission or the grant', () => {
  it.each(['AFTER_SUBMISSION', 'AFTER_GRANT'] as const)('%s: what stood is the ceiling', (stage) => {
    const left = drop(crowded, stage, ['m12']);
    expect(left.group.total).toEqual({ before: 30_000_000n, after: 27_500_000n, change: -2_500_000n });
    expect(row(left, 'm1')?.granted.change).toBe(0n);
    // nobody buys (2) or (3), so their falling limits are not worth a word
    expect(kinds(left).filter((kind) => kind.endsWith('LIMIT_FALLS'))).toEqual([]);
    expect(of(left, 'FREED_BUT_NOT_REDISTRIBUTED')).toMatchObject({
      amount: 2_500_000n,
      sourcesSilent: stage === 'AFTER_SUBMISSION',
    });
    expect(of(left, 'PLAN_CHANGE_NEEDED')?.task).toBe(stage === 'AFTER_GRANT' ? 'PLAN_CHANGE' : undefined);
  });

  it('takes the amounts of the notice, each its own ceiling', () => {
    const standing = {
      members: street.members.map(({ id }) => ({ id, granted: id === 'm2' ? 700_000n : 722_222n })),
      analysis: 4_000_000n,
      admin: 500_000n,
    };
    const left = drop(street, 'AFTER_GRANT', ['m12'], standing);
    expect(left.group.analysis).toEqual({ before: 4_000_000n, after: 4_000_000n, change: 0n }); // < 5,500,000
    expect(left.group.admin).toEqual({ before: 500_000n, after: 500_000n, change: 0n });
    // (10 × 722,222 + 700,000 + 4,000,000) ÷ 15 = 11,922,220 ÷ 15 = 794,814
    expect(left.adminLimit.after).toBe(794_814n);
    expect(row(left, 'm2')?.granted).toEqual({ before: 700_000n, after: 700_000n, change: 0n });
    expect(left.group.total.change).toBe(-722_222n);
    // a new calculation gives 1,600,000 more, but only 722,222 of it were freed by the leaver
    expect(of(left, 'FREED_BUT_NOT_REDISTRIBUTED')?.amount).toBe(722_222n);
  });

  it('never leaves a member more than the rules give on its costs', () => {
    const standing = {
      members: street.members.map(({ id }) => ({ id, granted: 900_000n })),
      analysis: 6_000_000n,
      admin: 600_000n,
    };
    expect(row(drop(street, 'AFTER_GRANT', ['m12'], standing), 'm2')?.granted.after).toBe(722_222n);
  });

  it('lowers (2) and (3) to what the rest supports', () => {
    const many = ['m4', 'm5', 'm6', 'm7', 'm8', 'm9', 'm10', 'm11', 'm12'];
    const left = drop(street, 'AFTER_GRANT', many);
    // 3 × 722,222 = 2,166,666; 3 × 500,000 = 1,500,000; ⌊3,666,666 ÷ 15⌋ = 244,444
    expect(left.group.analysis.after).toBe(1_500_000n);
    expect(left.group.admin.after).toBe(244_444n);
    expect(left.effects[0]).toMatchObject({
      kind: 'TOO_FEW_MEMBERS',
      severity: 'error',
      task: 'PLAN_CHANGE',
      sourcesSilent: true,
    });
  });

  it('keeps a granted (3) where the cap of the year is unknown', () => {
    // 2022: nothing is computed without a cap, but 500,000 were granted: min(500,000, ⌊13,444,442 ÷ 15⌋, 600,000)
    const old = { ...street, ruleSet: '2022' as const };
    const standing = {
      members: street.members.map(({ id }) => ({ id, granted: 722_222n })),
      analysis: 6_000_000n,
      admin: 500_000n,
    };
    const left = drop(old, 'AFTER_GRANT', ['m12'], standing);
    expect(left.group.admin).toEqual({ before: 500_000n, after: 500_000n, change: 0n });
    expect(left.adminLimit).toEqual({ before: null, after: null });
  });
});

describe('after the fixing', () => {
  const bought = group(
    shops
      .with(
        0,
        member('m1', [twoFunctions(1_000_000), line('ANALYSIS_HARDWARE', 6_000_000)], {
          representative: true,
        }),
      )
      .with(1, member('m2', [twoFunctions(1_000_000), line('ANALYSIS_HARDWARE', 3_000_000)])),
  );
  const left = drop(bought, 'AFTER_FIXING', ['m2']);

  it('the leaver repays its (1) and the rest stays', () => {
    expect(row(left, 'm2')).toMatchObject({ repay: 722_222n, jointReceived: 2_000_000n }); // 6,000,000 × 3/9
    expect(left.group.total.change).toBe(-722_222n);
    expect(left.group.analysis).toEqual({ before: 6_000_000n, after: 6_000_000n, change: 0n });
    expect(left.analysisLimit.counted).toEqual({ before: 12, after: 12 });
    expect(left.memberCount.after).toBe(11);
    expect(row(left, 'm1')?.share.change).toBe(0n);
    expect(row(left, 'm2')?.share.change).toBe(722_222n);
  });

  it('says what the papers leave open', () => {
    expect(of(left, 'REPAYMENT')).toMatchObject({ amount: 722_222n, task: 'WITHDRAWAL_NOTICE' });
    expect(of(left, 'JOINT_AMOUNTS_STAY')).toMatchObject({
      severity: 'warning',
      sourcesSilent: true,
      clause: '',
    });
    expect(of(left, 'JOINT_AMOUNTS_STAY')?.message.ja).toContain('買い手として受け取った2,000,000円');
  });
});

it('does not count those without a tool, nor miss them when they go', () => {
  const idle = { ...street, members: [...street.members, member('idle', [])] };
  for (const stage of DROPOUT_STAGES) {
    expect(drop(idle, stage, ['idle']).memberCount).toMatchObject({ before: 12, after: 12 });
    expect(drop(idle, stage, ['m3']).memberCount).toMatchObject({ before: 12, after: 11 });
  }
});

it('asks for a leaver that exists', () => {
  expect(simulateDropout(street, 'AFTER_GRANT', [])).toMatchObject({ error: { code: 'NOBODY_LEAVES' } });
  expect(simulateDropout(street, 'AFTER_GRANT', ['m1', 'x'])).toMatchObject({
    error: { code: 'UNKNOWN_MEMBER' },
  });
});

describe('the table', () => {
  it('names the worst hit of each withdrawal', () => {
    const table = dropoutTable(street, 'BEFORE_SUBMISSION');
    expect(table.ok && table.value[11]).toEqual({
      id: 'm12',
      name: '見本m12',
      representative: false,
      total: { before: 15_266_664n, after: 14_044_442n, change: -1_222_222n },
      others: -500_000n,
      worstHit: {
        id: 'm1',
        name: '見本m1',
        granted: { before: 722_222n, after: 722_222n, change: 0n },
        share: { before: 735_278n, after: 813_233n, change: 77_955n },
      },
      memberCount: 11,
      belowMinimum: false,
      requestRefused: false,
    });
  });

  it('is bounded', () => {
    const huge = group(equalMembers(202, () => [twoFunctions(1)]));
    expect(dropoutTable(huge, 'AFTER_GRANT')).toMatchObject({ error: { code: 'TOO_MANY_MEMBERS' } });
    const full = dropoutTable({ ...huge, members: huge.members.slice(1) }, 'AFTER_GRANT');
    expect(full.ok && full.value.length).toBe(201);
  });
});
