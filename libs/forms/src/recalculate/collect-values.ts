import { shownNumber } from './recalculated.ts';
import type { CellValue, Engine, Recalculated } from './recalculated.ts';
import type { SourceSheet } from './workbook-cells.ts';

const NUMBER = /^-?(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?$/i;
/** #N/A, #DIV/0! and the like; LibreOffice's Err:502. */
const ERROR = /^#[A-Z0-9/_]+[!?]?$|^Err:\d{3}$/;

/** What an engine shows for a formula; null for "". */
function resultOf(text: string): CellValue | null {
  if (text === '') return null;
  if (NUMBER.test(text)) return { kind: 'NUMBER', text: shownNumber(Number(text)) };
  if (ERROR.test(text)) return { kind: 'ERROR', text };
  return { kind: text === 'TRUE' || text === 'FALSE' ? 'BOOLEAN' : 'TEXT', text };
}

/** The entries as they were given, and for every formula what `shown` says of it. */
export function collectValues(
  sheets: readonly SourceSheet[],
  engine: Engine,
  engineVersion: string,
  shown: (sheet: number, address: string) => string,
): Recalculated {
  let formulas = 0;
  const values = new Map<string, ReadonlyMap<string, CellValue>>();
  for (const [index, { name, cells }] of sheets.entries()) {
    const found = new Map<string, CellValue>();
    for (const [address, cell] of cells) {
      if (cell.kind === 'FORMULA') {
        formulas += 1;
        const value = resultOf(shown(index, address));
        if (value !== null) found.set(address, value);
      } else if (cell.text !== '') {
        const text = cell.kind === 'NUMBER' ? shownNumber(Number(cell.text)) : cell.text;
        found.set(address, { kind: cell.kind, text });
      }
    }
    values.set(name, found);
  }
  return { engine, engineVersion, formulas, sheets: values };
}
