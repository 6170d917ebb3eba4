import { formatRatio, formatYen, formatYenEn } from '@renkei/kernel';
import type { Yen } from '@renkei/kernel';
import { nameOf } from '../input/member.ts';
import { adminCap } from '../parts/admin.ts';
import { r25, sourcedFor } from '../rule-set/sources.ts';
import type { Sourced } from '../rule-set/types.ts';
import { explainGroup } from '../trace/explain.ts';
import { memberSteps, timesRatio } from '../trace/member-steps.ts';
import { from, given, memberPath, step } from '../trace/step.ts';
import type { TraceInput, TraceStep } from '../trace/types.ts';
import type { FixedAmount, FixedAmounts } from './fixed-amounts.ts';

/** The rungs of a calculation that also stand at the settlement: everything before the joint cap and the admin base. */
const KEPT: ReadonlySet<string> = new Set([
  'infrastructure.eligible',
  'analysis.eligible',
  'analysis.countedMembers',
  'analysis.limit',
  'analysis.available',
  'admin.eligible',
]);

const RULED = { ja: '認められた費用から計算した額', en: 'What the rules give on the accepted costs' };
const GRANTED = { ja: '交付決定額', en: 'Granted' };
const CUT = { ja: '(1)と(2)の上限のために減る額', en: 'Cut by the joint cap' };

function fixedStep(
  id: string,
  what: string,
  whatEn: string,
  amount: FixedAmount,
  ruled: TraceInput,
  rule: Sourced<unknown>,
): TraceStep {
  const label = { ja: `${what}の確定額`, en: `Fixed amount of ${whatEn}` };
  const inputs = [ruled, given('g', GRANTED, amount.granted)];
  const limited = amount.ruled < amount.granted ? amount.ruled : amount.granted;
  if (amount.bound !== 'JOINT_CAP') {
    return step(id, label, 'min(g, a)', inputs, amount.fixed, { cap: amount.granted, rules: [rule] });
  }
  return step(
    id,
    label,
    'min(g, a) − x',
    [...inputs, given('x', CUT, limited - amount.fixed)],
    amount.fixed,
    { rules: [rule] },
  );
}

function memberFixedSteps(result: FixedAmounts, rule: Sourced<unknown>): TraceStep[] {
  let left = 0;
  return result.members.map((member, index) => {
    const name = nameOf({ id: member.id, name: result.planned.input.members[index]?.name ?? '' });
    if (member.position === null) {
      const id = `withdrawn[${left}].fixed`;
      left += 1;
      return step(
        id,
        { ja: `${name}の確定額（辞退）`, en: `Fixed amount of ${name} (withdrawn)` },
        '0',
        [],
        0n,
      );
    }
    const path = memberPath(member.position);
    const ruled = given('a', RULED, member.ruled, `${path}.subsidy`);
    return fixedStep(`${path}.fixed`, name, name, member, ruled, rule);
  });
}

