import { formatRatio, type Message } from '@renkei/kernel';
import type { FirstTier, RuleSet, Sourced } from '@renkei/subsidy-rules';
import { sourceOf } from './explanation.type.ts';
import type { RuleNumberType, RuleUnit } from './rule-set.type.ts';

interface Row {
  readonly key: string;
  readonly unit: RuleUnit;
  readonly label: Message;
  /** null: this year's papers set no such number. */
  readonly of: (rules: RuleSet) => Sourced<unknown> | null;
  readonly absent?: Message;
}

const NO_LIMIT: Message = { ja: '（決まりなし）', en: ' (none)' };
const UNKNOWN: Message = {
  ja: '（資料になし。グループで入力）',
  en: ' (not in the papers; the group enters it)',
};

function row(
  key: string,
  unit: RuleUnit,
  ja: string,
  en: string,
  of: Row['of'],
  absent: Message = NO_LIMIT,
): Row {
  return { key, unit, label: { ja, en }, of, absent };
}

function edge(tier: FirstTier, reading: 'x25' | 'exact'): Sourced<bigint> {
  return { ...tier.costUpTo, value: tier.costUpTo.value[reading] };
}

function firstTier(size: 'SME' | 'MICRO', ja: string, en: string): Row[] {
  const tier = (rules: RuleSet) => rules.firstTier[size];
  const prefix = `firstTier.${size}`;
  return [
    row(
      `${prefix}.rate`,
      'RATIO',
      `${ja}：50万円までの補助率`,
      `${en}: rate of the first tier`,
      (r) => tier(r).rate,
    ),
    row(
      `${prefix}.cap`,
      'YEN',
      `${ja}：50万円までの補助の上限`,
      `${en}: cap of the first tier`,
      (r) => tier(r).cap,
    ),
    row(
      `${prefix}.costUpTo.x25`,
      'YEN',
      `${ja}：この率で計算する費用の上限（様式の読み方）`,
      `${en}: cost at this rate, as the forms read it`,
      (r) => edge(tier(r), 'x25'),
    ),
    row(
      `${prefix}.costUpTo.exact`,
      'YEN',
      `${ja}：この率で計算する費用の上限（割り算どおり）`,
      `${en}: cost at this rate, exactly divided`,
      (r) => edge(tier(r), 'exact'),
    ),
  ];
}

const ROWS: readonly Row[] = [
  row('minimumMembers', 'COUNT', 'グループの最少の構成員数', 'Fewest members', (r) => r.minimumMembers),
  row('eligibleFunctions', 'FUNCTIONS', '対象になる機能', 'Eligible functions', (r) => r.eligibleFunctions),
  ...firstTier('SME', '中小企業', 'SME'),
  ...firstTier('MICRO', '小規模事業者', 'Micro'),
  row(
    'secondTier.minimumFunctions',
    'COUNT',
    '50万円を超える部分に必要な機能の数',
    'Functions needed for the second tier',
    (r) => r.secondTier.minimumFunctions,
  ),
  row(
    'secondTier.rate',
    'RATIO',
    '50万円を超える部分の補助率',
    'Rate of the second tier',
    (r) => r.secondTier.rate,
  ),
  row(
    'secondTier.cap',
    'YEN',
    '50万円を超える部分の補助の上限',
    'Cap of the second tier',
    (r) => r.secondTier.cap,
  ),
  row('pc.rate', 'RATIO', 'PC・タブレット等の補助率', 'Rate of PCs and the like', (r) => r.pc.rate),
  row('pc.cap', 'YEN', 'PC・タブレット等の補助の上限（1者）', 'Cap of PCs per member', (r) => r.pc.cap),
  row('register.rate', 'RATIO', 'レジ・券売機の補助率', 'Rate of registers', (r) => r.register.rate),
  row(
    'register.cap',
    'YEN',
    'レジ・券売機の補助の上限（1者）',
    'Cap of registers per member',
    (r) => r.register.cap,
  ),
  row(
    'serviceCostCap',
    'YEN',
    '役務の対象費用の上限（1者）',
    'Eligible services per member',
    (r) => r.serviceCostCap,
  ),
  row(
    'cloudMonths.infrastructure',
    'COUNT',
    '(1)のクラウド利用料の月数',
    'Cloud months in (1)',
    (r) => r.cloudMonths.infrastructure,
  ),
  row(
    'cloudMonths.analysis',
    'COUNT',
    '(2)のクラウド利用料の月数',
    'Cloud months in (2)',
    (r) => r.cloudMonths.analysis,
  ),
  row(
    'minimumSubsidy',
    'YEN',
    '(1)の補助金の下限（1者）',
    'Smallest subsidy of (1)',
    (r) => r.minimumSubsidy,
  ),
  row('analysis.rate', 'RATIO', '(2)の補助率', 'Rate of (2)', (r) => r.analysis.rate),
  row(
    'analysis.perMember',
    'YEN',
    '(2)の1者あたりの上限',
    'Limit of (2) per member',
    (r) => r.analysis.perMember,
  ),
  row('analysis.cap', 'YEN', '(2)の上限', 'Cap of (2)', (r) => r.analysis.cap),
  row('jointCap', 'YEN', '(1)と(2)を合わせた上限', 'Joint cap of (1) and (2)', (r) => r.jointCap),
  row(
    'admin.shareOfBase',
    'RATIO',
    '(3)のもとになる割合',
    'Share of the base for (3)',
    (r) => r.admin.shareOfBase,
  ),
  row('admin.rate', 'RATIO', '(3)の補助率', 'Rate of (3)', (r) => r.admin.rate),
  row('admin.cap', 'YEN', '(3)の上限', 'Cap of (3)', (r) => r.admin.cap, UNKNOWN),
  row(
    'consumptionTax',
    'RATIO',
    '消費税の率（補助の対象外）',
    'Consumption tax, never eligible',
    (r) => r.consumptionTax,
  ),
  row(
    'growthTarget.percent',
    'PERCENT',
    '労働生産性の年あたりの伸びの目標',
    'Yearly growth of productivity',
    (r) => r.growthTarget.percent,
  ),
  row(
    'growthTarget.percentWhenGrantedBefore',
    'PERCENT',
    '同（前に交付を受けた構成員がいるとき）',
    'The same, with a member granted before',
    (r) => r.growthTarget.percentWhenGrantedBefore,
  ),
];

/** Every number of a rule set with its source; one that the year does not have is listed as such. */
export function ruleNumbers(rules: RuleSet): RuleNumberType[] {
  return ROWS.map(({ key, unit, label, of, absent = NO_LIMIT }) => {
    const sourced = of(rules);
    if (sourced === null) {
      const text = { ja: `${label.ja}${absent.ja}`, en: `${label.en}${absent.en}` };
      return { key, unit, label: text, value: null, sources: [], carriedBack: false };
    }
    const { value, sources, carriedBack } = sourced;
    return { key, unit, label, value: textOf(value), sources: sources.map(sourceOf), carriedBack };
  });
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'object' ? formatRatio(value as Parameters<typeof formatRatio>[0]) : String(value);
}
