import type { FileProblem } from '@renkei/documents';
import { err, ok } from '@renkei/kernel';
import type { Result } from '@renkei/kernel';
import { openWorkbook } from '../package/open-workbook.ts';
import type { CellContent } from '../package/open-workbook.ts';

/** A cell as an engine gets it: what was entered, or the formula to be worked out (without its leading =). */
export type SourceCell =
  | { readonly kind: 'NUMBER' | 'TEXT' | 'BOOLEAN'; readonly text: string }
  | { readonly kind: 'FORMULA'; readonly formula: string };

export interface SourceSheet {
  readonly name: string;
  /** By address ('C7'), row by row. */
  readonly cells: ReadonlyMap<string, SourceCell>;
}

function sourceCell({ kind, value, formula }: CellContent): SourceCell | null {
  if (formula !== null) return { kind: 'FORMULA', formula };
  if (value === null || kind === 'EMPTY') return null;
  if (kind === 'BOOLEAN') return { kind, text: value === '1' ? 'TRUE' : 'FALSE' };
  // A number that is none was never written by a spreadsheet; an error that was entered stays visible as text.
  if (kind === 'NUMBER') return Number.isFinite(Number(value)) ? { kind, text: value } : null;
  return { kind: 'TEXT', text: value };
}

/**
 * The cells of an .xlsx as an engine needs them: entries and formulas, nothing that is drawn or linked. Problems:
 * everything that is no plain .xlsx within the limits of an official workbook.
 */
export async function workbookCells(bytes: Uint8Array): Promise<Result<readonly SourceSheet[], FileProblem>> {
  const workbook = await openWorkbook(bytes);
  if (!workbook.ok) return err(workbook.error);
  return ok(
    workbook.value.sheets.map(({ name, cells }) => {
      const entries = [...cells].flatMap(([address, content]) => {
        const cell = sourceCell(content);
        return cell === null ? [] : [[address, cell] as const];
      });
      return { name, cells: new Map(entries) };
    }),
  );
}
