import { dateOf, daysBetween, weekday, type JstMinute, type LocalDate, type Message } from '@renkei/kernel';
import type { NotificationKind } from './notification.entity.ts';

export interface NotificationFacts {
  readonly kind: NotificationKind;
  /** The day in Japan on which it came into the inbox. */
  readonly saidOn: LocalDate;
  readonly title: Message;
  readonly dueAt: JstMinute;
  readonly previousDueAt: JstMinute | null;
  /** The member's or the group's name; null when the reader may not see it. */
  readonly whose: string | null;
}

/**
 * What the inbox says, e.g. 「締切まであと7日です: 「履歴事項全部証明書」を送る（見本茶舗）6月2日（金）17:00まで」. The
 * days are counted from the day it was said, not taken from the reminder's step: after a pause of the worker the
 * step for seven days may well go out five days before.
 */
export function notificationText(facts: NotificationFacts): Message {
  const { title, dueAt, previousDueAt, saidOn, whose } = facts;
  const ja = `${title.ja}${whose === null ? '' : `（${whose}）`}`;
  const en = `${title.en}${whose === null ? '' : ` (${whose})`}`;
  const due = spoken(dueAt, saidOn);
  if (facts.kind === 'OBLIGATION_MOVED') {
    const before = previousDueAt === null ? null : spoken(previousDueAt, saidOn);
    return {
      ja: `締切が変わりました: ${ja} ${before === null ? '' : `${before.ja}まで → `}${due.ja}まで`,
      en: `A deadline moved: ${en}, ${before === null ? '' : `${before.en} → `}${due.en} JST`,
    };
  }
  const opening = openingOf(daysBetween(saidOn, dateOf(dueAt)));
  return { ja: `${opening.ja}: ${ja} ${due.ja}まで`, en: `${opening.en}: ${en}, due ${due.en} JST` };
}

function openingOf(days: number): Message {
  if (days > 1) return { ja: `締切まであと${days}日です`, en: `${days} days left` };
  if (days === 1) return { ja: '締切は明日です', en: 'Due tomorrow' };
  if (days === 0) return { ja: '締切は今日です', en: 'Due today' };
  if (days === -1) return { ja: '締切を1日過ぎました', en: 'One day overdue' };
  return { ja: `締切を${-days}日過ぎています`, en: `${-days} days overdue` };
}

const WEEKDAYS_JA = ['日', '月', '火', '水', '木', '金', '土'];
const WEEKDAYS_EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A minute as people say it; the year only when it is not the reader's. */
export function spoken(at: JstMinute, saidOn: LocalDate): Message {
  const date = dateOf(at);
  const [year, month, day] = [date.slice(0, 4), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  const otherYear = year !== saidOn.slice(0, 4);
  const time = at.slice(11);
  return {
    ja: `${otherYear ? `${year}年` : ''}${month}月${day}日（${WEEKDAYS_JA[weekday(date)]}）${time}`,
    en: `${WEEKDAYS_EN[weekday(date)]} ${day} ${MONTHS_EN[month - 1]}${otherYear ? ` ${year}` : ''} ${time}`,
  };
}
