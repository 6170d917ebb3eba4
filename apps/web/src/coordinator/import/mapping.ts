import type { ImportMappingInput, ImportMeaning, ImportPreviewQuery, ImportTax } from './import.generated.ts';

export type ImportPreview = NonNullable<ImportPreviewQuery['memberImport']['preview']>;
export type ImportColumn = ImportPreview['columns'][number];

/** What a person says of a column, over what was understood. */
export interface ColumnChoice {
  readonly meaning: ImportMeaning | null;
  readonly tax: ImportTax;
  readonly unitYen: number;
  /** Of amounts with tax: the rate that is taken out of them. Null: nobody has said, and nothing is converted. */
  readonly taxPercent: number | null;
}

/** What a person says of the file. `null` in `sheetName` and the heading rows: as it was read. */
export interface Reading {
  readonly columns: Readonly<Record<string, ColumnChoice>>;
  readonly sheetName: string | null;
  readonly headerRows: { readonly first: number; readonly last: number } | null;
  readonly representativeRow: number | null;
}

export const AS_READ: Reading = { columns: {}, sheetName: null, headerRows: null, representativeRow: null };

/** Columns of these are read together; of any other meaning a list has one column. */
const SEVERAL: ReadonlySet<ImportMeaning> = new Set([
  'NAME',
  'ADDRESS',
  'FUNCTIONS',
  'QUANTITY',
  'PHONE',
  'SOFTWARE_YEN',
  'OPTION_YEN',
  'SERVICE_YEN',
  'PC_YEN',
  'REGISTER_YEN',
  'ANALYSIS_YEN',
] satisfies ImportMeaning[]);

/** Meanings that are amounts, with a unit and a word on tax. */
export const AMOUNTS: ReadonlySet<ImportMeaning> = new Set([
  'SOFTWARE_YEN',
  'OPTION_YEN',
  'SERVICE_YEN',
  'PC_YEN',
  'REGISTER_YEN',
  'ANALYSIS_YEN',
  'COST_YEN',
] satisfies ImportMeaning[]);

/** The rates the server knows (libs/documents, TAX_PERCENTS): the usual one first. */
export const TAX_PERCENTS = [10, 8] as const;

/** The units the server knows: yen, thousand, ten thousand, million. */
export const UNITS_YEN = [1, 1000, 10_000, 1_000_000] as const;

export function choiceOf(column: ImportColumn, reading: Reading): ColumnChoice {
  const { meaning, tax, unitYen, taxPercent } = column;
  return reading.columns[column.column] ?? { meaning, tax, unitYen, taxPercent };
}

/** Whether a choice is another than what holds now. */
export function isOther(column: ImportColumn, choice: ColumnChoice): boolean {
  return (
    choice.meaning !== column.meaning ||
    choice.tax !== column.tax ||
    choice.unitYen !== column.unitYen ||
    (choice.taxPercent ?? null) !== column.taxPercent
  );
}

/** Columns of amounts with tax: nobody has named their rate yet, so nothing of them can be taken over. */
export function asksForRate(column: ImportColumn): boolean {
  return (
    column.meaning !== null &&
    AMOUNTS.has(column.meaning) &&
    column.tax === 'INCLUSIVE' &&
    column.taxPercent === null
  );
}

export function isChanged(preview: ImportPreview, reading: Reading): boolean {
  return (
    reading.representativeRow !== null ||
    (reading.sheetName !== null && reading.sheetName !== preview.sheetName) ||
    (reading.headerRows !== null &&
      (reading.headerRows.first !== preview.firstHeaderRow ||
        reading.headerRows.last !== preview.lastHeaderRow)) ||
    preview.columns.some((column) => isOther(column, choiceOf(column, reading)))
  );
}

interface SettledRow {
  readonly rowNumber: number;
  readonly values: { readonly role: string };
  readonly issues: readonly { readonly code: string }[];
}

/**
 * The whole of what is to hold from now on. The server forgets whatever it is not told again, and it does not say what it
 * was told before: so everything that shows is told again, and what earlier choices settled stays. Another sheet or other
 * headings are another table: then nothing of the old columns counts.
 */
export function mappingOf(
  preview: ImportPreview,
  rows: readonly SettledRow[],
  reading: Reading,
): ImportMappingInput {
  const sheetName = reading.sheetName ?? preview.sheetName;
  const otherSheet = sheetName !== preview.sheetName;
  if (otherSheet) return { sheetName, columns: [] };
  const { first, last } = reading.headerRows ?? {
    first: preview.firstHeaderRow,
    last: preview.lastHeaderRow,
  };
  const otherTable = first !== preview.firstHeaderRow || last !== preview.lastHeaderRow;
  const place = { sheetName, firstHeaderRow: first, lastHeaderRow: last };
  if (otherTable) return { ...place, columns: [] };
  const representativeRow = reading.representativeRow ?? settledRepresentative(rows);
  return {
    ...place,
    ...(representativeRow === null ? {} : { representativeRow }),
    columns: preview.columns.flatMap((column) => {
      const chosen = reading.columns[column.column];
      if (chosen === undefined && !standsAsShown(column, reading)) return [];
      const { meaning, tax, unitYen, taxPercent } = choiceOf(column, reading);
      return [
        {
          column: column.column,
          meaning,
          ...(tax === 'NOT_STATED' ? {} : { tax }),
          ...(tax === 'INCLUSIVE' && taxPercent != null ? { taxPercent } : {}),
          ...((UNITS_YEN as readonly number[]).includes(unitYen) ? { unitYen } : {}),
        },
      ];
    }),
  };
}

/** A column nobody touched is told again, unless another one now has its meaning or the server set it aside itself. */
function standsAsShown(column: ImportColumn, reading: Reading): boolean {
  const { meaning, setAside } = column;
  if (meaning === null) return setAside === 'CHOSEN';
  const taken = Object.entries(reading.columns).some(
    ([other, choice]) => other !== column.column && choice.meaning === meaning,
  );
  return !taken || SEVERAL.has(meaning);
}

/** Only what the file or a person said: a row the server merely suggested stays a suggestion. */
function settledRepresentative(rows: readonly SettledRow[]): number | null {
  const row = rows.find(({ values }) => values.role === 'REPRESENTATIVE');
  if (row === undefined || row.issues.some(({ code }) => code === 'REPRESENTATIVE_SUGGESTED')) return null;
  return row.rowNumber;
}
