/** Yen as text: a JSON number is a float to many readers, and PostgreSQL reads both. */
export function exactJson(rows: readonly object[]): string {
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
}
