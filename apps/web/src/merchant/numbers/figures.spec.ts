import { describe, expect, it } from '@jest/globals';
import { hoursText, hundredths, signedYen } from './figures.ts';

describe('figures as people type them', () => {
  it('reads losses in every spelling', () => {
    expect(['▲1,200', '△１２００円', '-1200', '−1200', '1200'].map(signedYen)).toEqual([
      -1200, -1200, -1200, -1200, 1200,
    ]);
    expect(['', '12.5', '千円'].map(signedYen)).toEqual([null, null, null]);
  });

  it('reads hours exactly, up to two decimals', () => {
    expect(['1800.5', '１,８００．２９', '1800時間', '0.07'].map(hundredths)).toEqual([
      180050, 180029, 180000, 7,
    ]);
    expect(['1800.555', '-1', ''].map(hundredths)).toEqual([null, null, null]);
  });

  it('writes back what it read', () => {
    expect([180050, 180029, 180000, 7].map(hoursText)).toEqual(['1800.5', '1800.29', '1800', '0.07']);
  });
});
