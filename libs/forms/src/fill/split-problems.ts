import type { FormGroup } from '../form-group.ts';
import { capacity } from '../layout/layout.ts';
import type { EditionLayout, InputTable } from '../layout/layout.ts';
import type { FormValue } from './cell-value.ts';
import type { Entry } from './entries.ts';
import { showYen } from './fill-problem.ts';
import type { FillProblem } from './fill-problem.ts';

interface Filled {
  readonly table: InputTable<string>;
  readonly entries: readonly Entry<string>[];
}

const SCALE = 6;

/** The mean of exact decimals, cut after six places; null when nobody has a value. */
export function meanText(values: readonly FormValue[]): string | null {
  const scaled = values.flatMap((value) => {
    const [, sign = '', whole = '', fraction = ''] =
      /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value ?? '')) ?? [];
    if (whole === '') return [];
    const digits = BigInt(whole + fraction.padEnd(18, '0').slice(0, 18));
    return [sign === '-' ? -digits : digits];
  });
  if (scaled.length === 0) return null;
  const mean =
    scaled.reduce((sum, value) => sum + value, 0n) / BigInt(scaled.length) / 10n ** BigInt(18 - SCALE);
  const text = String(mean < 0n ? -mean : mean).padStart(SCALE + 1, '0');
  return `${mean < 0n ? '-' : ''}${text.slice(0, -SCALE)}.${text.slice(-SCALE)}`;
}

function means(entries: readonly Entry<string>[]): { ja: string; en: string } {
  const of = (field: string) => meanText(entries.map((entry) => entry[field] ?? null)) ?? '—';
  const [actual, first, second] = ['actual', 'firstYear', 'secondYear'].map(of);
  return {
    ja: `各ブックの平均はそのブックの事業者だけのものです。全${String(entries.length)}者の平均は、実績値 ${String(actual)}、1年目 ${String(first)}、2年目 ${String(second)} です（小数第7位以下切り捨て）。`,
    en: `The mean in each workbook is of its own businesses alone. Over all ${String(entries.length)}: actual ${String(actual)}, year 1 ${String(first)}, year 2 ${String(second)} (cut after six decimals).`,
  };
}

/** When a table has more entries than rows: how many there are, how many fit, what was done, what to do. */
export function tooMany(
  layout: EditionLayout,
  table: InputTable<string>,
  entries: readonly Entry<string>[],
): FillProblem[] {
  const fits = capacity(table);
  if (entries.length <= fits) return [];
  const { name } = layout.sheets[table.sheet];
  const parts = String(Math.ceil(entries.length / fits));
  const more = table.sheet === 'PRODUCTIVITY' ? means(entries) : { ja: '', en: '' };
  return [
    {
      code: 'TOO_MANY_ENTRIES',
      severity: 'warning',
      sheet: table.sheet,
      cell: null,
      message: {
        ja: `『${name}』に書けるのは${String(fits)}件までですが、${String(entries.length)}件あるため、${parts}冊のブックに分けました。様式の注意書きのとおり、行数が足りないことを提出前に事務局へメールでお伝えください。${more.ja}`,
        en: `“${name}” holds ${String(fits)} entries and there are ${String(entries.length)}: they stand in ${parts} workbooks. As the form says, please tell the secretariat by e-mail before filing that there are too few rows. ${more.en}`.trim(),
      },
    },
  ];
}

function sum(values: readonly (bigint | null)[]): bigint {
  return values.reduce<bigint>((total, yen) => total + (yen ?? 0n), 0n);
}

/**
 * When 様式5 or 6 was split: formulas add up one file alone, and limits (¥30 M, the number of businesses) apply to each
 * file by itself. The sums to file are therefore said here, from the same amounts that were written.
 */
export function splitTotals(group: FormGroup, tables: readonly Filled[]): FillProblem[] {
  const split = tables.filter(
    ({ table, entries }) =>
      (table.sheet === 'FORM5' || table.sheet === 'FORM6') && entries.length > capacity(table),
  );
  const [first] = split;
  if (first === undefined) return [];
  const costs = [group.representative, ...group.participants].map((member) => member.costs);
  const infrastructureCost = sum(costs.flatMap((cost) => [cost.softwareYen, cost.pcYen, cost.registerYen]));
  const infrastructureRequested = sum(
    costs.flatMap(({ requested }) =>
      requested === null ? [] : [requested.softwareYen, requested.pcYen, requested.registerYen],
    ),
  );
  const analysisCost = sum(costs.flatMap((cost) => [cost.analysisSoftwareYen, cost.analysisHardwareYen]));
  const adminCost = sum(group.adminItems.map(({ yen }) => yen));
  const rows = [
    { ja: '基盤導入経費', en: '(1)', cost: infrastructureCost, requested: infrastructureRequested },
    { ja: '消費動向等分析経費', en: '(2)', cost: analysisCost, requested: group.analysisRequestedYen ?? 0n },
    { ja: 'その他経費', en: '(3)', cost: adminCost, requested: group.adminRequestedYen ?? 0n },
  ];
  const list = (language: 'ja' | 'en', cost: string, requested: string, separator: string) =>
    rows
      .map((row) => `${row[language]} ${cost}${showYen(row.cost)}${requested}${showYen(row.requested)}`)
      .join(separator);
  return [
    {
      code: 'SPLIT_TOTALS',
      severity: 'warning',
      sheet: first.table.sheet,
      cell: null,
      message: {
        ja: `ブックを分けたため、様式5〜8の計算結果はブックごとの金額です。申請マイページには次の合計をご入力ください（円、補助対象経費／補助金申請額）: ${list('ja', '', '／', '、')}。消費動向等分析経費とその他経費の申請額は1冊目だけに記入しています。`,
        en: `As the workbook was split, 様式5–8 add up each file alone. The sums to enter in the portal are (yen, eligible cost / requested): ${list('en', '', ' / ', '; ')}. The amounts requested for (2) and (3) stand in the first file only.`,
      },
    },
  ];
}
