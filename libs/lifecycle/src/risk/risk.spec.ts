import { describe, expect, it } from '@jest/globals';
import { parseJstMinute, type JstMinute } from '@renkei/kernel';
import fc from 'fast-check';
import { OBLIGATION_KINDS } from '../obligation.ts';
import { groupRisk } from './risk.ts';
import { RISK_LEVELS, type RiskDeadline, type RiskFacts, type RiskLevel } from './risk-terms.ts';

function at(text: string): JstMinute {
  const minute = parseJstMinute(text);
  if (!minute.ok) throw new Error(text);
  return minute.value;
}

const NOW = at('2023-05-24T09:00');
/** Nothing to say about it. */
const WELL: RiskFacts = {
  now: NOW,
  phase: 'PREPARING',
  deadlines: [],
  overdue: [],
  overdueInside: [],
  countedMembers: 12,
  blockers: [],
  available: 20_000_000n,
  cap: 30_000_000n,
  lost: { lines: 0, yen: 0n },
  returnedPapers: 0,
  returnedFilings: [],
  changes: null,
};
const application = (dueAt: string, missing: number, total = 48): RiskDeadline => ({
  kind: 'GROUP_APPLICATION',
  dueAt: at(dueAt),
  clause: 'R25 第12条',
  awaits: { what: 'PAPERS', total, missing },
});
const late = (dueAt: string) => ({
  title: { ja: '交付申請を提出する', en: 'Submit the application' },
  dueAt: at(dueAt),
  clause: 'R25 第12条',
  count: 1,
});
const risk = (facts: Partial<RiskFacts>) => groupRisk({ ...WELL, ...facts });
const said = (facts: Partial<RiskFacts>) =>
  risk(facts).reasons.map(({ code, level, message }) => [code, level, message.ja]);

