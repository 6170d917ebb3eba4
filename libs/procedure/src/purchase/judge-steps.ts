import {
  lineFindings,
  type GuardCode,
  type GuardContext,
  type GuardFinding,
  type PurchaseRecord,
} from '@renkei/lifecycle';
import type { PurchaseStepInput } from './purchase.inputs.ts';

/** The input field to look at first; what is missing altogether is said at the step that needs it. */
export const FIELD_OF: { readonly [Code in GuardCode]: keyof PurchaseStepInput } = {
  NO_GRANT_DECISION: 'occurredOn',
  BEFORE_GRANT_DECISION: 'occurredOn',
  TIME_NEEDED_ON_GRANT_DAY: 'occurredTime',
  AFTER_PROJECT_END: 'occurredOn',
  TIME_NEEDED_ON_LAST_DAY: 'occurredTime',
  PROJECT_END_UNKNOWN: 'occurredOn',
  CONTRACT_MISSING: 'step',
  CONTRACT_NOT_FIRST: 'occurredOn',
  BEFORE_ORDER: 'occurredOn',
  INVOICE_MISSING: 'step',
  PAYMENT_BEFORE_INVOICE: 'occurredOn',
  PAYMENT_EXCEEDS_INVOICES: 'amountYen',
  PAYMENT_METHOD_REFUSED: 'method',
  PAYER_NOT_OWN: 'fromOwnAccount',
  PAYEE_NOT_VENDOR: 'toVendorsAccount',
  PAYMENT_DETAILS_MISSING: 'method',
  OFFICE_PAYMENT_TO_CHECK: 'method',
  POINTS_OR_CASHBACK: 'pointsOrCashback',
  BUYER_OUTSIDE_PATTERN: 'memberId',
};

/** A finding, and which of the new steps brought it. */
export interface Judged {
  readonly finding: GuardFinding;
  readonly candidateId: string;
}

/**
 * `guardStep` for any number of new steps of one line: they are judged as they stand together, so a contract and the
 * order after it may come in one go. What they bring upon a step that stood before is laid to the one after which, in
 * the order of their dates, it first appears.
 * @param candidates in the order of their dates
 */
export function judgeSteps(
  context: GuardContext,
  existing: readonly PurchaseRecord[],
  candidates: readonly PurchaseRecord[],
): Judged[] {
  const known = new Set(lineFindings(context, existing).map(identity));
  const own = new Set(candidates.map(({ id }) => id));
  return lineFindings(context, [...existing, ...candidates]).flatMap((finding): Judged[] => {
    if (finding.stepId === null) return candidates.map(({ id: candidateId }) => ({ finding, candidateId }));
    if (own.has(finding.stepId)) return [{ finding, candidateId: finding.stepId }];
    if (known.has(identity(finding))) return [];
    const culprit = candidates.findIndex((_, position) =>
      lineFindings(context, [...existing, ...candidates.slice(0, position + 1)]).some(
        (earlier) => identity(earlier) === identity(finding),
      ),
    );
    return [{ finding, candidateId: candidates[culprit]!.id }];
  });
}

/** What stands refused on these steps and did not before: after one of them was taken back. */
export function newlyRefused(
  context: GuardContext,
  before: readonly PurchaseRecord[],
  after: readonly PurchaseRecord[],
): GuardFinding[] {
  const known = new Set(lineFindings(context, before).map(identity));
  return lineFindings(context, after).filter(
    (finding) => finding.severity === 'REFUSE' && !known.has(identity(finding)),
  );
}

function identity({ code, stepId }: GuardFinding): string {
  return `${code} ${stepId ?? ''}`;
}

const GRANT = ['NO_GRANT_DECISION', 'BEFORE_GRANT_DECISION', 'TIME_NEEDED_ON_GRANT_DAY'];
const PERIOD = ['AFTER_PROJECT_END', 'TIME_NEEDED_ON_LAST_DAY'];
/** The same breach under another name, once the decision or the period is known. */
const familyOf = (code: string) => [GRANT, PERIOD].find((family) => family.includes(code)) ?? [code];

/** How a recorded finding stands with what is recorded today; undefined: it is put right. */
export function standingOf(
  recorded: { readonly code: string; readonly purchaseStepId: string },
  today: readonly GuardFinding[],
): GuardFinding | undefined {
  return today.find(
    ({ code, stepId }) =>
      familyOf(recorded.code).includes(code) && (stepId === null || stepId === recorded.purchaseStepId),
  );
}
