import { SOFTWARE_FUNCTIONS } from '../rule-set/types.ts';
import type { RuleSet, SoftwareFunction } from '../rule-set/types.ts';
import { join } from './reader.ts';
import type { InputReader } from './reader.ts';
import { COST_CATEGORIES } from './types.ts';
import type { CostCategory, CostLine } from './types.ts';

const LINE_KEYS = ['id', 'category', 'functions', 'unitPrice', 'quantity', 'cloudMonths'];

/** The months of cloud fees a category may hold, null where it holds none (K25 p.17, p.19). */
export function maximumCloudMonths(category: CostCategory, { cloudMonths }: RuleSet): number | null {
  if (category === 'SOFTWARE' || category === 'OPTION') return cloudMonths.infrastructure.value;
  return category === 'ANALYSIS_SOFTWARE' ? cloudMonths.analysis.value : null;
}

function readFunctions(
  reader: InputReader,
  value: unknown,
  path: string,
  category: CostCategory | null,
): readonly SoftwareFunction[] {
  if (value === undefined) return [];
  if (category !== null && category !== 'SOFTWARE') {
    reader.add(path, 'FUNCTIONS_ONLY_ON_SOFTWARE', {
      ja: '機能（functions）はSOFTWAREの行だけに入れてください。',
      en: 'Functions belong on SOFTWARE lines only.',
    });
  }
  const read = reader
    .list(value, path)
    .map((entry, index) => reader.choice(entry, `${path}[${index}]`, SOFTWARE_FUNCTIONS, null));
  return read.filter((entry) => entry !== null);
}

function readCloudMonths(
  reader: InputReader,
  value: unknown,
  path: string,
  category: CostCategory | null,
  ruleSet: RuleSet,
): number | null {
  if (value === undefined) return null;
  const months = reader.count(value, path);
  if (category === null) return months;
  const most = maximumCloudMonths(category, ruleSet);
  if (most === null) {
    reader.add(path, 'NOT_A_CLOUD_CATEGORY', {
      ja: 'クラウド利用の月数（cloudMonths）はSOFTWARE、OPTION、ANALYSIS_SOFTWAREの行だけに入れてください。',
      en: 'Months of cloud fees belong on SOFTWARE, OPTION and ANALYSIS_SOFTWARE lines only.',
    });
  } else if (months > most) {
    reader.add(path, 'TOO_MANY_CLOUD_MONTHS', {
      ja: `クラウド利用料は${most}か月分までです。${most}か月分以内の金額にして入れてください。`,
      en: `Cloud fees count for at most ${most} months. Please enter the price of at most ${most} months.`,
    });
  }
  return months;
}

export function readCostLine(
  reader: InputReader,
  value: unknown,
  path: string,
  ruleSet: RuleSet,
): CostLine | null {
  const line = reader.object(value, path, LINE_KEYS);
  if (line === null) return null;
  const category = reader.choice(line.category, join(path, 'category'), COST_CATEGORIES, null);
  return {
    id: reader.text(line.id, join(path, 'id')),
    category: category ?? 'OFFICE',
    functions: readFunctions(reader, line.functions, join(path, 'functions'), category),
    unitPrice: reader.yen(line.unitPrice, join(path, 'unitPrice')),
    quantity: reader.count(line.quantity, join(path, 'quantity')),
    cloudMonths: readCloudMonths(reader, line.cloudMonths, join(path, 'cloudMonths'), category, ruleSet),
  };
}
