import type { LineView } from './rows.ts';

/** What a column of amounts with tax comes to; whole yen. */
export interface TaxSums {
  /** As it is written, with tax. */
  readonly written: number;
  /** Each amount without tax, rounded down, and then added up. */
  readonly without: (percent: number) => number;
  /** Cells that are no plain amount: they are in neither sum. */
  readonly unread: number;
}

/** Whole yen of a cell as a person writes amounts; 0: nothing stands there, null: it is no plain amount. */
export function writtenYen(text: string, unitYen: number): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/税込み?|内税/g, '')
    .replace(/[,\s¥\\円()]/g, '');
  if (/^[-‐–—―ー]*$/.test(plain)) return 0;
  return /^\d{1,10}(?:\.\d{1,4})?$/.test(plain) ? Math.round(Number(plain) * unitYen) : null;
}

/** The server rounds the same way (libs/documents, values/tax.ts); here it only shows what a choice would do. */
export function withoutTax(yen: number, percent: number): number {
  return Math.floor((yen * 100) / (100 + percent));
}

export function taxSums(lines: readonly LineView[], column: string, unitYen: number): TaxSums {
  const amounts = lines.flatMap(({ cells }) =>
    cells.filter((cell) => cell.column === column).map(({ text }) => writtenYen(text, unitYen)),
  );
  const read = amounts.filter((yen) => yen !== null);
  return {
    written: read.reduce((sum, yen) => sum + yen, 0),
    without: (percent) => read.reduce((sum, yen) => sum + withoutTax(yen, percent), 0),
    unread: amounts.length - read.length,
  };
}
