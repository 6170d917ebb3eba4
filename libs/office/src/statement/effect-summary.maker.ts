import { Injectable } from '@nestjs/common';
import { dateOf, type Message, type Ratio } from '@renkei/kernel';
import { mergeAnchors, type Anchors } from '@renkei/lifecycle';
import { readGroup, readGroupAnchors } from '@renkei/obligations';
import { effectSummaryPaper, type EffectOfMember, type EffectSummaryInput } from '@renkei/paper';
import { TenantTransaction, type Problem, type Tx } from '@renkei/platform';
import { readEffectFacts, type EffectFacts } from '@renkei/procedure';
import {
  arithmeticMean,
  citations,
  groupEffect,
  productivityOf,
  RULE_SETS,
  type EffectFigures,
  type GroupEffect,
  type Lack,
  type MeanEffect,
} from '@renkei/subsidy-rules';
import type { MadeOutput, OutputMaker, OutputOrder, OutputProgress } from '../output/maker.ts';
import { headOf, paperFile, readGroupName, refuseYet, STEPS, type GroupName } from './statement.ts';

type Year = 1 | 2;

interface Facts {
  readonly group: GroupName;
  /** By year; null: a group without members. */
  readonly years: Readonly<Record<Year, EffectFacts | null>>;
  readonly anchors: Anchors;
  /** The yearly growth each filed report was measured against, in percent. */
  readonly filed: Readonly<Partial<Record<Year, number>>>;
}

/** 効果報告のまとめ: the group's productivity against its target, and every member's. */
@Injectable()
export class EffectSummaryMaker implements OutputMaker {
  readonly kinds = ['EFFECT_SUMMARY'] as const;
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  /** @throws ProblemsFound NO_FIGURES; AppError NOT_FOUND */
  async make(order: OutputOrder, progress: OutputProgress): Promise<MadeOutput> {
    const facts = await this.#transactions.read(order.viewer, (tx) => readFacts(tx, order.consortiumId));
    await progress.report(1, STEPS);
    const year = yearOf(order, facts);
    const own = facts.years[year];
    if (own === null || !hasFigures(own)) refuseYet('NO_FIGURES', NO_FIGURES(year));
    const more = RULE_SETS[own.ruleSet].growthTarget.percentWhenGrantedBefore?.value ?? null;
    const filed = facts.filed[year] ?? null;
    const effect = groupEffect({ ...own, grantedBefore: filed !== null && filed === more, years: year });
    if (filed === null && more !== null) progress.tell(maybeMore(more));
    const input = inputOf(order, facts, own, effect);
    await progress.report(2, STEPS);
    const about = order.locale === 'ja' ? `${year}年目` : `year ${year}`;
    return paperFile(order, progress, facts.group, effectSummaryPaper(input), about);
  }
}

async function readFacts(tx: Tx, consortiumId: string): Promise<Facts> {
  const group = await readGroupName(tx, consortiumId);
  const factsOf = async (year: Year) =>
    (await readEffectFacts(tx, [consortiumId], year)).get(consortiumId) ?? null;
  const years = { 1: await factsOf(1), 2: await factsOf(2) };
  const { schedule, actual } = await readGroupAnchors(tx, await readGroup(tx, consortiumId));
  const filed = await tx.query<{ year: Year; percent: string }>(
    `SELECT r.year, f.document #>> '{outcome,target,percent}' AS percent
     FROM effect_report r CROSS JOIN LATERAL filed_report(r.id) AS f WHERE r.consortium_id = $1`,
    [consortiumId],
  );
  return {
    group,
    years,
    anchors: mergeAnchors(schedule, actual),
    filed: Object.fromEntries(filed.map(({ year, percent }) => [year, Number(percent)])),
  };
}

/** The one asked for, else the newest somebody has reported figures of. */
function yearOf({ options }: OutputOrder, { years }: Facts): Year {
  if (options.year === 1 || options.year === 2) return options.year;
  return years[2] !== null && hasFigures(years[2]) ? 2 : 1;
}

const hasFigures = ({ members }: EffectFacts): boolean => members.some(({ reported }) => reported !== null);

