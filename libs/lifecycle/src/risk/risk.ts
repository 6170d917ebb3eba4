import { dateOf, daysBetween } from '@renkei/kernel';
import { MINIMUM_MEMBERS } from '../readiness/counted-members.ts';
import {
  blockersInWords,
  changeInWords,
  deadlineInWords,
  lostInWords,
  membersInWords,
  overCapInWords,
  overdueInsideInWords,
  overdueInWords,
  returnedFilingInWords,
  returnedPapersInWords,
} from './risk-words.ts';
import { RISK_CODES } from './risk-terms.ts';
import type { GroupRisk, RiskDeadline, RiskFacts, RiskOverdue, RiskReason } from './risk-terms.ts';

// Every number here is this product's own choice. No official text ranks groups: they only help somebody who looks after
// many of them to look at the right one first.

/** Calendar days to a deadline. The last week: whatever is missing now leaves no second try. */
export const THIS_WEEK = 7;
/** Two weeks: time to ask once, and to put right what comes back wrong. */
export const SOON = 14;
/** A month: everything can still be asked for twice. The first reminder goes out then, too (D30). */
export const THIS_MONTH = 30;
/** Two months: only a group that still lacks a good part of everything is worth a word so early. */
export const IN_SIGHT = 60;

/** Missing shares as numerator / denominator: a quarter is more than stragglers, a half is most of the work. */
const HALF = { missing: 1, of: 2 } as const;
const QUARTER = { missing: 1, of: 4 } as const;

/** Days without an answer to a filed change after which somebody should ask. */
export const CHANGE_WAITS_LONG = 30;

/** From here on a loss is HIGH: the most one member can get from the first tier of (1) (S23). */
export const GREAT_LOSS_YEN = 500_000n;

type Level = RiskReason['level'];

/** By time left (rows) and share missing (some, a quarter, a half). null: not worth a word yet. */
const MISSING_TABLE: readonly (readonly [
  days: number,
  some: Level | null,
  quarter: Level | null,
  half: Level,
])[] = [
  [THIS_WEEK, 'HIGH', 'HIGH', 'HIGH'],
  [SOON, 'MEDIUM', 'HIGH', 'HIGH'],
  [THIS_MONTH, 'LOW', 'MEDIUM', 'HIGH'],
  [IN_SIGHT, null, 'LOW', 'MEDIUM'],
];

/** The lowest weight of a level. Within it a reason weighs more the earlier its code stands in RISK_CODES. */
const BAND: Readonly<Record<Level, number>> = { LOW: 10, MEDIUM: 40, HIGH: 70 };
const MOST_BESIDE = 99;

function reason(
  code: RiskReason['code'],
  level: Level,
  message: RiskReason['message'],
  clause: string | null,
): RiskReason {
  const weight = BAND[level] + 2 * (RISK_CODES.length - 1 - RISK_CODES.indexOf(code));
  return { code, level, weight, message, clause: clause === '' ? null : clause };
}

const daysLeft = (facts: RiskFacts, { dueAt }: { readonly dueAt: RiskDeadline['dueAt'] }): number =>
  daysBetween(dateOf(facts.now), dateOf(dueAt));

/** Days to the next official deadline; null: none is known. */
function nearest(facts: RiskFacts): number | null {
  return facts.deadlines.reduce<number | null>((least, deadline) => {
    const days = daysLeft(facts, deadline);
    return least === null || days < least ? days : least;
  }, null);
}

const within = (days: number | null, most: number): boolean => days !== null && days <= most;

/** The oldest speaks for all of one kind of dates. */
function overdueReason(
  code: 'OVERDUE' | 'OVERDUE_INSIDE',
  overdue: readonly RiskOverdue[],
  facts: RiskFacts,
): readonly RiskReason[] {
  const [oldest] = overdue.toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1));
  if (oldest === undefined) return [];
  const count = overdue.reduce((sum, each) => sum + each.count, 0);
  const days = -daysLeft(facts, oldest);
  const words = code === 'OVERDUE' ? overdueInWords : overdueInsideInWords;
  return [reason(code, 'HIGH', words(oldest, days, count), oldest.clause)];
}

function missingLevel(days: number, { total, missing }: NonNullable<RiskDeadline['awaits']>): Level | null {
  const row = MISSING_TABLE.find(([most]) => days <= most);
  if (row === undefined || missing === 0) return null;
  const [, some, quarter, half] = row;
  const atLeast = (share: { readonly missing: number; readonly of: number }) =>
    missing * share.of >= total * share.missing;
  return atLeast(HALF) ? half : atLeast(QUARTER) ? quarter : some;
}

/** Nothing is missing, or nothing is counted, and still it is not done. */
function nearLevel(days: number, counted: boolean): Level | null {
  if (days > SOON || (counted && days > THIS_WEEK)) return null;
  return days <= THIS_WEEK && !counted ? 'MEDIUM' : 'LOW';
}

