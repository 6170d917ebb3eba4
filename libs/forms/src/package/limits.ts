import type { ReadLimits } from '@renkei/documents';

/** An official workbook is 0.2 MB and 1.5 MB inflated; saved again, with pictures or notes of a user, a few times that. */
export const OFFICIAL_LIMITS: ReadLimits = {
  fileBytes: 20 * 1024 * 1024,
  zipEntries: 1000,
  inflatedBytes: 64 * 1024 * 1024,
  rows: 20_000,
  columns: 16_384,
  cells: 300_000,
  cellText: 32_767,
};

/** What one cell of Excel holds, in UTF-16 units. */
export const MOST_CELL_TEXT = 32_767;
/** Digits a number of Excel keeps. */
export const MOST_DIGITS = 15;
/** Characters of all formulas of a workbook, shared ones written out: the official one has 0.2 million. */
export const MOST_FORMULA_TEXT = 2_000_000;
