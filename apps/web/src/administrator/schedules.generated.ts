// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CreateScheduleInput = {
  readonly anchors: ReadonlyArray<ScheduleAnchorInput>;
  readonly idempotencyKey: string;
  readonly isSample?: boolean;
  readonly label: string;
  readonly reason: string;
  readonly ruleSet: RuleSet;
  readonly source: string;
};

export type PreviewScheduleRevisionInput = {
  readonly anchors: ReadonlyArray<ScheduleAnchorInput>;
  readonly scheduleId: string;
};

export type ReviseScheduleInput = {
  readonly anchors: ReadonlyArray<ScheduleAnchorInput>;
  readonly reason: string;
  readonly scheduleId: string;
  readonly source: string;
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

export type ScheduleAnchorInput = {
  readonly anchor: ScheduleAnchor;
  readonly occursAt: string;
};

export type AdminSchedulesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type AdminSchedulesQuery = { readonly schedules: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly label: string, readonly isSample: boolean, readonly ruleSet: RuleSet, readonly current: { readonly id: string, readonly number: number, readonly publishedAt: string } } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type AdminKnownSchedulesQueryVariables = Exact<{ [key: string]: never; }>;


export type AdminKnownSchedulesQuery = { readonly knownSchedules: ReadonlyArray<{ readonly code: string, readonly reason: string, readonly source: string, readonly ruleSet: RuleSet, readonly label: SaidFragment, readonly anchors: ReadonlyArray<AnchorDateFragment> }> };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type AnchorDateFragment = { readonly anchor: ScheduleAnchor, readonly occursAt: string, readonly label: SaidFragment };

export type AdminScheduleQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type AdminScheduleQuery = { readonly schedule: { readonly id: string, readonly label: string, readonly isSample: boolean, readonly ruleSet: RuleSet, readonly version: number, readonly current: { readonly id: string, readonly number: number, readonly anchors: ReadonlyArray<AnchorDateFragment> }, readonly revisions: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly number: number, readonly publishedAt: string, readonly reason: string, readonly source: string, readonly moves: ReadonlyArray<AnchorMoveFragment> } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type AnchorMoveFragment = { readonly anchor: ScheduleAnchor, readonly from: string | null, readonly to: string | null, readonly label: SaidFragment };

export type AdminPreviewRevisionQueryVariables = Exact<{
  input: PreviewScheduleRevisionInput;
}>;


export type AdminPreviewRevisionQuery = { readonly previewScheduleRevision: { readonly moves: ReadonlyArray<AnchorMoveFragment> | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type AdminReviseScheduleMutationVariables = Exact<{
  input: ReviseScheduleInput;
}>;


export type AdminReviseScheduleMutation = { readonly reviseSchedule: { readonly schedule: { readonly id: string, readonly version: number } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type AdminCreateScheduleMutationVariables = Exact<{
  input: CreateScheduleInput;
}>;


export type AdminCreateScheduleMutation = { readonly createSchedule: { readonly schedule: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const adminSchedules = operation<AdminSchedulesQuery, AdminSchedulesQueryVariables>('query', 'AdminSchedules', `query AdminSchedules($after:String){schedules(first:50 after:$after){edges{node{id label isSample ruleSet current{id number publishedAt}}}pageInfo{endCursor hasNextPage}}}`);

export const adminKnownSchedules = operation<AdminKnownSchedulesQuery, AdminKnownSchedulesQueryVariables>('query', 'AdminKnownSchedules', `query AdminKnownSchedules{knownSchedules{code label{...Said}reason source ruleSet anchors{...AnchorDate}}}fragment Said on Message{ja en}fragment AnchorDate on ScheduleAnchorDate{anchor label{...Said}occursAt}`);

export const adminSchedule = operation<AdminScheduleQuery, AdminScheduleQueryVariables>('query', 'AdminSchedule', `query AdminSchedule($id:ID!$after:String){schedule(id:$id){id label isSample ruleSet version current{id number anchors{...AnchorDate}}revisions(first:20 after:$after){edges{node{id number publishedAt reason source moves{...AnchorMove}}}pageInfo{endCursor hasNextPage}}}}fragment AnchorDate on ScheduleAnchorDate{anchor label{...Said}occursAt}fragment Said on Message{ja en}fragment AnchorMove on ScheduleAnchorMove{anchor label{...Said}from to}`);

export const adminPreviewRevision = operation<AdminPreviewRevisionQuery, AdminPreviewRevisionQueryVariables>('query', 'AdminPreviewRevision', `query AdminPreviewRevision($input:PreviewScheduleRevisionInput!){previewScheduleRevision(input:$input){moves{...AnchorMove}problems{...ProblemFields}}}fragment AnchorMove on ScheduleAnchorMove{anchor label{...Said}from to}fragment Said on Message{ja en}fragment ProblemFields on Problem{code path message{...Said}}`);

export const adminReviseSchedule = operation<AdminReviseScheduleMutation, AdminReviseScheduleMutationVariables>('mutation', 'AdminReviseSchedule', `mutation AdminReviseSchedule($input:ReviseScheduleInput!){reviseSchedule(input:$input){schedule{id version}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const adminCreateSchedule = operation<AdminCreateScheduleMutation, AdminCreateScheduleMutationVariables>('mutation', 'AdminCreateSchedule', `mutation AdminCreateSchedule($input:CreateScheduleInput!){createSchedule(input:$input){schedule{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

