// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type AccountInput = {
  readonly id: string;
};

export type CreateSupportBodyInput = {
  readonly idempotencyKey: string;
  readonly name: string;
  readonly prefectures: ReadonlyArray<number>;
};

export type EndSupportReaderInput = {
  readonly id: string;
};

export type InvitationState =
  | 'ACCEPTED'
  | 'EXPIRED'
  | 'OPEN'
  | 'REVOKED';

export type InviteAccountInput = {
  readonly email: string;
  readonly idempotencyKey: string;
  readonly role: Role;
};

export type InviteSupportReaderInput = {
  readonly email: string;
  readonly idempotencyKey: string;
  readonly supportBodyId: string;
};

export type RetryFailedWorkInput = {
  readonly id: string;
};

export type Role =
  | 'COORDINATOR'
  | 'MEMBER_USER'
  | 'PLATFORM_ADMIN'
  | 'SUPPORT_READER';

export type RuleSet =
  | 'RULES_2022'
  | 'RULES_2023'
  | 'RULES_2024'
  | 'RULES_2025';

export type RuleUnit =
  | 'COUNT'
  | 'FUNCTIONS'
  | 'PERCENT'
  | 'RATIO'
  | 'YEN';

export type UpdateSupportBodyInput = {
  readonly id: string;
  readonly name: string;
  readonly prefectures: ReadonlyArray<number>;
  readonly version: number;
};

export type AdminRuleSetsQueryVariables = Exact<{ [key: string]: never; }>;


export type AdminRuleSetsQuery = { readonly ruleSets: ReadonlyArray<{ readonly ruleSet: RuleSet, readonly version: string, readonly label: SaidFragment, readonly numbers: ReadonlyArray<{ readonly key: string, readonly value: string | null, readonly unit: RuleUnit, readonly carriedBack: boolean, readonly label: SaidFragment, readonly sources: ReadonlyArray<{ readonly citation: string, readonly documentName: string }> }>, readonly disagreements: ReadonlyArray<{ readonly id: string, readonly title: SaidFragment, readonly readings: ReadonlyArray<{ readonly value: string | null, readonly says: SaidFragment, readonly sources: ReadonlyArray<{ readonly citation: string }> }> }>, readonly defaults: ReadonlyArray<{ readonly id: string, readonly value: string }> }> };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type AdminSupportBodiesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type AdminSupportBodiesQuery = { readonly supportBodies: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly prefectures: ReadonlyArray<number>, readonly version: number, readonly staff: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly displayName: string, readonly email: string | null, readonly endedAt: string | null } }> } } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type AdminCreateSupportBodyMutationVariables = Exact<{
  input: CreateSupportBodyInput;
}>;


