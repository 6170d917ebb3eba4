import { openOfficialWorkbook } from '../layout/detect-edition.ts';
import { SHEET_KEYS } from '../layout/layout.ts';
import type { SheetKey } from '../layout/layout.ts';
import { patchCell } from '../package/patch-sheet.ts';
import { cloneSheet } from '../package/sheet-xml.ts';
import { writeWorkbook } from '../package/write-workbook.ts';

/** What a person types: a number, a text, '=formula', or null to empty the cell. */
export type Typed = string | number | null;
export type Edits = Readonly<Partial<Record<SheetKey, Readonly<Record<string, Typed>>>>>;

/** An official workbook as somebody went on typing into it. For specs. */
export async function edited(bytes: Uint8Array, edits: Edits): Promise<Uint8Array> {
  const official = await openOfficialWorkbook(bytes);
  if (!official.ok) throw new Error(official.error.message.en);
  const { sheets, workbook } = official.value;
  const changed = new Map(
    SHEET_KEYS.flatMap((key) => {
      const cells = edits[key];
      if (cells === undefined) return [];
      const sheet = cloneSheet(sheets[key].xml);
      for (const [address, value] of Object.entries(cells)) {
        if (value === null) patchCell(sheet, address, { kind: 'EMPTY' });
        else if (typeof value === 'number')
          patchCell(sheet, address, { kind: 'NUMBER', digits: String(value) });
        else if (value.startsWith('='))
          patchCell(sheet, address, { kind: 'FORMULA', formula: value.slice(1) });
        else patchCell(sheet, address, { kind: 'TEXT', text: value });
      }
      return [[sheets[key].part, sheet] as const];
    }),
  );
  return writeWorkbook(workbook, { sheets: changed, dropCalcChain: true });
}
