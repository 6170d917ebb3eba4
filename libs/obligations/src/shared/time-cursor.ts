import { isUuid, parseLocalDate } from '@renkei/kernel';
import { decodeCursor, refuseCursor } from '@renkei/platform/graphql';

const INSTANT = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{6}Z$/;

/** The place in a list ordered by an instant, then the id. */
export interface TimeCursor {
  readonly at: string;
  readonly id: string;
}

/** SQL of an instant as a cursor keeps it: PostgreSQL counts microseconds, a JavaScript Date would cut them off. */
export function cursorInstant(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** @throws ProblemsFound BAD_CURSOR for anything such a list did not give out itself */
export function decodeTimeCursor(after: string | null | undefined): TimeCursor | null {
  const key = decodeCursor(after, 2);
  if (key === null) return null;
  const [at, id] = key.map(String) as [string, string];
  const day = INSTANT.exec(at)?.[1];
  // a day the calendar does not have, such as 30 February, would fail in the database
  if (day !== undefined && parseLocalDate(day).ok && isUuid(id)) return { at, id };
  return refuseCursor();
}
