import {
  cellAddress,
  type ColumnChoice,
  type Meaning,
  type Sheet,
  type TableCell,
  type TaxPercent,
  type UnderstandOptions,
  type Workbook,
} from '@renkei/documents';

/** What a person settled over what was detected, as it is stored (JSON: no bigint). */
export interface StoredMapping {
  readonly sheetName?: string | undefined;
  readonly headerRows?: { readonly first: number; readonly last: number } | undefined;
  readonly representativeRow?: number | undefined;
  readonly columns?: Readonly<Record<string, StoredChoice>>;
  /** The group's remembered mapping all this was taken from; gone once a person settles something. */
  readonly rememberedId?: string | undefined;
}

export interface StoredChoice {
  readonly meaning: Meaning | null;
  readonly tax?: 'EXCLUSIVE' | 'INCLUSIVE' | undefined;
  readonly taxPercent?: TaxPercent | undefined;
  readonly unitYen?: number | undefined;
}

/** Values typed over cells, per sheet and cell ('C7'): applied again whenever the file is read. */
export type Corrections = Readonly<Record<string, Readonly<Record<string, string>>>>;

export function optionsOf(mapping: StoredMapping | null): UnderstandOptions {
  const { sheetName, headerRows, representativeRow, columns = {} } = mapping ?? {};
  const choices = Object.entries(columns).map(
    ([column, { meaning, tax, taxPercent, unitYen }]): [string, ColumnChoice] => [
      column,
      {
        meaning,
        ...(tax === undefined ? {} : { tax }),
        ...(taxPercent === undefined ? {} : { taxPercent }),
        ...(unitYen === undefined ? {} : { unitYen: BigInt(unitYen) }),
      },
    ],
  );
  return {
    columns: Object.fromEntries(choices),
    ...(sheetName === undefined ? {} : { sheetName }),
    ...(headerRows === undefined ? {} : { headerRows }),
    ...(representativeRow === undefined ? {} : { representativeRow }),
  };
}

/** The file as if it had been typed right. */
export function withCorrections(workbook: Workbook, corrections: Corrections): Workbook {
  return {
    ...workbook,
    sheets: workbook.sheets.map((sheet) => corrected(sheet, corrections[sheet.name] ?? {})),
  };
}

function corrected(sheet: Sheet, cells: Readonly<Record<string, string>>): Sheet {
  if (Object.keys(cells).length === 0) return sheet;
  const width = (row: { readonly cells: readonly unknown[] }): number => Math.max(row.cells.length, 200);
  const rows = sheet.rows.map((row) => {
    const replaced = Array.from({ length: width(row) }, (_, index) => {
      const typed = cells[cellAddress(index, row.rowNumber)];
      return typed === undefined ? (row.cells[index] ?? null) : typedCell(typed);
    });
    const used = replaced.findLastIndex((cell) => cell !== null) + 1;
    return { ...row, cells: replaced.slice(0, used) };
  });
  return { ...sheet, rows };
}

function typedCell(text: string): TableCell | null {
  return text === '' ? null : { text, kind: 'TEXT', notes: [], formula: null, mergedFrom: null };
}
