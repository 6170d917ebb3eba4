import { cellAddress, columnIndex } from '@renkei/documents';
import type { Corrections } from './import-settings.ts';
import type { CorrectMemberImportCellInput } from './member-import.inputs.ts';
import type { Place } from './official/official-file.ts';
import type { ReadFile } from './read-import.ts';

const MAX_COLUMNS = 200;

/** Which cell of the file a person means; null when there is none. */
export function findCell(
  { understanding, rows, official }: ReadFile,
  { sheetName: named, rowNumber, column }: CorrectMemberImportCellInput,
  corrections: Corrections,
): Place | null {
  const index = columnIndex(column) ?? -1;
  const cell = cellAddress(index, rowNumber);
  if (official !== null && named == null) return official.placeOf(rowNumber, column);
  const sheetName = named ?? understanding.sheetName;
  const isThere =
    official === null
      ? sheetName === understanding.sheetName && rows.has(rowNumber)
      : official.reading.cells.some((read) => read.sheetName === sheetName && read.cell === cell) ||
        Object.hasOwn(corrections[sheetName] ?? {}, cell);
  return isThere && index >= 0 && index < MAX_COLUMNS ? { sheetName, cell } : null;
}
