import { safeName } from './safe-name.ts';

/** 'グループ_様式1-8_2026-04-01.xlsx': what is empty is left out, and every system takes the name. */
export function fileNameOf(parts: readonly string[], ending: string): string {
  return `${safeName(parts.filter((part) => part !== '').join('_'), 'renkei')}.${ending}`;
}

/** The media type of a workbook. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
