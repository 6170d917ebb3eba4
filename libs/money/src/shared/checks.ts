import { compareDates, type LocalDate } from '@renkei/kernel';
import { type Clock, type ProblemList } from '@renkei/platform';

/** What is recorded has happened: today in Japan at the latest. */
export function checkNotAhead(problems: ProblemList, clock: Clock, on: LocalDate, path: string): void {
  const today = clock.todayJst();
  if (compareDates(on, today) <= 0) return;
  problems.add('NOT_YET', path, {
    ja: `まだ来ていない日付です（今日は${today}）。その日になってから記録してください。`,
    en: `This day is still to come (today is ${today}). Please record it once it has happened.`,
  });
}

/** @param earlier what came before it, and when */
export function checkNotBefore(
  problems: ProblemList,
  on: LocalDate,
  path: string,
  earlier: { readonly on: LocalDate; readonly ja: string; readonly en: string },
): void {
  if (compareDates(on, earlier.on) >= 0) return;
  problems.add('OUT_OF_ORDER', path, {
    ja: `${earlier.ja}（${earlier.on}）より前の日付です。もう一度ご確認ください。`,
    en: `This is before ${earlier.en} (${earlier.on}). Please check the date again.`,
  });
}

export function checkAmount(problems: ProblemList, yen: bigint, path: string): void {
  if (yen > 0n) return;
  problems.add('NOT_POSITIVE', path, {
    ja: '金額は1円以上で入れてください。',
    en: 'Please enter an amount of 1 yen or more.',
  });
}
