import { floorOf, formatYen, formatYenEn, minYen } from '@renkei/kernel';
import { FUNCTION_LABELS } from '../input/labels.ts';
import { nameOf } from '../input/member.ts';
import type { MemberInput } from '../input/types.ts';
import type { MemberCosts } from '../parts/member-costs.ts';
import { softwareSubsidy, softwareTerms } from '../parts/software.ts';
import type { CalculationResult, MemberResult } from '../result.ts';
import { citations } from '../rule-set/sources.ts';
import type { Finding } from './types.ts';

/** One member seen from the findings' side. */
interface Subject {
  readonly result: CalculationResult;
  readonly input: MemberInput;
  readonly amounts: MemberResult;
  readonly costs: MemberCosts;
  readonly path: string;
  readonly name: string;
}

function noEligibleFunction({ result, input, costs, path, name }: Subject): Finding | null {
  const cost = costs.software + costs.service;
  if (costs.functions > 0 || cost === 0n) return null;
  const eligible = result.ruleSet.eligibleFunctions.value;
  const ja = eligible.map((key) => FUNCTION_LABELS[key].ja).join('・');
  const en = eligible.map((key) => FUNCTION_LABELS[key].en).join(', ');
  const hasSoftware = input.costLines.some(({ category }) => category === 'SOFTWARE');
  return {
    code: 'NO_ELIGIBLE_FUNCTION',
    severity: 'warning',
    path,
    message: {
      ja: hasSoftware
        ? `${name}のソフトウェアに、対象の機能（${ja}）が入っていません。このままでは${formatYen(cost)}が補助の対象になりません。ソフトウェアの機能を確かめて入れてください。`
        : `${name}のオプション・役務は、対象の機能（${ja}）をもつソフトウェアと一緒のときだけ対象になります。ソフトウェアの行を足してください。`,
      en: hasSoftware
        ? `No software of ${name} has an eligible function (${en}), so ${formatYenEn(cost)} is not eligible. Please check which functions it has.`
        : `Options and services of ${name} count only beside software with an eligible function (${en}). Please add that software.`,
    },
    effect: null,
    clause: citations(result.ruleSet.eligibleFunctions.sources),
  };
}

function hardwareWithoutSoftware({ costs, path, name }: Subject): Finding | null {
  const cost = costs.pc + costs.register;
  if (costs.functions > 0 || cost === 0n) return null;
  return {
    code: 'HARDWARE_WITHOUT_SOFTWARE',
    severity: 'warning',
    path,
    message: {
      ja: `${name}のハードウェア ${formatYen(cost)} は、同じお店が対象のソフトウェアも入れるときだけ補助されます。ソフトウェアを足すか、対象外の費用として考えてください。`,
      en: `The hardware of ${name} (${formatYenEn(cost)}) is subsidised only beside eligible software of the same member. Please add software, or treat it as not eligible.`,
    },
    effect: null,
    clause: 'K25 p.16',
  };
}

function ecNotAFunction({ result, input, path, name }: Subject): Finding | null {
  if (result.ruleSet.eligibleFunctions.value.includes('EC')) return null;
  const line = input.costLines.findIndex(({ functions }) => functions.includes('EC'));
  if (line === -1) return null;
  return {
    code: 'EC_NOT_A_FUNCTION',
    severity: 'info',
    path: `${path}.costLines[${line}].functions`,
    message: {
      ja: `${result.ruleSet.label.ja}では、ECは対象の機能に数えません。${name}の機能の数は${result.ruleSet.label.ja}に合わせて数えています。`,
      en: `EC is not an eligible function under the ${result.ruleSet.label.en}; the functions of ${name} are counted without it.`,
    },
    effect: null,
    clause: citations(result.ruleSet.eligibleFunctions.sources),
  };
}

function oneFunctionCostPastCap({ result, amounts, path, name }: Subject): Finding | null {
  const { secondTier } = result.ruleSet;
  const rest = amounts.software.eligible - amounts.software.firstTierCost;
  if (amounts.functions === 0 || amounts.functions >= secondTier.minimumFunctions.value || rest === 0n)
    return null;
  const more = minYen(secondTier.cap.value, floorOf(rest, secondTier.rate.value));
  return {
    code: 'ONE_FUNCTION_COST_PAST_CAP',
    severity: 'warning',
    path,
    message: {
      ja: `${name}は機能が1つなので、ソフトウェアの補助は${formatYen(amounts.software.firstTier)}までです。2つ目の機能があれば最大${formatYen(more)}増えます。ソフトウェアの機能を確かめてください。`,
      en: `${name} has one function, so its software subsidy stops at ${formatYenEn(amounts.software.firstTier)}. A second function could add up to ${formatYenEn(more)}. Please check the functions.`,
    },
    effect: more,
    clause: citations(secondTier.minimumFunctions.sources),
  };
}

function serviceCapped({ result, input, amounts, costs, path, name }: Subject): Finding | null {
  const cap = result.ruleSet.serviceCostCap;
  if (cap === null || amounts.functions === 0 || costs.service <= cap.value) return null;
  const terms = softwareTerms(result.ruleSet, input.size, result.interpretation);
  const uncapped = softwareSubsidy(costs.software, costs.service, costs.functions, {
    ...terms,
    serviceCostCap: null,
  });
  return {
    code: 'SERVICE_CAPPED',
    severity: 'warning',
    path,
    message: {
      ja: `${name}の役務 ${formatYen(costs.service)} のうち、対象になるのは${formatYen(cap.value)}までです。こえた${formatYen(costs.service - cap.value)}は自己負担になります。`,
      en: `Of the services of ${name} (${formatYenEn(costs.service)}), at most ${formatYenEn(cap.value)} is eligible; the rest is the member's own.`,
    },
    effect: amounts.software.subsidy - uncapped.subsidy,
    clause: citations(cap.sources),
  };
}

/** The 2022 floor. Whether the deck means the software part or all of (1) is not said, so nothing is cut. */
function belowMinimum({ result, amounts, path, name }: Subject): Finding | null {
  const minimum = result.ruleSet.minimumSubsidy;
  if (minimum === null || amounts.subsidy === 0n || amounts.subsidy >= minimum.value) return null;
  return {
    code: 'BELOW_MINIMUM',
    severity: 'error',
    path,
    message: {
      ja: `${name}の補助額 ${formatYen(amounts.subsidy)} は、下限の${formatYen(minimum.value)}に届きません。このままでは申請できないので、費用か参加のしかたを見直してください。`,
      en: `The subsidy of ${name} (${formatYenEn(amounts.subsidy)}) is under the minimum of ${formatYenEn(minimum.value)}. Please review its costs or its part in the group.`,
    },
    effect: null,
    clause: citations(minimum.sources),
  };
}

const RULES = [
  noEligibleFunction,
  hardwareWithoutSoftware,
  ecNotAFunction,
  oneFunctionCostPastCap,
  serviceCapped,
  belowMinimum,
];

/** What to know or fix about one member's tools. */
export function memberFindings(result: CalculationResult, index: number): Finding[] {
  const input = result.input.members[index];
  const amounts = result.members[index];
  if (input === undefined || amounts === undefined) return [];
  const { costs } = amounts;
  const subject: Subject = { result, input, amounts, costs, path: `members[${index}]`, name: nameOf(input) };
  return RULES.map((rule) => rule(subject)).filter((finding) => finding !== null);
}