export type AdminCreateSupportBodyMutation = { readonly createSupportBody: { readonly supportBody: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type AdminUpdateSupportBodyMutationVariables = Exact<{
  input: UpdateSupportBodyInput;
}>;


export type AdminUpdateSupportBodyMutation = { readonly updateSupportBody: { readonly supportBody: { readonly id: string, readonly version: number } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type AdminInviteReaderMutationVariables = Exact<{
  input: InviteSupportReaderInput;
}>;


export type AdminInviteReaderMutation = { readonly inviteSupportReader: { readonly invitation: { readonly id: string, readonly email: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type AdminEndReaderMutationVariables = Exact<{
  input: EndSupportReaderInput;
}>;


export type AdminEndReaderMutation = { readonly endSupportReader: { readonly person: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type AdminAccountsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type AdminAccountsQuery = { readonly accounts: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly displayName: string, readonly email: string | null, readonly createdAt: string, readonly disabledAt: string | null } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type AdminInvitationsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type AdminInvitationsQuery = { readonly invitations: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly email: string, readonly role: Role, readonly supportBodyName: string | null, readonly state: InvitationState, readonly expiresAt: string } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type AdminInviteMutationVariables = Exact<{
  input: InviteAccountInput;
}>;


export type AdminInviteMutation = { readonly inviteAccount: { readonly invitation: { readonly id: string, readonly email: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type AdminDisableAccountMutationVariables = Exact<{
  input: AccountInput;
}>;


export type AdminDisableAccountMutation = { readonly disableAccount: { readonly account: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type AdminEnableAccountMutationVariables = Exact<{
  input: AccountInput;
}>;


export type AdminEnableAccountMutation = { readonly enableAccount: { readonly account: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type AdminFailedWorkQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type AdminFailedWorkQuery = { readonly failedWork: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly topic: string, readonly createdAt: string, readonly failedAt: string, readonly handedOver: number, readonly lastError: string | null } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type AdminRetryWorkMutationVariables = Exact<{
  input: RetryFailedWorkInput;
}>;


export type AdminRetryWorkMutation = { readonly retryFailedWork: { readonly retriedId: string | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const adminRuleSets = operation<AdminRuleSetsQuery, AdminRuleSetsQueryVariables>('query', 'AdminRuleSets', `query AdminRuleSets{ruleSets{ruleSet label{...Said}version numbers{key label{...Said}value unit carriedBack sources{citation documentName}}disagreements{id title{...Said}readings{value says{...Said}sources{citation}}}defaults{id value}}}fragment Said on Message{ja en}`);

export const adminSupportBodies = operation<AdminSupportBodiesQuery, AdminSupportBodiesQueryVariables>('query', 'AdminSupportBodies', `query AdminSupportBodies($after:String){supportBodies(first:50 after:$after){edges{node{id name prefectures version staff(first:100){edges{node{id displayName email endedAt}}}}}pageInfo{endCursor hasNextPage}}}`);

export const adminCreateSupportBody = operation<AdminCreateSupportBodyMutation, AdminCreateSupportBodyMutationVariables>('mutation', 'AdminCreateSupportBody', `mutation AdminCreateSupportBody($input:CreateSupportBodyInput!){createSupportBody(input:$input){supportBody{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const adminUpdateSupportBody = operation<AdminUpdateSupportBodyMutation, AdminUpdateSupportBodyMutationVariables>('mutation', 'AdminUpdateSupportBody', `mutation AdminUpdateSupportBody($input:UpdateSupportBodyInput!){updateSupportBody(input:$input){supportBody{id version}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const adminInviteReader = operation<AdminInviteReaderMutation, AdminInviteReaderMutationVariables>('mutation', 'AdminInviteReader', `mutation AdminInviteReader($input:InviteSupportReaderInput!){inviteSupportReader(input:$input){invitation{id email}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const adminEndReader = operation<AdminEndReaderMutation, AdminEndReaderMutationVariables>('mutation', 'AdminEndReader', `mutation AdminEndReader($input:EndSupportReaderInput!){endSupportReader(input:$input){person{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const adminAccounts = operation<AdminAccountsQuery, AdminAccountsQueryVariables>('query', 'AdminAccounts', `query AdminAccounts($after:String){accounts(first:50 after:$after){edges{node{id displayName email createdAt disabledAt}}pageInfo{endCursor hasNextPage}}}`);

export const adminInvitations = operation<AdminInvitationsQuery, AdminInvitationsQueryVariables>('query', 'AdminInvitations', `query AdminInvitations($after:String){invitations(first:50 after:$after){edges{node{id email role supportBodyName state expiresAt}}pageInfo{endCursor hasNextPage}}}`);

export const adminInvite = operation<AdminInviteMutation, AdminInviteMutationVariables>('mutation', 'AdminInvite', `mutation AdminInvite($input:InviteAccountInput!){inviteAccount(input:$input){invitation{id email}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const adminDisableAccount = operation<AdminDisableAccountMutation, AdminDisableAccountMutationVariables>('mutation', 'AdminDisableAccount', `mutation AdminDisableAccount($input:AccountInput!){disableAccount(input:$input){account{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const adminEnableAccount = operation<AdminEnableAccountMutation, AdminEnableAccountMutationVariables>('mutation', 'AdminEnableAccount', `mutation AdminEnableAccount($input:AccountInput!){enableAccount(input:$input){account{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const adminFailedWork = operation<AdminFailedWorkQuery, AdminFailedWorkQueryVariables>('query', 'AdminFailedWork', `query AdminFailedWork($after:String){failedWork(first:50 after:$after){edges{node{id topic createdAt failedAt handedOver lastError}}pageInfo{endCursor hasNextPage}}}`);

export const adminRetryWork = operation<AdminRetryWorkMutation, AdminRetryWorkMutationVariables>('mutation', 'AdminRetryWork', `mutation AdminRetryWork($input:RetryFailedWorkInput!){retryFailedWork(input:$input){retriedId problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

