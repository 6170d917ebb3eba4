import { compareMinutes } from '@renkei/kernel';
import type { Message, JstMinute } from '@renkei/kernel';

/** The points in time a schedule revision can carry, in the order in which they come. */
export const ANCHOR_CODES = [
  'ROUND_OPEN',
  'ROUND_CLOSE',
  'GRANT_DECISION',
  'PROJECT_END',
  'PERFORMANCE_REPORT_DUE',
  'EFFECT_REPORT_1_OPEN',
  'EFFECT_REPORT_1_CLOSE',
  'EFFECT_REPORT_2_OPEN',
  'EFFECT_REPORT_2_CLOSE',
] as const;

export type AnchorCode = (typeof ANCHOR_CODES)[number];

export interface AnchorDefinition {
  readonly code: AnchorCode;
  readonly label: Message;
  /** Which official text speaks of this point. The date itself is always data somebody entered. */
  readonly source: string;
}

/**
 * JST minutes of the known anchors. An absent one is unknown, and nothing is derived from it. An official deadline that
 * names only a day is entered as that day's 23:59 (`endOfDay`).
 */
export type Anchors = { readonly [Code in AnchorCode]?: JstMinute | undefined };

export const ANCHORS: { readonly [Code in AnchorCode]: AnchorDefinition } = {
  ROUND_OPEN: {
    code: 'ROUND_OPEN',
    label: { ja: '交付申請の受付開始', en: 'Applications open' },
    source: 'K25 p.21 (2-5)',
  },
  ROUND_CLOSE: {
    code: 'ROUND_CLOSE',
    label: { ja: '交付申請の締切', en: 'Applications close' },
    source: 'K25 p.21 (2-5)',
  },
  GRANT_DECISION: {
    code: 'GRANT_DECISION',
    label: { ja: '交付決定', en: 'Grant decision' },
    source: 'R25 第14条',
  },
  PROJECT_END: {
    code: 'PROJECT_END',
    label: { ja: '事業実施期間の終わり', en: 'End of the project period' },
    source: 'R25 第11条',
  },
  PERFORMANCE_REPORT_DUE: {
    code: 'PERFORMANCE_REPORT_DUE',
    label: { ja: '実績報告の締切', en: 'Performance report due' },
    source: 'R25 第21条',
  },
  EFFECT_REPORT_1_OPEN: {
    code: 'EFFECT_REPORT_1_OPEN',
    label: { ja: '効果報告（1年度目）の受付開始', en: 'First effect report opens' },
    source: 'K25 p.33 (6-3)',
  },
  EFFECT_REPORT_1_CLOSE: {
    code: 'EFFECT_REPORT_1_CLOSE',
    label: { ja: '効果報告（1年度目）の締切', en: 'First effect report closes' },
    source: 'K25 p.33 (6-3)',
  },
  EFFECT_REPORT_2_OPEN: {
    code: 'EFFECT_REPORT_2_OPEN',
    label: { ja: '効果報告（2年度目）の受付開始', en: 'Second effect report opens' },
    source: 'K25 p.33 (6-3)',
  },
  EFFECT_REPORT_2_CLOSE: {
    code: 'EFFECT_REPORT_2_CLOSE',
    label: { ja: '効果報告（2年度目）の締切', en: 'Second effect report closes' },
    source: 'K25 p.33 (6-3)',
  },
};

/** The anchors that count for one group: what really happened to it overrides what the schedule expects. */
export function mergeAnchors(schedule: Anchors, actual: Anchors): Anchors {
  return Object.fromEntries(ANCHOR_CODES.map((code) => [code, actual[code] ?? schedule[code]]));
}

export interface ScheduleProblem {
  readonly code: 'OUT_OF_ORDER';
  readonly earlier: AnchorCode;
  readonly later: AnchorCode;
  readonly message: Message;
}

/** The project period ends with the report's deadline (program rules §4), so these two may fall on one minute. */
function mayCoincide(earlier: AnchorCode, later: AnchorCode): boolean {
  return earlier === 'PROJECT_END' && later === 'PERFORMANCE_REPORT_DUE';
}

/**
 * Anchors that are not in the order of the procedure, each compared with the known one before it (unknown ones are
 * passed over). An empty list means the schedule can be used.
 */
export function checkSchedule(anchors: Anchors): readonly ScheduleProblem[] {
  const known = ANCHOR_CODES.flatMap((code) => {
    const at = anchors[code];
    return at === undefined ? [] : [{ code, at }];
  });
  return known.slice(1).flatMap((later, index) => {
    const earlier = known[index];
    if (earlier === undefined) return [];
    const order = compareMinutes(earlier.at, later.at);
    if (order < 0 || (order === 0 && mayCoincide(earlier.code, later.code))) return [];
    const [before, after] = [ANCHORS[earlier.code].label, ANCHORS[later.code].label];
    return [
      {
        code: 'OUT_OF_ORDER' as const,
        earlier: earlier.code,
        later: later.code,
        message: {
          ja: `「${after.ja}」は「${before.ja}」より後の日時にしてください。`,
          en: `"${after.en}" must come after "${before.en}". Please check both dates.`,
        },
      },
    ];
  });
}
