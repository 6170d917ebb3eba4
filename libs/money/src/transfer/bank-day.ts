import { weekday, type LocalDate } from '@renkei/kernel';
import { japaneseHolidays } from '@renkei/platform';

/**
 * Banks are closed on Sundays (銀行法 第15条1), and on national holidays, from 31 December to 3 January and on Saturdays
 * (銀行法施行令 第5条1): two days fewer than public offices at the end of the year.
 */
export function isBankDay(date: LocalDate): boolean {
  const day = weekday(date);
  const monthAndDay = date.slice(5);
  const yearEnd = monthAndDay === '12-31' || monthAndDay <= '01-03';
  return day !== 0 && day !== 6 && !yearEnd && !japaneseHolidays(date);
}
