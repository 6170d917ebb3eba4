import { describe, expect, it } from '@jest/globals';
import { findingsOf } from './findings.ts';
import { flowOf } from './flow.ts';
import { APPLICATION, FIGURES, PROCEDURE } from './home-fixture.ts';
import { lastMove, movedSince } from './moved.ts';

const said = (ja: string) => ({ ja, en: ja });

describe('the flow of money', () => {
  it('loses no yen between its steps', () => {
    const flow = flowOf(FIGURES.calculation);
    expect(flow).toEqual({
      cost: 3_000_000,
      notEligible: 500_000,
      eligible: 2_500_000,
      byRates: 900_000,
      byCap: 100_000,
      requested: 1_500_000,
      self: 1_500_000,
      tax: 300_000,
    });
    expect(flow.eligible - flow.byRates - flow.byCap).toBe(flow.requested);
  });
});

describe('what moved the amounts', () => {
  const kept = JSON.stringify({
    members: [
      { id: 'a', granted: 800_000 },
      { id: 'b', granted: 450_000 },
      { id: 'c', granted: 200_000 },
    ],
    analysis: { granted: 100_000 },
    admin: { granted: 120_000 },
  });
  it('names who moved by most first, those who left included', () => {
    expect(movedSince(kept, FIGURES.calculation, PROCEDURE.roster)).toEqual({
      members: [
        { name: '見本古書店', yen: -200_000 },
        { name: '見本酒店', yen: 50_000 },
      ],
      analysis: 0,
      admin: -20_000,
    });
  });
  it('compares nothing with a document it does not know', () => {
    expect(movedSince('{"members":1}', FIGURES.calculation, [])).toBeNull();
    expect(movedSince('no json', FIGURES.calculation, [])).toBeNull();
  });
  it('is the newest change of what is calculated, not of deadlines or papers', () => {
    const events = ['obligation', 'member_document', 'cost_line', 'member'].map((subjectType, seq) => ({
      subjectType,
      seq,
    }));
    expect(lastMove(events)?.seq).toBe(2);
    expect(lastMove(events.slice(0, 2))).toBeNull();
  });
});

describe('findings', () => {
  const check = (memberId: string) => ({
    code: 'DECLARATION_MISSING',
    severity: 'BLOCKER' as const,
    clause: '',
    memberId,
    message: said(`${memberId}: 質問`),
    fix: { target: 'DECLARATIONS' as const, memberId, paper: null },
  });
  const overCap = {
    code: 'OVER_CAP',
    severity: 'WARNING' as const,
    clause: '',
    memberId: null,
    effect: -1,
    message: said('上限'),
  };
  const figures = { ...FIGURES, calculation: { ...FIGURES.calculation, findings: [overCap] } };
  const procedure = {
    ...PROCEDURE,
    application: {
      ...APPLICATION,
      check: { blockers: 2, ready: false, findings: [check('a'), check('b')] },
    },
  };

  it('of one kind are one, and lead to where each is put right', () => {
    expect(
      findingsOf(figures, procedure).map(({ severity, found }) => [severity, found.map(({ to }) => to)]),
    ).toEqual([
      ['BLOCKER', ['members/a', 'members/b']],
      ['WARNING', ['what-if']],
    ]);
  });
  it('of the time before the grant are over with it', () => {
    const warning = { ...check('a'), severity: 'WARNING' as const, code: 'SME_UNKNOWN' };
    const eligibilityFindings = [warning];
    const application = { ...APPLICATION, status: 'GRANTED' as const, check: null };
    expect(findingsOf(FIGURES, { ...PROCEDURE, eligibilityFindings }).length).toBe(1);
    expect(findingsOf(FIGURES, { ...PROCEDURE, eligibilityFindings, application })).toEqual([]);
  });
});
