import { cellAddress } from '@renkei/documents';
import type { Workbook } from '@renkei/documents';
import type { EditionLayout, SheetKey } from '../layout/layout.ts';
import { layoutInputs } from '../own-workbook/layout-inputs.ts';

/** The sheets whose entries formulas calculate with; 様式1 to 4 have none. */
const CALCULATED = ['PRODUCTIVITY', 'FORM5', 'FORM6', 'FORM7'] as const satisfies readonly SheetKey[];

/** By sheet and cell: the text that stands where formulas want a number. */
export type TextAmounts = ReadonlyMap<SheetKey, ReadonlyMap<string, string>>;

/** Taken from the workbook as it was saved: what a person corrects before an import is a number here. */
export function textAmountCells(
  layout: EditionLayout,
  names: Readonly<Record<SheetKey, string>>,
  workbook: Workbook,
): TextAmounts {
  const numbers = new Set([layout.form5.columns.number.column, layout.form6.members.columns.number.column]);
  return new Map(
    CALCULATED.map((key) => {
      const inputs = layoutInputs(layout, key);
      const found = new Map<string, string>();
      for (const { rowNumber, cells } of workbook.sheets.find(({ name }) => name === names[key])?.rows ??
        []) {
        for (const [index, cell] of cells.entries()) {
          if (cell?.kind !== 'TEXT' || cell.text === '' || cell.mergedFrom !== null) continue;
          const address = cellAddress(index, rowNumber);
          const kind = inputs.get(address);
          // The No. of an entry is text to the formulas as well.
          const isNumber = numbers.has(address.replace(/\d+$/, '')) && kind === 'INTEGER';
          if (kind !== undefined && kind !== 'TEXT' && !isNumber) found.set(address, cell.text);
        }
      }
      return [key, found];
    }),
  );
}
