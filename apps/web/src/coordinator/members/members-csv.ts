import type { Language } from '../../language/language.ts';
import { csvOf } from '../../ui/csv.ts';
import type { MemberRow } from './member-rows.ts';
import { HEAD_KEYS, MEMBERS_TEXTS } from './texts.ts';
import { LABELS } from './labels.ts';

/** The table as CSV for Excel. */
export function membersCsv(rows: readonly MemberRow[], language: Language): string {
  const [t, labels] = [MEMBERS_TEXTS[language], LABELS[language]];
  const lines = rows.map(({ name, role, status, amounts, errors, warnings, person, papersMissing, caps }) => [
    name,
    status === 'WITHDRAWN' ? `${labels.role[role]}（${labels.status.WITHDRAWN}）` : labels.role[role],
    amounts?.infrastructureCost,
    amounts?.granted,
    amounts?.share?.beforeTax,
    errors + warnings,
    person && t.person[person],
    papersMissing,
    caps.map((cap) => t.caps[cap]).join('・'),
  ]);
  const heads = [...HEAD_KEYS.map((key) => t.heads[key]), t.capTitle];
  return csvOf([heads, ...lines]);
}
