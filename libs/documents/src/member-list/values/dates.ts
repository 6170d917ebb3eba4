import { parseLocalDate } from '@renkei/kernel';
import type { LocalDate } from '@renkei/kernel';
import { parsed, problem } from '../imported-member.ts';
import type { Parsed } from '../imported-member.ts';
import { isNothing, oneLine } from './blank.ts';

/** The year before each era's first, and its first day. */
const ERAS: readonly (readonly [RegExp, number, string])[] = [
  [/^(?:明治|明|M)/i, 1867, '1868-01-25'],
  [/^(?:大正|大|T)/i, 1911, '1912-07-30'],
  [/^(?:昭和|昭|S)/i, 1925, '1926-12-25'],
  [/^(?:平成|平|H)/i, 1988, '1989-01-08'],
  [/^(?:令和|令|R)/i, 2018, '2019-05-01'],
];
const ERA_WORD = /^(?:明治|大正|昭和|平成|令和|[明大昭平令MTSHR])\.?(?=[\d元])/i;
/** ㍻5 and ㋿5 become 平成5 and 令和5 by NFKC. */
const DAY = /^(\d{1,4}|元)[年./-](\d{1,2})[月./-](\d{1,2})日?$/;

const UNREADABLE = problem(
  'warning',
  'DATE_UNREADABLE',
  '日付として読めませんでした。「令和5年4月1日」や「2023-04-01」のように、年・月・日を入れてください。',
  'This could not be read as a date. Please enter year, month and day, such as 2023-04-01.',
);
const BEFORE_ITS_ERA = problem(
  'warning',
  'DATE_BEFORE_ITS_ERA',
  '元号がまだ始まっていない日付です。元号と年をご確認ください。',
  'This day is before its era began. Please check the era and the year.',
);

function twoDigits(text: string): string {
  return text.padStart(2, '0');
}

/**
 * A day as lists write it: 令和5年4月1日, R5.4.1, S62/3/3, 平成元年…, 2023/4/1, a date cell. The Western year of an era's
 * year goes on behind the era's end, as contracts of 平成33年 do. A year alone is no day.
 */
export function parseDay(text: string): Parsed<LocalDate | null> {
  if (isNothing(text)) return parsed(null);
  const line = oneLine(text)
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/T00:00$|[(（].[)）]$/, '');
  const word = ERA_WORD.exec(line)?.[0];
  const [, year = '', month = '', day = ''] = DAY.exec(line.slice(word?.length ?? 0)) ?? [];
  const era = word === undefined ? undefined : ERAS.find(([name]) => name.test(word));
  if (year === '' || (era === undefined && !/^\d{4}$/.test(year))) return parsed(null, UNREADABLE);
  const western = era === undefined ? Number(year) : era[1] + (year === '元' ? 1 : Number(year));
  const iso = `${String(western)}-${twoDigits(month)}-${twoDigits(day)}`;
  const read = parseLocalDate(iso);
  if (!read.ok) {
    const { code, message } = read.error;
    return parsed(null, { severity: 'warning', code, message });
  }
  return era !== undefined && iso < era[2] ? parsed(null, BEFORE_ITS_ERA) : parsed(read.value);
}
