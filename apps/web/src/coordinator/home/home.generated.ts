// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ApplicationEvent =
  | 'APPROVE'
  | 'GRANT'
  | 'REJECT'
  | 'REOPEN'
  | 'REQUEST_CHECK'
  | 'RETURN_BY_SECRETARIAT'
  | 'SUBMIT'
  | 'WITHDRAW'
  | 'WITHDRAW_GRANT';

export type ApplicationState =
  | 'APPROVED'
  | 'DRAFT'
  | 'GRANTED'
  | 'IN_CHECK'
  | 'REJECTED'
  | 'RETURNED'
  | 'SUBMITTED'
  | 'WITHDRAWN';

export type AuditAction =
  | 'DELETE'
  | 'INSERT'
  | 'OPEN'
  | 'UPDATE';

export type CheckSeverity =
  | 'BLOCKER'
  | 'INFO'
  | 'WARNING';

export type EffectReportState =
  | 'ACCEPTED'
  | 'DRAFT'
  | 'RETURNED'
  | 'SUBMITTED';

export type FindingSeverity =
  | 'ERROR'
  | 'INFO'
  | 'WARNING';

export type FixTarget =
  | 'APPROVAL'
  | 'CALCULATION'
  | 'COSTS'
  | 'DECLARATIONS'
  | 'GROUP_PAPERS'
  | 'MEMBER'
  | 'MEMBERS'
  | 'READINESS'
  | 'SETTINGS';

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

export type ObligationTiming =
  | 'INFORMATION'
  | 'INTERNAL'
  | 'OFFICIAL';

export type OverCapPolicy =
  | 'ANALYSIS_FIRST'
  | 'EQUAL_CEILING'
  | 'INFRASTRUCTURE_FIRST'
  | 'MANUAL'
  | 'PRO_RATA';

export type PerformanceReportEvent =
  | 'APPROVE'
  | 'FIX'
  | 'REOPEN'
  | 'REQUEST_CHECK'
  | 'RETURN_BY_SECRETARIAT'
  | 'SUBMIT';

export type PerformanceReportFindingCode =
  | 'ABOVE_RECORDED'
  | 'BELOW_RECORDED'
  | 'CERTIFIED_DESPITE_FINDING'
  | 'COMPLETED_AFTER_PERIOD'
  | 'CORRECTION_LATE'
  | 'EMPLOYEES_MISSING'
  | 'EVIDENCE_INCOMPLETE'
  | 'HEADING_MISSING'
  | 'LINE_MISSING'
  | 'MICRO_LOST'
  | 'NOTHING_CERTIFIED'
  | 'NOT_FULLY_PAID'
  | 'PARKED'
  | 'REPORT_LATE';

export type PerformanceReportState =
  | 'APPROVED'
  | 'DRAFT'
  | 'FIXED'
  | 'IN_CHECK'
  | 'RETURNED'
  | 'SUBMITTED';

export type ReadinessState =
  | 'ACCEPTED'
  | 'ASKED'
  | 'EXPIRES_BEFORE_SUBMISSION'
  | 'HANDED_IN'
  | 'NOT_ASKED'
  | 'NOT_OWED'
  | 'RETURNED';

export type Rounding =
  | 'FLOOR'
  | 'NONE';

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

export type TraceUnit =
  | 'COUNT'
  | 'YEN';

export type HomeFiguresQueryVariables = Exact<{
  id: string;
}>;


export type HomeFiguresQuery = { readonly consortium: { readonly id: string, readonly scheduleId: string | null, readonly calculation: { readonly memberCount: number, readonly overCapPolicy: OverCapPolicy, readonly total: { readonly cost: number, readonly granted: number }, readonly infrastructure: { readonly eligible: number, readonly available: number, readonly granted: number }, readonly analysis: { readonly eligible: number, readonly available: number, readonly granted: number }, readonly combined: { readonly available: number, readonly cap: number, readonly granted: number, readonly overCap: boolean }, readonly admin: { readonly eligible: number, readonly granted: number, readonly limit: number | null }, readonly shares: { readonly total: { readonly tax: number } }, readonly members: ReadonlyArray<{ readonly memberId: string, readonly name: string, readonly granted: number }>, readonly findings: ReadonlyArray<{ readonly code: string, readonly severity: FindingSeverity, readonly clause: string, readonly memberId: string | null, readonly effect: number | null, readonly message: SaidFragment }>, readonly disagreements: ReadonlyArray<{ readonly disagreement: { readonly id: string }, readonly current: { readonly value: string, readonly totalGranted: number }, readonly other: { readonly value: string, readonly totalGranted: number } }>, readonly trace: ReadonlyArray<TraceStepFieldsFragment> }, readonly snapshots: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly label: string, readonly createdAt: string, readonly isCurrent: boolean, readonly outcome: string } }> } } };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type TraceStepFieldsFragment = { readonly id: string, readonly formula: string, readonly result: number, readonly unit: TraceUnit, readonly rounding: Rounding, readonly clause: string, readonly carriedBack: boolean, readonly disagreement: string | null, readonly label: SaidFragment, readonly inputs: ReadonlyArray<{ readonly symbol: string, readonly value: number, readonly unit: TraceUnit, readonly ref: string | null, readonly label: SaidFragment }>, readonly cap: { readonly yen: number, readonly reached: boolean } | null };

