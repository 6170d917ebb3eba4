import { expect, it } from '@jest/globals';
import { localDate } from '@renkei/kernel';
import { cleanText } from './clean-text.ts';
import {
  dayDate,
  hundredths,
  longDate,
  noonInJapan,
  percent,
  permille,
  plainDate,
  shortDate,
  yenChange,
} from './words.ts';

it('writes days with the era and the year of the common era', () => {
  expect(longDate(localDate(2026, 6, 2), 'ja')).toBe('令和8年（2026年）6月2日');
  expect(longDate(localDate(2019, 5, 1), 'ja')).toBe('令和元年（2019年）5月1日');
  expect(longDate(localDate(2019, 4, 30), 'ja')).toBe('平成31年（2019年）4月30日');
  expect(longDate(localDate(2026, 6, 2), 'en')).toBe('2 June 2026');
});

it('writes days in short', () => {
  const day = localDate(2026, 6, 2);
  expect([dayDate(day, 'ja'), shortDate(day, 'ja'), plainDate(day, 'ja')]).toEqual([
    '2026年6月2日（火）',
    '6月2日（火）',
    '2026年6月2日',
  ]);
  expect([dayDate(day, 'en'), shortDate(day, 'en'), plainDate(day, 'en')]).toEqual([
    'Tue 2 Jun 2026',
    'Tue 2 Jun',
    '2 Jun 2026',
  ]);
});

it('takes noon in Japan for the instant of a day', () => {
  expect(noonInJapan(localDate(2026, 1, 1)).toISOString()).toBe('2026-01-01T03:00:00.000Z');
});

it('writes changes, rates and productivity without a float', () => {
  expect([0n, 5n, -1_234n].map((amount) => yenChange(amount, 'ja'))).toEqual(['±0円', '+5円', '−1,234円']);
  expect([percent(1n, 3n), percent(3n, 3n), percent(0n, 0n)]).toEqual(['33.3%', '100.0%', null]);
  expect([49n, -1n, 1_102n].map(permille)).toEqual(['4.9%', '−0.1%', '110.2%']);
  expect([110_250n, 5n, -150n].map(hundredths)).toEqual(['1,102.50', '0.05', '−1.50']);
});

it('prints kana in one piece, drops what is invisible and keeps look-alike ideographs apart', () => {
  expect(cleanText('か\u3099き\u309a')).toBe('がき\u309a');
  expect(cleanText('見\u200b本\u202e\ufeff\t店\r\n')).toBe('見本 店\n');
  expect(cleanText('\ufa19社㈱①')).toBe('\ufa19社㈱①');
});
