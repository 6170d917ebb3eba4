import { floorOf, formatYen, formatYenEn, maxYen } from '@renkei/kernel';
import type { Message, Ratio, Yen } from '@renkei/kernel';
import { nameOf } from '../input/member.ts';
import { adminCap, baseRate } from '../parts/admin.ts';
import { softwareTerms } from '../parts/software.ts';
import type { CalculationResult, MemberResult } from '../result.ts';

export const BINDINGS = [
  'CAP',
  'COST',
  'NO_FUNCTION',
  'TOO_FEW_FUNCTIONS',
  'MEMBER_COUNT',
  'AVAILABLE',
  'REQUEST',
  'BASE',
  'CAP_UNKNOWN',
] as const;
/** What an amount stops at. */
export type Binding = (typeof BINDINGS)[number];

export const BINDING_LABELS: Readonly<Record<Binding, Message>> = {
  CAP: { ja: '上限額まで使っています', en: 'the cap itself' },
  COST: { ja: '費用の額で決まっています', en: 'the cost' },
  NO_FUNCTION: {
    ja: '対象の機能をもつソフトウェアがありません',
    en: 'no software with an eligible function',
  },
  TOO_FEW_FUNCTIONS: { ja: '機能の数が足りません', en: 'too few functions' },
  MEMBER_COUNT: { ja: '数える構成員の数で決まっています', en: 'the number of members counted' },
  AVAILABLE: { ja: '(1)と(2)の申請可能額で決まっています', en: 'what (1) and (2) make available' },
  REQUEST: { ja: '手で入れた申請額で決まっています', en: 'the amounts typed in' },
  BASE: { ja: '(1)と(2)の額の10%で決まっています', en: '10 % of (1) and (2)' },
  CAP_UNKNOWN: {
    ja: '上限が資料にないので計算していません',
    en: 'the cap is unknown, so it is not computed',
  },
};

/** One cap in whole yen: what is used of it, what is not, and what stops it from being more. */
export interface CapUse {
  /** null: unknown. */
  readonly cap: Yen | null;
  readonly used: Yen;
  readonly unused: Yen | null;
  readonly binds: Binding;
  /** The cost past what the cap subsidises. */
  readonly unsubsidisedCost: Yen;
}

export interface MemberUnused {
  readonly id: string;
  readonly name: string;
  readonly firstTier: CapUse;
  readonly secondTier: CapUse;
  readonly pc: CapUse;
  readonly register: CapUse;
  /** What the joint cap or a typed-in request takes off the available (1). */
  readonly cut: Yen;
}

export interface Unused {
  readonly members: readonly MemberUnused[];
  /** The cap is the limit min(¥30 M, ¥500,000 × n); the three it is the least of are beside it. */
  readonly analysis: CapUse & {
    readonly ceilings: { readonly pool: Yen; readonly byMembers: Yen; readonly byCost: Yen };
  };
  /** Granted (1) + (2) under the joint ¥30 M. */
  readonly joint: CapUse;
  readonly admin: CapUse & {
    readonly ceilings: { readonly cap: Yen | null; readonly byBase: Yen; readonly byCost: Yen };
    /** How much more admin cost would still be subsidised. */
    readonly costRoom: Yen;
  };
}

/** The least cost whose ⌊cost × rate⌋ reaches the subsidy. */
export function leastCostFor(subsidy: Yen, { numerator, denominator }: Ratio): Yen {
  return (subsidy * denominator + numerator - 1n) / numerator;
}

const past = (cost: Yen, enough: Yen): Yen => maxYen(cost - enough, 0n);

function use(cap: Yen, used: Yen, otherwise: Binding, unsubsidisedCost: Yen): CapUse {
  return { cap, used, unused: cap - used, binds: used >= cap ? 'CAP' : otherwise, unsubsidisedCost };
}

