import { ratio } from '@renkei/kernel';
import type { Message, Ratio, Yen } from '@renkei/kernel';
import { RULE_SETS, resolveInterpretation } from '../rule-set/rule-sets.ts';
import type { Interpretation, Readings, RuleSet, RuleSetId, Sourced } from '../rule-set/types.ts';
import { effectSentence } from './effect-messages.ts';
import { arithmeticMean, geometricMean } from './means.ts';
import type { MeanEffect } from './means.ts';

/** One member's figures of one business year, as X25 【計算用ツール】労働生産性 asks for them. */
export interface EffectFigures {
  /** 営業利益（円）; may be negative. */
  readonly operatingProfit: Yen;
  /** 人件費（円） */
  readonly personnelCost: Yen;
  /** 減価償却費（円） */
  readonly depreciation: Yen;
  /** 従業員数（人） */
  readonly employees: bigint;
  /** 年間平均労働時間（H） per employee, in hundredths of an hour: 1,800.5 hours = 180050n. */
  readonly hoursHundredths: bigint;
}

export interface EffectMember {
  readonly id: string;
  readonly name: string;
  readonly representative: boolean;
  /** Uses a tool of the project; a representative that does not is left out of the mean (K25 p.33). */
  readonly usesTool: boolean;
  /** 実績値 before the project; null = not answered. */
  readonly baseline: EffectFigures | null;
  /** The year reported on; null = not answered. */
  readonly reported: EffectFigures | null;
}

export interface EffectInput {
  readonly ruleSet: RuleSetId;
  readonly interpretation: Partial<Interpretation>;
  /** 2025: a member was granted in the named 2023/2024 frames, so the target is 6 %. */
  readonly grantedBefore: boolean;
  /** Years since the baseline: 1 for the first report, 2 for the second, which the target is about. */
  readonly years: 1 | 2;
  /** Members still in the group. */
  readonly members: readonly EffectMember[];
}

export const LACKS = ['BASELINE', 'REPORT', 'BOTH', 'NO_EMPLOYEE_HOURS'] as const;
/** Why a member cannot be counted yet; NO_EMPLOYEE_HOURS: employees × hours is 0, so nothing can be divided. */
export type Lack = (typeof LACKS)[number];

export interface MissingMember {
  readonly id: string;
  readonly name: string;
  readonly lacks: Lack;
}

export interface MemberEffect {
  readonly id: string;
  /** Yen of value added per hour; null where it cannot be computed. */
  readonly baseline: Ratio | null;
  readonly reported: Ratio | null;
}

export interface GroupEffect {
  readonly ruleSet: RuleSet;
  readonly years: 1 | 2;
  readonly target: { readonly percent: number; readonly rule: Sourced<number> };
  readonly members: readonly MemberEffect[];
  /** A representative without tools: not part of the mean. */
  readonly leftOut: readonly string[];
  /** Members in the mean now. */
  readonly counted: readonly string[];
  readonly missing: readonly MissingMember[];
  /** true: nobody is missing. Otherwise the means stand for `counted` alone and are no result to report. */
  readonly complete: boolean;
  /** The mean the reading in force calls the group's productivity. */
  readonly official: Readings['productivityMean'];
  readonly arithmetic: MeanEffect;
  readonly geometric: MeanEffect;
  readonly sentence: Message;
}

/**
 * (operating profit + personnel cost + depreciation) ÷ (employees × hours), yen per hour, exact (K25 p.33 ①, X25
 * 【計算用ツール】労働生産性). null when employees × hours is not above 0.
 */
export function productivityOf(figures: EffectFigures): Ratio | null {
  const { operatingProfit, personnelCost, depreciation, employees, hoursHundredths } = figures;
  if (employees <= 0n || hoursHundredths <= 0n) return null;
  return ratio((operatingProfit + personnelCost + depreciation) * 100n, employees * hoursHundredths);
}

function lackOf(member: EffectMember, effect: MemberEffect): Lack | null {
  if (member.baseline === null) return member.reported === null ? 'BOTH' : 'BASELINE';
  if (member.reported === null) return 'REPORT';
  return effect.baseline === null || effect.reported === null ? 'NO_EMPLOYEE_HOURS' : null;
}

/** The yearly growth the group has to reach: 5 %, from 2025 on 6 % after an earlier grant (K25 p.13). */
export function growthTarget(ruleSet: RuleSet, grantedBefore: boolean): Sourced<number> {
  const { percent, percentWhenGrantedBefore } = ruleSet.growthTarget;
  return grantedBefore && percentWhenGrantedBefore !== null ? percentWhenGrantedBefore : percent;
}

/**
 * The group's productivity before the project and in the reported year, with both means, their yearly growth and the
 * distance to the target (K25 p.13, p.34; X25 【計算用ツール】労働生産性). Exact integers throughout: X25 rounds the
 * growth alone, down to a tenth of a percent. The target is about year 2; year 1 shows where the group stands.
 *
 * Product decisions where the papers are silent or disagree:
 * - `LIKE_WITH_LIKE`: both years are taken over the same members, those with all figures of both.
 * - `ZERO_VALUE_ADDED_COUNTS`: a member whose value added is exactly 0 yen counts with 0 (K25 p.33 divides by the
 *   members); X25's cell would stay empty and leave it out of the mean.
 */
export function groupEffect(input: EffectInput, ruleSet: RuleSet = RULE_SETS[input.ruleSet]): GroupEffect {
  const { years } = input;
  const asked = input.members.filter(({ representative, usesTool }) => !representative || usesTool);
  const leftOut = input.members.filter((member) => !asked.includes(member)).map(({ id }) => id);
  const members = asked.map(({ id, baseline, reported }): MemberEffect => ({
    id,
    baseline: baseline === null ? null : productivityOf(baseline),
    reported: reported === null ? null : productivityOf(reported),
  }));
  const missing = asked.flatMap((member, index): MissingMember[] => {
    const effect = members[index];
    const lacks = effect === undefined ? 'BOTH' : lackOf(member, effect);
    return lacks === null ? [] : [{ id: member.id, name: member.name, lacks }];
  });
  const counted = members.flatMap(({ id, baseline, reported }) =>
    baseline === null || reported === null ? [] : [{ id, baseline, reported }],
  );
  const rule = growthTarget(ruleSet, input.grantedBefore);
  const official = resolveInterpretation(ruleSet, input.interpretation).productivityMean;
  const arithmetic = arithmeticMean(counted, years, rule.value);
  const geometric = geometricMean(counted, years, rule.value);
  return {
    ruleSet,
    years,
    target: { percent: rule.value, rule },
    members,
    leftOut,
    counted: counted.map(({ id }) => id),
    missing,
    complete: missing.length === 0 && counted.length > 0,
    official,
    arithmetic,
    geometric,
    sentence: effectSentence(official === 'arithmetic' ? arithmetic : geometric, rule.value, years, missing),
  };
}
