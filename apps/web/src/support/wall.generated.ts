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

export type ReadinessState =
  | 'ACCEPTED'
  | 'ASKED'
  | 'EXPIRES_BEFORE_SUBMISSION'
  | 'HANDED_IN'
  | 'NOT_ASKED'
  | 'NOT_OWED'
  | 'RETURNED';

export type RiskCode =
  | 'BLOCKERS'
  | 'CHANGE_UNANSWERED'
  | 'DEADLINE_NEAR'
  | 'DEADLINE_WITH_MISSING'
  | 'OVERDUE'
  | 'OVERDUE_INSIDE'
  | 'OVER_CAP'
  | 'RETURNED_BY_SECRETARIAT'
  | 'RETURNED_PAPERS'
  | 'SUBSIDY_LOST'
  | 'TOO_FEW_MEMBERS';

export type RiskLevel =
  | 'HIGH'
  | 'LOW'
  | 'MEDIUM'
  | 'NONE';

export type SupportWallQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type SupportWallQuery = { readonly consortia: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly prefecture: number, readonly city: string | null, readonly isSample: boolean, readonly closedAt: string | null, readonly risk: { readonly level: RiskLevel, readonly score: number, readonly reasons: ReadonlyArray<{ readonly code: RiskCode, readonly level: RiskLevel, readonly message: SaidFragment }> }, readonly eligibility: { readonly countedMembers: number, readonly minimumMembers: number } | null, readonly readiness: { readonly counts: ReadonlyArray<{ readonly state: ReadinessState, readonly count: number }> } | null, readonly nextObligation: { readonly id: string, readonly dueAt: string, readonly daysLeft: number | null, readonly title: SaidFragment } | null, readonly application: { readonly id: string, readonly status: ApplicationState } | null, readonly calculation: { readonly combined: { readonly granted: number, readonly cap: number }, readonly admin: { readonly granted: number, readonly limit: number | null } } } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type SaidFragment = { readonly ja: string, readonly en: string };

export const supportWall = operation<SupportWallQuery, SupportWallQueryVariables>('query', 'SupportWall', `query SupportWall($after:String){consortia(first:50 after:$after){edges{node{id name prefecture city isSample closedAt risk{level score reasons{code level message{...Said}}}eligibility{countedMembers minimumMembers}readiness{counts{state count}}nextObligation{id title{...Said}dueAt daysLeft}application{id status}calculation{combined{granted cap}admin{granted limit}}}}pageInfo{endCursor hasNextPage}}}fragment Said on Message{ja en}`);

