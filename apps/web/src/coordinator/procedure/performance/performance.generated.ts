// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type AdminHeading =
  | 'ASSISTANT_PERSONNEL'
  | 'COMMUNICATION_TRANSPORT'
  | 'CONSUMABLES'
  | 'EQUIPMENT'
  | 'EXPERT_FEE'
  | 'EXPERT_TRAVEL'
  | 'MEETING'
  | 'PERSONNEL'
  | 'PRINTING'
  | 'PUBLICITY'
  | 'REFERENCE_MATERIAL';

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

export type CheckSeverity =
  | 'BLOCKER'
  | 'INFO'
  | 'WARNING';

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

export type CreatePerformanceReportInput = {
  readonly consortiumId: string;
  readonly idempotencyKey: string;
};

export type FixedBound =
  | 'ACTUAL'
  | 'AS_GRANTED'
  | 'GRANT'
  | 'JOINT_CAP'
  | 'WITHDRAWN';

export type FixedNoteCode =
  | 'ADMIN_BASE_CHANGED'
  | 'ADMIN_CAP_UNKNOWN'
  | 'DEDUCTED'
  | 'FUNCTIONS_FELL'
  | 'MEMBER_LIMIT_CHANGED'
  | 'MICRO_LOST'
  | 'NOT_REPORTED'
  | 'OVER_PLAN'
  | 'PARKED';

export type MemberRole =
  | 'PARTICIPANT'
  | 'REPRESENTATIVE';

export type MemberStatus =
  | 'ENROLLED'
  | 'WITHDRAWN';

export type MicroClass =
  | 'COMMERCE_SERVICE'
  | 'LODGING_ENTERTAINMENT'
  | 'MANUFACTURING_OTHER';

export type PerformanceLineInput = {
  readonly actualYen: number;
  readonly certifiedYen: number;
  readonly costLineId: string;
  readonly deductedYen?: number;
  readonly deductionReason?: string | null | undefined;
  readonly heading?: AdminHeading | null | undefined;
  readonly parkedReason?: string | null | undefined;
  readonly parkedYen?: number;
  readonly version: number;
};

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

export type PerformanceReportStepInput = {
  readonly id: string;
  readonly version: number;
};

export type RefreshPerformanceLinesInput = {
  readonly reportId: string;
};

export type ReturnPerformanceReportInput = {
  readonly correctionDueAt?: string | null | undefined;
  readonly id: string;
  readonly occurredAt?: string | null | undefined;
  readonly reason: string;
  readonly version: number;
};

export type Rounding =
  | 'FLOOR'
  | 'NONE';

export type RuleSet =
  | 'RULES_2022'
  | 'RULES_2023'
  | 'RULES_2024'
  | 'RULES_2025';

export type SetPerformanceLinesInput = {
  readonly lines: ReadonlyArray<PerformanceLineInput>;
  readonly reportId: string;
};

export type StateEmployeesInput = {
  readonly asOfOn: string;
  readonly employees: number;
  readonly evidenceId?: string | null | undefined;
  readonly memberId: string;
  readonly microClass?: MicroClass | null | undefined;
  readonly reportId: string;
  readonly version?: number | null | undefined;
};

export type SubmitPerformanceReportInput = {
  readonly completedOn: string;
  readonly id: string;
  readonly portalNumber: string;
  readonly submittedAt: string;
  readonly version: number;
};

export type TraceUnit =
  | 'COUNT'
  | 'YEN';

export type ProcedureReportQueryVariables = Exact<{
  id: string;
}>;


