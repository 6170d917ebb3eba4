import { describe, expect, it } from '@jest/globals';
import { draftOf, productivity, readDraft, type Figures } from './figures.ts';

const figures: Figures = {
  id: 'x',
  period: 'BASE',
  operatingProfitYen: 1_000_000,
  personnelCostYen: 4_000_000,
  depreciationYen: 400_000,
  employees: 3,
  hoursHundredths: 180_050,
  version: 1,
};

describe('figures of an effect report', () => {
  // 5,400,000 ÷ (3 × 1,800.5) = 999.722… yen an hour
  it('give the productivity in hundredths of a yen, rounded down', () => {
    expect(productivity(figures)).toBe(99_972);
    expect(productivity({ ...figures, employees: 0 })).toBeNull();
    expect(productivity(null)).toBeNull();
  });

  it('are read as people type them', () => {
    expect(
      readDraft({
        operatingProfit: '△1,200,000円',
        personnelCost: '４，０００，０００',
        depreciation: '0',
        employees: '3人',
        hours: '1,800.5',
      }),
    ).toEqual({
      operatingProfit: -1_200_000,
      personnelCost: 4_000_000,
      depreciation: 0,
      employees: 3,
      hours: 180_050,
    });
  });

  it('are refused where they are no such number', () => {
    const wrong = {
      operatingProfit: '',
      personnelCost: '-1',
      depreciation: '1.5',
      employees: 'x',
      hours: '1.234',
    };
    expect(Object.values(readDraft(wrong))).toEqual([null, null, null, null, null]);
  });

  it('come back as they were typed', () => {
    const { operatingProfit, hours } = readDraft(draftOf(figures));
    expect([operatingProfit, hours]).toEqual([1_000_000, 180_050]);
  });
});
