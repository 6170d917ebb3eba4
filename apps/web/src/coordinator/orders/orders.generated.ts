// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ApplicationState =
  | 'APPROVED'
  | 'DRAFT'
  | 'GRANTED'
  | 'IN_CHECK'
  | 'REJECTED'
  | 'RETURNED'
  | 'SUBMITTED'
  | 'WITHDRAWN';

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

export type MemberRole =
  | 'PARTICIPANT'
  | 'REPRESENTATIVE';

export type MemberStatus =
  | 'ENROLLED'
  | 'WITHDRAWN';

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

export type PurchaseStepInput = {
  readonly alreadyHappened: boolean;
  readonly amountYen: number;
  readonly costLineId: string;
  readonly documentNumber?: string | null | undefined;
  readonly fromOwnAccount?: boolean | null | undefined;
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

export type PurchaseStepKind =
  | 'CONTRACT'
  | 'DELIVERY'
  | 'INVOICE'
  | 'ORDER'
  | 'PAYMENT';

export type RecordPurchaseStepsInput = {
  readonly consortiumId: string;
  readonly idempotencyKey: string;
  readonly steps: ReadonlyArray<PurchaseStepInput>;
};

export type ScheduleAnchor =
  | 'EFFECT_REPORT_1_CLOSE'
  | 'EFFECT_REPORT_1_OPEN'
  | 'EFFECT_REPORT_2_CLOSE'
  | 'EFFECT_REPORT_2_OPEN'
  | 'GRANT_DECISION'
  | 'PERFORMANCE_REPORT_DUE'
  | 'PROJECT_END'
  | 'ROUND_CLOSE'
  | 'ROUND_OPEN';

export type VoidPurchaseStepInput = {
  readonly id: string;
  readonly reason: string;
  readonly version: number;
};

export type OrdersGroupQueryVariables = Exact<{
  id: string;
}>;


export type OrdersGroupQuery = { readonly consortium: { readonly id: string, readonly application: { readonly status: ApplicationState, readonly grant: { readonly decidedAt: string, readonly projectEndAt: string } | null } | null, readonly milestones: ReadonlyArray<{ readonly anchor: ScheduleAnchor, readonly occurredAt: string, readonly happened: boolean }> } };

export type OrdersFindingsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type OrdersFindingsQuery = { readonly consortium: { readonly id: string, readonly purchaseFindings: { readonly totalCostYen: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly code: string, readonly costLineId: string, readonly costYen: number, readonly loses: boolean, readonly open: boolean, readonly memberId: string, readonly clause: string | null, readonly purchaseStepId: string, readonly recordedAt: string, readonly message: SaidFragment } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type OrdersBoardQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type OrdersBoardQuery = { readonly consortium: { readonly id: string, readonly members: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly role: MemberRole, readonly status: MemberStatus, readonly business: { readonly name: string }, readonly mayOrderNow: { readonly answer: MayOrder, readonly since: string | null, readonly until: string | null, readonly daysLeft: number | null, readonly clause: string, readonly reason: SaidFragment }, readonly costLines: ReadonlyArray<{ readonly id: string, readonly label: string, readonly category: CostCategory, readonly amountYen: number, readonly tool: { readonly name: string } | null, readonly purchaseState: { readonly state: PurchaseProgress, readonly invoicedYen: number, readonly outstandingYen: number, readonly paidYen: number, readonly losesSubsidy: boolean, readonly next: ReadonlyArray<PurchaseStepKind>, readonly nextMessage: SaidFragment, readonly checks: ReadonlyArray<{ readonly code: string, readonly stepId: string | null, readonly loses: boolean, readonly severity: PurchaseSeverity, readonly clause: string, readonly message: SaidFragment }> } | null, readonly purchaseSteps: ReadonlyArray<{ readonly id: string, readonly step: PurchaseStepKind, readonly occurredOn: string, readonly occurredTime: string | null, readonly amountYen: number, readonly taxYen: number, readonly memberId: string, readonly documentNumber: string, readonly note: string, readonly method: PaymentMethod | null, readonly alreadyHappened: boolean, readonly voidedAt: string | null, readonly voidReason: string | null, readonly version: number }> }> } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type OrdersRecordMutationVariables = Exact<{
  input: RecordPurchaseStepsInput;
}>;


export type OrdersRecordMutation = { readonly recordPurchaseSteps: { readonly purchaseSteps: ReadonlyArray<{ readonly id: string }> | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type OrdersVoidMutationVariables = Exact<{
  input: VoidPurchaseStepInput;
}>;


export type OrdersVoidMutation = { readonly voidPurchaseStep: { readonly purchaseStep: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const ordersGroup = operation<OrdersGroupQuery, OrdersGroupQueryVariables>('query', 'OrdersGroup', `query OrdersGroup($id:ID!){consortium(id:$id){id application{status grant{decidedAt projectEndAt}}milestones{anchor occurredAt happened}}}`);

export const ordersFindings = operation<OrdersFindingsQuery, OrdersFindingsQueryVariables>('query', 'OrdersFindings', `query OrdersFindings($id:ID!$after:String){consortium(id:$id){id purchaseFindings(first:100 after:$after){totalCostYen edges{node{id code costLineId costYen loses open memberId message{...Said}clause purchaseStepId recordedAt}}pageInfo{endCursor hasNextPage}}}}fragment Said on Message{ja en}`);

export const ordersBoard = operation<OrdersBoardQuery, OrdersBoardQueryVariables>('query', 'OrdersBoard', `query OrdersBoard($id:ID!$after:String){consortium(id:$id){id members(first:25 after:$after){edges{node{id role status business{name}mayOrderNow{answer reason{...Said}since until daysLeft clause}costLines{id label category amountYen tool{name}purchaseState{state invoicedYen outstandingYen paidYen losesSubsidy next nextMessage{...Said}checks{code stepId loses severity message{...Said}clause}}purchaseSteps{id step occurredOn occurredTime amountYen taxYen memberId documentNumber note method alreadyHappened voidedAt voidReason version}}}}pageInfo{endCursor hasNextPage}}}}fragment Said on Message{ja en}`);

export const ordersRecord = operation<OrdersRecordMutation, OrdersRecordMutationVariables>('mutation', 'OrdersRecord', `mutation OrdersRecord($input:RecordPurchaseStepsInput!){recordPurchaseSteps(input:$input){purchaseSteps{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const ordersVoid = operation<OrdersVoidMutation, OrdersVoidMutationVariables>('mutation', 'OrdersVoid', `mutation OrdersVoid($input:VoidPurchaseStepInput!){voidPurchaseStep(input:$input){purchaseStep{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

