// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MarkNotificationReadInput = {
  readonly id: string;
};

export type MemberImportStatus =
  | 'COMMITTED'
  | 'DISCARDED'
  | 'PREVIEW';

export type NotificationKind =
  | 'OBLIGATION_MOVED'
  | 'REMINDER';

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

export type Role =
  | 'COORDINATOR'
  | 'MEMBER_USER'
  | 'PLATFORM_ADMIN'
  | 'SUPPORT_READER';

export type IdentityNotificationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  unreadOnly: boolean;
}>;


export type IdentityNotificationsQuery = { readonly notifications: { readonly edges: ReadonlyArray<{ readonly node: IdentityNotificationFieldsFragment }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type IdentityNotificationFieldsFragment = { readonly id: string, readonly kind: NotificationKind, readonly createdAt: string, readonly readAt: string | null, readonly text: SaidFragment, readonly obligation: { readonly id: string, readonly consortiumId: string, readonly kind: ObligationKind, readonly key: string, readonly status: ObligationStatus, readonly member: { readonly id: string } | null } };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type IdentityInboxPlacesQueryVariables = Exact<{ [key: string]: never; }>;


export type IdentityInboxPlacesQuery = { readonly me: { readonly id: string, readonly assignments: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly consortiumId: string | null, readonly groupName: string | null, readonly memberId: string | null }> } | null };

export type IdentityUnfinishedQueryVariables = Exact<{ [key: string]: never; }>;


export type IdentityUnfinishedQuery = { readonly consortia: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly closedAt: string | null, readonly memberImports: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly fileName: string, readonly status: MemberImportStatus, readonly createdAt: string } }> } } }> } };

export type IdentityMarkReadMutationVariables = Exact<{
  input: MarkNotificationReadInput;
}>;


export type IdentityMarkReadMutation = { readonly markNotificationRead: { readonly notification: { readonly id: string, readonly readAt: string | null } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export const identityNotifications = operation<IdentityNotificationsQuery, IdentityNotificationsQueryVariables>('query', 'IdentityNotifications', `query IdentityNotifications($first:Int!$after:String$unreadOnly:Boolean!){notifications(first:$first after:$after unreadOnly:$unreadOnly){edges{node{...IdentityNotificationFields}}pageInfo{endCursor hasNextPage}}}fragment IdentityNotificationFields on Notification{id kind text{...Said}createdAt readAt obligation{id consortiumId kind key status member{id}}}fragment Said on Message{ja en}`);

export const identityInboxPlaces = operation<IdentityInboxPlacesQuery, IdentityInboxPlacesQueryVariables>('query', 'IdentityInboxPlaces', `query IdentityInboxPlaces{me{id assignments{id role consortiumId groupName memberId}}}`);

export const identityUnfinished = operation<IdentityUnfinishedQuery, IdentityUnfinishedQueryVariables>('query', 'IdentityUnfinished', `query IdentityUnfinished{consortia(first:20){edges{node{id name closedAt memberImports(first:50){edges{node{id fileName status createdAt}}}}}}}`);

export const identityMarkRead = operation<IdentityMarkReadMutation, IdentityMarkReadMutationVariables>('mutation', 'IdentityMarkRead', `mutation IdentityMarkRead($input:MarkNotificationReadInput!){markNotificationRead(input:$input){notification{id readAt}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

