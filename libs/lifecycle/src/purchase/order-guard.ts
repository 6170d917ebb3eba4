import { dateOf } from '@renkei/kernel';
import type { JstMinute } from '@renkei/kernel';
import type { MemberRole } from '../requirement-terms.ts';
import * as findings from './guard-findings.ts';
import type { GuardFinding } from './guard-findings.ts';
import type { BuyerPattern, PurchaseCategory, PurchaseRecord } from './purchase-terms.ts';
import { isBefore, minuteOf, netOfTax } from './step-reading.ts';

/** What the steps of a line are judged against. */
export interface GuardContext {
  readonly category: PurchaseCategory;
  /** JST minute of the grant decision; null: none yet. */
  readonly grantDecidedAt: JstMinute | null;
  /** The last JST minute of the project period; null: not known. */
  readonly projectEnd: JstMinute | null;
  /** The group's buyer pattern and the role of the member whose line this is; null: not settled. */
  readonly buyer: { readonly pattern: BuyerPattern; readonly role: MemberRole } | null;
}

type Steps = readonly PurchaseRecord[];

/**
 * The one of `others` to name when `step` lies before all of them, else null. All, because on one day a record without
 * a time may be the earlier one, and an order that is only guessed must not cost anybody the subsidy.
 */
function missedBy(step: PurchaseRecord, others: Steps): PurchaseRecord | null {
  if (others.length === 0 || !others.every((other) => isBefore(step, other))) return null;
  return others.reduce((first, other) => (isBefore(other, first) ? other : first));
}

const ofKind = (steps: Steps, kind: PurchaseRecord['step']): Steps =>
  steps.filter(({ step }) => step === kind);

/**
 * To the minute, though K25 p.16 speaks of the day of the decision: p.28 (ア) says before the decision, and the stricter
 * reading cannot cost anybody the subsidy. Invoices are in p.28's "等".
 */
function grantFindings(step: PurchaseRecord, decidedAt: JstMinute | null): readonly GuardFinding[] {
  if (decidedAt === null) return [findings.noGrantDecision(step)];
  const minute = minuteOf(step);
  if (minute !== null) return minute < decidedAt ? [findings.beforeGrantDecision(step, decidedAt)] : [];
  const day = dateOf(decidedAt);
  if (step.on < day) return [findings.beforeGrantDecision(step, decidedAt)];
  // A decision at 00:00 is before anything that day.
  return step.on === day && !decidedAt.endsWith('T00:00')
    ? [findings.timeNeededOnGrantDay(step, decidedAt)]
    : [];
}

function periodFindings(step: PurchaseRecord, projectEnd: JstMinute | null): readonly GuardFinding[] {
  if (projectEnd === null) return [];
  const minute = minuteOf(step);
  if (minute !== null) return minute > projectEnd ? [findings.afterProjectEnd(step, projectEnd)] : [];
  const day = dateOf(projectEnd);
  if (step.on > day) return [findings.afterProjectEnd(step, projectEnd)];
  return step.on === day && !projectEnd.endsWith('T23:59')
    ? [findings.timeNeededOnLastDay(step, projectEnd)]
    : [];
}

function sequenceFindings(step: PurchaseRecord, steps: Steps): readonly GuardFinding[] {
  if (step.step === 'CONTRACT') return [];
  const contract = missedBy(step, ofKind(steps, 'CONTRACT'));
  if (contract !== null) return [findings.contractNotFirst(step, contract)];
  if (step.step === 'ORDER') return [];
  const order = missedBy(step, ofKind(steps, 'ORDER'));
  return order === null ? [] : [findings.beforeOrder(step, order)];
}

/** Sums are compared without tax, each payment together with the payments known to lie before it. */
function invoiceFindings(payment: PurchaseRecord, steps: Steps): readonly GuardFinding[] {
  const invoices = ofKind(steps, 'INVOICE');
  if (invoices.length === 0) return [findings.invoiceMissing(payment)];
  const first = missedBy(payment, invoices);
  if (first !== null) return [findings.paymentBeforeInvoice(payment, first)];
  const invoiced = invoices
    .filter((invoice) => !isBefore(payment, invoice))
    .reduce((sum, { amount }) => sum + amount, 0n);
  const paid = ofKind(steps, 'PAYMENT')
    .filter((other) => other.id === payment.id || isBefore(other, payment))
    .reduce((sum, other) => sum + netOfTax(other), 0n);
  return paid > invoiced ? [findings.paymentExceedsInvoices(payment)] : [];
}

