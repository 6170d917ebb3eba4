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

export type ChangeKind =
  | 'ACCIDENT'
  | 'DELAY'
  | 'MEMBER_WITHDRAWAL'
  | 'PLAN_CHANGE'
  | 'REGISTERED_DATA'
  | 'TOOL_SUBSTITUTION';

export type ChangeState =
  | 'ACCEPTED'
  | 'CANCELLED'
  | 'DRAFT'
  | 'FILED'
  | 'REFUSED';

export type EffectReportState =
  | 'ACCEPTED'
  | 'DRAFT'
  | 'RETURNED'
  | 'SUBMITTED';

export type PerformanceReportState =
  | 'APPROVED'
  | 'DRAFT'
  | 'FIXED'
  | 'IN_CHECK'
  | 'RETURNED'
  | 'SUBMITTED';

export type ProcedureMachine =
  | 'APPLICATION'
  | 'CHANGE'
  | 'EFFECT_REPORT'
  | 'REPAYMENT'
  | 'REPORT'
  | 'TRANSFER';

export type RedistributionShareState =
  | 'CONFIRMED'
  | 'MADE'
  | 'OPEN';

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

export type ProcedureOverviewQueryVariables = Exact<{
  id: string;
}>;


export type ProcedureOverviewQuery = { readonly consortium: { readonly id: string, readonly needsApproval: boolean, readonly scheduleId: string | null, readonly milestones: ReadonlyArray<{ readonly anchor: ScheduleAnchor, readonly occurredAt: string, readonly happened: boolean }>, readonly application: { readonly id: string, readonly number: number, readonly status: ApplicationState, readonly correctionDueAt: string | null, readonly createdAt: string, readonly approval: { readonly approvedAt: string, readonly isCurrent: boolean } | null, readonly check: { readonly ready: boolean, readonly blockers: number } | null, readonly submissions: { readonly edges: ReadonlyArray<{ readonly node: { readonly submittedAt: string } }> }, readonly grant: { readonly decidedAt: string, readonly projectEndAt: string, readonly reportDueAt: string, readonly ceilingTotalYen: number } | null } | null, readonly changes: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly number: number, readonly kind: ChangeKind, readonly status: ChangeState } }> }, readonly purchaseSteps: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string } }> }, readonly purchaseFindings: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string } }>, readonly pageInfo: { readonly hasNextPage: boolean } }, readonly performanceReport: { readonly id: string, readonly status: PerformanceReportState, readonly dueAt: string, readonly correctionDueAt: string | null, readonly submittedAt: string | null, readonly check: { readonly ready: boolean, readonly blockers: number } | null } | null, readonly fixing: { readonly id: string, readonly fixedOn: string, readonly total: { readonly fixed: number } } | null, readonly programmeDues: ReadonlyArray<{ readonly fixedYen: number, readonly paidYen: number, readonly owedYen: number }>, readonly redistribution: { readonly id: string, readonly shares: ReadonlyArray<{ readonly state: RedistributionShareState }> } | null, readonly eligibility: { readonly countedMembers: number, readonly minimumMembers: number } | null, readonly effectReports: ReadonlyArray<{ readonly id: string, readonly year: number, readonly status: EffectReportState, readonly submittedAt: string | null, readonly correctionDueAt: string | null }> } };

export type ProcedureTimelineQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ProcedureTimelineQuery = { readonly consortium: { readonly procedureEvents: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly machine: ProcedureMachine, readonly subjectId: string, readonly event: string, readonly toState: string, readonly occurredAt: string, readonly recordedAt: string, readonly reason: string, readonly reference: string, readonly actor: string | null, readonly label: SaidFragment, readonly toLabel: SaidFragment } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type SaidFragment = { readonly ja: string, readonly en: string };

export const procedureOverview = operation<ProcedureOverviewQuery, ProcedureOverviewQueryVariables>('query', 'ProcedureOverview', `query ProcedureOverview($id:ID!){consortium(id:$id){id needsApproval scheduleId milestones{anchor occurredAt happened}application{id number status correctionDueAt createdAt approval{approvedAt isCurrent}check{ready blockers}submissions(first:1){edges{node{submittedAt}}}grant{decidedAt projectEndAt reportDueAt ceilingTotalYen}}changes(first:100){edges{node{id number kind status}}}purchaseSteps(first:1){edges{node{id}}}purchaseFindings(first:100){edges{node{id}}pageInfo{hasNextPage}}performanceReport{id status dueAt correctionDueAt submittedAt check{ready blockers}}fixing{id fixedOn total{fixed}}programmeDues{fixedYen paidYen owedYen}redistribution{id shares{state}}eligibility{countedMembers minimumMembers}effectReports{id year status submittedAt correctionDueAt}}}`);

export const procedureTimeline = operation<ProcedureTimelineQuery, ProcedureTimelineQueryVariables>('query', 'ProcedureTimeline', `query ProcedureTimeline($id:ID!$first:Int!$after:String){consortium(id:$id){procedureEvents(first:$first after:$after){edges{node{id machine subjectId event label{...Said}toState toLabel{...Said}occurredAt recordedAt reason reference actor}}pageInfo{hasNextPage endCursor}}}}fragment Said on Message{ja en}`);

