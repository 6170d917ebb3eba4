import type { Era, Language } from './language.ts';

// Dates come as LocalDate `2026-06-02` or JstMinute `2026-06-02T17:00`, both Japan's. Read as UTC they keep their
// digits, so that no time zone of a device can move them.
const at = (text: string): Date => new Date(text.length === 10 ? `${text}T00:00:00Z` : `${text}:00Z`);
const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();
function format(language: Language, era: Era, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = language === 'en' ? 'en-GB' : era === 'JAPANESE' ? 'ja-JP-u-ca-japanese' : 'ja-JP';
  const key = `${locale}${JSON.stringify(options)}`;
  let made = formats.get(key);
  if (!made) formats.set(key, (made = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })));
  return made;
}

/** `2026年6月2日（火）` or `令和8年6月2日（火）`; English `Tue 2 June 2026`. */
export function dateText(date: string, language: Language, era: Era): string {
  const day = at(date);
  if (language === 'en')
    return format(language, era, {
      weekday: 'short',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    })
      .format(day)
      .replace(',', '');
  const long = format(language, era, {
    ...(era === 'JAPANESE' ? { era: 'long' } : {}),
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  }).format(day);
  return `${long}（${weekday(day, language, era)}）`;
}

/** `6月2日（火）`: where the year goes without saying. */
export function shortDateText(date: string, language: Language, era: Era): string {
  const day = at(date);
  const text = format(language, era, { day: 'numeric', month: language === 'en' ? 'short' : 'long' }).format(
    day,
  );
  return language === 'en'
    ? `${weekday(day, language, era)} ${text}`
    : `${text}（${weekday(day, language, era)}）`;
}

/** `2026年6月2日（火）17:00`. */
export function minuteText(minute: string, language: Language, era: Era): string {
  return `${dateText(minute, language, era)}${language === 'en' ? ' ' : ''}${minute.slice(11, 16)}`;
}

export function shortMinuteText(minute: string, language: Language, era: Era): string {
  return `${shortDateText(minute, language, era)}${language === 'en' ? ' ' : ''}${minute.slice(11, 16)}`;
}

/** Calendar days in Japan from one to the other; negative: it is past. */
export function daysBetween(from: string, to: string): number {
  return Math.round((at(to.slice(0, 10)).getTime() - at(from.slice(0, 10)).getTime()) / DAY_MS);
}

/** `あと9日`, `今日まで`, `3日すぎています`. */
export function daysLeftText(now: string, due: string, language: Language): string {
  if (due.length > 10 && now > due && now.slice(0, 10) === due.slice(0, 10))
    return language === 'ja' ? '今日の締切をすぎています' : 'was due earlier today';
  const days = daysBetween(now, due);
  if (days === 0) return language === 'ja' ? '今日まで' : 'today';
  if (language === 'ja') return days > 0 ? `あと${days}日` : `${-days}日すぎています`;
  const count = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  return days > 0 ? `${count} left` : `${count} overdue`;
}

function weekday(day: Date, language: Language, era: Era): string {
  return format(language, era, { weekday: 'short' }).format(day);
}
