import type { ColumnKind, TableLocale, TableValue } from './table-definition.ts';

const BOOLEANS = { ja: ['はい', 'いいえ'], en: ['yes', 'no'] } as const;
const JST_OFFSET_MS = 9 * 3_600_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const JST_MINUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** 'YYYY-MM-DD HH:mm' as the clocks in Japan show it. */
function jstText(value: TableValue): string | null {
  if (typeof value === 'string' && JST_MINUTE.test(value)) return value.replace('T', ' ');
  const instant = value instanceof Date ? value : typeof value === 'string' ? new Date(value) : null;
  if (instant === null || Number.isNaN(instant.getTime())) return null;
  return new Date(instant.getTime() + JST_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}

function plain(kind: ColumnKind, value: TableValue, locale: TableLocale): string | null {
  switch (kind) {
    case 'TEXT':
      // Excel keeps a line break inside a cell as LF.
      return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : null;
    case 'YEN':
    case 'INTEGER':
      return typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value))
        ? String(value)
        : null;
    case 'DATE':
      return typeof value === 'string' && DAY.test(value) ? value : null;
    case 'INSTANT':
      return jstText(value);
    case 'BOOLEAN':
      return typeof value === 'boolean' ? BOOLEANS[locale][value ? 0 : 1] : null;
  }
}

/**
 * A value as text, before any escaping: numbers as plain digits, days as YYYY-MM-DD, instants as 'YYYY-MM-DD HH:mm' JST.
 * '' for an empty cell. A value that is not of the column's kind is a mistake of the program and throws a TypeError.
 */
export function plainValue(
  column: { key: string; kind: ColumnKind },
  value: TableValue,
  locale: TableLocale,
): string {
  if (value === null || value === undefined) return '';
  const text = plain(column.kind, value, locale);
  if (text === null) throw new TypeError(`column ${column.key}: ${typeof value} is no ${column.kind}`);
  return text;
}

/**
 * What a spreadsheet would take for a formula gets an apostrophe in front, as the screens' own CSV does. Full-width
 * signs too: Japanese Excel reads ＝1+1 as =1+1, and − (U+2212) is － in Shift_JIS.
 */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠\u2212]/;

/** Text from people for a CSV cell. Only for text: −5 as a number stays a number. */
export function neutralised(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}