function inputOf(
  order: OutputOrder,
  facts: Facts,
  own: EffectFacts,
  effect: GroupEffect,
): EffectSummaryInput {
  const { years, official, target, complete, counted } = effect;
  const mean = effect[official];
  const { rule } = target;
  const [open, close] = [
    facts.anchors[`EFFECT_REPORT_${years}_OPEN`],
    facts.anchors[`EFFECT_REPORT_${years}_CLOSE`],
  ];
  return {
    ...headOf(order, facts.group),
    year: years,
    window: open === undefined || close === undefined ? null : { from: dateOf(open), to: dateOf(close) },
    members: own.members.map((_, place) => memberOf(place, facts, own, effect)),
    group: {
      p0: mean.baselineHundredths,
      p1: years === 1 ? mean.reportedHundredths : firstYearOf(facts, effect),
      p2: years === 2 ? mean.reportedHundredths : null,
      growth: growthOf(mean),
      met: complete && years === 2 && mean.growth.computable ? mean.reached : null,
      mean: MEANS[official](counted.length),
      sentence: effect.sentence,
    },
    target: {
      growth: BigInt(rule.value) * 10n,
      clause: citations(rule.sources),
      productivity: mean.requiredHundredths,
    },
  };
}

/** The first year's mean, where it is of the very members that the second year's is of. */
function firstYearOf({ years }: Facts, second: GroupEffect): bigint | null {
  if (years[1] === null) return null;
  const first = groupEffect({ ...years[1], grantedBefore: false, years: 1 });
  const same = first.counted.join() === second.counted.join();
  return same ? first[second.official].reportedHundredths : null;
}

function memberOf(place: number, facts: Facts, own: EffectFacts, effect: GroupEffect): EffectOfMember {
  const { years } = effect;
  const member = own.members[place];
  const [before, reported] = [productivity(member?.baseline), productivity(member?.reported)];
  const alone =
    before === null || reported === null
      ? null
      : arithmeticMean([{ baseline: before, reported }], years, effect.target.percent);
  const first = years === 1 ? reported : productivity(facts.years[1]?.members[place]?.reported);
  const lack = effect.missing.find(({ id }) => id === member?.id)?.lacks ?? null;
  return {
    name: member?.name ?? '',
    p0: hundredths(before),
    p1: hundredths(first),
    p2: years === 2 ? hundredths(reported) : null,
    growth: alone === null ? null : growthOf(alone),
    met: years === 2 && alone?.growth.computable === true ? alone.reached : null,
    counted: member === undefined || !effect.leftOut.includes(member.id),
    remark: lack === null ? null : LACKING[lack],
  };
}

const productivity = (figures: EffectFigures | null | undefined): Ratio | null =>
  figures == null ? null : productivityOf(figures);

/** Rounded down, as the rules show it. */
function hundredths(value: Ratio | null): bigint | null {
  if (value === null) return null;
  const scaled = value.numerator * 100n;
  const floor = scaled / value.denominator;
  return scaled < 0n && floor * value.denominator !== scaled ? floor - 1n : floor;
}

const growthOf = ({ growth }: MeanEffect): bigint | null => (growth.computable ? growth.permille : null);

const MEANS = {
  arithmetic: (count: number): Message => ({
    ja: `構成員${count}者の相加平均（K25 p.33）`,
    en: `Arithmetic mean of ${count} members (K25 p.33)`,
  }),
  geometric: (count: number): Message => ({
    ja: `構成員${count}者の相乗平均（K25 p.13）`,
    en: `Geometric mean of ${count} members (K25 p.13)`,
  }),
} as const;

const LACKING: Readonly<Record<Lack, Message>> = {
  BASELINE: { ja: '事業前の数字がまだです。', en: 'The figures from before are missing.' },
  REPORT: { ja: '報告の数字がまだです。', en: 'The reported figures are missing.' },
  BOTH: { ja: '数字がまだです。', en: 'All figures are missing.' },
  NO_EMPLOYEE_HOURS: {
    ja: '従業員数か労働時間が0のため、計算できません。',
    en: 'Employees or hours are 0, so nothing can be divided.',
  },
};

const NO_FIGURES = (year: Year): Message => ({
  ja: `${year}年目の数字がまだ入っていません。先に、構成員の営業利益・人件費などを「効果報告」の画面で入れるか、入れてもらってください。`,
  en: `There are no figures of year ${year} yet. Please have the members’ figures entered under the effect report first.`,
});

const maybeMore = (percent: number): Problem => ({
  code: 'TARGET_MAY_BE_HIGHER',
  path: null,
  message: {
    ja: `以前の年度に交付を受けた構成員がいる場合、目標は${percent}%です（K25 p.13）。このまとめは、いない場合の目標で作っています。`,
    en: `If a member was granted in an earlier year, the target is ${percent} % (K25 p.13). This summary takes it that none was.`,
  },
});
