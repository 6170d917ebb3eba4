import { endOfDay, jstMinute, localDate, type Message } from '@renkei/kernel';
import type { Anchors, ProgrammeYear } from '@renkei/lifecycle';

/** Officially known dates, for an administrator to start from. Dates nobody published are not here. */
export interface KnownSchedule {
  readonly code: string;
  readonly label: Message;
  readonly ruleSet: ProgrammeYear;
  readonly reason: string;
  readonly source: string;
  readonly anchors: Anchors;
}

/**
 * The 2025 windows name days only: they open with the first day and close with the last minute of the last. The
 * rounds of 2023 are unknown, so no schedule of 2023 is known.
 */
export const KNOWN_SCHEDULES: readonly KnownSchedule[] = [
  {
    code: 'EFFECT_REPORTS_2025',
    label: { ja: '2025年公募 事業実施効果報告', en: 'Effect reports of the 2025 call' },
    ruleSet: '2025',
    reason: '2025-03-24 の改訂（報告期間が4月〜7月から4月〜翌年1月に変更）',
    source: 'K25 p.33 (6-3)',
    anchors: {
      EFFECT_REPORT_1_OPEN: jstMinute(localDate(2027, 4, 1), 0, 0),
      EFFECT_REPORT_1_CLOSE: endOfDay(localDate(2028, 1, 31)),
      EFFECT_REPORT_2_OPEN: jstMinute(localDate(2028, 4, 1), 0, 0),
      EFFECT_REPORT_2_CLOSE: endOfDay(localDate(2029, 1, 31)),
    },
  },
];
