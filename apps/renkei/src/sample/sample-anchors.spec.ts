import { describe, expect, it } from '@jest/globals';
import { addDays, localDate, type JstMinute } from '@renkei/kernel';
import { ANCHOR_CODES, checkSchedule } from '@renkei/lifecycle';
import { japaneseHolidays } from '@renkei/platform';
import { sampleAnchors } from './sample-anchors.ts';

describe('the sample schedule', () => {
  it('sample dates are complete and usable on every day of four years', () => {
    for (let day = localDate(2026, 1, 1); day < localDate(2030, 1, 1); day = addDays(day, 1)) {
      const anchors = sampleAnchors(day, japaneseHolidays);
      expect(Object.keys(anchors)).toEqual([...ANCHOR_CODES]);
      expect(checkSchedule(anchors)).toEqual([]);
      expect((anchors.ROUND_OPEN as JstMinute) < `${day}T00:00`).toBe(true);
      expect((anchors.ROUND_CLOSE as JstMinute).slice(10)).toBe('T17:00');
      expect((anchors.ROUND_CLOSE as JstMinute) > `${addDays(day, 27)}T00:00`).toBe(true);
    }
  });
});
