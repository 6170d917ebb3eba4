import { formatRatio, formatYen, formatYenEn } from '@renkei/kernel';
import type { Ratio } from '@renkei/kernel';
import { FUNCTION_LABELS } from '../input/labels.ts';
import type { MemberInput } from '../input/types.ts';
import type { HardwareAmounts } from '../parts/hardware.ts';
import type { CalculationResult, MemberResult } from '../result.ts';
import type { RateAndCap } from '../rule-set/types.ts';
import { from, given, lineInputs, memberPath, step } from './step.ts';
import type { TraceInput, TraceStep } from './types.ts';

/** 'C × 3 ÷ 4' */
export function timesRatio(symbol: string, { numerator, denominator }: Ratio): string {
  return `${symbol} × ${numerator} ÷ ${denominator}`;
}

/** The distinct eligible functions, each with the first line that brings it. */
function functionStep(
  result: CalculationResult,
  member: MemberInput,
  index: number,
  count: number,
): TraceStep {
  const inputs = result.ruleSet.eligibleFunctions.value.flatMap((name): TraceInput[] => {
    const line = member.costLines.findIndex(
      ({ category, functions }) => category === 'SOFTWARE' && functions.includes(name),
    );
    if (line === -1) return [];
    return [given('f', FUNCTION_LABELS[name], 1n, `${memberPath(index)}.costLines[${line}]`, 'COUNT')];
  });
  return step(
    `${memberPath(index)}.functions`,
    { ja: '対象になる機能の数', en: 'Eligible functions' },
    'sum(f)',
    inputs,
    BigInt(count),
    { unit: 'COUNT', rules: [result.ruleSet.eligibleFunctions] },
  );
}

function softwareSteps(
  result: CalculationResult,
  member: MemberInput,
  index: number,
  amounts: MemberResult,
  functions: TraceStep,
): TraceStep[] {
  const { ruleSet, interpretation } = result;
  const path = `${memberPath(index)}.software`;
  const tier = ruleSet.firstTier[member.size];
  const { secondTier, serviceCostCap } = ruleSet;
  const { software } = amounts;
  const edge = tier.costUpTo.value[interpretation.tierBoundary];
  const [rate1, rate2] = [formatRatio(tier.rate.value), formatRatio(secondTier.rate.value)];
  const F = from('F', functions);

  const services = step(
    `${path}.services`,
    { ja: '対象になる役務', en: 'Eligible services' },
    serviceCostCap === null ? 'when(F >= 1, sum(c))' : `when(F >= 1, min(${serviceCostCap.value}, sum(c)))`,
    [...lineInputs('c', member, index, ['SERVICE']), F],
    software.eligibleServices,
    serviceCostCap === null ? {} : { cap: serviceCostCap.value, rules: [serviceCostCap] },
  );
  const eligible = step(
    `${path}.eligible`,
    { ja: 'ソフトウェア・オプション・役務の費用', en: 'Software, options and services' },
    'when(F >= 1, sum(c) + V)',
    [...lineInputs('c', member, index, ['SOFTWARE', 'OPTION']), from('V', services), F],
    software.eligible,
    { clause: 'K25 p.16' },
  );
  const firstCost = step(
    `${path}.firstTierCost`,
    {
      ja: `${rate1}になる費用（${formatYen(edge)}まで）`,
      en: `Cost at ${rate1} (up to ${formatYenEn(edge)})`,
    },
    `min(${edge}, C)`,
    [from('C', eligible)],
    software.firstTierCost,
    {
      cap: edge,
      rules: [tier.costUpTo],
      ...(tier.costUpTo.value.x25 === tier.costUpTo.value.exact ? {} : { disagreement: 'tierBoundary' }),
    },
  );
  const first = step(
    `${path}.firstTier`,
    {
      ja: `その${rate1}（${formatYen(tier.cap.value)}まで）`,
      en: `${rate1} of it (up to ${formatYenEn(tier.cap.value)})`,
    },
    `min(${tier.cap.value}, floor(${timesRatio('C1', tier.rate.value)}))`,
    [from('C1', firstCost)],
    software.firstTier,
    { cap: tier.cap.value, rules: [tier.rate, tier.cap] },
  );
  const rest = step(
    `${path}.secondTierCost`,
    { ja: '残りの費用', en: 'The rest of the cost' },
    'C − C1',
    [from('C', eligible), from('C1', firstCost)],
    software.eligible - software.firstTierCost,
  );
  const second = step(
    `${path}.secondTier`,
    {
      ja: `残りの${rate2}（機能が${secondTier.minimumFunctions.value}つ以上のとき、${formatYen(secondTier.cap.value)}まで）`,
      en: `${rate2} of the rest (with ${secondTier.minimumFunctions.value} functions or more, up to ${formatYenEn(secondTier.cap.value)})`,
    },
    `when(F >= ${secondTier.minimumFunctions.value}, min(${secondTier.cap.value}, floor(${timesRatio('R', secondTier.rate.value)})))`,
    [from('R', rest), F],
    software.secondTier,
    { cap: secondTier.cap.value, rules: [secondTier.rate, secondTier.cap, secondTier.minimumFunctions] },
  );
  const total = step(
    path,
    { ja: 'ソフトウェア等の補助額', en: 'Software subsidy' },
    'A + B',
    [from('A', first), from('B', second)],
    software.subsidy,
  );
  return [services, eligible, firstCost, first, rest, second, total];
}