function wayOfPaymentFindings(payment: PurchaseRecord): readonly GuardFinding[] {
  const { method, payer, payee } = payment;
  const found: GuardFinding[] = [];
  if (method !== null && method !== 'BANK_TRANSFER' && method !== 'CARD_ONCE') {
    found.push(findings.paymentMethodRefused(payment, method));
  }
  if (payer === 'OTHER') found.push(findings.payerNotOwn(payment));
  if (payee === 'OTHER') found.push(findings.payeeNotVendor(payment));
  if (method === null || payer === null || payee === null) {
    found.push(findings.paymentDetailsMissing(payment));
  }
  return found;
}

/**
 * OFFICE: K25 p.28 (ウ) binds payments to vendors and experts, and p.31 speaks of IT tools; wages, postage or stamps
 * have neither contract nor vendor. K25 p.17 leaves them to the accounting manual, so what would be a loss elsewhere is
 * shown there as something to check.
 */
function paymentFindings(
  payment: PurchaseRecord,
  context: GuardContext,
  steps: Steps,
): readonly GuardFinding[] {
  const wayOfPayment = wayOfPaymentFindings(payment);
  if (context.category !== 'OFFICE') return [...invoiceFindings(payment, steps), ...wayOfPayment];
  return wayOfPayment.some(({ loses }) => loses)
    ? [findings.officePaymentToCheck(payment)]
    : wayOfPayment.filter(({ code }) => code === 'PAYMENT_DETAILS_MISSING');
}

function stepFindings(step: PurchaseRecord, context: GuardContext, steps: Steps): readonly GuardFinding[] {
  return [
    ...grantFindings(step, context.grantDecidedAt),
    ...periodFindings(step, context.projectEnd),
    ...(context.category === 'OFFICE' ? [] : sequenceFindings(step, steps)),
    ...(step.step === 'PAYMENT' ? paymentFindings(step, context, steps) : []),
    ...(step.pointsOrCashback ? [findings.pointsOrCashback(step)] : []),
  ];
}

/** The representative buys everything of (3), whatever the pattern says about tools (K25 p.17 ③). */
function buyerFindings({ category, buyer }: GuardContext): readonly GuardFinding[] {
  if (buyer === null || category === 'OFFICE' || category === 'EXPERT') return [];
  const { pattern, role } = buyer;
  const fits = pattern === 'BOTH' || (pattern === 'REPRESENTATIVE') === (role === 'REPRESENTATIVE');
  return fits ? [] : [findings.buyerOutsidePattern(pattern)];
}

function wholeLineFindings(context: GuardContext, steps: Steps): readonly GuardFinding[] {
  if (steps.length === 0) return [];
  const contractless = context.category !== 'OFFICE' && ofKind(steps, 'CONTRACT').length === 0;
  return [
    ...(contractless ? [findings.contractMissing()] : []),
    ...(context.projectEnd === null && context.grantDecidedAt !== null ? [findings.projectEndUnknown()] : []),
    ...buyerFindings(context),
  ];
}

/**
 * Every finding of a line as it stands (program rules §4; K25 p.28 and p.31): first those of the line as a whole, then
 * step by step in the order given. Voided steps count for nothing. Deterministic, and empty for a line without steps.
 */
export function lineFindings(context: GuardContext, steps: Steps): readonly GuardFinding[] {
  const standing = steps.filter(({ voided }) => !voided);
  return [
    ...wholeLineFindings(context, standing),
    ...standing.flatMap((step) => stepFindings(step, context, standing)),
  ];
}

/** Whether the line, as it stands, gets no subsidy. */
export function losesSubsidy(found: readonly GuardFinding[]): boolean {
  return found.some(({ loses }) => loses);
}

/**
 * What is to be said before `candidate` is entered on a line: its own findings, those of the whole line, and those it
 * brings upon other steps (a contract dated after an order that stands). A candidate with the id of an existing step
 * replaces it. Taking a mistaken entry back (voided) must always be possible, so that has none.
 */
export function guardStep(
  context: GuardContext,
  existing: Steps,
  candidate: PurchaseRecord,
): readonly GuardFinding[] {
  if (candidate.voided) return [];
  const others = existing.filter(({ id }) => id !== candidate.id);
  const identity = ({ code, stepId }: GuardFinding) => `${code} ${stepId ?? ''}`;
  const known = new Set(lineFindings(context, others).map(identity));
  return lineFindings(context, [...others, candidate]).filter(
    (finding) => finding.stepId === null || finding.stepId === candidate.id || !known.has(identity(finding)),
  );
}
