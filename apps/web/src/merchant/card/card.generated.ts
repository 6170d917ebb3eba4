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

export type BusinessSize =
  | 'MICRO'
  | 'SME';

export type CostPart =
  | 'ADMIN'
  | 'ANALYSIS'
  | 'INFRASTRUCTURE';

export type DeclarationCode =
  | 'ADULT_ENTERTAINMENT'
  | 'ANTISOCIAL_TIES'
  | 'EXPERT_OF_ANY_GROUP'
  | 'INCOME_OVER_LIMIT'
  | 'LABOUR_LAW_PROSECUTION'
  | 'LARGE_FIRMS_HOLD_TWO_THIRDS'
  | 'LARGE_FIRM_HOLDS_HALF'
  | 'LARGE_FIRM_OFFICERS_HALF'
  | 'MAJORITY_OF_VOTES'
  | 'NO_LEGAL_PERSONALITY'
  | 'OFFICERED_BY_DEEMED_LARGE'
  | 'OWNED_BY_DEEMED_LARGE'
  | 'REGISTERED_IT_SUPPORTER'
  | 'RELIGIOUS_CORPORATION'
  | 'SAME_BENEFICIAL_OWNER'
  | 'SAME_PERSON_OR_FAMILY'
  | 'SAME_REPRESENTATIVE_AND_ADDRESS'
  | 'VENDOR_OF_ANY_GROUP';

export type DocumentRequirement =
  | 'AFFILIATION_PROOF'
  | 'CERTIFICATE_OF_REGISTERED_MATTERS'
  | 'CORPORATE_TAX_CERTIFICATE'
  | 'GBIZ_ID_PRIME'
  | 'INCOME_TAX_CERTIFICATE'
  | 'MIRADIGI_CHECK'
  | 'MOBILE_NUMBER'
  | 'PROPRIETOR_IDENTITY'
  | 'SECURITY_ACTION'
  | 'TAX_RETURN_COPY';

export type EffectFigurePeriod =
  | 'BASE'
  | 'TARGET'
  | 'YEAR_1'
  | 'YEAR_2';

export type EffectReportState =
  | 'ACCEPTED'
  | 'DRAFT'
  | 'RETURNED'
  | 'SUBMITTED';

export type FindingSeverity =
  | 'ERROR'
  | 'INFO'
  | 'WARNING';

export type MayOrder =
  | 'NOT_YET'
  | 'NO_LONGER'
  | 'YES';

export type MemberStatus =
  | 'ENROLLED'
  | 'WITHDRAWN';

export type ObligationKind =
  | 'APPLICATION_CORRECTION'
  | 'EFFECT_REPORT_CORRECTION_1'
  | 'EFFECT_REPORT_CORRECTION_2'
  | 'EVIDENCE_RETENTION_END'
  | 'GROUP_APPLICATION'
  | 'GROUP_EFFECT_REPORT_1'
  | 'GROUP_EFFECT_REPORT_2'
  | 'GROUP_PERFORMANCE_REPORT'
  | 'MEMBER_COSTS'
  | 'MEMBER_DOCUMENT'
  | 'MEMBER_DOCUMENT_RENEWAL'
  | 'MEMBER_EFFECT_FIGURES_1'
  | 'MEMBER_EFFECT_FIGURES_2'
  | 'MEMBER_EVIDENCE'
  | 'PERFORMANCE_REPORT_CORRECTION'
  | 'PROJECT_END'
  | 'REPAYMENT';

export type ObligationStatus =
  | 'CANCELLED'
  | 'FULFILLED'
  | 'OPEN'
  | 'SUPERSEDED';

export type PerformanceReportState =
  | 'APPROVED'
  | 'DRAFT'
  | 'FIXED'
  | 'IN_CHECK'
  | 'RETURNED'
  | 'SUBMITTED';

export type PurchaseStepKind =
  | 'CONTRACT'
  | 'DELIVERY'
  | 'INVOICE'
  | 'ORDER'
  | 'PAYMENT';

export type ReadinessState =
  | 'ACCEPTED'
  | 'ASKED'
  | 'EXPIRES_BEFORE_SUBMISSION'
  | 'HANDED_IN'
  | 'NOT_ASKED'
  | 'NOT_OWED'
  | 'RETURNED';

export type RepaymentState =
  | 'CANCELLED'
  | 'CLAIMED'
  | 'PAID';

export type Rounding =
  | 'FLOOR'
  | 'NONE';

export type RuleSet =
  | 'RULES_2022'
  | 'RULES_2023'
  | 'RULES_2024'
  | 'RULES_2025';

export type TraceUnit =
  | 'COUNT'
  | 'YEN';

export type TransferState =
  | 'CONFIRMED'
  | 'FAILED'
  | 'MADE';

export type MerchantCardQueryVariables = Exact<{
  consortiumId: string;
  memberId: string;
}>;


