import { describe, expect, it } from '@jest/globals';
import { APPLICATION, FIGURES, obligation, PROCEDURE, REPORT } from './home-fixture.ts';
import { nextThings } from './next-things.ts';
import { owedBy } from './owed.ts';
import type { Procedure } from './phase.ts';

const NOW = '2026-11-23T09:00';
const said = (ja: string) => ({ ja, en: ja });
const kinds = (procedure: Partial<Procedure>, obligations = [] as ReturnType<typeof obligation>[]) =>
  nextThings(FIGURES, { ...PROCEDURE, ...procedure }, owedBy(obligations, NOW)).map(({ kind, to }) => [
    kind,
    to,
  ]);

describe('the next three', () => {
  it('of a new group: the application, then what is due, each at most once', () => {
    expect(
      kinds({}, [
        obligation('MEMBER_DOCUMENT', '2026-12-14T17:00'),
        obligation('MEMBER_COSTS', '2026-12-14T17:00'),
        obligation('MEMBER_COSTS', '2026-12-14T17:00'),
        obligation('GROUP_APPLICATION', '2026-12-28T17:00'),
      ]),
    ).toEqual([
      ['confirmCosts', 'members'],
      ['startApplication', 'procedure'],
      ['deadline', 'readiness'],
    ]);
  });

  it('puts what is past and what keeps the group from applying first', () => {
    expect(
      nextThings(
        FIGURES,
        {
          ...PROCEDURE,
          eligibility: { blockers: 1, countedMembers: 9, minimumMembers: 10 },
          readiness: { papersToAsk: 4, counts: [{ state: 'HANDED_IN', count: 2 }] },
        },
        owedBy([obligation('MEMBER_COSTS', '2026-11-20T17:00')], NOW),
      ),
    ).toEqual([
      { kind: 'overdue', what: 'MEMBER_COSTS', count: 1, to: 'members', due: '2026-11-20T17:00' },
      { kind: 'fewMembers', count: 1, to: 'members', due: null },
      { kind: 'reviewPapers', count: 2, to: 'readiness', due: null },
    ]);
  });

  it('are not all about papers', () => {
    expect(
      kinds({
        application: APPLICATION,
        readiness: {
          papersToAsk: 4,
          counts: [
            { state: 'HANDED_IN', count: 2 },
            { state: 'RETURNED', count: 1 },
          ],
        },
        eligibilityFindings: [
          {
            code: 'DECLARATION_MISSING',
            severity: 'BLOCKER',
            clause: '',
            memberId: 'a',
            message: said(''),
            fix: { target: 'DECLARATIONS', memberId: 'a', paper: null },
          },
        ],
      }),
    ).toEqual([
      ['reviewPapers', 'readiness'],
      ['declarations', 'members'],
      ['askPapers', 'readiness'],
    ]);
  });

  it('asks for a list of members where there are none', () => {
    const empty = { ...FIGURES, scheduleId: null, calculation: { ...FIGURES.calculation, memberCount: 1 } };
    expect(nextThings(empty, PROCEDURE, []).map(({ to }) => to)).toEqual(['import', 'settings', 'procedure']);
  });

  it('names the step of the procedure, and never giving up', () => {
    const allowedEvents = [
      { event: 'WITHDRAW' as const, label: said('取り下げる') },
      { event: 'SUBMIT' as const, label: said('提出したことを記録する') },
    ];
    const ready = { ...APPLICATION, check: { blockers: 0, ready: true, findings: [] }, allowedEvents };
    expect(nextThings(FIGURES, { ...PROCEDURE, application: ready }, [])[0]).toMatchObject({
      kind: 'step',
      said: said('提出したことを記録する'),
    });
  });

  it('shows the yen a single member leaves lying, the most first', () => {
    const finding = (memberId: string, effect: number) => ({
      code: 'ONE_FUNCTION_COST_PAST_CAP',
      severity: 'WARNING' as const,
      clause: '',
      memberId,
      effect,
      message: said(''),
    });
    const calculation = { ...FIGURES.calculation, findings: [finding('b', 5), finding('a', 9)] };
    const things = nextThings({ ...FIGURES, calculation }, { ...PROCEDURE, application: APPLICATION }, []);
    expect(things).toEqual([
      { kind: 'gain', name: '見本茶舗', yen: 9, to: 'members/a', due: null },
      { kind: 'gain', name: '見本酒店', yen: 5, to: 'members/b', due: null },
    ]);
  });

  it('after the decision is about keeping the subsidy', () => {
    const granted = { application: { ...APPLICATION, status: 'GRANTED' as const, check: null } };
    const finding = {
      id: 'f',
      code: 'BEFORE_GRANT_DECISION',
      clause: null,
      open: true,
      loses: true,
      costYen: 80_000,
      message: said(''),
    };
    expect(
      kinds({ ...granted, purchaseFindings: [finding] }, [obligation('PROJECT_END', '2026-12-28T17:00')]),
    ).toEqual([
      ['losing', 'orders'],
      ['startReport', 'procedure'],
      ['deadline', 'orders'],
    ]);
    // what was put right since is no reason to act
    expect(kinds({ ...granted, purchaseFindings: [{ ...finding, open: false }] })).toEqual([
      ['startReport', 'procedure'],
    ]);
  });

  it('then about the money, and at last about the effect', () => {
    const fixed = {
      application: { ...APPLICATION, status: 'GRANTED' as const, check: null },
      performanceReport: { ...REPORT, status: 'FIXED' as const },
      redistribution: { id: 'r' },
    };
    const effect = [obligation('MEMBER_EFFECT_FIGURES_1', '2029-01-17T17:00')];
    expect(kinds({ ...fixed, programmeDues: [{ fixedYen: 10, paidYen: 4 }] }, effect)).toEqual([
      ['payment', 'money'],
      ['deadline', 'effects'],
    ]);
    expect(kinds({ ...fixed, programmeDues: [{ fixedYen: 10, paidYen: 10 }] }, effect)).toEqual([
      ['deadline', 'effects'],
    ]);
    expect(kinds({ ...fixed, closedAt: NOW }, effect)).toEqual([]);
  });
});
