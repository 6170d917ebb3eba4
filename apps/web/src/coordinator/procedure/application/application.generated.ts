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

export type ApplicationStepInput = {
  readonly id: string;
  readonly version: number;
};

export type CheckSeverity =
  | 'BLOCKER'
  | 'INFO'
  | 'WARNING';

export type CostPart =
  | 'ADMIN'
  | 'ANALYSIS'
  | 'INFRASTRUCTURE';

export type CreateApplicationInput = {
  readonly consortiumId: string;
  readonly idempotencyKey: string;
};

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

export type GrantedMemberInput = {
  readonly amountYen: number;
  readonly memberId: string;
};

export type MemberRole =
  | 'PARTICIPANT'
  | 'REPRESENTATIVE';

export type MemberStatus =
  | 'ENROLLED'
  | 'WITHDRAWN';

export type RecordGrantDecisionInput = {
  readonly adminYen?: number | null | undefined;
  readonly analysisYen?: number | null | undefined;
  readonly applicationId: string;
  readonly conditions?: string | null | undefined;
  readonly decidedAt: string;
  readonly decisionNumber: string;
  readonly idempotencyKey: string;
  readonly members?: ReadonlyArray<GrantedMemberInput> | null | undefined;
  readonly projectEndAt: string;
  readonly reportDueAt: string;
  readonly version: number;
};

export type RejectApplicationInput = {
  readonly id: string;
  readonly occurredAt: string;
  readonly reason?: string | null | undefined;
  readonly version: number;
};

export type ReturnApplicationInput = {
  readonly correctionDueAt?: string | null | undefined;
  readonly id: string;
  readonly occurredAt: string;
  readonly reason: string;
  readonly version: number;
};

export type RuleSet =
  | 'RULES_2022'
  | 'RULES_2023'
  | 'RULES_2024'
  | 'RULES_2025';

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

export type SubmitApplicationInput = {
  readonly id: string;
  readonly portalNumber: string;
  readonly submittedAt: string;
  readonly version: number;
};

export type WithdrawApplicationInput = {
  readonly id: string;
  readonly reason: string;
  readonly version: number;
};

export type WithdrawGrantInput = {
  readonly id: string;
  readonly occurredAt: string;
  readonly reason: string;
  readonly version: number;
};

export type ProcedureApplicationQueryVariables = Exact<{
  id: string;
}>;


