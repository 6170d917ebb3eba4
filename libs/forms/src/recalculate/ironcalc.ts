import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { err, ok } from '@renkei/kernel';
import type { Result } from '@renkei/kernel';
import { columnIndex } from '@renkei/documents';
import { initSync, Model } from '@ironcalc/wasm';
import { quoteSheetNames } from '../package/formula.ts';
import { collectValues } from './collect-values.ts';
import { recalculationProblem } from './recalculated.ts';
import type { Recalculated, RecalculationProblem } from './recalculated.ts';
import type { SourceCell, SourceSheet } from './workbook-cells.ts';

const resolve = createRequire(import.meta.url).resolve;
let version: string | null = null;

/** Compiles the engine once for this process. */
function engineVersion(): string {
  if (version === null) {
    const entry = resolve('@ironcalc/wasm');
    initSync({ module: readFileSync(entry.replace(/wasm\.js$/, 'wasm_bg.wasm')) });
    const manifest = JSON.parse(readFileSync(entry.replace(/wasm\.js$/, 'package.json'), 'utf8')) as {
      version: string;
    };
    version = `IronCalc ${manifest.version}`;
  }
  return version;
}

/** What would be typed into the cell. ' keeps a text a text: 2019/4/1 would become a date, =1 a formula. */
function typed(cell: SourceCell): string {
  if (cell.kind === 'FORMULA') return `=${quoteSheetNames(cell.formula)}`;
  return cell.kind === 'TEXT' ? `'${cell.text}` : cell.text;
}

function position(address: string): readonly [number, number] {
  const [, letters = '', row = '1'] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  return [Number(row), (columnIndex(letters) ?? 0) + 1];
}

/**
 * IronCalc, a spreadsheet engine in Rust, here as WebAssembly. It knows IFS, whole columns (E:E) and names with 【】;
 * a one-cell array formula is entered as an ordinary one, which gives the same value.
 */
export function calculateWithIronCalc(
  sheets: readonly SourceSheet[],
): Result<Recalculated, RecalculationProblem> {
  const engine = engineVersion();
  let model: Model | null = null;
  try {
    model = new Model('workbook', 'en', 'UTC', 'en');
    model.pauseEvaluation();
    for (const [index, { name }] of sheets.entries()) {
      if (index > 0) model.newSheet();
      model.renameSheet(index, name);
    }
    for (const [index, { cells }] of sheets.entries()) {
      for (const [address, cell] of cells) model.setUserInput(index, ...position(address), typed(cell));
    }
    model.evaluate();
    const calculated = model;
    return ok(
      collectValues(sheets, 'IRONCALC', engine, (sheet, address) =>
        calculated.getFormattedCellValue(sheet, ...position(address)),
      ),
    );
  } catch {
    return err(recalculationProblem('ENGINE_FAILED')); // a sheet name or formula the engine does not take
  } finally {
    model?.free();
  }
}
