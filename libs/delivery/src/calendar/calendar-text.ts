import { dateOf, endOfDay, fromEpochMs } from '@renkei/kernel';
import ical, {
  ICalAlarmType,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';

/** A deadline, as calendar_of_token() and deadlinesOf() give it. */
export interface CalendarEntry {
  readonly obligation_id: string;
  /** The first of the obligations this one moved from, or itself: the deadline as a person knows it. */
  readonly event_id: string;
  /** How often it moved. */
  readonly moved: number;
  readonly changed_at: Date;
  readonly consortium_id: string;
  readonly group_name: string;
  readonly member_id: string | null;
  readonly member_name: string | null;
  /** Whoever reads the calendar owes it. */
  readonly own: boolean;
  /** They see the group, not only a member of it. */
  readonly sees_group: boolean;
  readonly title_ja: string;
  readonly title_en: string;
  readonly clause: string;
  readonly due_at: Date;
  readonly status: 'OPEN' | 'FULFILLED';
}

const WORDS = {
  ja: {
    calendar: '連携の締切',
    due: '締切',
    done: '済み',
    group: 'グループ',
    member: '構成員',
    clause: '根拠',
  },
  en: {
    calendar: 'Renkei deadlines',
    due: 'Due',
    done: 'done',
    group: 'Group',
    member: 'Member',
    clause: 'Clause',
  },
} as const;

/** How often a calendar should ask again. */
const REFRESH_SECONDS = 3_600;
/** What a calendar draws before the deadline. */
const DRAWN_MS = 30 * 60_000;
const DAY_SECONDS = 86_400;
/** Of an event of a day, at 9:00 on the day before. */
const MORNING_BEFORE_SECONDS = 15 * 3_600;
/** The library writes properties after alarms; they belong before them (§3.6.1). */
const ALARM_AND_REST = /^(BEGIN:VALARM\r\n[^]*?^END:VALARM\r\n)([^]*?)^END:VEVENT/gm;

/**
 * The deadlines as iCalendar (RFC 5545, RFC 7986), the same bytes for the same deadlines. Chosen for what Google, Apple
 * and Outlook make of it:
 * - half an hour that ends with the deadline: Exchange takes no event without DTEND, and DTEND may not be DTSTART
 *   (§3.8.2.2). In UTC, which needs no VTIMEZONE. A deadline at the end of a day (23:59 JST) is an event of that day.
 * - a deadline that moved keeps its UID and counts up SEQUENCE, so that importing a file again moves it. One withdrawn is
 *   left out: subscribed calendars drop it then.
 * - DTSTAMP is when the deadline last changed, not when it was asked for.
 * - an alarm a day before, for what the reader owes; not for what others owe, which are hundreds.
 * - it takes up no time, so it makes nobody busy. What is done carries a ✓.
 */
export function calendarText(
  entries: readonly CalendarEntry[],
  {
    locale,
    publicUrl,
    name,
  }: { readonly locale: 'ja' | 'en'; readonly publicUrl: string; readonly name?: string },
): string {
  const words = WORDS[locale];
  const { hostname } = new URL(publicUrl);
  const calendar = ical({
    name: name ?? words.calendar,
    prodId: { company: 'Renkei', product: 'deadlines', language: locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  });
  for (const entry of entries) {
    const title = locale === 'ja' ? entry.title_ja : entry.title_en;
    const whose = entry.member_name ?? entry.group_name;
    const done = entry.status === 'FULFILLED';
    const span = spanOf(entry.due_at);
    const event = calendar.createEvent({
      id: `${entry.event_id}@${hostname}`,
      ...span,
      sequence: entry.moved + (done ? 1 : 0),
      stamp: entry.changed_at,
      lastModified: entry.changed_at,
      summary: done ? `✓ ${title}（${whose}）${words.done}` : `${words.due}: ${title}（${whose}）`,
      description: [
        `${words.group}: ${entry.group_name}`,
        ...(entry.member_name === null ? [] : [`${words.member}: ${entry.member_name}`]),
        `${words.clause}: ${entry.clause}`,
      ].join('\n'),
      url: `${publicUrl}${pageOf(entry)}`,
      status: ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
    });
    if (entry.own && !done) {
      event.createAlarm({
        type: ICalAlarmType.display,
        triggerBefore: span.allDay ? MORNING_BEFORE_SECONDS : DAY_SECONDS,
        description: title,
      });
    }
  }
  // the library leaves out the break after the last line (§3.1)
  return `${calendar.toString().trimEnd()}\r\n`.replaceAll(ALARM_AND_REST, '$2$1END:VEVENT');
}

function spanOf(dueAt: Date): { readonly start: Date; readonly end: Date; readonly allDay: boolean } {
  const due = fromEpochMs(dueAt.getTime());
  const day = dateOf(due);
  if (due !== endOfDay(day)) {
    return { start: new Date(dueAt.getTime() - DRAWN_MS), end: dueAt, allDay: false };
  }
  const start = new Date(`${day}T00:00:00Z`);
  return { start, end: new Date(start.getTime() + DAY_SECONDS * 1_000), allDay: true };
}

function pageOf({ sees_group, consortium_id, member_id }: CalendarEntry): string {
  return sees_group || member_id === null ? `/groups/${consortium_id}` : `/shop/${member_id}`;
}
