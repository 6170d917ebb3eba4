import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';

/** A deadline as calendar_of_token() gives it. */
export interface CalendarEntry {
  readonly obligation_id: string;
  readonly group_name: string;
  readonly member_name: string | null;
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

/**
 * The deadlines as iCalendar (RFC 5545): one event at the minute each is due, in UTC. Its UID is the obligation's, so
 * that a calendar knows it again. What is done carries a ✓; it takes up no time, so it makes nobody busy.
 */
export function calendarText(
  entries: readonly CalendarEntry[],
  { locale, host, now }: { readonly locale: 'ja' | 'en'; readonly host: string; readonly now: Date },
): string {
  const words = WORDS[locale];
  const calendar = ical({
    name: words.calendar,
    prodId: { company: 'Renkei', product: 'deadlines', language: locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  });
  for (const entry of entries) {
    const title = locale === 'ja' ? entry.title_ja : entry.title_en;
    const whose = entry.member_name ?? entry.group_name;
    const done = entry.status === 'FULFILLED';
    calendar.createEvent({
      id: `${entry.obligation_id}@${host}`,
      start: entry.due_at,
      stamp: now,
      summary: done ? `✓ ${title}（${whose}）${words.done}` : `${words.due}: ${title}（${whose}）`,
      description: [
        `${words.group}: ${entry.group_name}`,
        ...(entry.member_name === null ? [] : [`${words.member}: ${entry.member_name}`]),
        `${words.clause}: ${entry.clause}`,
      ].join('\n'),
      status: ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
