import { PREFECTURES } from '@renkei/documents';
import { dateOf, formatYen, formatYenEn, sumYen, type JstMinute, type Message } from '@renkei/kernel';
import { ANCHOR_CODES, ANCHORS, type AnchorCode } from '@renkei/lifecycle';
import type { CapUse, GroupPlanInput, PlannedDate, PlannedMoney } from '@renkei/paper';
import {
  citations,
  formatHundredths,
  formatPermille,
  groupEffect,
  growthTarget,
  infrastructureCostOf,
  PART_LABELS,
  type CalculationResult,
  type Shares,
  type Sourced,
} from '@renkei/subsidy-rules';
import type { PlanFacts } from './plan-facts.ts';

export function factRows(
  { members, prefecture, vendors, result }: PlanFacts,
  language: keyof Message,
): GroupPlanInput['facts'] {
  const representative = members.find(({ role }) => role === 'REPRESENTATIVE');
  const officer = representative?.officer ?? '';
  const place = PREFECTURES[prefecture - 1] ?? '';
  return [
    {
      label: { ja: '代表事業者', en: 'Representative' },
      value: `${representative?.name ?? '—'}${officer === '' ? '' : `（${officer}）`}`,
    },
    ...(place === '' ? [] : [{ label: { ja: '地域', en: 'Prefecture' }, value: place }]),
    ...(vendors.length === 0
      ? []
      : [{ label: { ja: 'IT提供事業者', en: 'Vendors' }, value: vendors.join('、') }]),
    {
      label: { ja: '計算に使ったきまり', en: 'Worked out by' },
      value: result.ruleSet.label[language],
    },
  ];
}

export function moneyOf(result: CalculationResult, shares: Shares): PlannedMoney {
  const { infrastructure, analysis, admin, members } = result;
  const { cost, tax, share, subsidy } = shares.total;
  return {
    parts: [
      {
        label: PART_LABELS.INFRASTRUCTURE,
        cost: sumYen(members.map(({ costs }) => infrastructureCostOf(costs))),
        eligible: infrastructure.eligible,
        subsidy: infrastructure.granted,
      },
      {
        label: PART_LABELS.ANALYSIS,
        cost: analysis.eligible,
        eligible: analysis.eligible,
        subsidy: analysis.granted,
      },
      { label: PART_LABELS.ADMIN, cost: admin.eligible, eligible: admin.eligible, subsidy: admin.granted },
    ],
    total: {
      cost,
      eligible: infrastructure.eligible + analysis.eligible + admin.eligible,
      subsidy,
      tax,
      own: share,
    },
  };
}

/** What is requested against each cap; the request is cut to fit beforehand, by the group's own policy. */
export function capsOf({ ruleSet, combined, analysis, admin }: CalculationResult): CapUse[] {
  const clause = (...rules: readonly (Sourced<unknown> | null)[]): string | null => {
    const said = citations(rules.flatMap((rule) => rule?.sources ?? []));
    return said === '' ? null : said;
  };
  const perMember = ruleSet.analysis.perMember;
  return [
    {
      label: { ja: '(1)と(2)を合わせた上限', en: 'Joint cap of (1) and (2)' },
      used: combined.granted,
      cap: combined.cap,
      clause: clause(ruleSet.jointCap),
    },
    ...(analysis.eligible === 0n
      ? []
      : [
          {
            label: {
              ja: `(2)の上限（${formatYen(perMember.value)}×${analysis.countedMembers}者）`,
              en: `Cap of (2), ${formatYenEn(perMember.value)} × ${analysis.countedMembers} members`,
            },
            used: analysis.granted,
            cap: analysis.limit,
            clause: clause(perMember),
          },
        ]),
    ...(admin.eligible === 0n
      ? []
      : [
          {
            label: { ja: '(3)の上限', en: 'Cap of (3)' },
            used: admin.granted,
            cap: admin.limit,
            clause: clause(ruleSet.admin.cap),
          },
        ]),
  ];
}

/** Every point of the procedure in its order; what nobody knows yet says so. */
export function scheduleOf({ anchors, sampleDates }: PlanFacts): PlannedDate[] {
  return ANCHOR_CODES.map((code) => {
    const at = anchors[code];
    return {
      what: withHint(code),
      on: at === undefined ? null : dateOf(at),
      remark: at === undefined ? null : remarkOf(code, at, sampleDates),
    };
  });
}

function withHint(code: AnchorCode): Message {
  const { ja, en } = ANCHORS[code].label;
  if (code !== 'GRANT_DECISION') return { ja, en };
  return {
    ja: `${ja}。これより前に契約・発注・納品・支払いをしたものは、補助の対象になりません`,
    en: `${en}. What is contracted, ordered, delivered or paid before it is not eligible`,
  };
}

const CLOSING: readonly AnchorCode[] = [
  'ROUND_CLOSE',
  'PROJECT_END',
  'PERFORMANCE_REPORT_DUE',
  'EFFECT_REPORT_1_CLOSE',
  'EFFECT_REPORT_2_CLOSE',
];

/** A closing minute that is not the end of its day, and whether the date is made up. */
function remarkOf(code: AnchorCode, at: JstMinute, sample: boolean): Message | null {
  const time = at.slice(11);
  const until = CLOSING.includes(code) && time !== '23:59' ? { ja: `${time}まで`, en: `by ${time}` } : null;
  const made = sample ? { ja: '見本の日程', en: 'sample schedule' } : null;
  const said = [until, made].filter((part) => part !== null);
  if (said.length === 0) return null;
  return { ja: said.map(({ ja }) => ja).join('・'), en: said.map(({ en }) => en).join(', ') };
}

/** The growth the programme asks for, and what the members' own targets come to. */
export function targetsOf({ result, targets }: PlanFacts): GroupPlanInput['targets'] {
  const rule = growthTarget(result.ruleSet, false);
  const clause = citations(rule.sources);
  const programme = {
    label: { ja: '労働生産性（制度の目標）', en: 'Labour productivity, asked for' },
    target: {
      ja: `2年間で年平均${rule.value}%以上の伸び（${clause}）`,
      en: `${rule.value} % a year or more over two years (${clause})`,
    },
  };
  if (targets === null) return [programme];
  const effect = groupEffect({ ...targets, grantedBefore: false, years: 2 });
  const { baselineHundredths, reportedHundredths, growth } = effect[effect.official];
  if (baselineHundredths === null || reportedHundredths === null || effect.counted.length === 0) {
    return [programme];
  }
  const [before, after] = [formatHundredths(baselineHundredths), formatHundredths(reportedHundredths)];
  const rate = growth.computable ? formatPermille(growth.permille) : null;
  const { length } = effect.counted;
  const all = length + effect.missing.length;
  return [
    programme,
    {
      label: { ja: '労働生産性（グループの計画）', en: 'Labour productivity, planned' },
      target: {
        ja: `1時間あたり${before}円から${after}円へ${rate === null ? '' : `（年平均${rate}）`}。${all}者のうち、数字のそろった${length}者の平均です。`,
        en: `From ${before} to ${after} yen an hour${rate === null ? '' : ` (${rate} a year)`}: the mean of the ${length} of ${all} members whose figures are there.`,
      },
    },
  ];
}
