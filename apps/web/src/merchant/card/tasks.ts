import type { Bilingual } from '@renkei/api-client';
import { daysBetween } from '../../language/dates.ts';
import type { MerchantCardQuery } from './card.generated.ts';

/** What the API says of a shop, as far as its tasks follow from it. */
export type ShopFacts = Pick<MerchantCardQuery, 'consortium' | 'member'>;

export type TaskKind =
  | 'PAPER'
  | 'DECLARATIONS'
  | 'COSTS'
  | 'ORDERS'
  | 'EVIDENCE'
  | 'EMPLOYEES'
  | 'PAYOUT'
  | 'RECEIPT'
  | 'REPAYMENT'
  | 'EFFECTS';

/** RETURNED: to be done again. WAITING: handed in, somebody else looks at it. LATER: its time has not come. */
export type TaskState = 'RETURNED' | 'NOW' | 'WAITING' | 'LATER' | 'DONE';

export interface Task {
  readonly key: string;
  readonly kind: TaskKind;
  readonly state: TaskState;
  /** Below `/shop/:memberId/`. */
  readonly to: string;
  /** The paper’s name. */
  readonly label: Bilingual | null;
  readonly dueAt: string | null;
  /** Why it was returned, in the words of whoever returned it. */
  readonly reason: string | null;
  /** How many of how many, where it has parts. */
  readonly count: { readonly done: number; readonly of: number } | null;
  /** Which year’s figures. */
  readonly year: 1 | 2 | null;
}

/** Effect figures come up this long before they are due, or as soon as the group has begun its report. */
const SOON_DAYS = 92;

/** Papers that are an act on a site and not a sheet: nothing to photograph. */
export const DONE_ONLINE: readonly string[] = [
  'SECURITY_ACTION',
  'GBIZ_ID_PRIME',
  'MIRADIGI_CHECK',
  'MOBILE_NUMBER',
];

const ORDER: readonly TaskState[] = ['RETURNED', 'NOW', 'WAITING', 'LATER', 'DONE'];

/** Everything a shop owes in this group, what comes first on top. `now` is a minute in Japan. */
export function tasksOf(facts: ShopFacts, now: string): readonly Task[] {
  const { consortium, member } = facts;
  if (member.status !== 'ENROLLED' || consortium.closedAt !== null) return [];
  const tasks = [
    ...paperTasks(facts),
    declarationsTask(facts),
    costsTask(facts),
    ...orderTask(facts),
    ...evidenceTask(facts),
    ...employeesTask(facts),
    payoutTask(facts),
    ...moneyTasks(facts),
    ...effectTasks(facts, now),
  ];
  // the sort is stable: what is due at the same time stays in the order of the procedure
  return tasks.sort(
    (a, b) =>
      ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || (a.dueAt ?? '9999').localeCompare(b.dueAt ?? '9999'),
  );
}

/** The one big button: what was returned, else what is due first. */
export function nextTask(tasks: readonly Task[]): Task | null {
  return tasks.find(({ state }) => state === 'RETURNED' || state === 'NOW') ?? null;
}

const plain = (kind: TaskKind, to: string, state: TaskState, more: Partial<Task> = {}): Task => ({
  key: kind,
  kind,
  state,
  to,
  label: null,
  dueAt: null,
  reason: null,
  count: null,
  year: null,
  ...more,
});

function dueOf({ consortium }: ShopFacts, ...keys: readonly string[]): string | null {
  const due = consortium.obligations.edges
    .map(({ node }) => node)
    .filter(({ key, status }) => status === 'OPEN' && keys.includes(key))
    .map(({ dueAt }) => dueAt)
    .sort();
  return due[0] ?? null;
}

function isGranted({ consortium }: ShopFacts): boolean {
  return Boolean(consortium.application?.grant);
}

type CellState = NonNullable<ShopFacts['member']['readiness']>['cells'][number]['state'];

const PAPER_STATES: Readonly<Record<CellState, TaskState | null>> = {
  NOT_OWED: null,
  NOT_ASKED: 'NOW',
  ASKED: 'NOW',
  RETURNED: 'RETURNED',
  EXPIRES_BEFORE_SUBMISSION: 'RETURNED',
  HANDED_IN: 'WAITING',
  ACCEPTED: 'DONE',
};

function paperTasks(facts: ShopFacts): readonly Task[] {
  return (facts.member.readiness?.cells ?? []).flatMap(({ requirement, state, label, reason }) => {
    const mine = PAPER_STATES[state];
    if (mine === null) return [];
    const open = mine === 'NOW' || mine === 'RETURNED';
    return [
      plain('PAPER', `papers/${requirement}`, mine, {
        key: `PAPER:${requirement}`,
        label,
        reason,
        dueAt: open
          ? dueOf(facts, `MEMBER_DOCUMENT:${requirement}`, `MEMBER_DOCUMENT_RENEWAL:${requirement}`)
          : null,
      }),
    ];
  });
}

