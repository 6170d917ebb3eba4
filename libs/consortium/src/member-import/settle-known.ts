import type { ImportedRow } from '@renkei/documents';
import type { BusinessEntity } from '../business/business.entity.ts';

const FORM_NOT_STATED = new Set(['LEGAL_FORM_MISSING', 'LEGAL_FORM_ASSUMED']);

/** A row of a list, read beside the member it is about: a legal form the list does not state is known, and stays as it is. */
export function settleKnown(row: ImportedRow, { legalForm }: BusinessEntity): ImportedRow {
  const issues = row.issues.filter(({ code }) => !FORM_NOT_STATED.has(code));
  if (issues.length === row.issues.length) return row;
  const { name } = row.values;
  const hasErrors = issues.some(({ severity }) => severity === 'error');
  const member = hasErrors || name === null ? null : { ...row.values, name, legalForm };
  return { ...row, issues, member };
}
