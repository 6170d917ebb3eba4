import type { KnownDate } from '../shared/dates.ts';
import type { ProcedureOverviewQuery } from './overview.generated.ts';

export type ProcedureFacts = Omit<
  ProcedureOverviewQuery['consortium'],
  'id' | 'changes' | 'eligibility' | 'scheduleId' | 'milestones'
> & {
  /** The dates that hold for the group. */
  readonly dates: readonly KnownDate[];
  /** The minute it is (JST). */
  readonly now: string;
};

export const TASK_KEYS = [
  'APPLICATION',
  'GRANT',
  'ORDERS',
  'REPORT',
  'FIXING',
  'PAYMENT',
  'EFFECTS',
] as const;
export type TaskKey = (typeof TASK_KEYS)[number];

/**
 * LATER: what comes before it is not done. NOT_LOOKED: it is its turn and nobody has begun. PARTWAY: begun, the group
 * goes on. WAITING: the group has done its part, others have to. ENDED: it will not be done any more.
 */
export type TaskState = 'LATER' | 'NOT_LOOKED' | 'PARTWAY' | 'WAITING' | 'DONE' | 'ENDED';

export type Who = 'COORDINATOR' | 'APPROVER' | 'SECRETARIAT' | 'SHOPS';

export type NextStep =
  | 'START_APPLICATION'
  | 'START_AGAIN'
  | 'FIX_BLOCKERS'
  | 'ASK_CHECK'
  | 'APPROVE'
  | 'APPROVE_AGAIN'
  | 'SUBMIT'
  | 'CORRECT'
  | 'RECORD_GRANT'
  | 'DO_NOT_ORDER'
  | 'ORDER'
  | 'ORDER_ON'
  | 'START_REPORT'
  | 'FIX_AMOUNTS'
  | 'WAIT_PAYMENT'
  | 'SHARE_OUT'
  | 'TRANSFER'
  | 'EFFECT_FIGURES'
  | 'WAIT_EFFECTS'
  | 'NOTHING';

export interface Task {
  readonly key: TaskKey;
  readonly state: TaskState;
  readonly next: NextStep;
  readonly who: Who | null;
  /** By when (JST); null: nobody has said. */
  readonly due: string | null;
  /** When it was done; null: it is not, or the day does not matter. */
  readonly doneAt: string | null;
  /** Of the blockers, where `next` is FIX_BLOCKERS; of the purchase findings. */
  readonly count: number;
}

type Answer = Pick<Task, 'state' | 'next'> & Partial<Omit<Task, 'key'>>;

const LATER: Answer = { state: 'LATER', next: 'NOTHING' };
const NO_MORE: Answer = { state: 'ENDED', next: 'NOTHING' };

/** The whole way from the application to the second effect report: how each part stands and who goes on. */
export function procedureTasks(facts: ProcedureFacts): readonly Task[] {
  const answers: Readonly<Record<TaskKey, Answer>> = {
    APPLICATION: applicationTask(facts),
    GRANT: grantTask(facts),
    ORDERS: ordersTask(facts),
    REPORT: reportTask(facts),
    FIXING: fixingTask(facts),
    PAYMENT: paymentTask(facts),
    EFFECTS: effectsTask(facts),
  };
  return TASK_KEYS.map((key) => ({ who: null, due: null, doneAt: null, count: 0, ...answers[key], key }));
}

/** The first part that somebody can do something about now. */
export function currentTask(tasks: readonly Task[]): Task | null {
  const turn = (states: readonly TaskState[]) => tasks.find(({ state }) => states.includes(state));
  return turn(['NOT_LOOKED', 'PARTWAY']) ?? turn(['WAITING']) ?? null;
}

type Anchor = KnownDate['anchor'];

/** What holds now; what was decided at first may have been moved by a change. */
const dateOf = ({ dates }: ProcedureFacts, anchor: Anchor): string | null =>
  dates.find((date) => date.anchor === anchor)?.occurredAt ?? null;

const isGranted = ({ application }: ProcedureFacts): boolean => application?.status === 'GRANTED';
/** The grant was given back. */
const wasGivenBack = ({ application }: ProcedureFacts): boolean =>
  application?.status === 'WITHDRAWN' && application.grant !== null;

/** Draft, check, approval and submission are alike for everything that is filed. */
function filingTask(
  status: 'DRAFT' | 'IN_CHECK' | 'APPROVED' | 'RETURNED',
  blockers: number,
  needsApproval: boolean,
  due: string | null,
  correctionDueAt: string | null,
  approvalIsOld: boolean,
): Answer {
  const mine = { who: 'COORDINATOR', due } as const;
  if (status === 'RETURNED') return { ...mine, state: 'PARTWAY', next: 'CORRECT', due: correctionDueAt };
  if (status === 'APPROVED')
    return { ...mine, state: 'PARTWAY', next: approvalIsOld ? 'APPROVE_AGAIN' : 'SUBMIT' };
  if (blockers > 0) return { ...mine, state: 'PARTWAY', next: 'FIX_BLOCKERS', count: blockers };
  if (status === 'DRAFT') return { ...mine, state: 'PARTWAY', next: 'ASK_CHECK' };
  return needsApproval
    ? { state: 'WAITING', next: 'APPROVE', who: 'APPROVER', due }
    : { ...mine, state: 'PARTWAY', next: 'APPROVE' };
}