function declarationsTask({ member }: ShopFacts): Task {
  const done = member.declarations.filter(({ answer }) => answer !== null).length;
  const of = member.declarations.length;
  return plain('DECLARATIONS', 'declarations', done === of ? 'DONE' : 'NOW', { count: { done, of } });
}

function costsTask(facts: ShopFacts): Task {
  const confirmed = facts.member.costsConfirmation !== null;
  return plain('COSTS', 'costs', confirmed ? 'DONE' : 'NOW', {
    dueAt: confirmed ? null : dueOf(facts, 'MEMBER_COSTS'),
  });
}

function orderTask(facts: ShopFacts): readonly Task[] {
  const { costLines, mayOrderNow } = facts.member;
  if (costLines.length === 0) return [];
  const done = costLines.filter(({ purchaseState }) => purchaseState?.next.length === 0).length;
  const count = { done, of: costLines.length };
  if (done === count.of) return [plain('ORDERS', 'orders', 'DONE', { count })];
  const state = mayOrderNow.answer === 'NOT_YET' ? 'LATER' : 'NOW';
  return [plain('ORDERS', 'orders', state, { count, dueAt: state === 'NOW' ? mayOrderNow.until : null })];
}

function evidenceTask(facts: ShopFacts): readonly Task[] {
  const checklist = facts.member.evidenceChecklist;
  if (!checklist) return [];
  const { accepted, handedIn, missing, returned } = checklist.counts;
  const count = { done: accepted + handedIn, of: accepted + handedIn + missing + returned };
  const state: TaskState = checklist.complete
    ? 'DONE'
    : returned > 0
      ? 'RETURNED'
      : !isGranted(facts)
        ? 'LATER'
        : missing > 0
          ? 'NOW'
          : 'WAITING';
  const open = state === 'NOW' || state === 'RETURNED' || state === 'LATER';
  return [
    plain('EVIDENCE', 'evidence', state, { count, dueAt: open ? dueOf(facts, 'MEMBER_EVIDENCE') : null }),
  ];
}

/** Micro businesses state their employees at the performance report, from 2024 on (K25 p.32). */
function employeesTask({ consortium, member }: ShopFacts): readonly Task[] {
  const asked = consortium.ruleSet === 'RULES_2024' || consortium.ruleSet === 'RULES_2025';
  if (!asked || member.size !== 'MICRO' || !consortium.performanceReport) return [];
  return [plain('EMPLOYEES', 'employees', member.employeeStatement ? 'DONE' : 'NOW')];
}

function payoutTask(facts: ShopFacts): Task {
  if (facts.member.payoutAccountState?.registered) return plain('PAYOUT', 'payout', 'DONE');
  return plain('PAYOUT', 'payout', isGranted(facts) ? 'NOW' : 'LATER');
}

function moneyTasks({ member }: ShopFacts): readonly Task[] {
  const carriedOut = member.transfers.edges
    .map(({ node }) => node)
    .filter(({ status }) => status === 'CONFIRMED');
  const open = carriedOut.some(({ receipt }) => receipt === null);
  const claims = member.repayments.edges.map(({ node }) => node).filter(({ status }) => status === 'CLAIMED');
  return [
    ...(carriedOut.length > 0 ? [plain('RECEIPT', 'money', open ? 'NOW' : 'DONE')] : []),
    ...(claims.length > 0
      ? [plain('REPAYMENT', 'money', 'NOW', { dueAt: claims.map(({ dueOn }) => dueOn).sort()[0] ?? null })]
      : []),
  ];
}

function effectTasks(facts: ShopFacts, now: string): readonly Task[] {
  const { consortium, member } = facts;
  return ([1, 2] as const).flatMap((year) => {
    const kind = `MEMBER_EFFECT_FIGURES_${year}`;
    const obligation = consortium.obligations.edges.find(
      ({ node }) => node.kind === kind && (node.status === 'OPEN' || node.status === 'FULFILLED'),
    )?.node;
    if (!obligation) return [];
    const more = { key: kind, year };
    const to = `effects?period=YEAR_${year}`;
    const entered = member.effectFigures.some(({ period }) => period === `YEAR_${year}`);
    if (entered || obligation.status === 'FULFILLED') return [plain('EFFECTS', to, 'DONE', more)];
    const begun = consortium.effectReports.some((report) => report.year === year);
    const soon = begun || daysBetween(now, obligation.dueAt) <= SOON_DAYS;
    return [plain('EFFECTS', to, soon ? 'NOW' : 'LATER', { ...more, dueAt: obligation.dueAt })];
  });
}