describe('the risk of a group', () => {
  it('is NONE where nothing speaks against it', () => {
    expect(risk({})).toEqual({ level: 'NONE', score: 0, reasons: [] });
  });

  it('says how long there is and how much is missing, in words', () => {
    expect(said({ deadlines: [application('2023-06-02T17:00', 20)] })).toEqual([
      ['DEADLINE_WITH_MISSING', 'HIGH', '交付申請の締切まで9日で、書類の4割（48点のうち20点）がまだです。'],
    ]);
  });

  it.each<[due: string, missing: number, level: RiskLevel]>([
    ['2023-05-31T17:00', 1, 'HIGH'],
    ['2023-06-01T17:00', 11, 'MEDIUM'],
    ['2023-06-01T17:00', 12, 'HIGH'],
    ['2023-06-07T17:00', 1, 'MEDIUM'],
    ['2023-06-08T17:00', 1, 'LOW'],
    ['2023-06-23T17:00', 12, 'MEDIUM'],
    ['2023-06-23T17:00', 24, 'HIGH'],
    ['2023-06-24T17:00', 11, 'NONE'],
    ['2023-06-24T17:00', 12, 'LOW'],
    ['2023-07-23T17:00', 24, 'MEDIUM'],
    ['2023-07-24T17:00', 48, 'NONE'],
    ['2023-05-31T17:00', 0, 'LOW'],
    ['2023-06-01T17:00', 0, 'NONE'],
  ])('due %s with %i of 48 missing is %s', (due, missing, level) => {
    expect(risk({ deadlines: [application(due, missing)] }).level).toBe(level);
  });

  it('takes what is overdue as HIGH, also inside the group and after the end, the oldest speaking for all', () => {
    const overdueInside = [
      {
        title: { ja: '書類を送る', en: 'Send it' },
        dueAt: at('2023-05-20T17:00'),
        clause: 'K25 p.24',
        count: 4,
      },
      {
        title: { ja: '費用を確かめる', en: 'Confirm' },
        dueAt: at('2023-05-22T17:00'),
        clause: 'K25 p.22',
        count: 2,
      },
    ];
    const expected = [
      ['OVERDUE', 'HIGH', '「交付申請を提出する」の締切を1日過ぎています。'],
      ['OVERDUE_INSIDE', 'HIGH', 'グループ内の「書類を送る」が、締切を4日過ぎてもまだです（ほか5件）。'],
    ];
    const overdue = [late('2023-05-23T17:00')];
    expect(said({ overdue, overdueInside })).toEqual(expected);
    expect(said({ phase: 'ENDED', overdue, overdueInside, countedMembers: 3, returnedPapers: 2 })).toEqual(
      expected,
    );
    expect(said({ overdue: [late('2023-05-24T08:00')] })).toEqual([
      ['OVERDUE', 'HIGH', '「交付申請を提出する」の今日の締切の時刻を過ぎています。'],
    ]);
  });

  it('is worse for too few members once it is filed, or when it soon must be', () => {
    expect(risk({ countedMembers: 9 }).level).toBe('MEDIUM');
    expect(risk({ countedMembers: 9, deadlines: [application('2023-06-10T17:00', 0)] }).level).toBe('HIGH');
    expect(said({ countedMembers: 9, phase: 'GRANTED' })).toEqual([
      [
        'TOO_FEW_MEMBERS',
        'HIGH',
        '数えられる構成員が9者で、10者を下回っています。変更の届出（計画変更）が要ります。',
      ],
    ]);
    expect(risk({ countedMembers: 9, phase: 'FIXED' }).level).toBe('NONE');
    expect(risk({ countedMembers: 10 }).level).toBe('NONE');
  });

  it('minds papers, blockers and the cap only while the application can be changed', () => {
    const facts = {
      returnedPapers: 2,
      available: 31_234_567n,
      blockers: [{ message: { ja: '見本酒店の答えがありません。', en: 'No answer.' }, clause: 'K25 p.15' }],
    };
    expect(said(facts)).toEqual([
      ['BLOCKERS', 'LOW', '申請を出せない理由が1件あります：見本酒店の答えがありません。'],
      ['RETURNED_PAPERS', 'LOW', '差し戻した書類が2点、まだ出し直されていません。'],
      [
        'OVER_CAP',
        'LOW',
        'ルールで出せる補助金が、上限30,000,000円を1,234,567円超えています。分け方を決めてください。',
      ],
    ]);
    expect(said({ ...facts, phase: 'FILED' })).toEqual([]);
  });

  it('counts what purchases lose until the amounts are fixed', () => {
    const lost = { lines: 1, yen: 80_000n };
    expect(said({ phase: 'GRANTED', lost })).toEqual([
      [
        'SUBSIDY_LOST',
        'MEDIUM',
        '注文や支払いの順番などの指摘が1件の費用にあり、このままでは補助金80,000円を失います。',
      ],
    ]);
    expect(risk({ phase: 'GRANTED', lost: { lines: 3, yen: 500_000n } }).level).toBe('HIGH');
    expect(risk({ phase: 'FIXED', lost }).level).toBe('NONE');
  });

  it('hears of what lies unanswered', () => {
    expect(
      said({
        phase: 'GRANTED',
        changes: { count: 1, since: at('2023-05-12T10:00') },
        returnedFilings: [{ ja: '実績報告', en: 'performance report' }],
      }),
    ).toEqual([
      ['RETURNED_BY_SECRETARIAT', 'MEDIUM', '事務局から差し戻された実績報告が、まだ出し直されていません。'],
      ['CHANGE_UNANSWERED', 'LOW', '変更の届出の返事を、12日待っています。'],
    ]);
    expect(risk({ changes: { count: 2, since: at('2023-04-24T10:00') } }).level).toBe('MEDIUM');
  });
});

const minutes = fc
  .integer({ min: -40, max: 120 })
  .map((days) => at(`${new Date(Date.UTC(2023, 4, 24 + days)).toISOString().slice(0, 10)}T17:00`));
