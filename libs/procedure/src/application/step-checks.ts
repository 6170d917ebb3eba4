import { compareMinutes, type JstMinute } from '@renkei/kernel';
import { checkRequired, ProblemList, tidyLine, type Clock } from '@renkei/platform';

export const REASON_LIMIT = 2000;

const spoken = (minute: JstMinute): string => minute.replace('T', ' ');

/** Notices have paragraphs: their lines stay, everything else is kept as one line is. */
export function tidyText(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map(tidyLine)
    .join('\n')
    .trim();
}

export function checkReason(problems: ProblemList, reason: string): void {
  checkRequired(problems, reason, 'input.reason', REASON_LIMIT, {
    ja: '理由を入れてください。あとから経緯をたどるときに使います。',
    en: 'Please enter the reason: it is what later explains this step.',
  });
}

/** What is recorded has happened, to the minute. */
export function checkPast(problems: ProblemList, clock: Clock, at: JstMinute, path: string): void {
  const now = clock.nowJst();
  if (compareMinutes(at, now) <= 0) return;
  problems.add('NOT_YET', path, {
    ja: `まだ来ていない日時です（いまは${spoken(now)}）。実際に行われてから、その日時を入れてください。`,
    en: `This is still to come (it is ${spoken(now)} now). Please record it once it has happened.`,
  });
}

/** @param earlier what came before it, and when */
export function checkOrder(
  problems: ProblemList,
  at: JstMinute,
  path: string,
  earlier: { readonly at: JstMinute; readonly ja: string; readonly en: string },
): void {
  if (compareMinutes(at, earlier.at) >= 0) return;
  problems.add('OUT_OF_ORDER', path, {
    ja: `${earlier.ja}（${spoken(earlier.at)}）より前の日時です。もう一度ご確認ください。`,
    en: `This is before ${earlier.en} (${spoken(earlier.at)}). Please check the date again.`,
  });
}
