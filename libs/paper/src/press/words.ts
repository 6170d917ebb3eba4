import { formatYen, formatYenEn, weekday } from '@renkei/kernel';
import type { LocalDate, Message, Yen } from '@renkei/kernel';
import type { Language } from './paper.ts';

const WEEKDAYS_JA = ['日', '月', '火', '水', '木', '金', '土'];
const WEEKDAYS_EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

const eraYear = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
  era: 'long',
  year: 'numeric',
  timeZone: 'Asia/Tokyo',
});

/** Noon in Japan of that day: every clock of the world agrees on the Japanese day then. */
export function noonInJapan(date: LocalDate): Date {
  return new Date(`${date}T03:00:00Z`);
}

function partsOf(date: LocalDate): { readonly year: number; readonly month: number; readonly day: number } {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
}

/** 令和8年（2026年）6月2日 · 2 June 2026 */
export function longDate(date: LocalDate, language: Language): string {
  const { year, month, day } = partsOf(date);
  if (language === 'ja') return `${eraYear.format(noonInJapan(date))}（${year}年）${month}月${day}日`;
  const name = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'Asia/Tokyo' });
  return `${day} ${name.format(noonInJapan(date))} ${year}`;
}

/** 2026年6月2日 · 2 Jun 2026 */
export function plainDate(date: LocalDate, language: Language): string {
  return dayDate(date, language).replace(language === 'ja' ? /（.）$/ : /^\w+ /, '');
}

/** 2026年6月2日（火） · Tue 2 Jun 2026: in tables and schedules. */
export function dayDate(date: LocalDate, language: Language): string {
  const { year, month, day } = partsOf(date);
  if (language === 'ja') return `${year}年${month}月${day}日（${WEEKDAYS_JA[weekday(date)]}）`;
  const name = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'Asia/Tokyo' });
  return `${WEEKDAYS_EN[weekday(date)]} ${day} ${name.format(noonInJapan(date))} ${year}`;
}

/** 6月2日（火） · Tue 2 Jun: a due date near at hand. */
export function shortDate(date: LocalDate, language: Language): string {
  const text = dayDate(date, language);
  return language === 'ja' ? text.replace(/^\d+年/, '') : text.replace(/ \d+$/, '');
}

export function yen(amount: Yen, language: Language): string {
  return language === 'ja' ? formatYen(amount) : formatYenEn(amount);
}

/** '+1,000円', '−1,000円', '±0円' */
export function yenChange(amount: Yen, language: Language): string {
  if (amount === 0n) return `±${yen(0n, language)}`;
  return amount > 0n ? `+${yen(amount, language)}` : yen(amount, language);
}

/** Of two whole amounts, cut to a tenth: '33.3%'. Null when there is nothing to take it of. */
export function percent(part: bigint, whole: bigint): string | null {
  if (whole <= 0n) return null;
  const permille = (part * 1000n) / whole;
  const [sign, value] = permille < 0n ? ['−', -permille] : ['', permille];
  return `${sign}${value / 10n}.${value % 10n}%`;
}

/** 110250n → '1,102.50' */
export function hundredths(value: bigint): string {
  const [sign, size] = value < 0n ? ['−', -value] : ['', value];
  const whole = String(size / 100n).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${whole}.${String(size % 100n).padStart(2, '0')}`;
}

/** 49n → '4.9%', −1n → '−0.1%' */
export function permille(value: bigint): string {
  const [sign, size] = value < 0n ? ['−', -value] : ['', value];
  return `${sign}${size / 10n}.${size % 10n}%`;
}

/** Picks the words of one language. */
export function speaker(language: Language): (message: Message) => string {
  return (message) => message[language];
}