export type ProcedureReportQuery = { readonly consortium: { readonly id: string, readonly needsApproval: boolean, readonly ruleSet: RuleSet, readonly roster: ReadonlyArray<{ readonly memberId: string, readonly name: string, readonly role: MemberRole, readonly status: MemberStatus }>, readonly application: { readonly id: string, readonly status: ApplicationState, readonly grant: { readonly decidedAt: string, readonly projectEndAt: string, readonly reportDueAt: string } | null } | null, readonly changes: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly number: number, readonly kind: ChangeKind, readonly status: ChangeState } }>, readonly pageInfo: { readonly hasNextPage: boolean } }, readonly performanceReport: { readonly id: string, readonly status: PerformanceReportState, readonly author: string | null, readonly approvedBy: string | null, readonly approvedAt: string | null, readonly completedOn: string | null, readonly portalNumber: string, readonly submittedAt: string | null, readonly dueAt: string, readonly correctionDueAt: string | null, readonly version: number, readonly allowedEvents: ReadonlyArray<{ readonly event: PerformanceReportEvent, readonly leadsTo: PerformanceReportState, readonly clause: string, readonly label: SaidFragment }>, readonly adminItems: ReadonlyArray<{ readonly heading: AdminHeading, readonly lineCount: number, readonly actualYen: number, readonly certifiedYen: number, readonly deductedYen: number, readonly parkedYen: number, readonly label: SaidFragment }>, readonly check: { readonly ready: boolean, readonly blockers: number, readonly findings: ReadonlyArray<{ readonly code: PerformanceReportFindingCode, readonly severity: CheckSeverity, readonly memberId: string | null, readonly costLineId: string | null, readonly clause: string, readonly message: SaidFragment }> } | null, readonly preview: { readonly members: ReadonlyArray<ProcedureFixedMemberFragment>, readonly analysis: ProcedureFixedAmountFragment, readonly admin: ProcedureFixedAmountFragment, readonly total: { readonly granted: number, readonly fixed: number, readonly shortfall: number }, readonly trace: ReadonlyArray<TraceStepFieldsFragment> } | null } | null } };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type ProcedureFixedMemberFragment = { readonly memberId: string, readonly ruled: number, readonly granted: number, readonly fixed: number, readonly bound: FixedBound, readonly reason: SaidFragment, readonly notes: ReadonlyArray<{ readonly code: FixedNoteCode, readonly message: SaidFragment }> };

export type ProcedureFixedAmountFragment = { readonly ruled: number, readonly granted: number, readonly fixed: number, readonly bound: FixedBound, readonly reason: SaidFragment, readonly notes: ReadonlyArray<{ readonly code: FixedNoteCode, readonly message: SaidFragment }> };

export type TraceStepFieldsFragment = { readonly id: string, readonly formula: string, readonly result: number, readonly unit: TraceUnit, readonly rounding: Rounding, readonly clause: string, readonly carriedBack: boolean, readonly disagreement: string | null, readonly label: SaidFragment, readonly inputs: ReadonlyArray<{ readonly symbol: string, readonly value: number, readonly unit: TraceUnit, readonly ref: string | null, readonly label: SaidFragment }>, readonly cap: { readonly yen: number, readonly reached: boolean } | null };

