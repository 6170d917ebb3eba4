import { compareDates, dateOf, jstMinute } from '@renkei/kernel';
import type { JstMinute, LocalDate, Yen } from '@renkei/kernel';
import type { PurchaseRecord } from './purchase-terms.ts';

/** Whether `first` is known to lie before `second`: on one day only when both times are known. */
export function isBefore(first: PurchaseRecord, second: PurchaseRecord): boolean {
  const days = compareDates(first.on, second.on);
  if (days !== 0) return days < 0;
  return first.at !== null && second.at !== null && first.at < second.at;
}

/** The step's JST minute; null while its time is not known. */
export function minuteOf({ on, at }: PurchaseRecord): JstMinute | null {
  return at === null ? null : jstMinute(on, Number(at.slice(0, 2)), Number(at.slice(3)));
}

/** What a payment pays of the tax-exclusive price. */
export function netOfTax({ amount, taxYen }: PurchaseRecord): Yen {
  return amount - taxYen;
}

/** '2026年12月1日', for sentences. */
export function dayInWords(date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${String(year)}年${String(month)}月${String(day)}日`;
}

/** '2026年12月1日 17:00', for sentences. */
export function minuteInWords(minute: JstMinute): string {
  return `${dayInWords(dateOf(minute))} ${minute.slice(11)}`;
}

/** '2026年12月1日', with the time behind it where it is known. */
export function momentInWords({ on, at }: PurchaseRecord): string {
  return at === null ? dayInWords(on) : `${dayInWords(on)} ${at}`;
}

/** The English twin of `momentInWords`. */
export function momentInEnglish({ on, at }: PurchaseRecord): string {
  return at === null ? on : `${on} ${at}`;
}
