/**
 * Stands in B1 of every sheet of a workbook we wrote, and in none of an official one: by it the file is known as ours.
 * Never change the words: files out there carry them.
 */
export const OWN_WORKBOOK_MARK = 'Renkeiが作った控え — 事務局の様式ではありません';
export const OWN_WORKBOOK_MARK_CELL = 'B1';

/** Whether a sheet of a workbook is one of ours. */
export function carriesOwnMark(cells: ReadonlyMap<string, { readonly value: string | null }>): boolean {
  return cells.get(OWN_WORKBOOK_MARK_CELL)?.value?.trim() === OWN_WORKBOOK_MARK;
}
