import { dateOf, fromEpochMs, jstMinute, toEpochMs } from '@renkei/kernel';

export const MAIL_CHOICES = ['IMMEDIATE', 'DAILY', 'NONE'] as const;
/** IMMEDIATE: a letter when something comes; DAILY: one a day; NONE: only in the product. */
export type MailChoice = (typeof MAIL_CHOICES)[number];

/** How a person wishes to be written to. Minutes of the day in Japan, 0–1439; from = until: no quiet hours. */
export interface MailPreference {
  readonly mail: MailChoice;
  readonly quietFrom: number;
  readonly quietUntil: number;
}

/** Of whoever never chose; the table has the same defaults. Nothing is sent from 20:00 to 08:00. */
export const DEFAULT_PREFERENCE: MailPreference = {
  mail: 'IMMEDIATE',
  quietFrom: 20 * 60,
  quietUntil: 8 * 60,
};

export interface StoredPreference {
  readonly mail: MailChoice | null;
  readonly quiet_from: number | null;
  readonly quiet_until: number | null;
}

/** What a person chose, or what holds for whoever never did. */
export function preferenceOf({ mail, quiet_from, quiet_until }: StoredPreference): MailPreference {
  return {
    mail: mail ?? DEFAULT_PREFERENCE.mail,
    quietFrom: quiet_from ?? DEFAULT_PREFERENCE.quietFrom,
    quietUntil: quiet_until ?? DEFAULT_PREFERENCE.quietUntil,
  };
}

/** When daily letters go out: a product decision, the programme knows no letters of ours. */
const DAILY_MINUTE = 8 * 60;
const DAY_MS = 86_400_000;

/** Whether nothing may be sent at this minute of the day; the quiet hours may pass midnight. */
export function isQuietMinute({ quietFrom, quietUntil }: MailPreference, minute: number): boolean {
  return quietFrom <= quietUntil
    ? quietFrom <= minute && minute < quietUntil
    : quietFrom <= minute || minute < quietUntil;
}

export function isQuiet(preference: MailPreference, nowMs: number): boolean {
  return isQuietMinute(preference, minuteOfDay(nowMs));
}

/**
 * Whether it is time for a letter about what has been waiting since `oldestMs`.
 * @param gatherMs how long the first notification waits for others, so that a flood is one letter
 */
export function isLetterDue(
  preference: MailPreference,
  oldestMs: number,
  nowMs: number,
  gatherMs: number,
): boolean {
  if (preference.mail === 'NONE' || isQuiet(preference, nowMs)) return false;
  if (preference.mail === 'IMMEDIATE') return nowMs - oldestMs >= gatherMs;
  return oldestMs < lastDailyMs(preference, nowMs);
}

/** The latest moment daily letters went out: at 08:00 in Japan, or when the quiet hours around it end. */
function lastDailyMs(preference: MailPreference, nowMs: number): number {
  const minute = isQuietMinute(preference, DAILY_MINUTE) ? preference.quietUntil : DAILY_MINUTE;
  const today = toEpochMs(jstMinute(dateOf(fromEpochMs(nowMs)), Math.floor(minute / 60), minute % 60));
  return today <= nowMs ? today : today - DAY_MS; // Japan has no summer time
}

function minuteOfDay(nowMs: number): number {
  const now = fromEpochMs(nowMs);
  return Number(now.slice(11, 13)) * 60 + Number(now.slice(14, 16));
}
