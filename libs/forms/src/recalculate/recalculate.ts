import { err, ok } from '@renkei/kernel';
import type { Result } from '@renkei/kernel';
import type { FileProblem } from '@renkei/documents';
import { reachesOutside } from './outside.ts';
import { calculateWithIronCalc } from './ironcalc.ts';
import { recalculationProblem } from './recalculated.ts';
import type { Engine, Recalculated, RecalculationProblem } from './recalculated.ts';
import { calculateWithSoffice, findSoffice } from './soffice.ts';
import { workbookCells } from './workbook-cells.ts';
import type { SourceSheet } from './workbook-cells.ts';

export interface RecalculateOptions {
  /** Which engine; by default LibreOffice when PATH has it, else IronCalc. */
  readonly engine?: Engine;
  /** Milliseconds until LibreOffice is stopped; by default 60 seconds, and 2 more for every further workbook. */
  readonly timeout?: number;
  /** Where to look for LibreOffice; by default the PATH of this process. */
  readonly path?: string;
}

function goesOutside(sheets: readonly SourceSheet[]): boolean {
  return sheets.some(({ cells }) =>
    [...cells.values()].some((cell) => cell.kind === 'FORMULA' && reachesOutside(cell.formula)),
  );
}

/**
 * Works out every formula of each .xlsx anew; saved results are not used. The engine gets the entries and formulas
 * alone (see `plainWorkbook`), never the file. Problems: as `readTable`, and REACHES_OUTSIDE, ENGINE_MISSING,
 * ENGINE_FAILED, ENGINE_TIMED_OUT. Many files share one start of LibreOffice.
 */
export async function recalculateAll(
  files: readonly Uint8Array[],
  { engine, timeout, path = process.env['PATH'] ?? '' }: RecalculateOptions = {},
): Promise<Result<readonly Recalculated[], FileProblem | RecalculationProblem>> {
  const workbooks: (readonly SourceSheet[])[] = [];
  for (const bytes of files) {
    const cells = await workbookCells(bytes);
    if (!cells.ok) return cells;
    if (goesOutside(cells.value)) return err(recalculationProblem('REACHES_OUTSIDE'));
    workbooks.push(cells.value);
  }
  if (workbooks.length === 0) return ok([]);
  const soffice = engine === 'IRONCALC' ? null : findSoffice(path);
  if (soffice !== null) {
    return calculateWithSoffice(soffice, workbooks, timeout ?? 60_000 + workbooks.length * 2_000);
  }
  if (engine === 'LIBREOFFICE') return err(recalculationProblem('ENGINE_MISSING'));
  const results: Recalculated[] = [];
  for (const sheets of workbooks) {
    const result = calculateWithIronCalc(sheets);
    if (!result.ok) return result;
    results.push(result.value);
  }
  return ok(results);
}

/** The same for one .xlsx. */
export async function recalculate(
  bytes: Uint8Array,
  options: RecalculateOptions = {},
): Promise<Result<Recalculated, FileProblem | RecalculationProblem>> {
  const all = await recalculateAll([bytes], options);
  if (!all.ok) return all;
  const [first] = all.value;
  return first === undefined ? err(recalculationProblem('ENGINE_FAILED')) : ok(first);
}
