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

export type CreateEffectReportInput = {
  readonly consortiumId: string;
  readonly idempotencyKey: string;
  readonly year: number;
};

export type EffectFigureField =
  | 'DEPRECIATION'
  | 'EMPLOYEES'
  | 'HOURS'
  | 'OPERATING_PROFIT'
  | 'PERSONNEL_COST';

export type EffectFigurePeriod =
  | 'BASE'
  | 'TARGET'
  | 'YEAR_1'
  | 'YEAR_2';

export type EffectFigureSourceInput = {
  readonly evidenceId: string;
  readonly field: EffectFigureField;
};

export type EffectReportEvent =
  | 'ACCEPT'
  | 'RETURN_BY_SECRETARIAT'
  | 'SUBMIT';

export type EffectReportState =
  | 'ACCEPTED'
  | 'DRAFT'
  | 'RETURNED'
  | 'SUBMITTED';

export type EffectReportStepInput = {
  readonly id: string;
  readonly occurredAt: string;
  readonly version: number;
};

export type EnterEffectFiguresInput = {
  readonly depreciationYen: number;
  readonly employees: number;
  readonly hoursHundredths: number;
  readonly memberId: string;
  readonly operatingProfitYen: number;
  readonly period: EffectFigurePeriod;
  readonly personnelCostYen: number;
  readonly sources?: ReadonlyArray<EffectFigureSourceInput> | null | undefined;
  readonly version?: number | null | undefined;
};

export type MemberRole =
  | 'PARTICIPANT'
  | 'REPRESENTATIVE';

export type ProductivityMean =
  | 'ARITHMETIC'
  | 'GEOMETRIC';

export type ReturnEffectReportInput = {
  readonly correctionDueAt?: string | null | undefined;
  readonly id: string;
  readonly occurredAt: string;
  readonly reason: string;
  readonly version: number;
};

export type SubmitEffectReportInput = {
  readonly id: string;
  readonly memberGrantedBefore?: boolean;
  readonly occurredAt: string;
  readonly portalNumber: string;
  readonly version: number;
  readonly withoutMissing?: boolean;
};

export type GroupEffectsQueryVariables = Exact<{
  id: string;
}>;


export type GroupEffectsQuery = { readonly consortium: { readonly id: string, readonly application: { readonly id: string, readonly status: ApplicationState } | null, readonly year1: EffectOfYearFragment | null, readonly year2: EffectOfYearFragment | null, readonly effectReports: ReadonlyArray<{ readonly id: string, readonly year: number, readonly status: EffectReportState, readonly version: number, readonly portalNumber: string, readonly submittedAt: string | null, readonly correctionDueAt: string | null, readonly allowedEvents: ReadonlyArray<{ readonly event: EffectReportEvent, readonly label: SaidFragment }> }> } };