function applicationTask(facts: ProcedureFacts): Answer {
  const { application, needsApproval } = facts;
  const due = dateOf(facts, 'ROUND_CLOSE');
  if (!application) return { state: 'NOT_LOOKED', next: 'START_APPLICATION', who: 'COORDINATOR', due };
  const submittedAt = application.submissions.edges[0]?.node.submittedAt ?? null;
  switch (application.status) {
    case 'SUBMITTED':
    case 'GRANTED':
      return { state: 'DONE', next: 'NOTHING', doneAt: submittedAt };
    case 'REJECTED':
    case 'WITHDRAWN':
      return { state: 'ENDED', next: 'START_AGAIN', who: 'COORDINATOR' };
    default:
      return filingTask(
        application.status,
        application.check?.blockers ?? 0,
        needsApproval,
        due,
        application.correctionDueAt,
        application.approval?.isCurrent === false,
      );
  }
}

function grantTask(facts: ProcedureFacts): Answer {
  const { application } = facts;
  if (isGranted(facts))
    return { state: 'DONE', next: 'NOTHING', doneAt: application?.grant?.decidedAt ?? null };
  if (application?.status === 'SUBMITTED')
    return { state: 'WAITING', next: 'RECORD_GRANT', who: 'SECRETARIAT' };
  return application?.status === 'REJECTED' || wasGivenBack(facts) ? NO_MORE : LATER;
}

function ordersTask(facts: ProcedureFacts): Answer {
  if (wasGivenBack(facts)) return NO_MORE;
  if (!isGranted(facts)) return { ...LATER, next: 'DO_NOT_ORDER' };
  if (isFiled(facts)) return { state: 'DONE', next: 'NOTHING' };
  const rest = {
    who: 'SHOPS',
    due: dateOf(facts, 'PROJECT_END') ?? facts.application?.grant?.projectEndAt ?? null,
    count: facts.purchaseFindings.edges.length,
  } as const;
  return facts.purchaseSteps.edges.length === 0
    ? { state: 'NOT_LOOKED', next: 'ORDER', ...rest }
    : { state: 'PARTWAY', next: 'ORDER_ON', ...rest };
}

const isFiled = ({ performanceReport: report }: ProcedureFacts): boolean =>
  report?.status === 'SUBMITTED' || report?.status === 'FIXED';

function reportTask(facts: ProcedureFacts): Answer {
  if (wasGivenBack(facts)) return NO_MORE;
  if (!isGranted(facts)) return LATER;
  const { performanceReport: report, application, needsApproval } = facts;
  const due =
    dateOf(facts, 'PERFORMANCE_REPORT_DUE') ?? report?.dueAt ?? application?.grant?.reportDueAt ?? null;
  if (!report) return { state: 'NOT_LOOKED', next: 'START_REPORT', who: 'COORDINATOR', due };
  if (report.status === 'SUBMITTED' || report.status === 'FIXED')
    return { state: 'DONE', next: 'NOTHING', doneAt: report.submittedAt };
  const blockers = report.check?.blockers ?? 0;
  return filingTask(report.status, blockers, needsApproval, due, report.correctionDueAt, false);
}

function fixingTask(facts: ProcedureFacts): Answer {
  if (facts.fixing) return { state: 'DONE', next: 'NOTHING', doneAt: facts.fixing.fixedOn };
  if (wasGivenBack(facts)) return NO_MORE;
  return facts.performanceReport?.status === 'SUBMITTED'
    ? { state: 'WAITING', next: 'FIX_AMOUNTS', who: 'SECRETARIAT' }
    : LATER;
}

function paymentTask({ fixing, programmeDues, redistribution, ...facts }: ProcedureFacts): Answer {
  if (!fixing) return wasGivenBack({ fixing, programmeDues, redistribution, ...facts }) ? NO_MORE : LATER;
  if (programmeDues.some(({ owedYen }) => owedYen > 0)) {
    const begun = programmeDues.some(({ paidYen }) => paidYen > 0);
    return { state: begun ? 'PARTWAY' : 'WAITING', next: 'WAIT_PAYMENT', who: 'SECRETARIAT' };
  }
  if (!redistribution) return { state: 'PARTWAY', next: 'SHARE_OUT', who: 'COORDINATOR' };
  const open = redistribution.shares.some(({ state }) => state !== 'CONFIRMED');
  return open
    ? { state: 'PARTWAY', next: 'TRANSFER', who: 'COORDINATOR' }
    : { state: 'DONE', next: 'NOTHING' };
}

const EFFECT_YEARS = [1, 2] as const;

function effectsTask(facts: ProcedureFacts): Answer {
  if (wasGivenBack(facts)) return NO_MORE;
  const { effectReports, fixing } = facts;
  const report = (year: number) => effectReports.find((one) => one.year === year);
  const open = EFFECT_YEARS.find((year) => report(year)?.status !== 'ACCEPTED');
  if (open === undefined) return { state: 'DONE', next: 'NOTHING', doneAt: report(2)?.submittedAt ?? null };
  const current = report(open);
  const due = dateOf(facts, `EFFECT_REPORT_${open}_CLOSE`);
  const opensAt = dateOf(facts, `EFFECT_REPORT_${open}_OPEN`);
  const opensLater = open === 1 && opensAt !== null && facts.now < opensAt;
  switch (current?.status) {
    case 'RETURNED':
      return { state: 'PARTWAY', next: 'CORRECT', who: 'COORDINATOR', due: current.correctionDueAt };
    case 'SUBMITTED':
      return { state: 'WAITING', next: 'WAIT_EFFECTS', who: 'SECRETARIAT' };
    case 'DRAFT':
      return { state: 'PARTWAY', next: 'EFFECT_FIGURES', who: 'SHOPS', due };
    default:
      // before its window opens nothing can be done: the figures are of a year that is not over
      if (opensLater || (!fixing && effectReports.length === 0)) return { ...LATER, due };
      return open === 1
        ? { state: 'NOT_LOOKED', next: 'EFFECT_FIGURES', who: 'SHOPS', due }
        : { state: 'PARTWAY', next: 'EFFECT_FIGURES', who: 'SHOPS', due };
  }
}