export type HomeProcedureQueryVariables = Exact<{
  id: string;
}>;


export type HomeProcedureQuery = { readonly consortium: { readonly id: string, readonly closedAt: string | null, readonly roster: ReadonlyArray<{ readonly memberId: string, readonly name: string }>, readonly eligibility: { readonly blockers: number, readonly countedMembers: number, readonly minimumMembers: number } | null, readonly readiness: { readonly papersToAsk: number, readonly counts: ReadonlyArray<{ readonly count: number, readonly state: ReadinessState }> } | null, readonly milestones: ReadonlyArray<{ readonly anchor: ScheduleAnchor, readonly happened: boolean, readonly occurredAt: string }>, readonly application: { readonly id: string, readonly status: ApplicationState, readonly correctionDueAt: string | null, readonly allowedEvents: ReadonlyArray<{ readonly event: ApplicationEvent, readonly label: SaidFragment }>, readonly check: { readonly blockers: number, readonly ready: boolean, readonly findings: ReadonlyArray<HomeCheckFindingFragment> } | null, readonly grant: { readonly decidedAt: string, readonly decidedTotalYen: number, readonly ceilingTotalYen: number } | null } | null, readonly performanceReport: { readonly id: string, readonly status: PerformanceReportState, readonly dueAt: string, readonly correctionDueAt: string | null, readonly allowedEvents: ReadonlyArray<{ readonly event: PerformanceReportEvent, readonly label: SaidFragment }>, readonly check: { readonly blockers: number, readonly ready: boolean, readonly findings: ReadonlyArray<{ readonly code: PerformanceReportFindingCode, readonly severity: CheckSeverity, readonly clause: string, readonly message: SaidFragment }> } | null, readonly preview: { readonly total: { readonly fixed: number }, readonly trace: ReadonlyArray<TraceStepFieldsFragment> } | null } | null, readonly fixing: { readonly total: { readonly fixed: number } } | null, readonly programmeDues: ReadonlyArray<{ readonly fixedYen: number, readonly paidYen: number }>, readonly redistribution: { readonly id: string } | null, readonly effectReports: ReadonlyArray<{ readonly year: number, readonly status: EffectReportState }> } };

export type HomeCheckFindingFragment = { readonly code: string, readonly severity: CheckSeverity, readonly clause: string, readonly memberId: string | null, readonly message: SaidFragment, readonly fix: { readonly target: FixTarget, readonly memberId: string | null, readonly paper: string | null } };