export type EffectOfYearFragment = { readonly year: number, readonly complete: boolean, readonly targetPercent: number, readonly sentence: SaidFragment, readonly means: ReadonlyArray<{ readonly mean: ProductivityMean, readonly official: boolean, readonly growthPermille: number | null, readonly reached: boolean, readonly baselineHundredths: number | null, readonly requiredHundredths: number | null, readonly reportedHundredths: number | null, readonly distanceHundredths: number | null, readonly noGrowth: SaidFragment | null }>, readonly missing: ReadonlyArray<{ readonly memberId: string, readonly name: string }>, readonly checks: ReadonlyArray<{ readonly memberId: string, readonly message: SaidFragment }> };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type EffectMembersQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type EffectMembersQuery = { readonly consortium: { readonly id: string, readonly members: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly role: MemberRole, readonly business: { readonly name: string }, readonly effectFigures: ReadonlyArray<{ readonly id: string, readonly period: EffectFigurePeriod, readonly operatingProfitYen: number, readonly personnelCostYen: number, readonly depreciationYen: number, readonly employees: number, readonly hoursHundredths: number, readonly version: number }> } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type EnterGroupFiguresMutationVariables = Exact<{
  input: EnterEffectFiguresInput;
}>;


export type EnterGroupFiguresMutation = { readonly enterEffectFigures: { readonly figures: { readonly id: string, readonly version: number } | null, readonly checks: ReadonlyArray<{ readonly message: SaidFragment }> | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type BeginEffectReportMutationVariables = Exact<{
  input: CreateEffectReportInput;
}>;


export type BeginEffectReportMutation = { readonly createEffectReport: { readonly effectReport: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type FileEffectReportMutationVariables = Exact<{
  input: SubmitEffectReportInput;
}>;


export type FileEffectReportMutation = { readonly submitEffectReport: { readonly effectReport: { readonly id: string, readonly version: number } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type EffectReportAcceptedMutationVariables = Exact<{
  input: EffectReportStepInput;
}>;


export type EffectReportAcceptedMutation = { readonly acceptEffectReport: { readonly effectReport: { readonly id: string, readonly version: number } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type EffectReportReturnedMutationVariables = Exact<{
  input: ReturnEffectReportInput;
}>;


export type EffectReportReturnedMutation = { readonly returnEffectReport: { readonly effectReport: { readonly id: string, readonly version: number } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const groupEffects = operation<GroupEffectsQuery, GroupEffectsQueryVariables>('query', 'GroupEffects', `query GroupEffects($id:ID!){consortium(id:$id){id application{id status}year1:effect(year:1){...EffectOfYear}year2:effect(year:2){...EffectOfYear}effectReports{id year status version portalNumber submittedAt correctionDueAt allowedEvents{event label{...Said}}}}}fragment EffectOfYear on GroupEffect{year complete targetPercent sentence{...Said}means{mean official growthPermille reached baselineHundredths requiredHundredths reportedHundredths distanceHundredths noGrowth{...Said}}missing{memberId name}checks{memberId message{...Said}}}fragment Said on Message{ja en}`);

export const effectMembers = operation<EffectMembersQuery, EffectMembersQueryVariables>('query', 'EffectMembers', `query EffectMembers($id:ID!$after:String){consortium(id:$id){id members(first:100 after:$after status:ENROLLED){edges{node{id role business{name}effectFigures{id period operatingProfitYen personnelCostYen depreciationYen employees hoursHundredths version}}}pageInfo{endCursor hasNextPage}}}}`);

export const enterGroupFigures = operation<EnterGroupFiguresMutation, EnterGroupFiguresMutationVariables>('mutation', 'EnterGroupFigures', `mutation EnterGroupFigures($input:EnterEffectFiguresInput!){enterEffectFigures(input:$input){figures{id version}checks{message{...Said}}problems{...ProblemFields}}}fragment Said on Message{ja en}fragment ProblemFields on Problem{code path message{...Said}}`);

export const beginEffectReport = operation<BeginEffectReportMutation, BeginEffectReportMutationVariables>('mutation', 'BeginEffectReport', `mutation BeginEffectReport($input:CreateEffectReportInput!){createEffectReport(input:$input){effectReport{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const fileEffectReport = operation<FileEffectReportMutation, FileEffectReportMutationVariables>('mutation', 'FileEffectReport', `mutation FileEffectReport($input:SubmitEffectReportInput!){submitEffectReport(input:$input){effectReport{id version}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const effectReportAccepted = operation<EffectReportAcceptedMutation, EffectReportAcceptedMutationVariables>('mutation', 'EffectReportAccepted', `mutation EffectReportAccepted($input:EffectReportStepInput!){acceptEffectReport(input:$input){effectReport{id version}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const effectReportReturned = operation<EffectReportReturnedMutation, EffectReportReturnedMutationVariables>('mutation', 'EffectReportReturned', `mutation EffectReportReturned($input:ReturnEffectReportInput!){returnEffectReport(input:$input){effectReport{id version}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