export type ProcedureApplicationQuery = { readonly consortium: { readonly id: string, readonly needsApproval: boolean, readonly scheduleId: string | null, readonly milestones: ReadonlyArray<{ readonly anchor: ScheduleAnchor, readonly occurredAt: string }>, readonly roster: ReadonlyArray<{ readonly memberId: string, readonly name: string, readonly role: MemberRole, readonly status: MemberStatus }>, readonly application: { readonly id: string, readonly number: number, readonly status: ApplicationState, readonly author: string | null, readonly correctionDueAt: string | null, readonly version: number, readonly createdAt: string, readonly approval: { readonly approvedBy: string | null, readonly approvedAt: string, readonly isCurrent: boolean } | null, readonly allowedEvents: ReadonlyArray<{ readonly event: ApplicationEvent, readonly leadsTo: ApplicationState, readonly clause: string, readonly label: SaidFragment }>, readonly check: { readonly ready: boolean, readonly blockers: number, readonly findings: ReadonlyArray<{ readonly code: string, readonly severity: CheckSeverity, readonly memberId: string | null, readonly subject: string | null, readonly clause: string, readonly message: SaidFragment, readonly fix: { readonly target: FixTarget, readonly memberId: string | null, readonly paper: string | null } }> } | null, readonly grant: { readonly id: string, readonly decisionNumber: string, readonly decidedAt: string, readonly projectEndAt: string, readonly reportDueAt: string, readonly conditions: string, readonly decidedTotalYen: number, readonly ceilingTotalYen: number, readonly amounts: ReadonlyArray<{ readonly part: CostPart, readonly memberId: string | null, readonly decidedYen: number, readonly ceilingYen: number, readonly revision: number }> } | null } | null } };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type ProcedureSubmissionsQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ProcedureSubmissionsQuery = { readonly consortium: { readonly application: { readonly id: string, readonly submissions: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly number: number, readonly portalNumber: string, readonly submittedAt: string, readonly recordedAt: string, readonly ruleSet: RuleSet, readonly ruleSetVersion: string, readonly documentSha256: string, readonly document: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null } };

export type ProcedureCreateApplicationMutationVariables = Exact<{
  input: CreateApplicationInput;
}>;


export type ProcedureCreateApplicationMutation = { readonly createApplication: { readonly application: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type ProcedureRequestApplicationCheckMutationVariables = Exact<{
  input: ApplicationStepInput;
}>;


export type ProcedureRequestApplicationCheckMutation = { readonly requestApplicationCheck: { readonly application: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProcedureApproveApplicationMutationVariables = Exact<{
  input: ApplicationStepInput;
}>;


export type ProcedureApproveApplicationMutation = { readonly approveApplication: { readonly application: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProcedureReopenApplicationMutationVariables = Exact<{
  input: ApplicationStepInput;
}>;


export type ProcedureReopenApplicationMutation = { readonly reopenApplication: { readonly application: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProcedureSubmitApplicationMutationVariables = Exact<{
  input: SubmitApplicationInput;
}>;


export type ProcedureSubmitApplicationMutation = { readonly submitApplication: { readonly application: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProcedureReturnApplicationMutationVariables = Exact<{
  input: ReturnApplicationInput;
}>;


export type ProcedureReturnApplicationMutation = { readonly returnApplication: { readonly application: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProcedureRejectApplicationMutationVariables = Exact<{
  input: RejectApplicationInput;
}>;


export type ProcedureRejectApplicationMutation = { readonly rejectApplication: { readonly application: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProcedureWithdrawApplicationMutationVariables = Exact<{
  input: WithdrawApplicationInput;
}>;


export type ProcedureWithdrawApplicationMutation = { readonly withdrawApplication: { readonly application: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProcedureWithdrawGrantMutationVariables = Exact<{
  input: WithdrawGrantInput;
}>;


export type ProcedureWithdrawGrantMutation = { readonly withdrawGrant: { readonly application: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProcedureRecordGrantMutationVariables = Exact<{
  input: RecordGrantDecisionInput;
}>;


export type ProcedureRecordGrantMutation = { readonly recordGrantDecision: { readonly application: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const procedureApplication = operation<ProcedureApplicationQuery, ProcedureApplicationQueryVariables>('query', 'ProcedureApplication', `query ProcedureApplication($id:ID!){consortium(id:$id){id needsApproval scheduleId milestones{anchor occurredAt}roster{memberId name role status}application{id number status author correctionDueAt version createdAt approval{approvedBy approvedAt isCurrent}allowedEvents{event label{...Said}leadsTo clause}check{ready blockers findings{code severity memberId subject message{...Said}clause fix{target memberId paper}}}grant{id decisionNumber decidedAt projectEndAt reportDueAt conditions decidedTotalYen ceilingTotalYen amounts{part memberId decidedYen ceilingYen revision}}}}}fragment Said on Message{ja en}`);

export const procedureSubmissions = operation<ProcedureSubmissionsQuery, ProcedureSubmissionsQueryVariables>('query', 'ProcedureSubmissions', `query ProcedureSubmissions($id:ID!$first:Int!$after:String){consortium(id:$id){application{id submissions(first:$first after:$after){edges{node{id number portalNumber submittedAt recordedAt ruleSet ruleSetVersion documentSha256 document}}pageInfo{hasNextPage endCursor}}}}}`);

export const procedureCreateApplication = operation<ProcedureCreateApplicationMutation, ProcedureCreateApplicationMutationVariables>('mutation', 'ProcedureCreateApplication', `mutation ProcedureCreateApplication($input:CreateApplicationInput!){createApplication(input:$input){application{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const procedureRequestApplicationCheck = operation<ProcedureRequestApplicationCheckMutation, ProcedureRequestApplicationCheckMutationVariables>('mutation', 'ProcedureRequestApplicationCheck', `mutation ProcedureRequestApplicationCheck($input:ApplicationStepInput!){requestApplicationCheck(input:$input){application{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const procedureApproveApplication = operation<ProcedureApproveApplicationMutation, ProcedureApproveApplicationMutationVariables>('mutation', 'ProcedureApproveApplication', `mutation ProcedureApproveApplication($input:ApplicationStepInput!){approveApplication(input:$input){application{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const procedureReopenApplication = operation<ProcedureReopenApplicationMutation, ProcedureReopenApplicationMutationVariables>('mutation', 'ProcedureReopenApplication', `mutation ProcedureReopenApplication($input:ApplicationStepInput!){reopenApplication(input:$input){application{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const procedureSubmitApplication = operation<ProcedureSubmitApplicationMutation, ProcedureSubmitApplicationMutationVariables>('mutation', 'ProcedureSubmitApplication', `mutation ProcedureSubmitApplication($input:SubmitApplicationInput!){submitApplication(input:$input){application{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const procedureReturnApplication = operation<ProcedureReturnApplicationMutation, ProcedureReturnApplicationMutationVariables>('mutation', 'ProcedureReturnApplication', `mutation ProcedureReturnApplication($input:ReturnApplicationInput!){returnApplication(input:$input){application{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const procedureRejectApplication = operation<ProcedureRejectApplicationMutation, ProcedureRejectApplicationMutationVariables>('mutation', 'ProcedureRejectApplication', `mutation ProcedureRejectApplication($input:RejectApplicationInput!){rejectApplication(input:$input){application{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const procedureWithdrawApplication = operation<ProcedureWithdrawApplicationMutation, ProcedureWithdrawApplicationMutationVariables>('mutation', 'ProcedureWithdrawApplication', `mutation ProcedureWithdrawApplication($input:WithdrawApplicationInput!){withdrawApplication(input:$input){application{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const procedureWithdrawGrant = operation<ProcedureWithdrawGrantMutation, ProcedureWithdrawGrantMutationVariables>('mutation', 'ProcedureWithdrawGrant', `mutation ProcedureWithdrawGrant($input:WithdrawGrantInput!){withdrawGrant(input:$input){application{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const procedureRecordGrant = operation<ProcedureRecordGrantMutation, ProcedureRecordGrantMutationVariables>('mutation', 'ProcedureRecordGrant', `mutation ProcedureRecordGrant($input:RecordGrantDecisionInput!){recordGrantDecision(input:$input){application{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

