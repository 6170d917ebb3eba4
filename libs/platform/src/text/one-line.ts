import type { Message } from '@renkei/kernel';
import type { ProblemList } from '../errors/problem-list.ts';

const NAME_LIMIT = 200;

// Control characters, the two line separators, and what turns the reading direction of everything after it.
const NOT_OF_A_LINE = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu;

/** One line of text as it is kept: no control characters or halves of one (PostgreSQL refuses both), no outer blanks. */
export function tidyLine(text: string): string {
  return text
    .replace(NOT_OF_A_LINE, ' ')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .trim();
}

/** Counts as the database does: 𠮷 is one character. */
export function checkLength(
  problems: ProblemList,
  text: string,
  path: string,
  limit: number = NAME_LIMIT,
): void {
  const count = [...text].length;
  if (count <= limit) return;
  problems.add('TOO_LONG', path, {
    ja: `${limit}文字以内で入れてください（いまは${count}文字）。`,
    en: `Please stay within ${limit} characters (this has ${count}).`,
  });
}

/** Nothing a reader would see: empty, or white and zero-width characters only. */
export function isBlank(text: string): boolean {
  return /^[\p{Cf}\p{Z}\s]*$/u.test(text);
}

/** A text that has to be there, within its length. */
export function checkRequired(
  problems: ProblemList,
  text: string,
  path: string,
  limit: number,
  missing: Message,
): void {
  if (isBlank(text)) problems.add('REQUIRED', path, missing);
  else checkLength(problems, text, path, limit);
}

export function checkName(problems: ProblemList, name: string, path: string): void {
  if (isBlank(name))
    problems.add('REQUIRED', path, { ja: '名前を入れてください。', en: 'Please enter a name.' });
  else checkLength(problems, name, path);
}
