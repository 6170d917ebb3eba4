import { describe, expect, it } from '@jest/globals';
import { beforeSubmission, certifiedOf, draftOf, isChanged, lineInput, type ReportLine } from './lines.ts';

const LINE: ReportLine = {
  costLineId: 'c',
  memberId: 'tea',
  category: 'SOFTWARE',
  label: '',
  quantity: 1,
  plannedYen: 600_000,
  recordedYen: 600_000,
  actualYen: 600_000,
  certifiedYen: 500_000,
  deductedYen: 100_000,
  deductionReason: '対象外の機能',
  parkedYen: 0,
  parkedReason: '',
  heading: null,
  version: 4,
};

describe('a line of the performance report as it is typed', () => {
  it('certifies what is left, and nothing while too little is left', () => {
    const draft = { ...draftOf(LINE), actual: '６００，０００円', parked: '50,000' };
    expect(certifiedOf(draft)).toBe(450_000);
    expect(certifiedOf({ ...draft, parked: '500,001' })).toBeNull();
    expect(certifiedOf({ ...draft, parked: 'まだ' })).toBeNull();
  });

  it('is unchanged while only the writing differs', () => {
    expect(isChanged(LINE, { ...draftOf(LINE), actual: '600,000' })).toBe(false);
    expect(isChanged(LINE, { ...draftOf(LINE), deductionReason: '' })).toBe(true);
  });

  it('sends a reason with its amount only, and the version that was shown', () => {
    expect(lineInput('c', { ...draftOf(LINE), deducted: '0' })).toMatchObject({
      version: 4,
      certifiedYen: 600_000,
      deductedYen: 0,
      deductionReason: '',
    });
  });
});

describe('what to look at before the report is submitted', () => {
  const roster = [
    { memberId: 'tea', name: '見本茶舗', status: 'ENROLLED' },
    { memberId: 'shoe', name: '見本靴店', status: 'ENROLLED' },
    { memberId: 'gone', name: '見本古書店', status: 'WITHDRAWN' },
    { memberId: 'rep', name: '見本組合', status: 'ENROLLED' },
  ];
  const yen = (memberId: string, actualYen: number) => ({ memberId, actualYen });

  it('names changes without an answer and shops all of whose lines are 0 yen', () => {
    const changes = [
      { number: 3, status: 'FILED' },
      { number: 2, status: 'ACCEPTED' },
      { number: 1, status: 'FILED' },
    ];
    const lines = [yen('tea', 0), yen('tea', 1), yen('shoe', 0), yen('shoe', 0), yen('gone', 0)];
    expect(beforeSubmission(changes, lines, roster)).toEqual({
      filedChanges: [1, 3],
      emptyMembers: ['見本靴店'],
    });
  });
});
