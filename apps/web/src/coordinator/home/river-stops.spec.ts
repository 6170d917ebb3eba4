import { describe, expect, it } from '@jest/globals';
import { obligation } from './home-fixture.ts';
import { dueNext, owedBy } from './owed.ts';
import { riverStops } from './river-stops.ts';

const NOW = '2026-11-23T09:00';
const GROUP = [
  obligation('GROUP_PERFORMANCE_REPORT', '2027-08-10T17:00'),
  obligation('PROJECT_END', '2027-08-10T17:00'),
  obligation('MEMBER_DOCUMENT', '2026-12-14T17:00', 'FULFILLED'),
  obligation('MEMBER_DOCUMENT', '2026-12-14T17:00'),
  obligation('MEMBER_DOCUMENT', '2026-12-14T17:00', 'CANCELLED'),
  obligation('GROUP_APPLICATION', '2026-12-28T17:00'),
  obligation('GROUP_APPLICATION', '2026-12-01T17:00', 'SUPERSEDED'),
];
const draw = (grant: Parameters<typeof riverStops>[1], now = NOW, owed = GROUP) => {
  const { stops, todayAt } = riverStops(owedBy(owed, now), grant, now);
  return { todayAt, stops: stops.map(({ what, state, water }) => `${what} ${state} ${water}`) };
};

describe('what is owed', () => {
  it('is grouped by kind and time, without what is history', () => {
    expect(owedBy(GROUP, NOW).map(({ kind, all, open }) => [kind, all, open])).toEqual([
      ['MEMBER_DOCUMENT', 2, 1],
      ['GROUP_APPLICATION', 1, 1],
      ['PROJECT_END', 1, 1],
      ['GROUP_PERFORMANCE_REPORT', 1, 1],
    ]);
  });
  it('is late after its very minute, and then not what is next', () => {
    const due = (now: string) => owedBy(GROUP, now)[0]?.overdue;
    expect([due('2026-12-14T17:00'), due('2026-12-14T17:01')]).toEqual([false, true]);
    expect(dueNext(owedBy(GROUP, '2026-12-14T17:01')).map(({ kind }) => kind)).toEqual(['GROUP_APPLICATION']);
  });
});

describe('the river', () => {
  it('is closed up to the planned decision', () => {
    expect(draw({ decidedAt: null, plannedAt: '2027-02-10T12:00' })).toEqual({
      todayAt: 0,
      stops: [
        'MEMBER_DOCUMENT next closed',
        'GROUP_APPLICATION ahead closed',
        'GRANT_DECISION ahead closed',
        'PROJECT_END ahead open',
        'GROUP_PERFORMANCE_REPORT ahead quiet',
      ],
    });
  });
  it('stays closed past today when the planned day went by without a decision', () => {
    expect(draw({ decidedAt: null, plannedAt: '2027-02-10T12:00' }, '2027-03-01T09:00')).toEqual({
      todayAt: 2,
      stops: [
        'MEMBER_DOCUMENT missed closed',
        'GROUP_APPLICATION missed closed',
        'GRANT_DECISION unknown closed',
        'PROJECT_END next open',
        'GROUP_PERFORMANCE_REPORT next quiet',
      ],
    });
  });
  it('opens with the decision', () => {
    const { stops, todayAt } = draw(
      { decidedAt: '2027-02-12T10:00', plannedAt: '2027-02-10T12:00' },
      '2027-03-01T09:00',
    );
    expect(stops[2]).toBe('GRANT_DECISION done closed');
    expect(todayAt).toBe(3);
  });
  it('knows nothing of a group without a schedule but that nothing may be ordered', () => {
    expect(draw({ decidedAt: null, plannedAt: null }, NOW, [])).toEqual({
      todayAt: 0,
      stops: ['GRANT_DECISION unknown closed'],
    });
  });
});
