import type { SheetKey } from '../layout/layout.ts';

/** How a number is shown. */
export const FORMATS = [
  'GENERAL',
  'TEXT',
  'YEN',
  'INTEGER',
  'ONE',
  'TWO',
  'PERCENT',
  'DATE',
  'YEN_OR_EMPTY',
] as const;
export type Format = (typeof FORMATS)[number];

/** What a cell is to the person. INPUT alone may be changed while the sheet is protected. */
export const ROLES = ['MARK', 'TITLE', 'NOTE', 'SECTION', 'HEADER', 'LABEL', 'INPUT', 'CALCULATED'] as const;
export type Role = (typeof ROLES)[number];

/** 'F14', and the cells every `every` rows below it down to `lastRow`. */
export interface Repeated {
  readonly range: string;
  readonly every?: number;
  readonly lastRow?: number;
}

/** Turns the cells red for which the formula, written for the first of them, is true. */
export interface RedRule extends Repeated {
  readonly formula: string;
}

export interface ExtraInput extends Repeated {
  readonly format: Format;
}

/** What is ours about one sheet: how it looks and what it says. Places and formulas are the layout's. */
export interface SheetLook {
  /** By column or range of columns ('A', 'C:D'), in characters. */
  readonly widths: Readonly<Record<string, number>>;
  readonly title: string;
  /** Cells that head a part. */
  readonly sections: readonly string[];
  readonly headerRows: readonly number[];
  /** In our own words. */
  readonly notes: Readonly<Record<string, string>>;
  readonly merges: readonly Repeated[];
  /** Input cells that hold nothing of a group: the calculators, the remarks, the check marks. */
  readonly inputs: readonly ExtraInput[];
  /** How formula cells show their result unless `formats` says otherwise; YEN by default. */
  readonly calculated?: Format;
  /** Formula cells that show it otherwise. */
  readonly formats: Readonly<Record<string, Format>>;
  readonly red: readonly RedRule[];
  /** Rows repeated on every printed page. */
  readonly printRows: string | null;
  readonly pagesWide: number;
}

export type WorkbookLook = Readonly<Record<SheetKey, SheetLook>>;
