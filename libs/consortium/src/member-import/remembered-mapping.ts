import { foldLabel, type ColumnUnderstanding, type Understanding } from '@renkei/documents';
import type { StoredChoice, StoredMapping } from './import-settings.ts';

/** A mapping without the letters of one file's columns: by the words of the headings. */
export interface RememberedMapping {
  readonly sheetName?: string | undefined;
  readonly headerRows?: { readonly first: number; readonly last: number } | undefined;
  readonly columns: readonly RememberedColumn[];
}

export interface RememberedColumn extends StoredChoice {
  /** Folded; of several columns with one heading the second is 'heading#2'. */
  readonly heading: string;
}

/** The key of every column that has a heading, by its letter. */
function headingsOf(columns: readonly ColumnUnderstanding[]): Map<string, string> {
  const times = new Map<string, number>();
  const keys = new Map<string, string>();
  for (const { column, label } of columns) {
    const folded = foldLabel(label);
    if (folded === '') continue;
    const time = (times.get(folded) ?? 0) + 1;
    times.set(folded, time);
    keys.set(column, time === 1 ? folded : `${folded}#${time}`);
  }
  return keys;
}

/** What to remember of a mapping a person made; null when it says nothing of columns with a heading. */
export function toRemember(
  mapping: StoredMapping | null,
  understanding: Understanding,
): RememberedMapping | null {
  const keys = headingsOf(understanding.columns);
  const columns = Object.entries(mapping?.columns ?? {}).flatMap(([column, choice]): RememberedColumn[] => {
    const heading = keys.get(column);
    return heading === undefined ? [] : [{ heading, ...choice }];
  });
  if (columns.length === 0) return null;
  const { sheetName, headerRows } = mapping ?? {};
  return { sheetName, headerRows, columns };
}

/** The text whose digest tells one form of list from another. */
export function formOf({ columns }: RememberedMapping): string {
  return columns
    .map(({ heading }) => heading)
    .sort()
    .join('\n');
}

/** The choices for this file's columns; null unless every heading that is remembered stands in it. */
export function choicesFor(
  { columns }: RememberedMapping,
  understanding: Understanding,
): Readonly<Record<string, StoredChoice>> | null {
  const letters = new Map(
    [...headingsOf(understanding.columns)].map(([column, heading]) => [heading, column]),
  );
  const choices: Record<string, StoredChoice> = {};
  for (const { heading, ...choice } of columns) {
    const column = letters.get(heading);
    if (column === undefined) return null;
    choices[column] = choice;
  }
  return choices;
}