function hardwareSteps(
  kind: 'pc' | 'register',
  member: MemberInput,
  index: number,
  amounts: HardwareAmounts,
  { rate, cap }: RateAndCap,
  functions: TraceStep,
): TraceStep[] {
  const path = `${memberPath(index)}.${kind}`;
  const name = kind === 'pc' ? 'PC・タブレット等' : 'レジ・券売機';
  const nameEn = kind === 'pc' ? 'PC, tablet and the like' : 'POS register, ticket machine';
  const eligible = step(
    `${path}.eligible`,
    { ja: `${name}の費用`, en: `${nameEn}: cost` },
    'when(F >= 1, sum(c))',
    [...lineInputs('c', member, index, [kind === 'pc' ? 'PC' : 'REGISTER']), from('F', functions)],
    amounts.eligible,
    { clause: 'K25 p.16' },
  );
  const rateText = formatRatio(rate.value);
  const subsidy = step(
    path,
    {
      ja: `${name}の${rateText}（${formatYen(cap.value)}まで）`,
      en: `${nameEn}: ${rateText} (up to ${formatYenEn(cap.value)})`,
    },
    `min(${cap.value}, floor(${timesRatio('H', rate.value)}))`,
    [from('H', eligible)],
    amounts.subsidy,
    { cap: cap.value, rules: [rate, cap] },
  );
  return [eligible, subsidy];
}

/** From a member's cost lines to its available subsidy of (1), in reading order. */
export function memberSteps(result: CalculationResult, index: number): TraceStep[] {
  const member = result.input.members[index];
  const amounts = result.members[index];
  if (member === undefined || amounts === undefined) return [];
  const functions = functionStep(result, member, index, amounts.functions);
  const software = softwareSteps(result, member, index, amounts, functions);
  const pc = hardwareSteps('pc', member, index, amounts.pc, result.ruleSet.pc, functions);
  const register = hardwareSteps(
    'register',
    member,
    index,
    amounts.register,
    result.ruleSet.register,
    functions,
  );
  const parts = [software, pc, register].flatMap((steps) => steps.slice(-1));
  const available = step(
    `${memberPath(index)}.subsidy`,
    { ja: '申請できる額（基盤導入経費）', en: 'Available for (1)' },
    'sum(s)',
    parts.map((part) => from('s', part)),
    amounts.subsidy,
  );
  return [functions, ...software, ...pc, ...register, available];
}
