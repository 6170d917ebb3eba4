import { daysBetween } from '../../language/dates.ts';
import type { OrdersBoardQuery, PurchaseStepKind } from './orders.generated.ts';

type Member = OrdersBoardQuery['consortium']['members']['edges'][number]['node'];
export type Line = Member['costLines'][number];
export type Step = Line['purchaseSteps'][number];
export type OrderMember = Member;

export const STEP_KINDS: readonly PurchaseStepKind[] = [
  'CONTRACT',
  'ORDER',
  'DELIVERY',
  'INVOICE',
  'PAYMENT',
];

/** What is bought without contract or delivery: wages and the like (K25 p.17 ③). */
export const kindsFor = (category: Line['category']): readonly PurchaseStepKind[] =>
  category === 'OFFICE' ? ['PAYMENT'] : STEP_KINDS;

/** The days a picture runs over, both included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

const day = (at: string): string => at.slice(0, 10);

/**
 * One scale for all lines, so that they can be compared: from the first to the last thing known, with room on both
 * sides for the marks.
 * @returns null while there is no more than one day to draw
 */
export function spanOf(dates: readonly (string | null | undefined)[]): Span | null {
  const days = dates.flatMap((date) => (date ? [day(date)] : [])).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined || from === to) return null;
  return { from, to };
}

const MARGIN = 4;

/** Where a day or minute stands, in percent of the width; the margins keep marks whole at both ends. */
export function positionOf({ from, to }: Span, at: string): number {
  const share = daysBetween(from, day(at)) / daysBetween(from, to);
  return MARGIN + Math.min(1, Math.max(0, share)) * (100 - 2 * MARGIN);
}

export interface Mark {
  readonly id: string;
  readonly step: PurchaseStepKind;
  readonly on: string;
  readonly left: number;
  /** Marks of the same place go below each other. */
  readonly level: number;
  readonly broken: boolean;
}

/** Closer than this, in percent, two marks would cover each other. */
const NEAR = 4;

/** The marks of one line; what was taken back is not drawn. */
export function marksOf(line: Line, span: Span): readonly Mark[] {
  const broken = brokenSteps(line);
  const marks: Mark[] = [];
  for (const { id, step, occurredOn, voidedAt } of line.purchaseSteps) {
    if (voidedAt !== null) continue;
    const left = positionOf(span, occurredOn);
    const near = marks.filter((mark) => Math.abs(mark.left - left) < NEAR);
    let level = 0;
    while (near.some((mark) => mark.level === level)) level += 1;
    marks.push({ id, step, on: occurredOn, left, level, broken: broken.has(id) });
  }
  return marks;
}

/** The steps that break a rule as things are recorded today. */
export function brokenSteps({ purchaseState }: Line): ReadonlySet<string> {
  const checks = purchaseState?.checks ?? [];
  return new Set(
    checks.flatMap(({ severity, stepId }) => (severity === 'REFUSE' && stepId !== null ? [stepId] : [])),
  );
}

export type StageState = 'DONE' | 'BROKEN' | 'NEXT' | 'LATER';

export interface Stage {
  readonly step: PurchaseStepKind;
  readonly state: StageState;
  /** What stands of this kind, in the order it happened. */
  readonly steps: readonly Step[];
}

/**
 * The five steps of a line: done, next or later. Several payments are one stage.
 * @param mayOrder false: nothing is next, whatever is missing — before the grant decision least of all
 */
export function stagesOf(line: Line, mayOrder: boolean): readonly Stage[] {
  const broken = brokenSteps(line);
  return kindsFor(line.category).map((step) => {
    const steps = line.purchaseSteps.filter((one) => one.step === step && one.voidedAt === null);
    const next = mayOrder && (line.purchaseState?.next.includes(step) ?? false);
    if (steps.some(({ id }) => broken.has(id))) return { step, steps, state: 'BROKEN' };
    if (next) return { step, steps, state: 'NEXT' };
    return { step, steps, state: steps.length > 0 ? 'DONE' : 'LATER' };
  });
}

export type LineState = 'VIOLATED' | 'OPEN' | 'DONE' | 'WITHDRAWN';

/** In which of the four drawers a line belongs. */
export function lineStateOf(member: Pick<Member, 'status'>, line: Line): LineState {
  const standing = line.purchaseSteps.some(({ voidedAt }) => voidedAt === null);
  if (line.purchaseState?.checks.some(({ severity }) => severity === 'REFUSE')) return 'VIOLATED';
  if (member.status === 'WITHDRAWN' && !standing) return 'WITHDRAWN';
  return line.purchaseState?.next.length === 0 ? 'DONE' : 'OPEN';
}

/** The group's answer is the representative's; whoever differs from it is told apart. */
export function answerOfGroup(members: readonly Member[]): {
  readonly representative: Member | null;
  readonly others: readonly Member[];
} {
  const representative = members.find(({ role }) => role === 'REPRESENTATIVE') ?? members[0] ?? null;
  return {
    representative,
    others: members.filter(({ mayOrderNow }) => mayOrderNow.answer !== representative?.mayOrderNow.answer),
  };
}