function deadlineReasons(facts: RiskFacts): readonly RiskReason[] {
  return facts.deadlines.flatMap((deadline) => {
    const days = daysLeft(facts, deadline);
    const { awaits } = deadline;
    const missing = awaits === null ? null : missingLevel(days, awaits);
    if (missing !== null) {
      return [reason('DEADLINE_WITH_MISSING', missing, deadlineInWords(deadline, days), deadline.clause)];
    }
    const level = awaits !== null && awaits.missing > 0 ? null : nearLevel(days, awaits !== null);
    return level === null
      ? []
      : [reason('DEADLINE_NEAR', level, deadlineInWords(deadline, days), deadline.clause)];
  });
}

/** Before the submission there is time to invite somebody; once it is filed a change has to be (計画変更). */
function memberReasons(facts: RiskFacts): readonly RiskReason[] {
  const { countedMembers, phase } = facts;
  if (countedMembers >= MINIMUM_MEMBERS || phase === 'FIXED') return [];
  const level = phase !== 'PREPARING' || within(nearest(facts), THIS_MONTH) ? 'HIGH' : 'MEDIUM';
  return [
    reason(
      'TOO_FEW_MEMBERS',
      level,
      membersInWords(countedMembers, phase !== 'PREPARING'),
      'R25 第2条4, K25 p.12 (5)(ア)',
    ),
  ];
}

/** What only matters while the application can still be changed. */
function preparingReasons(facts: RiskFacts): readonly RiskReason[] {
  if (facts.phase !== 'PREPARING') return [];
  const days = nearest(facts);
  const { blockers, returnedPapers, available, cap } = facts;
  const [first] = blockers;
  return [
    ...(first === undefined
      ? []
      : [
          reason(
            'BLOCKERS',
            within(days, THIS_WEEK) ? 'HIGH' : within(days, SOON) ? 'MEDIUM' : 'LOW',
            blockersInWords(first.message, blockers.length),
            first.clause,
          ),
        ]),
    ...(returnedPapers === 0
      ? []
      : [
          reason(
            'RETURNED_PAPERS',
            within(days, THIS_MONTH) ? 'MEDIUM' : 'LOW',
            returnedPapersInWords(returnedPapers),
            null,
          ),
        ]),
    ...(available <= cap ? [] : [reason('OVER_CAP', 'LOW', overCapInWords(available, cap), 'K25 p.20')]),
  ];
}

function returnedReasons(facts: RiskFacts): readonly RiskReason[] {
  const level = within(nearest(facts), THIS_WEEK) ? 'HIGH' : 'MEDIUM';
  return facts.returnedFilings.map((filing) =>
    reason('RETURNED_BY_SECRETARIAT', level, returnedFilingInWords(filing), null),
  );
}

/** Once the amounts are fixed what was lost is lost. */
function lostReasons({ lost, phase }: RiskFacts): readonly RiskReason[] {
  if (lost.lines === 0 || lost.yen <= 0n || phase === 'FIXED') return [];
  const level = lost.yen >= GREAT_LOSS_YEN ? 'HIGH' : 'MEDIUM';
  return [reason('SUBSIDY_LOST', level, lostInWords(lost.lines, lost.yen), 'K25 p.28, p.31')];
}

function changeReasons({ changes, now }: RiskFacts): readonly RiskReason[] {
  if (changes === null) return [];
  const days = daysBetween(dateOf(changes.since), dateOf(now));
  const level = days >= CHANGE_WAITS_LONG ? 'MEDIUM' : 'LOW';
  return [reason('CHANGE_UNANSWERED', level, changeInWords(changes.count, days), 'R25 第17条')];
}

function reasonsOf(facts: RiskFacts): readonly RiskReason[] {
  const overdue = [
    ...overdueReason('OVERDUE', facts.overdue, facts),
    ...overdueReason('OVERDUE_INSIDE', facts.overdueInside, facts),
  ];
  if (facts.phase === 'ENDED') return overdue;
  return [
    ...overdue,
    ...deadlineReasons(facts),
    ...returnedReasons(facts),
    ...memberReasons(facts),
    ...lostReasons(facts),
    ...preparingReasons(facts),
    ...changeReasons(facts),
  ];
}

/**
 * How much a group needs somebody's attention, from recorded facts alone. Worst first: by level, then by the order of
 * RISK_CODES, then as they were found. Something overdue is always HIGH. The order, the levels and every threshold are
 * this product's own: the programme ranks no group, and nothing here says that a group does badly.
 *
 * Adding a fault never lowers the score, and of two groups the one with the worse worst reason always scores higher.
 */
export function groupRisk(facts: RiskFacts): GroupRisk {
  const reasons = reasonsOf(facts).toSorted((one, other) => other.weight - one.weight);
  const [worst, ...others] = reasons;
  if (worst === undefined) return { level: 'NONE', score: 0, reasons };
  const beside = others.reduce((sum, { weight }) => sum + Math.ceil(weight / 10), 0);
  return { level: worst.level, score: worst.weight * 100 + Math.min(MOST_BESIDE, beside), reasons };
}
