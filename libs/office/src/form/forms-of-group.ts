import { CalculationService } from '@renkei/consortium';
import {
  fillOfficialWorkbook,
  ownWorkbook,
  type FilledForms,
  type FillProblem,
  type FormGroup,
} from '@renkei/forms';
import { ProblemsFound, type Problem, type Tx } from '@renkei/platform';
import type { CalculationResult } from '@renkei/subsidy-rules';
import type { OutputOrder } from '../output/maker.ts';
import { workbookBytes } from '../workbook/official-workbook.service.ts';
import { formGroupOf } from './form-group-of.ts';
import { readFormRows } from './form-rows.ts';

/** Without a workbook of the secretariat's ours is made in the newest edition we know. */
const OWN_EDITION = '2025';

export interface FormsOfGroup {
  readonly group: FormGroup;
  readonly calculation: CalculationResult;
  /** null: ours. */
  readonly template: Uint8Array | null;
  readonly notes: readonly Problem[];
}

/** Everything the forms of a group are made of, of one snapshot. @throws AppError NOT_FOUND */
export async function readForms(
  tx: Tx,
  calculations: CalculationService,
  { consortiumId, options }: OutputOrder,
): Promise<FormsOfGroup> {
  const priced = await calculations.priceWithin(tx, consortiumId);
  const { group, notes } = formGroupOf(await readFormRows(tx, consortiumId), priced.calculation.result);
  const { officialWorkbookId } = options;
  const template =
    officialWorkbookId === undefined ? null : await workbookBytes(tx, consortiumId, officialWorkbookId);
  return { group, calculation: priced.calculation.result, template, notes };
}

/** @throws ProblemsFound why the workbook cannot be filled */
export async function filledForms({
  group,
  template,
}: Pick<FormsOfGroup, 'group' | 'template'>): Promise<FilledForms> {
  if (template === null) return ownWorkbook(group, { edition: OWN_EDITION });
  const filled = await fillOfficialWorkbook(template, group);
  if (filled.ok) return filled.value;
  const { code, message } = filled.error;
  throw new ProblemsFound([{ code, path: 'officialWorkbook', message }]);
}

/** What filling tells, on its cell: 『FORM5!F11』. */
export const problemOf = ({ code, sheet, cell, message }: FillProblem): Problem => ({
  code,
  path: cell === null ? sheet : `${sheet}!${cell}`,
  message,
});