function memberUnused(result: CalculationResult, member: MemberResult, index: number): MemberUnused[] {
  const input = result.input.members[index];
  if (input === undefined) return [];
  const { ruleSet } = result;
  const { software, costs } = member;
  const terms = softwareTerms(ruleSet, input.size, result.interpretation);
  const without = costs.functions === 0;
  const stop: Binding = without ? 'NO_FUNCTION' : 'COST';
  const few = !without && costs.functions < terms.secondTierFunctions;
  const rest = software.eligible - software.firstTierCost;
  const hardware = (cost: Yen, subsidy: Yen, { rate, cap }: CalculationResult['ruleSet']['pc']) =>
    use(cap.value, subsidy, stop, without ? cost : past(cost, leastCostFor(cap.value, rate.value)));
  return [
    {
      id: member.id,
      name: nameOf(input),
      firstTier: use(
        terms.firstTierCap,
        software.firstTier,
        stop,
        without ? costs.software + costs.service : 0n,
      ),
      secondTier: use(
        terms.secondTierCap,
        software.secondTier,
        few ? 'TOO_FEW_FUNCTIONS' : stop,
        few ? rest : past(rest, leastCostFor(terms.secondTierCap, terms.secondTierRate)),
      ),
      pc: hardware(costs.pc, member.pc.subsidy, ruleSet.pc),
      register: hardware(costs.register, member.register.subsidy, ruleSet.register),
      cut: member.subsidy - member.granted,
    },
  ];
}

function analysisUnused({ analysis, ruleSet }: CalculationResult): Unused['analysis'] {
  const { perMember, cap, rate } = ruleSet.analysis;
  const byMembers = perMember.value * BigInt(analysis.countedMembers);
  const byCost = floorOf(analysis.eligible, rate.value);
  const binds = byCost <= analysis.limit ? 'COST' : byMembers < cap.value ? 'MEMBER_COUNT' : 'CAP';
  return {
    cap: analysis.limit,
    used: analysis.available,
    unused: analysis.limit - analysis.available,
    binds,
    unsubsidisedCost: past(analysis.eligible, leastCostFor(analysis.limit, rate.value)),
    ceilings: { pool: cap.value, byMembers, byCost },
  };
}

function jointUnused({ combined, requestProblems }: CalculationResult): CapUse {
  const { cap, granted, available } = combined;
  const asked = requestProblems.length > 0 || granted < available;
  return use(cap, granted, asked ? 'REQUEST' : 'AVAILABLE', 0n);
}

function adminUnused({ admin, ruleSet, interpretation }: CalculationResult): Unused['admin'] {
  const cap = adminCap(ruleSet, interpretation);
  const byBase = floorOf(admin.base, baseRate(ruleSet.admin));
  const byCost = floorOf(admin.eligible, ruleSet.admin.rate.value);
  const ceilings = { cap, byBase, byCost };
  if (admin.limit === null || cap === null) {
    return {
      cap: null,
      used: 0n,
      unused: null,
      binds: 'CAP_UNKNOWN',
      unsubsidisedCost: 0n,
      ceilings,
      costRoom: 0n,
    };
  }
  const enough = leastCostFor(admin.limit, ruleSet.admin.rate.value);
  return {
    cap: admin.limit,
    used: admin.granted,
    unused: admin.limit - admin.granted,
    binds: byCost < admin.limit ? 'COST' : byBase < cap ? 'BASE' : 'CAP',
    unsubsidisedCost: past(admin.eligible, enough),
    ceilings,
    costRoom: past(enough, admin.eligible),
  };
}

/** How many yen of every cap of program rules §3 are unused, and what binds. */
export function whatIsUnused(result: CalculationResult): Unused {
  return {
    members: result.members.flatMap((member, index) => memberUnused(result, member, index)),
    analysis: analysisUnused(result),
    joint: jointUnused(result),
    admin: adminUnused(result),
  };
}

/** 「上限 5,500,000円のうち 500,000円が使われていません（費用の額で決まっています）」 */
export function unusedSentence({ cap, unused, binds }: CapUse): Message {
  const why = BINDING_LABELS[binds];
  if (cap === null || unused === null) return why;
  if (unused === 0n) {
    const [ja, en] = binds === 'CAP' ? ['', ''] : [`（${why.ja}）`, ` (bound by: ${why.en})`];
    return {
      ja: `上限 ${formatYen(cap)}をすべて使っています${ja}`,
      en: `All of ${formatYenEn(cap)} is used${en}`,
    };
  }
  return {
    ja: `上限 ${formatYen(cap)}のうち ${formatYen(unused)}が使われていません（${why.ja}）`,
    en: `${formatYenEn(unused)} of ${formatYenEn(cap)} unused (bound by: ${why.en})`,
  };
}
