import { formatYen, formatYenEn, minYen, type Message, type Yen } from '@renkei/kernel';
import { RULE_SETS, type CostCategory, type RuleSetId } from '@renkei/subsidy-rules';
import type { GridField } from './grid.ts';

/** The amounts the forms ask for: each is the sum of what stands behind it here. */
export const COST_BUCKETS = [
  'SOFTWARE',
  'PC',
  'REGISTER',
  'ANALYSIS_SOFTWARE',
  'ANALYSIS_HARDWARE',
  'OFFICE',
  'EXPERT',
] as const;
export type CostBucket = (typeof COST_BUCKETS)[number];

export const BUCKET_OF: Readonly<Record<CostCategory, CostBucket>> = {
  SOFTWARE: 'SOFTWARE',
  OPTION: 'SOFTWARE',
  SERVICE: 'SOFTWARE',
  PC: 'PC',
  REGISTER: 'REGISTER',
  ANALYSIS_SOFTWARE: 'ANALYSIS_SOFTWARE',
  ANALYSIS_SERVICE: 'ANALYSIS_SOFTWARE',
  ANALYSIS_HARDWARE: 'ANALYSIS_HARDWARE',
  OFFICE: 'OFFICE',
  EXPERT: 'EXPERT',
};

/** Where a bucket's amount stands; 様式7 is of the whole group. */
export const FIELD_OF_BUCKET: Readonly<Partial<Record<CostBucket, GridField>>> = {
  SOFTWARE: 'form5.softwareYen',
  PC: 'form5.pcYen',
  REGISTER: 'form5.registerYen',
  ANALYSIS_SOFTWARE: 'form6.softwareYen',
  ANALYSIS_HARDWARE: 'form6.hardwareYen',
};

const LABELS: Readonly<Record<CostBucket, Message>> = {
  SOFTWARE: { ja: 'ソフトウェア・導入関連費', en: 'software and services' },
  PC: { ja: 'PC・タブレット等', en: 'PC and the like' },
  REGISTER: { ja: 'レジ・券売機', en: 'register' },
  ANALYSIS_SOFTWARE: { ja: '分析のソフトウェア・導入関連費', en: 'analysis software and services' },
  ANALYSIS_HARDWARE: { ja: '分析のハードウエア', en: 'analysis hardware' },
  OFFICE: { ja: '事務費', en: 'office costs' },
  EXPERT: { ja: '外部専門家費', en: 'expert costs' },
};

/** A kind of cost that is another amount here than in the workbook; what is here stays. */
export interface CostDifference {
  readonly bucket: CostBucket;
  /** Whole yen, tax-exclusive: here, and in the workbook. */
  readonly before: Yen;
  readonly after: Yen;
}

export function differenceMessage({ bucket, before, after }: CostDifference): Message {
  const { ja, en } = LABELS[bucket];
  return {
    ja: `${ja}は、登録では${formatYen(before)}、様式では${formatYen(after)}です。登録のほうをそのままにします。様式に合わせるときは、取り込みのあとで構成員の費用の行を直してください。`,
    en: `The ${en} are ${formatYenEn(before)} here and ${formatYenEn(after)} in the forms. What is here stays. To follow the forms, edit the member’s lines after the import.`,
  };
}

interface Amount {
  readonly category: CostCategory;
  readonly unitPriceYen: Yen;
  readonly quantity: number;
}

/**
 * Compares costs kind by kind. 様式5 holds services up to their cap only (K25 p.20 ①1), so software agrees with the
 * whole sum and with the capped one.
 * @returns the lines of kinds the member has none of, and what differs in the others
 */
export function compareCosts<Line extends Amount>(
  given: readonly Line[],
  present: readonly Amount[],
  ruleSet: RuleSetId,
): { readonly lines: readonly Line[]; readonly differences: readonly CostDifference[] } {
  const lines: Line[] = [];
  const differences: CostDifference[] = [];
  for (const bucket of COST_BUCKETS) {
    const inFile = given.filter(({ category }) => BUCKET_OF[category] === bucket);
    const here = present.filter(({ category }) => BUCKET_OF[category] === bucket);
    if (inFile.length === 0) continue;
    if (here.length === 0) {
      lines.push(...inFile);
      continue;
    }
    const [before, after] = [sumOf(here), sumOf(inFile)];
    if (after !== before && after !== capped(here, ruleSet)) differences.push({ bucket, before, after });
  }
  return { lines, differences };
}

function capped(here: readonly Amount[], ruleSet: RuleSetId): Yen {
  const services = sumOf(here.filter(({ category }) => category === 'SERVICE'));
  const rest = sumOf(here.filter(({ category }) => category !== 'SERVICE'));
  const { serviceCostCap } = RULE_SETS[ruleSet];
  return rest + (serviceCostCap === null ? services : minYen(services, serviceCostCap.value));
}

const sumOf = (lines: readonly Amount[]): Yen =>
  lines.reduce((sum, { unitPriceYen, quantity }) => sum + unitPriceYen * BigInt(quantity), 0n);