export type HomeEligibilityQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type HomeEligibilityQuery = { readonly consortium: { readonly id: string, readonly eligibility: { readonly findings: { readonly edges: ReadonlyArray<{ readonly node: HomeCheckFindingFragment }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } | null } };

export type HomePurchasesQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type HomePurchasesQuery = { readonly consortium: { readonly id: string, readonly purchaseFindings: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly code: string, readonly clause: string | null, readonly open: boolean, readonly loses: boolean, readonly costYen: number, readonly memberId: string, readonly message: SaidFragment } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type HomeObligationsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type HomeObligationsQuery = { readonly consortium: { readonly id: string, readonly obligations: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly kind: ObligationKind, readonly dueAt: string, readonly status: ObligationStatus, readonly timing: ObligationTiming, readonly member: { readonly id: string } | null } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type HomeCostLinesQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type HomeCostLinesQuery = { readonly consortium: { readonly id: string, readonly members: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly costLines: ReadonlyArray<{ readonly id: string }> } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type HomeScheduleQueryVariables = Exact<{
  id: string;
}>;


export type HomeScheduleQuery = { readonly schedule: { readonly id: string, readonly current: { readonly anchors: ReadonlyArray<{ readonly anchor: ScheduleAnchor, readonly occursAt: string }> } } };

export type HomeChangesQueryVariables = Exact<{
  id: string;
}>;


export type HomeChangesQuery = { readonly consortium: { readonly id: string, readonly auditEvents: { readonly edges: ReadonlyArray<{ readonly node: { readonly action: AuditAction, readonly actorName: string | null, readonly occurredAt: string, readonly subjectType: string, readonly subjectId: string } }> } } };

export const homeFigures = operation<HomeFiguresQuery, HomeFiguresQueryVariables>('query', 'HomeFigures', `query HomeFigures($id:ID!){consortium(id:$id){id scheduleId calculation{memberCount overCapPolicy total{cost granted}infrastructure{eligible available granted}analysis{eligible available granted}combined{available cap granted overCap}admin{eligible granted limit}shares{total{tax}}members{memberId name granted}findings{code severity clause memberId effect message{...Said}}disagreements{disagreement{id}current{value totalGranted}other{value totalGranted}}trace{...TraceStepFields}}snapshots(first:1){edges{node{id label createdAt isCurrent outcome}}}}}fragment Said on Message{ja en}fragment TraceStepFields on TraceStep{id label{...Said}formula inputs{symbol label{...Said}value unit ref}result unit rounding clause carriedBack disagreement cap{yen reached}}`);

export const homeProcedure = operation<HomeProcedureQuery, HomeProcedureQueryVariables>('query', 'HomeProcedure', `query HomeProcedure($id:ID!){consortium(id:$id){id closedAt roster{memberId name}eligibility{blockers countedMembers minimumMembers}readiness{papersToAsk counts{count state}}milestones{anchor happened occurredAt}application{id status correctionDueAt allowedEvents{event label{...Said}}check{blockers ready findings{...HomeCheckFinding}}grant{decidedAt decidedTotalYen ceilingTotalYen}}performanceReport{id status dueAt correctionDueAt allowedEvents{event label{...Said}}check{blockers ready findings{code severity clause message{...Said}}}preview{total{fixed}trace{...TraceStepFields}}}fixing{total{fixed}}programmeDues{fixedYen paidYen}redistribution{id}effectReports{year status}}}fragment Said on Message{ja en}fragment HomeCheckFinding on CheckFinding{code severity clause memberId message{...Said}fix{target memberId paper}}fragment TraceStepFields on TraceStep{id label{...Said}formula inputs{symbol label{...Said}value unit ref}result unit rounding clause carriedBack disagreement cap{yen reached}}`);

export const homeEligibility = operation<HomeEligibilityQuery, HomeEligibilityQueryVariables>('query', 'HomeEligibility', `query HomeEligibility($id:ID!$after:String){consortium(id:$id){id eligibility{findings(first:100 after:$after){edges{node{...HomeCheckFinding}}pageInfo{endCursor hasNextPage}}}}}fragment HomeCheckFinding on CheckFinding{code severity clause memberId message{...Said}fix{target memberId paper}}fragment Said on Message{ja en}`);

export const homePurchases = operation<HomePurchasesQuery, HomePurchasesQueryVariables>('query', 'HomePurchases', `query HomePurchases($id:ID!$after:String){consortium(id:$id){id purchaseFindings(first:100 after:$after){edges{node{id code clause open loses costYen memberId message{...Said}}}pageInfo{endCursor hasNextPage}}}}fragment Said on Message{ja en}`);

export const homeObligations = operation<HomeObligationsQuery, HomeObligationsQueryVariables>('query', 'HomeObligations', `query HomeObligations($id:ID!$after:String){consortium(id:$id){id obligations(first:100 after:$after){edges{node{id kind dueAt status timing member{id}}}pageInfo{endCursor hasNextPage}}}}`);

export const homeCostLines = operation<HomeCostLinesQuery, HomeCostLinesQueryVariables>('query', 'HomeCostLines', `query HomeCostLines($id:ID!$after:String){consortium(id:$id){id members(first:50 after:$after){edges{node{id costLines{id}}}pageInfo{endCursor hasNextPage}}}}`);

export const homeSchedule = operation<HomeScheduleQuery, HomeScheduleQueryVariables>('query', 'HomeSchedule', `query HomeSchedule($id:ID!){schedule(id:$id){id current{anchors{anchor occursAt}}}}`);

export const homeChanges = operation<HomeChangesQuery, HomeChangesQueryVariables>('query', 'HomeChanges', `query HomeChanges($id:ID!){consortium(id:$id){id auditEvents(first:100){edges{node{action actorName occurredAt subjectType subjectId}}}}}`);

