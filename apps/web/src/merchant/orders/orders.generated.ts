// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CostCategory =
  | 'ANALYSIS_HARDWARE'
  | 'ANALYSIS_SERVICE'
  | 'ANALYSIS_SOFTWARE'
  | 'EXPERT'
  | 'OFFICE'
  | 'OPTION'
  | 'PC'
  | 'REGISTER'
  | 'SERVICE'
  | 'SOFTWARE';

export type MayOrder =
  | 'NOT_YET'
  | 'NO_LONGER'
  | 'YES';

export type PaymentMethod =
  | 'BANK_TRANSFER'
  | 'CARD_ONCE'
  | 'CASH'
  | 'INSTALMENTS'
  | 'POINTS'
  | 'REVOLVING';

export type PurchaseProgress =
  | 'CONTRACTED'
  | 'DELIVERED'
  | 'INVOICED'
  | 'NOTHING'
  | 'ORDERED'
  | 'PAID';

export type PurchaseSeverity =
  | 'REFUSE'
  | 'WARN';

export type PurchaseStepKind =
  | 'CONTRACT'
  | 'DELIVERY'
  | 'INVOICE'
  | 'ORDER'
  | 'PAYMENT';

export type RecordPurchaseStepInput = {
  readonly alreadyHappened: boolean;
  readonly amountYen: number;
  readonly consortiumId: string;
  readonly costLineId: string;
  readonly documentNumber?: string | null | undefined;
  readonly fromOwnAccount?: boolean | null | undefined;
  readonly idempotencyKey: string;
  readonly memberId: string;
  readonly method?: PaymentMethod | null | undefined;
  readonly note?: string | null | undefined;
  readonly occurredOn: string;
  readonly occurredTime?: string | null | undefined;
  readonly pointsOrCashback?: boolean | null | undefined;
  readonly step: PurchaseStepKind;
  readonly taxYen?: number | null | undefined;
  readonly toVendorsAccount?: boolean | null | undefined;
};

export type MerchantOrdersQueryVariables = Exact<{
  memberId: string;
}>;


export type MerchantOrdersQuery = { readonly member: { readonly id: string, readonly mayOrderNow: { readonly answer: MayOrder, readonly clause: string, readonly since: string | null, readonly until: string | null, readonly reason: SaidFragment }, readonly costLines: ReadonlyArray<{ readonly id: string, readonly label: string, readonly category: CostCategory, readonly amountYen: number, readonly purchaseState: { readonly state: PurchaseProgress, readonly next: ReadonlyArray<PurchaseStepKind>, readonly losesSubsidy: boolean, readonly outstandingYen: number, readonly nextMessage: SaidFragment, readonly checks: ReadonlyArray<{ readonly code: string, readonly severity: PurchaseSeverity, readonly loses: boolean, readonly clause: string, readonly message: SaidFragment }> } | null, readonly purchaseSteps: ReadonlyArray<{ readonly id: string, readonly step: PurchaseStepKind, readonly occurredOn: string, readonly amountYen: number, readonly taxYen: number, readonly voidedAt: string | null }> }> } };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type MerchantRecordPurchaseMutationVariables = Exact<{
  input: RecordPurchaseStepInput;
}>;


export type MerchantRecordPurchaseMutation = { readonly recordPurchaseStep: { readonly purchaseStep: { readonly id: string, readonly checks: ReadonlyArray<{ readonly code: string, readonly message: SaidFragment }> } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export const merchantOrders = operation<MerchantOrdersQuery, MerchantOrdersQueryVariables>('query', 'MerchantOrders', `query MerchantOrders($memberId:ID!){member(id:$memberId){id mayOrderNow{answer clause reason{...Said}since until}costLines{id label category amountYen purchaseState{state next losesSubsidy outstandingYen nextMessage{...Said}checks{code severity loses clause message{...Said}}}purchaseSteps{id step occurredOn amountYen taxYen voidedAt}}}}fragment Said on Message{ja en}`);

export const merchantRecordPurchase = operation<MerchantRecordPurchaseMutation, MerchantRecordPurchaseMutationVariables>('mutation', 'MerchantRecordPurchase', `mutation MerchantRecordPurchase($input:RecordPurchaseStepInput!){recordPurchaseStep(input:$input){purchaseStep{id checks{code message{...Said}}}problems{...ProblemFields}}}fragment Said on Message{ja en}fragment ProblemFields on Problem{code path message{...Said}}`);

