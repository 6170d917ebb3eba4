import type { Language } from '../../language/language.ts';
import type { MemberRow } from './member-rows.ts';
import { HEAD_KEYS, MEMBERS_TEXTS } from './texts.ts';
import { LABELS } from './labels.ts';

/** A cell that a sheet would take for a formula starts with an apostrophe; quotes are doubled. */
export function csvCell(value: string | number | null | undefined): string {
  const text = value == null ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The table as CSV for Excel: UTF-8 with the mark by which Excel knows it, amounts as plain numbers. */
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
  return `\uFEFF${[heads, ...lines].map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

export function download(fileName: string, content: string, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
