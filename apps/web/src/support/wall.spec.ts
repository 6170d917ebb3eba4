import { describe, expect, it } from '@jest/globals';
import { csvOf } from '../ui/csv.ts';
import { byPrefecture, inOrderOfRisk, matching, NO_FILTERS, readinessOf, type WallGroup } from './wall.ts';

function group(name: string, change: Partial<WallGroup> = {}): WallGroup {
  return {
    id: name,
    name,
    prefecture: 13,
    city: null,
    isSample: true,
    closedAt: null,
    risk: { level: 'NONE', score: 0, reasons: [] },
    eligibility: { countedMembers: 12, minimumMembers: 10 },
    readiness: null,
    nextObligation: null,
    application: null,
    calculation: {
      combined: { granted: 0, cap: 30_000_000 },
      admin: { granted: 0, limit: null },
    },
    ...change,
  };
}
const risk = (score: number, code: 'OVERDUE' | 'OVER_CAP'): WallGroup['risk'] => ({
  level: 'HIGH',
  score,
  reasons: [{ code, level: 'HIGH', message: { ja: '', en: '' } }],
});

describe('the wall of a support body', () => {
  const calm = group('いろは');
  const late = group('本町', { risk: risk(900, 'OVERDUE') });
  const over = group('港', { risk: risk(300, 'OVER_CAP'), prefecture: 17 });
  const all = [calm, over, late];

  it('begins with the group at the greatest risk', () => {
    expect(inOrderOfRisk(all).map(({ name }) => name)).toEqual(['本町', '港', 'いろは']);
    expect(inOrderOfRisk([group('ろ'), group('い')]).map(({ name }) => name)).toEqual(['い', 'ろ']);
  });

  it('shows what every filter lets through', () => {
    expect(matching(all, NO_FILTERS)).toHaveLength(3);
    expect(matching(all, { ...NO_FILTERS, prefecture: 17 })).toEqual([over]);
    expect(matching(all, { ...NO_FILTERS, reason: 'OVERDUE' })).toEqual([late]);
    expect(matching(all, { ...NO_FILTERS, stage: 'GRANTED' })).toEqual([]);
    expect(matching(all, { ...NO_FILTERS, stage: 'NONE', prefecture: 13 })).toEqual([calm, late]);
  });

  it('counts groups and those at risk by prefecture', () => {
    expect(byPrefecture(all)).toEqual(
      new Map([
        [13, { groups: 2, high: 1 }],
        [17, { groups: 1, high: 1 }],
      ]),
    );
  });

  it('adds papers up', () => {
    const counts = [
      { state: 'ACCEPTED', count: 3 },
      { state: 'HANDED_IN', count: 2 },
      { state: 'RETURNED', count: 1 },
      { state: 'EXPIRES_BEFORE_SUBMISSION', count: 1 },
      { state: 'ASKED', count: 4 },
      { state: 'NOT_ASKED', count: 5 },
    ] as const;
    expect(readinessOf(group('x', { readiness: { counts } }))).toEqual({
      done: 5,
      attention: 2,
      missing: 9,
      all: 16,
    });
  });
});

describe('the file for Excel', () => {
  it('keeps every character, and lets no cell become a formula', () => {
    expect(csvOf([['髙﨑𠮷', 'a,"b"', '=1+1', -5]])).toBe('\ufeff髙﨑𠮷,"a,""b""",\'=1+1,-5\r\n');
  });
});
