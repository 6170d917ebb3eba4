import { formatRatio, formatYen, formatYenEn } from '@renkei/kernel';
import { nameOf } from '../input/member.ts';
import { PART_OF_CATEGORY } from '../input/types.ts';
import { adminCap } from '../parts/admin.ts';
import type { CalculationResult } from '../result.ts';
import { timesRatio } from './member-steps.ts';
import type { JointCapSteps } from './claimant-steps.ts';
import { from, given, lineInputs, memberPath, step } from './step.ts';
import type { TraceInput, TraceStep } from './types.ts';

const COUNTED_LABELS = {
  'all-members': { ja: 'グループ構成員の数（全員）', en: 'Members of the group (all)' },
  'introducing-members': { ja: '分析ツールを導入する構成員の数', en: 'Members introducing analysis tools' },
} as const;

function perMember(symbol: string, result: CalculationResult, part: 'subsidy' | 'granted'): TraceInput[] {
  return result.members.map((member, index) => {
    const label = nameOf({ id: member.id, name: result.input.members[index]?.name ?? '' });
    return given(symbol, { ja: label, en: label }, member[part], `${memberPath(index)}.${part}`);
  });
}

function infrastructureSteps(result: CalculationResult): TraceStep[] {
  const eligible = result.members.flatMap((member, index): TraceInput[] => {
    const path = memberPath(index);
    return [
      given(
        'c',
        { ja: 'ソフトウェア等', en: 'Software' },
        member.software.eligible,
        `${path}.software.eligible`,
      ),
      given('c', { ja: 'PC等', en: 'PC' }, member.pc.eligible, `${path}.pc.eligible`),
      given('c', { ja: 'レジ等', en: 'Register' }, member.register.eligible, `${path}.register.eligible`),
    ];
  });
  return [
    step(
      'infrastructure.eligible',
      { ja: '基盤導入経費(1)の対象費用の合計', en: 'Eligible cost of (1)' },
      'sum(c)',
      eligible,
      result.infrastructure.eligible,
    ),
    step(
      'infrastructure.available',
      { ja: '基盤導入経費(1)の申請できる額の合計', en: 'Available for (1) in all' },
      'sum(s)',
      perMember('s', result, 'subsidy'),
      result.infrastructure.available,
    ),
  ];
}

/** n; where only introducing members count, each names a line that makes it one. */
function countedStep({ input, interpretation, members, analysis, ruleSet }: CalculationResult): TraceStep {
  const all = interpretation.analysisMemberCount === 'all-members';
  const inputs = input.members.flatMap((member, index): TraceInput[] => {
    if (!all && members[index]?.costs.analysis === 0n) return [];
    const label = nameOf(member);
    const line = all
      ? -1
      : member.costLines.findIndex(({ category }) => PART_OF_CATEGORY[category] === 'ANALYSIS');
    const ref = line === -1 ? null : `${memberPath(index)}.costLines[${line}]`;
    return [given('m', { ja: label, en: label }, 1n, ref, 'COUNT')];
  });
  return step(
    'analysis.countedMembers',
    COUNTED_LABELS[interpretation.analysisMemberCount],
    'sum(m)',
    inputs,
    BigInt(analysis.countedMembers),
    { unit: 'COUNT', rules: [ruleSet.analysis.perMember], disagreement: 'analysisMemberCount' },
  );
}

function analysisSteps(result: CalculationResult): TraceStep[] {
  const { analysis, ruleSet, input } = result;
  const { cap, perMember: each, rate } = ruleSet.analysis;
  const eligible = step(
    'analysis.eligible',
    { ja: '消費動向等分析経費(2)の合計', en: 'Cost of (2)' },
    'sum(c)',
    input.members.flatMap((member, index) =>
      lineInputs('c', member, index, ['ANALYSIS_SOFTWARE', 'ANALYSIS_HARDWARE', 'ANALYSIS_SERVICE']),
    ),
    analysis.eligible,
  );
  const counted = countedStep(result);
  const limit = step(
    'analysis.limit',
    {
      ja: `${formatYen(each.value)} × 構成員数（${formatYen(cap.value)}まで）`,
      en: `${formatYenEn(each.value)} × members (up to ${formatYenEn(cap.value)})`,
    },
    `min(${cap.value}, ${each.value} × n)`,
    [from('n', counted)],
    analysis.limit,
    { cap: cap.value, rules: [each, cap], disagreement: 'analysisMemberCount' },
  );
  const rateText = formatRatio(rate.value);
  const available = step(
    'analysis.available',
    {
      ja: `費用の${rateText}（構成員数の上限まで）`,
      en: `${rateText} of the cost (up to the members’ limit)`,
    },
    `min(L, floor(${timesRatio('C', rate.value)}))`,
    [from('L', limit), from('C', eligible)],
    analysis.available,
    { cap: analysis.limit, rules: [rate] },
  );
  return [eligible, counted, limit, available];
}

