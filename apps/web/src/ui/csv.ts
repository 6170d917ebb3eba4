type Cell = string | number | null | undefined;

/** A cell that a sheet would take for a formula starts with an apostrophe; quotes are doubled (RFC 4180). */
export function csvCell(value: Cell): string {
  const text = value == null ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r\n＝＋－＠\u2212]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** UTF-8 with the mark by which Excel knows it; amounts as plain numbers. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return `\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
