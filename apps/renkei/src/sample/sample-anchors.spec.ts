import { describe, expect, it } from '@jest/globals';
import { addDays, dateOf, localDate, type LocalDate } from '@renkei/kernel';
import { ANCHOR_CODES, checkSchedule } from '@renkei/lifecycle';
import { japaneseHolidays } from '@renkei/platform';
import { pastSampleAnchors, sampleAnchors } from './sample-anchors.ts';

function everyDay(check: (today: LocalDate) => void): void {
  for (let day = localDate(2026, 1, 1); day < localDate(2030, 1, 1); day = addDays(day, 1)) check(day);
}

describe('the sample schedules', () => {
  it('sample dates are complete and usable on every day of four years', () => {
    everyDay((day) => {
      const anchors = sampleAnchors(day, japaneseHolidays);
      expect(Object.keys(anchors)).toEqual([...ANCHOR_CODES]);
      expect(checkSchedule(anchors)).toEqual([]);
      expect(anchors.ROUND_OPEN < `${day}T00:00`).toBe(true);
      expect(anchors.ROUND_CLOSE.slice(10)).toBe('T17:00');
      expect(anchors.ROUND_CLOSE > `${addDays(day, 27)}T00:00`).toBe(true);
    });
  });

  it('so are those of the round that is over: all was paid 85 days after the grant, and the project goes on', () => {
    everyDay((day) => {
      const anchors = pastSampleAnchors(day, japaneseHolidays);
      expect(checkSchedule(anchors)).toEqual([]);
      expect(addDays(dateOf(anchors.GRANT_DECISION), 85) < day).toBe(true);
      expect(anchors.PROJECT_END > `${addDays(day, 13)}T00:00`).toBe(true);
    });
  });
});
