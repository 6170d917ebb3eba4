import { constraintOf, sqlStateOf } from '../database/tenant-transaction.ts';

/**
 * What may be written down about an error of a job: its kind and codes. Messages of the database and of drivers
 * quote values, and values can be personal data.
 */
export function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return 'not an Error';
  const code = (error as NodeJS.ErrnoException).code;
  return [error.name, sqlStateOf(error) || (typeof code === 'string' ? code : ''), constraintOf(error)]
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, 500);
}

/** Where an error was thrown, for the log: stack frames only, without the message above them. */
export function framesOf(error: unknown): string[] {
  const lines = error instanceof Error ? (error.stack?.split('\n') ?? []) : [];
  return lines.filter((line) => line.trimStart().startsWith('at ')).slice(0, 12);
}