function adminSteps(result: FixedAmounts, combined: TraceStep, eligible: TraceInput, rule: Sourced<unknown>) {
  const { actual, admin, ruleSet } = result;
  const { shareOfBase, rate, cap: knownCap } = ruleSet.admin;
  const bySubsidy = actual.interpretation.adminFeeBase === 'subsidy';
  const costs = [
    given(
      'c',
      { ja: '(1)の対象費用', en: 'Eligible cost of (1)' },
      actual.infrastructure.eligible,
      'infrastructure.eligible',
    ),
    given(
      'c',
      { ja: '(2)の対象費用', en: 'Eligible cost of (2)' },
      actual.analysis.eligible,
      'analysis.eligible',
    ),
  ];
  const base = step(
    'admin.fixed.base',
    { ja: '10%を掛けるもとの額', en: 'What the 10 % is taken of' },
    bySubsidy ? 'g' : 'sum(c)',
    bySubsidy ? [from('g', combined)] : costs,
    admin.amounts.base,
    { rules: [shareOfBase], disagreement: 'adminFeeBase' },
  );
  const cap = adminCap(ruleSet, actual.interpretation);
  if (cap === null || admin.amounts.limit === null) {
    const label = { ja: '上限がわからないので計算していません', en: 'Not computed: its cap is unknown' };
    const ruled = step('admin.fixed.ruled', label, '0', [], 0n);
    return [
      base,
      ruled,
      fixedStep('admin.fixed', '事務費・専門家費(3)', '(3)', admin, from('a', ruled), rule),
    ];
  }
  const rateText = formatRatio(rate.value);
  const limit = step(
    'admin.fixed.limit',
    {
      ja: `もとの額の10% × ${rateText}（${formatYen(cap)}まで）`,
      en: `10 % × ${rateText} of the base (up to ${formatYenEn(cap)})`,
    },
    `min(${cap}, floor(${timesRatio('B', shareOfBase.value)} × ${rate.value.numerator} ÷ ${rate.value.denominator}))`,
    [from('B', base)],
    admin.amounts.limit,
    {
      cap,
      rules: knownCap === null ? [shareOfBase, rate] : [shareOfBase, rate, knownCap],
      disagreement: 'adminFeeBase',
    },
  );
  const ruled = step(
    'admin.fixed.ruled',
    RULED,
    `min(L, floor(${timesRatio('C', rate.value)}))`,
    [from('L', limit), { ...eligible, symbol: 'C' }],
    admin.ruled,
    { cap: admin.amounts.limit, rules: [rate] },
  );
  return [
    base,
    limit,
    ruled,
    fixedStep('admin.fixed', '事務費・専門家費(3)', '(3)', admin, from('a', ruled), rule),
  ];
}

function sumStep(
  id: string,
  what: string,
  whatEn: string,
  parts: readonly TraceStep[],
  total: Yen,
): TraceStep {
  const label = { ja: `${what}の確定額の合計`, en: `Fixed in all for ${whatEn}` };
  return step(
    id,
    label,
    'sum(f)',
    parts.map((part) => from('f', part)),
    total,
  );
}

/**
 * Why every fixed amount is what it is: from the certified lines (paths into `result.actual.input`, one unit each at
 * the certified yen) to `members[i].fixed`, `withdrawn[k].fixed`, `analysis.fixed`, `admin.fixed` and `total.fixed`,
 * where i is a position in `result.actual`. The clause of the last rung is R25 第22条2 / 様式第1.
 */
export function explainFixedAmounts(result: FixedAmounts): TraceStep[] {
  const { actual, ruleSet } = result;
  const rule = sourcedFor(ruleSet.id)('lower-of-the-two', r25('第22条2'), r25('様式第1 2'));
  const kept = explainGroup(actual).filter(({ id }) => KEPT.has(id));
  const eligible = given(
    'C',
    { ja: '事務費・専門家費(3)の合計', en: 'Cost of (3)' },
    actual.admin.eligible,
    'admin.eligible',
  );
  const members = memberFixedSteps(result, rule);
  const infrastructure = sumStep('infrastructure.fixed', '(1)', '(1)', members, result.infrastructure.fixed);
  const ruledAnalysis = given('a', RULED, result.analysis.ruled, 'analysis.available');
  const analysis = fixedStep(
    'analysis.fixed',
    '消費動向等分析経費(2)',
    '(2)',
    result.analysis,
    ruledAnalysis,
    rule,
  );
  const combined = sumStep(
    'combined.fixed',
    '(1)と(2)',
    '(1) and (2)',
    [infrastructure, analysis],
    result.combined.fixed,
  );
  const admin = adminSteps(result, combined, eligible, rule);
  const total = sumStep(
    'total.fixed',
    '(1)(2)(3)',
    '(1), (2) and (3)',
    [combined, ...admin.slice(-1)],
    result.total.fixed,
  );
  return [
    ...actual.members.flatMap((_, index) => memberSteps(actual, index)),
    ...kept,
    ...members,
    infrastructure,
    analysis,
    combined,
    ...admin,
    total,
  ];
}