export type MerchantCardQuery = { readonly consortium: { readonly id: string, readonly ruleSet: RuleSet, readonly closedAt: string | null, readonly application: { readonly status: ApplicationState, readonly grant: { readonly decidedAt: string, readonly amounts: ReadonlyArray<{ readonly memberId: string | null, readonly part: CostPart, readonly revision: number, readonly ceilingYen: number }> } | null } | null, readonly performanceReport: { readonly id: string, readonly status: PerformanceReportState } | null, readonly effectReports: ReadonlyArray<{ readonly year: number, readonly status: EffectReportState }>, readonly ownResults: ReadonlyArray<{ readonly memberId: string, readonly calculation: { readonly granted: number, readonly share: { readonly share: number, readonly tax: number, readonly beforeTax: number, readonly ownCost: number, readonly ownSubsidy: number, readonly jointNet: number, readonly jointTax: number } | null, readonly shareTrace: ReadonlyArray<TraceStepFieldsFragment>, readonly trace: ReadonlyArray<TraceStepFieldsFragment> }, readonly findings: ReadonlyArray<{ readonly code: string, readonly severity: FindingSeverity, readonly message: SaidFragment }> }>, readonly obligations: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly key: string, readonly kind: ObligationKind, readonly status: ObligationStatus, readonly dueAt: string, readonly clause: string, readonly title: SaidFragment } }> } }, readonly member: { readonly id: string, readonly size: BusinessSize, readonly status: MemberStatus, readonly mayOrderNow: { readonly answer: MayOrder, readonly clause: string, readonly since: string | null, readonly until: string | null, readonly reason: SaidFragment }, readonly costsConfirmation: { readonly confirmedAt: string } | null, readonly costLines: ReadonlyArray<{ readonly id: string, readonly purchaseState: { readonly next: ReadonlyArray<PurchaseStepKind>, readonly losesSubsidy: boolean } | null }>, readonly declarations: ReadonlyArray<{ readonly code: DeclarationCode, readonly answer: boolean | null }>, readonly readiness: { readonly cells: ReadonlyArray<{ readonly requirement: DocumentRequirement, readonly state: ReadinessState, readonly reason: string | null, readonly label: SaidFragment }> } | null, readonly evidenceChecklist: { readonly complete: boolean, readonly counts: { readonly accepted: number, readonly handedIn: number, readonly missing: number, readonly returned: number } } | null, readonly effectFigures: ReadonlyArray<{ readonly period: EffectFigurePeriod }>, readonly employeeStatement: { readonly id: string } | null, readonly fixedAmount: { readonly fixed: number, readonly reason: SaidFragment } | null, readonly money: { readonly receivedYen: number, readonly toReceiveYen: number, readonly toRepayYen: number, readonly lastReceivedOn: string | null }, readonly payoutAccountState: { readonly registered: boolean } | null, readonly transfers: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly status: TransferState, readonly amountYen: number, readonly receipt: { readonly number: number } | null } }> }, readonly repayments: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly status: RepaymentState, readonly dueOn: string } }> } } };

export type TraceStepFieldsFragment = { readonly id: string, readonly formula: string, readonly result: number, readonly unit: TraceUnit, readonly rounding: Rounding, readonly clause: string, readonly carriedBack: boolean, readonly disagreement: string | null, readonly label: SaidFragment, readonly inputs: ReadonlyArray<{ readonly symbol: string, readonly value: number, readonly unit: TraceUnit, readonly ref: string | null, readonly label: SaidFragment }>, readonly cap: { readonly yen: number, readonly reached: boolean } | null };

export type SaidFragment = { readonly ja: string, readonly en: string };

export const merchantCard = operation<MerchantCardQuery, MerchantCardQueryVariables>('query', 'MerchantCard', `query MerchantCard($consortiumId:ID!$memberId:ID!){consortium(id:$consortiumId){id ruleSet closedAt application{status grant{decidedAt amounts{memberId part revision ceilingYen}}}performanceReport{id status}effectReports{year status}ownResults{memberId calculation{granted share{share tax beforeTax ownCost ownSubsidy jointNet jointTax}shareTrace{...TraceStepFields}trace{...TraceStepFields}}findings{code severity message{...Said}}}obligations(first:100 memberId:$memberId){edges{node{id key kind status dueAt clause title{...Said}}}}}member(id:$memberId){id size status mayOrderNow{answer clause reason{...Said}since until}costsConfirmation{confirmedAt}costLines{id purchaseState{next losesSubsidy}}declarations{code answer}readiness{cells{requirement state reason label{...Said}}}evidenceChecklist{complete counts{accepted handedIn missing returned}}effectFigures{period}employeeStatement{id}fixedAmount{fixed reason{...Said}}money{receivedYen toReceiveYen toRepayYen lastReceivedOn}payoutAccountState{registered}transfers(first:50){edges{node{id status amountYen receipt{number}}}}repayments(first:20){edges{node{id status dueOn}}}}}fragment TraceStepFields on TraceStep{id label{...Said}formula inputs{symbol label{...Said}value unit ref}result unit rounding clause carriedBack disagreement cap{yen reached}}fragment Said on Message{ja en}`);

