import type { FileProblem } from '@renkei/documents';
import { ok } from '@renkei/kernel';
import type { Result } from '@renkei/kernel';
import type { FormGroup } from '../form-group.ts';
import type { UnknownEdition } from '../layout/difference.ts';
import { copies, openOfficialWorkbook } from '../layout/detect-edition.ts';
import type { OfficialWorkbook } from '../layout/detect-edition.ts';
import { SHEET_KEYS } from '../layout/layout.ts';
import type { Edition } from '../layout/layout.ts';
import { normaliseFormula, quoteSheetNames, shiftFormula } from '../package/formula.ts';
import { dropResults, patchCell } from '../package/patch-sheet.ts';
import { cloneSheet } from '../package/sheet-xml.ts';
import type { SheetXml } from '../package/sheet-xml.ts';
import { styleAt } from '../package/styles.ts';
import { writeWorkbook } from '../package/write-workbook.ts';
import { cellWrite } from './cell-value.ts';
import type { FillProblem } from './fill-problem.ts';
import { planFill } from './plan.ts';
import type { PlannedWrite } from './plan.ts';

export interface FillOptions {
  /**
   * Whether formulas name other sheets in quotes ('F【様式5】基盤導入経費'!O11), which is the same formula, so that
   * LibreOffice calculates them too. Default true; false keeps them letter for letter, and LibreOffice shows #N/A.
   */
  readonly quoteSheetNames?: boolean;
}

export interface FilledWorkbook {
  readonly bytes: Uint8Array;
  /** From 1. */
  readonly part: number;
  /** Input cells that hold something now. */
  readonly filledCells: number;
}

export interface FilledForms {
  readonly edition: Edition;
  /** One, or several when a sheet has too few rows. */
  readonly workbooks: readonly FilledWorkbook[];
  readonly problems: readonly FillProblem[];
}

/** Gives formulas that name other sheets the form every program reads, and undoes what LibreOffice breaks in them. */
function repairReferences(official: OfficialWorkbook, sheets: ReadonlyMap<string, SheetXml>): void {
  for (const key of SHEET_KEYS) {
    const layout = official.layout.sheets[key];
    const sheet = sheets.get(key);
    if (sheet === undefined) continue;
    for (const fixed of layout.formulas.filter(({ formula }) => formula.includes('!'))) {
      for (const { cell, offset } of copies(fixed)) {
        const formula = quoteSheetNames(shiftFormula(fixed.formula, offset));
        patchCell(sheet, cell, { kind: 'FORMULA', formula });
      }
    }
  }
}

/** Formulas LibreOffice saved wrongly are put right even when the letters of the others are kept. */
function repairDamaged(official: OfficialWorkbook, sheets: ReadonlyMap<string, SheetXml>): void {
  for (const key of SHEET_KEYS) {
    const sheet = sheets.get(key);
    const { cells } = official.sheets[key];
    if (sheet === undefined) continue;
    for (const { cell, formula } of official.layout.sheets[key].formulas) {
      const found = cells.get(cell)?.formula ?? formula;
      if (normaliseFormula(found) !== normaliseFormula(formula))
        patchCell(sheet, cell, { kind: 'FORMULA', formula });
    }
  }
}

interface Written {
  readonly bytes: Uint8Array;
  readonly filledCells: number;
  readonly problems: readonly FillProblem[];
}

async function writePart(
  official: OfficialWorkbook,
  writes: readonly PlannedWrite[],
  options: FillOptions,
): Promise<Written> {
  const { workbook } = official;
  const sheets = new Map(SHEET_KEYS.map((key) => [key as string, cloneSheet(official.sheets[key].xml)]));
  const problems: FillProblem[] = [];
  let filledCells = 0;
  let lostFormula = false;
  for (const { sheet: key, cell, input, value } of writes) {
    const sheet = sheets.get(key);
    if (sheet === undefined) continue;
    const format = {
      date: input.kind === 'DATE' && workbook.styles.isDate(styleAt(sheet, cell)),
      date1904: workbook.source.date1904,
    };
    const { write, problem } = cellWrite(value, input, format);
    if (problem !== null) problems.push({ ...problem, severity: 'warning', sheet: key, cell });
    if (write.kind !== 'EMPTY') filledCells += 1;
    if (patchCell(sheet, cell, write)) lostFormula = true;
  }
  for (const sheet of sheets.values()) dropResults(sheet);
  if (options.quoteSheetNames ?? true) repairReferences(official, sheets);
  else repairDamaged(official, sheets);
  const byPart = new Map(SHEET_KEYS.map((key) => [official.sheets[key].part, sheets.get(key)]));
  const bytes = await writeWorkbook(workbook, {
    sheets: new Map(
      [...byPart].flatMap(([part, sheet]) => (sheet === undefined ? [] : [[part, sheet] as const])),
    ),
    dropCalcChain: lostFormula,
  });
  return { bytes, filledCells, problems };
}

/**
 * Fills the secretariat's own workbook. Input cells of ours get the group's values or are emptied; formulas,
 * validations, formats, protection, merges and every other part stay as they are; saved results are taken out and the
 * workbook calculates itself when it is opened. The template may be filled already and may have been saved by any
 * program. What is not ours stays: remarks (備考), the calculators for one business, sheets somebody added.
 *
 * More entries than rows give several workbooks and a problem each (see `planFill`). Amounts are whole yen,
 * tax-exclusive; the same input gives the same bytes. Refused: what `openOfficialWorkbook` refuses.
 */
export async function fillOfficialWorkbook(
  template: Uint8Array,
  group: FormGroup,
  options: FillOptions = {},
): Promise<Result<FilledForms, FileProblem | UnknownEdition>> {
  const official = await openOfficialWorkbook(template);
  if (!official.ok) return official;
  const plan = planFill(group, official.value.layout);
  const workbooks: FilledWorkbook[] = [];
  const problems: FillProblem[] = [...plan.problems];
  for (const [index, writes] of plan.workbooks.entries()) {
    const written = await writePart(official.value, writes, options);
    workbooks.push({ bytes: written.bytes, part: index + 1, filledCells: written.filledCells });
    problems.push(...written.problems);
  }
  return ok({ edition: official.value.edition, workbooks, problems });
}
