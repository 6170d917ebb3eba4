import { wholeNumber } from '../../ui/field.tsx';
import type { PaymentMethod, PurchaseStepInput, PurchaseStepKind } from './orders.generated.ts';

/** One step as it is typed; kept as a draft, so texts only. */
export interface StepDraft {
  readonly step: PurchaseStepKind;
  readonly occurredOn: string;
  readonly occurredTime: string;
  readonly amount: string;
  readonly tax: string;
  readonly documentNumber: string;
  readonly note: string;
  readonly buyerId: string;
  readonly method: PaymentMethod | '';
  readonly fromOwnAccount: 'yes' | 'no' | '';
  readonly toVendorsAccount: 'yes' | 'no' | '';
  readonly pointsOrCashback: boolean;
}

/** A new step of a line: what comes next, for the whole amount, bought by the line's own member. */
export function newStep(step: PurchaseStepKind, amountYen: number, buyerId: string): StepDraft {
  return {
    step,
    occurredOn: '',
    occurredTime: '',
    amount: amountYen.toLocaleString('ja-JP'),
    tax: '',
    documentNumber: '',
    note: '',
    buyerId,
    method: '',
    fromOwnAccount: '',
    toVendorsAccount: '',
    pointsOrCashback: false,
  };
}

/** The minute counts on the day of the grant decision and on the last day of the period only. */
export function needsTime(
  occurredOn: string,
  { decidedAt, endAt }: { readonly decidedAt: string | null; readonly endAt: string | null },
): boolean {
  return [decidedAt, endAt].some((at) => at !== null && at.slice(0, 10) === occurredOn);
}

/** What the form itself still lacks, by field; the rules of the programme are the server's. */
export function missingIn(draft: StepDraft): readonly (keyof StepDraft)[] {
  const missing: (keyof StepDraft)[] = [];
  if (draft.occurredOn === '') missing.push('occurredOn');
  if (wholeNumber(draft.amount) === null) missing.push('amount');
  if (draft.tax !== '' && wholeNumber(draft.tax) === null) missing.push('tax');
  if (draft.step !== 'PAYMENT') return missing;
  for (const field of ['method', 'fromOwnAccount', 'toVendorsAccount'] as const) {
    if (draft[field] === '') missing.push(field);
  }
  return missing;
}

export function inputOf(
  draft: StepDraft,
  costLineId: string,
  { withTime, alreadyHappened }: { readonly withTime: boolean; readonly alreadyHappened: boolean },
): PurchaseStepInput {
  const paid = draft.step === 'PAYMENT';
  return {
    costLineId,
    memberId: draft.buyerId,
    step: draft.step,
    occurredOn: draft.occurredOn,
    occurredTime: withTime && draft.occurredTime !== '' ? draft.occurredTime : null,
    amountYen: wholeNumber(draft.amount) ?? 0,
    taxYen: draft.tax === '' ? null : wholeNumber(draft.tax),
    documentNumber: draft.documentNumber || null,
    note: draft.note || null,
    method: paid && draft.method !== '' ? draft.method : null,
    fromOwnAccount: paid ? draft.fromOwnAccount === 'yes' : null,
    toVendorsAccount: paid ? draft.toVendorsAccount === 'yes' : null,
    pointsOrCashback: draft.pointsOrCashback,
    alreadyHappened,
  };
}
