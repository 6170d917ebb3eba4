import type { ColumnKind, TableDefinition, TableLocale, TableRecord } from './table-definition.ts';

const KINDS: Readonly<Record<ColumnKind, { ja: string; en: string }>> = {
  TEXT: { ja: '文字', en: 'text' },
  YEN: { ja: '金額（円）', en: 'amount (yen)' },
  INTEGER: { ja: '整数', en: 'whole number' },
  DATE: { ja: '日付（年-月-日）', en: 'date (year-month-day)' },
  INSTANT: { ja: '日時（日本時間）', en: 'date and time (Japan)' },
  BOOLEAN: { ja: 'はい・いいえ', en: 'yes or no' },
};

function column(key: string, ja: string, en: string, descriptionJa: string, descriptionEn: string) {
  return {
    key,
    header: { ja, en },
    kind: 'TEXT',
    unit: null,
    description: { ja: descriptionJa, en: descriptionEn },
    source: '',
  } as const;
}

/** The sheet that says what every column of the other sheets is. */
export const DATA_DICTIONARY: TableDefinition = {
  name: { ja: 'データ辞書', en: 'Data dictionary' },
  columns: [
    column('sheet', 'シート', 'Sheet', 'どのシートか', 'Which sheet'),
    column('column', '列', 'Column', '列の見出し', 'The header of the column'),
    column('kind', '種類', 'Kind', '値の種類', 'What its values are'),
    column('unit', '単位', 'Unit', '数の単位', 'The unit of its numbers'),
    column('meaning', '意味', 'Meaning', '値の意味', 'What the values mean'),
    column('source', '出どころ', 'Where it comes from', 'データの項目', 'The field of the data'),
  ],
};

/** Its rows for one table, whose sheet has this name. */
export function dictionaryRows(
  sheet: string,
  definition: TableDefinition,
  locale: TableLocale,
): TableRecord[] {
  return definition.columns.map(({ header, kind, unit, description, source }) => ({
    sheet,
    column: header[locale],
    kind: KINDS[kind][locale],
    unit: unit?.[locale] ?? '',
    meaning: description[locale],
    source,
  }));
}
