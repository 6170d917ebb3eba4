import { fillOfficialWorkbook } from '../fill/fill-official.ts';
import type { FilledForms } from '../fill/fill-official.ts';
import type { FormGroup } from '../form-group.ts';
import type { Edition } from '../layout/layout.ts';
import { blankOwnWorkbook } from './blank-workbook.ts';

/**
 * The forms of a group without an official template: our own workbook (see `blankOwnWorkbook`), filled as the official one
 * would be, with the same problems to tell. More entries than rows give several workbooks. The same group gives the same
 * bytes. Amounts are whole yen, tax-exclusive.
 */
export async function ownWorkbook(
  group: FormGroup,
  { edition }: { readonly edition: Edition },
): Promise<FilledForms> {
  const filled = await fillOfficialWorkbook(await blankOwnWorkbook(edition), group);
  if (!filled.ok) throw new Error(`our own workbook of ${edition}: ${filled.error.message.en}`);
  return filled.value;
}
