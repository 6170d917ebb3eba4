import { formatRatio, sumYen } from '@renkei/kernel';
import type { Yen } from '@renkei/kernel';
import { SHARING_KEY_LABELS } from '../input/labels.ts';
import type { CostCategory, CostPart } from '../input/types.ts';
import { COST_CATEGORIES, PART_OF_CATEGORY } from '../input/types.ts';
import type { CalculationResult } from '../result.ts';
import { sharingWeights } from '../shares.ts';
import type { Shares } from '../shares.ts';
import { timesRatio } from './member-steps.ts';
import { from, given, lineInputs, memberPath, step } from './step.ts';
import type { TraceStep } from './types.ts';

function categoriesOf(...parts: readonly CostPart[]): CostCategory[] {
  return COST_CATEGORIES.filter((category) => parts.includes(PART_OF_CATEGORY[category]));
}

/** A part of something shared out by the key: the floor, and the odd yen the largest remainder gave it. */
function partStep(
  result: CalculationResult,
  shares: Shares,
  index: number,
  kind: 'jointNet' | 'jointTax',
  part: Yen,
  whole: Yen,
) {
  const weights = sharingWeights(result, shares.fellBackToEqual ? 'EQUAL' : shares.sharingKey);
  const weight = weights[index] ?? 0n;
  const sum = sumYen(weights);
  const oddYen = part - (whole * weight) / sum;
  const key = SHARING_KEY_LABELS[shares.fellBackToEqual ? 'EQUAL' : shares.sharingKey];
  const what =
    kind === 'jointNet'
      ? { ja: 'みんなの費用の分担', en: 'Part of the joint costs' }
      : { ja: 'みんなの費用にかかる消費税の分担', en: 'Part of the tax on the joint costs' };
  return step(
    `${memberPath(index)}.share.${kind}`,
    { ja: `${what.ja}（${key.ja}）`, en: `${what.en} (${key.en})` },
    'floor(N × w ÷ W) + e',
    [
      given('N', { ja: '分ける額', en: 'To be shared' }, whole),
      given('w', { ja: 'この構成員の重み', en: 'This member’s weight' }, weight, null, 'COUNT'),
      given('W', { ja: '重みの合計', en: 'All weights' }, sum, null, 'COUNT'),
      given('e', { ja: '端数の1円', en: 'Odd yen' }, oddYen),
    ],
    part,
  );
}

function boughtStep(result: CalculationResult, index: number, jointNet: Yen): TraceStep {
  const member = result.input.members[index];
  const lines = member === undefined ? [] : lineInputs('c', member, index, categoriesOf('ANALYSIS', 'ADMIN'));
  const subsidy = sumYen(lines.map(({ value }) => value)) - jointNet;
  return step(
    `${memberPath(index)}.share.jointNet`,
    {
      ja: '自分で買った(2)と(3)の費用から補助を引いた額',
      en: 'Own purchases of (2) and (3) less their subsidy',
    },
    'sum(c) − s',
    [...lines, given('s', { ja: 'この構成員の分の補助', en: 'Subsidy that follows these costs' }, subsidy)],
    jointNet,
  );
}

/** Why a member pays what it pays: its own tools, the subsidy, its part of the joint costs, and the tax. */
export function explainShare(result: CalculationResult, shares: Shares, index: number): TraceStep[] {
  const member = result.input.members[index];
  const share = shares.members[index];
  if (member === undefined || share === undefined) return [];
  const path = `${memberPath(index)}.share`;
  const taxRate = result.ruleSet.consumptionTax;
  const buyerBears = shares.sharingKey === 'BUYER_BEARS';
  const cost = step(
    `${path}.ownCost`,
    { ja: '自分の店の費用（税抜）', en: 'Own tools (without tax)' },
    'sum(c)',
    lineInputs('c', member, index, categoriesOf('INFRASTRUCTURE')),
    share.ownCost,
  );
  const joint = buyerBears
    ? boughtStep(result, index, share.jointNet)
    : partStep(result, shares, index, 'jointNet', share.jointNet, shares.total.jointNet);
  const beforeTax = step(
    `${path}.beforeTax`,
    { ja: '自分で払う額（税抜）', en: 'To pay, without tax' },
    'C − S + J',
    [
      from('C', cost),
      given('S', { ja: '補助金', en: 'Subsidy' }, share.ownSubsidy, `${memberPath(index)}.granted`),
      from('J', joint),
    ],
    share.beforeTax,
  );
  const rateText = formatRatio(taxRate.value);
  const ownTax = share.tax - share.jointTax;
  const own = step(
    `${path}.ownTax`,
    { ja: `消費税の見込み（${rateText}）`, en: `Estimated consumption tax (${rateText})` },
    `floor(${timesRatio('C', taxRate.value)})`,
    [from('C', cost)],
    ownTax,
    { rules: [taxRate] },
  );
  const jointTax = buyerBears
    ? step(
        `${path}.jointTax`,
        { ja: '自分で買った(2)と(3)の消費税', en: 'Tax on own purchases of (2) and (3)' },
        `floor((C + sum(c)) × ${taxRate.value.numerator} ÷ ${taxRate.value.denominator}) − t`,
        [
          from('C', cost),
          ...lineInputs('c', member, index, categoriesOf('ANALYSIS', 'ADMIN')),
          from('t', own),
        ],
        share.jointTax,
        { rules: [taxRate] },
      )
    : partStep(result, shares, index, 'jointTax', share.jointTax, shares.total.jointTax);
  const total = step(
    path,
    { ja: '自分で払う額（税込の見込み）', en: 'To pay, with estimated tax' },
    'B + t + u',
    [from('B', beforeTax), from('t', own), from('u', jointTax)],
    share.share,
  );
  return [cost, joint, beforeTax, own, jointTax, total];
}