export type ProcedureReportLinesQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ProcedureReportLinesQuery = { readonly consortium: { readonly id: string, readonly performanceReport: { readonly id: string, readonly lines: { readonly edges: ReadonlyArray<{ readonly node: { readonly costLineId: string, readonly memberId: string, readonly category: CostCategory, readonly label: string, readonly quantity: number, readonly plannedYen: number, readonly recordedYen: number | null, readonly actualYen: number, readonly certifiedYen: number, readonly deductedYen: number, readonly deductionReason: string, readonly parkedYen: number, readonly parkedReason: string, readonly heading: AdminHeading | null, readonly version: number } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null } };

export type ProcedureCreateReportMutationVariables = Exact<{
  input: CreatePerformanceReportInput;
}>;


export type ProcedureCreateReportMutation = { readonly createPerformanceReport: { readonly report: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type ProcedureRefreshLinesMutationVariables = Exact<{
  input: RefreshPerformanceLinesInput;
}>;


export type ProcedureRefreshLinesMutation = { readonly refreshPerformanceLines: { readonly report: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProcedureSetLinesMutationVariables = Exact<{
  input: SetPerformanceLinesInput;
}>;


export type ProcedureSetLinesMutation = { readonly setPerformanceLines: { readonly lines: ReadonlyArray<{ readonly costLineId: string, readonly version: number }> | null, readonly warnings: ReadonlyArray<ProblemFieldsFragment> | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProcedureRequestReportCheckMutationVariables = Exact<{
  input: PerformanceReportStepInput;
}>;


export type ProcedureRequestReportCheckMutation = { readonly requestPerformanceCheck: { readonly report: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProcedureApproveReportMutationVariables = Exact<{
  input: PerformanceReportStepInput;
}>;


export type ProcedureApproveReportMutation = { readonly approvePerformanceReport: { readonly report: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProcedureReopenReportMutationVariables = Exact<{
  input: PerformanceReportStepInput;
}>;


export type ProcedureReopenReportMutation = { readonly reopenPerformanceReport: { readonly report: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProcedureSubmitReportMutationVariables = Exact<{
  input: SubmitPerformanceReportInput;
}>;


export type ProcedureSubmitReportMutation = { readonly submitPerformanceReport: { readonly report: { readonly id: string } | null, readonly warnings: ReadonlyArray<ProblemFieldsFragment> | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProcedureReturnReportMutationVariables = Exact<{
  input: ReturnPerformanceReportInput;
}>;


export type ProcedureReturnReportMutation = { readonly returnPerformanceReport: { readonly report: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProcedureStateEmployeesMutationVariables = Exact<{
  input: StateEmployeesInput;
}>;


export type ProcedureStateEmployeesMutation = { readonly stateEmployees: { readonly statement: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const procedureReport = operation<ProcedureReportQuery, ProcedureReportQueryVariables>('query', 'ProcedureReport', `query ProcedureReport($id:ID!){consortium(id:$id){id needsApproval ruleSet roster{memberId name role status}application{id status grant{decidedAt projectEndAt reportDueAt}}changes(first:100){edges{node{id number kind status}}pageInfo{hasNextPage}}performanceReport{id status author approvedBy approvedAt completedOn portalNumber submittedAt dueAt correctionDueAt version allowedEvents{event label{...Said}leadsTo clause}adminItems{heading label{...Said}lineCount actualYen certifiedYen deductedYen parkedYen}check{ready blockers findings{code severity memberId costLineId message{...Said}clause}}preview{members{...ProcedureFixedMember}analysis{...ProcedureFixedAmount}admin{...ProcedureFixedAmount}total{granted fixed shortfall}trace{...TraceStepFields}}}}}fragment Said on Message{ja en}fragment ProcedureFixedMember on FixedMemberAmount{memberId ruled granted fixed bound reason{...Said}notes{code message{...Said}}}fragment ProcedureFixedAmount on FixedAmount{ruled granted fixed bound reason{...Said}notes{code message{...Said}}}fragment TraceStepFields on TraceStep{id label{...Said}formula inputs{symbol label{...Said}value unit ref}result unit rounding clause carriedBack disagreement cap{yen reached}}`);

export const procedureReportLines = operation<ProcedureReportLinesQuery, ProcedureReportLinesQueryVariables>('query', 'ProcedureReportLines', `query ProcedureReportLines($id:ID!$first:Int!$after:String){consortium(id:$id){id performanceReport{id lines(first:$first after:$after){edges{node{costLineId memberId category label quantity plannedYen recordedYen actualYen certifiedYen deductedYen deductionReason parkedYen parkedReason heading version}}pageInfo{hasNextPage endCursor}}}}}`);

export const procedureCreateReport = operation<ProcedureCreateReportMutation, ProcedureCreateReportMutationVariables>('mutation', 'ProcedureCreateReport', `mutation ProcedureCreateReport($input:CreatePerformanceReportInput!){createPerformanceReport(input:$input){report{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const procedureRefreshLines = operation<ProcedureRefreshLinesMutation, ProcedureRefreshLinesMutationVariables>('mutation', 'ProcedureRefreshLines', `mutation ProcedureRefreshLines($input:RefreshPerformanceLinesInput!){refreshPerformanceLines(input:$input){report{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const procedureSetLines = operation<ProcedureSetLinesMutation, ProcedureSetLinesMutationVariables>('mutation', 'ProcedureSetLines', `mutation ProcedureSetLines($input:SetPerformanceLinesInput!){setPerformanceLines(input:$input){lines{costLineId version}warnings{...ProblemFields}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const procedureRequestReportCheck = operation<ProcedureRequestReportCheckMutation, ProcedureRequestReportCheckMutationVariables>('mutation', 'ProcedureRequestReportCheck', `mutation ProcedureRequestReportCheck($input:PerformanceReportStepInput!){requestPerformanceCheck(input:$input){report{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const procedureApproveReport = operation<ProcedureApproveReportMutation, ProcedureApproveReportMutationVariables>('mutation', 'ProcedureApproveReport', `mutation ProcedureApproveReport($input:PerformanceReportStepInput!){approvePerformanceReport(input:$input){report{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const procedureReopenReport = operation<ProcedureReopenReportMutation, ProcedureReopenReportMutationVariables>('mutation', 'ProcedureReopenReport', `mutation ProcedureReopenReport($input:PerformanceReportStepInput!){reopenPerformanceReport(input:$input){report{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const procedureSubmitReport = operation<ProcedureSubmitReportMutation, ProcedureSubmitReportMutationVariables>('mutation', 'ProcedureSubmitReport', `mutation ProcedureSubmitReport($input:SubmitPerformanceReportInput!){submitPerformanceReport(input:$input){report{id}warnings{...ProblemFields}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const procedureReturnReport = operation<ProcedureReturnReportMutation, ProcedureReturnReportMutationVariables>('mutation', 'ProcedureReturnReport', `mutation ProcedureReturnReport($input:ReturnPerformanceReportInput!){returnPerformanceReport(input:$input){report{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const procedureStateEmployees = operation<ProcedureStateEmployeesMutation, ProcedureStateEmployeesMutationVariables>('mutation', 'ProcedureStateEmployees', `mutation ProcedureStateEmployees($input:StateEmployeesInput!){stateEmployees(input:$input){statement{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

