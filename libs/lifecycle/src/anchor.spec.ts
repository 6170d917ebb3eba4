import { describe, expect, it } from '@jest/globals';
import { endOfDay, jstMinute, localDate } from '@renkei/kernel';
import { ANCHOR_CODES, ANCHORS, checkSchedule, mergeAnchors } from './anchor.ts';
import type { Anchors } from './anchor.ts';

/** Invented dates (見本) for the application; the effect reports are those of K25 p.33. */
const sample: Anchors = {
  ROUND_OPEN: jstMinute(localDate(2025, 4, 1), 9, 0),
  ROUND_CLOSE: jstMinute(localDate(2025, 6, 16), 17, 0),
  GRANT_DECISION: jstMinute(localDate(2025, 7, 24), 12, 0),
  PROJECT_END: jstMinute(localDate(2026, 1, 30), 17, 0),
  PERFORMANCE_REPORT_DUE: jstMinute(localDate(2026, 1, 30), 17, 0),
  EFFECT_REPORT_1_OPEN: jstMinute(localDate(2027, 4, 1), 0, 0),
  EFFECT_REPORT_1_CLOSE: endOfDay(localDate(2028, 1, 31)),
  EFFECT_REPORT_2_OPEN: jstMinute(localDate(2028, 4, 1), 0, 0),
  EFFECT_REPORT_2_CLOSE: endOfDay(localDate(2029, 1, 31)),
};

describe('checkSchedule', () => {
  it('finds nothing in a schedule in order, in part of one, and in none', () => {
    expect(checkSchedule(sample)).toEqual([]);
    expect(checkSchedule({ ROUND_CLOSE: sample.ROUND_CLOSE, PROJECT_END: sample.PROJECT_END })).toEqual([]);
    expect(checkSchedule({})).toEqual([]);
  });

  it('names the two that are the wrong way round', () => {
    const problems = checkSchedule({ ...sample, GRANT_DECISION: jstMinute(localDate(2025, 6, 16), 16, 59) });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ earlier: 'ROUND_CLOSE', later: 'GRANT_DECISION' });
    expect(problems[0]?.message.ja).toContain('交付申請の締切');
  });

  it('compares across unknown anchors', () => {
    const problems = checkSchedule({
      ROUND_OPEN: jstMinute(localDate(2025, 6, 1), 9, 0),
      PERFORMANCE_REPORT_DUE: jstMinute(localDate(2025, 5, 1), 17, 0),
    });
    expect(problems.map(({ earlier, later }) => [earlier, later])).toEqual([
      ['ROUND_OPEN', 'PERFORMANCE_REPORT_DUE'],
    ]);
  });

  it('lets only the project end and the report fall on one minute', () => {
    ANCHOR_CODES.slice(1).forEach((later, index) => {
      const earlier = ANCHOR_CODES[index];
      if (earlier === undefined) throw new Error('no earlier anchor');
      const at = jstMinute(localDate(2026, 1, 30), 17, 0);
      expect(checkSchedule({ [earlier]: at, [later]: at })).toHaveLength(
        later === 'PERFORMANCE_REPORT_DUE' ? 0 : 1,
      );
    });
  });
});

describe('mergeAnchors', () => {
  it('lets what happened to the group override the schedule and keeps the rest', () => {
    const granted = jstMinute(localDate(2025, 8, 1), 10, 0);
    const merged = mergeAnchors(sample, { GRANT_DECISION: granted });
    expect(merged.GRANT_DECISION).toBe(granted);
    expect(merged.ROUND_CLOSE).toBe(sample.ROUND_CLOSE);
    expect(mergeAnchors({}, {}).ROUND_CLOSE).toBeUndefined();
  });
});

describe('the table of anchors', () => {
  it('describes each code once under its own name', () => {
    ANCHOR_CODES.forEach((code) => expect(ANCHORS[code].code).toBe(code));
    expect(new Set(ANCHOR_CODES.map((code) => ANCHORS[code].label.ja)).size).toBe(ANCHOR_CODES.length);
  });
});