const deadlines = fc.record({
  kind: fc.constantFrom(...OBLIGATION_KINDS),
  dueAt: minutes.filter((minute) => minute > NOW),
  clause: fc.constant('R25'),
  awaits: fc.option(
    fc
      .tuple(fc.constantFrom('PAPERS', 'EVIDENCE', 'FIGURES'), fc.nat(200), fc.nat(200))
      .map(([what, one, other]) => ({ what, total: one + other, missing: one })),
  ),
});
const facts: fc.Arbitrary<RiskFacts> = fc.record({
  now: fc.constant(NOW),
  phase: fc.constantFrom('PREPARING', 'FILED', 'GRANTED', 'FIXED', 'ENDED'),
  deadlines: fc.array(deadlines, { maxLength: 4 }),
  overdue: fc.array(
    minutes.filter((minute) => minute < NOW).map((dueAt) => ({ ...late('2023-05-01T17:00'), dueAt })),
    { maxLength: 3 },
  ),
  overdueInside: fc.array(
    minutes.filter((minute) => minute < NOW).map((dueAt) => ({ ...late('2023-05-01T17:00'), dueAt })),
    { maxLength: 3 },
  ),
  countedMembers: fc.nat(20),
  blockers: fc.array(fc.constant({ message: { ja: '見本', en: 'sample' }, clause: '' }), { maxLength: 3 }),
  available: fc.bigInt({ min: 0n, max: 60_000_000n }),
  cap: fc.constant(30_000_000n),
  lost: fc.record({ lines: fc.nat(5), yen: fc.bigInt({ min: 0n, max: 3_000_000n }) }),
  returnedPapers: fc.nat(9),
  returnedFilings: fc.array(fc.constant({ ja: '交付申請', en: 'application' }), { maxLength: 2 }),
  changes: fc.option(
    fc.record({ count: fc.integer({ min: 1, max: 3 }), since: minutes.filter((minute) => minute < NOW) }),
  ),
});

describe('for any facts', () => {
  it('the level is that of the worst reason, and the reasons are sorted', () => {
    fc.assert(
      fc.property(facts, (any) => {
        const { level, score, reasons } = groupRisk(any);
        const rank = (of: RiskLevel) => RISK_LEVELS.indexOf(of);
        expect(reasons.reduce((most, { level: own }) => Math.max(most, rank(own)), 0)).toBe(rank(level));
        expect(reasons.map(({ weight }) => weight)).toEqual(
          reasons.map(({ weight }) => weight).toSorted((one, other) => other - one),
        );
        expect(Number.isInteger(score) && score >= 0 && score <= 9_999).toBe(true);
        expect(score === 0).toBe(level === 'NONE');
        if (any.overdue.length + any.overdueInside.length > 0) expect(level).toBe('HIGH');
      }),
    );
  });

  it('of two groups the one of the worse level scores higher', () => {
    fc.assert(
      fc.property(facts, facts, (one, other) => {
        const [a, b] = [groupRisk(one), groupRisk(other)];
        if (RISK_LEVELS.indexOf(a.level) > RISK_LEVELS.indexOf(b.level))
          expect(a.score).toBeGreaterThan(b.score);
      }),
    );
  });

  it('a further fault never lowers the score', () => {
    fc.assert(
      fc.property(facts, deadlines, (any, deadline) => {
        const before = groupRisk(any).score;
        const worse: RiskFacts[] = [
          { ...any, overdue: [...any.overdue, late('2023-05-01T17:00')] },
          { ...any, returnedPapers: any.returnedPapers + 1 },
          { ...any, countedMembers: Math.max(0, any.countedMembers - 1) },
          { ...any, lost: { lines: any.lost.lines + 1, yen: any.lost.yen + 100_000n } },
          { ...any, deadlines: [...any.deadlines, deadline] },
          {
            ...any,
            deadlines: any.deadlines.map((each) => ({
              ...each,
              awaits: each.awaits && { ...each.awaits, missing: each.awaits.total },
            })),
          },
        ];
        for (const each of worse) expect(groupRisk(each).score).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});