function combinedAvailable({ infrastructure, analysis, combined }: CalculationResult): TraceStep {
  return step(
    'combined.available',
    { ja: '(1)と(2)の申請できる額の合計', en: 'Available for (1) and (2)' },
    'a + b',
    [
      given('a', { ja: '(1)', en: '(1)' }, infrastructure.available, 'infrastructure.available'),
      given('b', { ja: '(2)', en: '(2)' }, analysis.available, 'analysis.available'),
    ],
    combined.available,
  );
}

function grantedSteps(result: CalculationResult): TraceStep[] {
  const infrastructure = step(
    'infrastructure.granted',
    { ja: '基盤導入経費(1)の申請額の合計', en: 'Request for (1) in all' },
    'sum(g)',
    perMember('g', result, 'granted'),
    result.infrastructure.granted,
  );
  const combined = step(
    'combined.granted',
    { ja: '(1)と(2)の申請額の合計', en: 'Request for (1) and (2)' },
    'a + b',
    [
      from('a', infrastructure),
      given('b', { ja: '(2)', en: '(2)' }, result.analysis.granted, 'analysis.granted'),
    ],
    result.combined.granted,
  );
  return [infrastructure, combined];
}

function adminBaseStep(result: CalculationResult): TraceStep {
  const { interpretation, infrastructure, analysis, combined, admin, ruleSet } = result;
  const label = { ja: '10%を掛けるもとの額', en: 'What the 10 % is taken of' };
  const extras = { rules: [ruleSet.admin.shareOfBase], disagreement: 'adminFeeBase' } as const;
  if (interpretation.adminFeeBase === 'subsidy') {
    const granted = given(
      'g',
      { ja: '(1)と(2)の申請額', en: 'Request for (1) and (2)' },
      combined.granted,
      'combined.granted',
    );
    return step('admin.base', label, 'g', [granted], admin.base, extras);
  }
  return step(
    'admin.base',
    label,
    'a + b',
    [
      given(
        'a',
        { ja: '(1)の対象費用', en: 'Eligible cost of (1)' },
        infrastructure.eligible,
        'infrastructure.eligible',
      ),
      given('b', { ja: '(2)の対象費用', en: 'Eligible cost of (2)' }, analysis.eligible, 'analysis.eligible'),
    ],
    admin.base,
    extras,
  );
}

function adminSteps(result: CalculationResult): TraceStep[] {
  const { admin, ruleSet, interpretation } = result;
  const { shareOfBase, rate, cap: knownCap } = ruleSet.admin;
  const eligible = step(
    'admin.eligible',
    { ja: '事務費・専門家費(3)の合計', en: 'Cost of (3)' },
    'sum(c)',
    result.input.members.flatMap((member, index) => lineInputs('c', member, index, ['OFFICE', 'EXPERT'])),
    admin.eligible,
  );
  const base = adminBaseStep(result);
  const cap = adminCap(ruleSet, interpretation);
  if (cap === null || admin.limit === null) {
    const unknown = { ja: '上限がわからないので計算していません', en: 'Not computed: its cap is unknown' };
    return [eligible, base, step('admin.granted', unknown, '0', [], admin.granted)];
  }
  const rateText = formatRatio(rate.value);
  const limit = step(
    'admin.limit',
    {
      ja: `もとの額の10% × ${rateText}（${formatYen(cap)}まで）`,
      en: `10 % × ${rateText} of the base (up to ${formatYenEn(cap)})`,
    },
    `min(${cap}, floor(${timesRatio('B', shareOfBase.value)} × ${rate.value.numerator} ÷ ${rate.value.denominator}))`,
    [from('B', base)],
    admin.limit,
    {
      cap,
      rules: knownCap === null ? [shareOfBase, rate] : [shareOfBase, rate, knownCap],
      disagreement: 'adminFeeBase',
    },
  );
  const granted = step(
    'admin.granted',
    { ja: `費用の${rateText}（上限まで）`, en: `${rateText} of the cost (up to the limit)` },
    `min(L, floor(${timesRatio('C', rate.value)}))`,
    [from('L', limit), from('C', eligible)],
    admin.granted,
    { cap: admin.limit, rules: [rate] },
  );
  return [eligible, base, limit, granted];
}

/** The group's amounts, from the members' sums to the total that may be requested. */
export function groupSteps(result: CalculationResult, jointCap: JointCapSteps): TraceStep[] {
  const total = step(
    'total.granted',
    { ja: '申請額の合計', en: 'Request in all' },
    'a + b',
    [
      given('a', { ja: '(1)と(2)', en: '(1) and (2)' }, result.combined.granted, 'combined.granted'),
      given('b', { ja: '(3)', en: '(3)' }, result.admin.granted, 'admin.granted'),
    ],
    result.total.granted,
  );
  return [
    ...infrastructureSteps(result),
    ...analysisSteps(result),
    combinedAvailable(result),
    ...jointCap.group,
    ...jointCap.analysis(),
    ...grantedSteps(result),
    ...adminSteps(result),
    total,
  ];
}
