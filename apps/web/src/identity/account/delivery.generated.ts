// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CreateCalendarFeedInput = {
  readonly consortiumId?: string | null | undefined;
  readonly idempotencyKey: string;
};

export type MailChoice =
  | 'DAILY'
  | 'IMMEDIATE'
  | 'NONE';

export type RevokeCalendarFeedInput = {
  readonly id: string;
};

export type SetDeliveryPreferenceInput = {
  readonly mail: MailChoice;
  readonly quietFrom: string;
  readonly quietUntil: string;
  readonly version: number;
};

export type IdentityDeliveryQueryVariables = Exact<{ [key: string]: never; }>;


export type IdentityDeliveryQuery = { readonly deliveryPreference: { readonly mail: MailChoice, readonly quietFrom: string, readonly quietUntil: string, readonly bouncedAt: string | null, readonly version: number } };

export type IdentitySetDeliveryMutationVariables = Exact<{
  input: SetDeliveryPreferenceInput;
}>;


export type IdentitySetDeliveryMutation = { readonly setDeliveryPreference: { readonly deliveryPreference: { readonly version: number } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type IdentityCalendarFeedsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type IdentityCalendarFeedsQuery = { readonly calendarFeeds: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly consortiumId: string | null, readonly createdAt: string, readonly revokedAt: string | null } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type IdentityMyGroupsQueryVariables = Exact<{ [key: string]: never; }>;


export type IdentityMyGroupsQuery = { readonly me: { readonly id: string, readonly assignments: ReadonlyArray<{ readonly id: string, readonly consortiumId: string | null, readonly groupName: string | null }> } | null };

export type IdentityCreateCalendarFeedMutationVariables = Exact<{
  input: CreateCalendarFeedInput;
}>;


export type IdentityCreateCalendarFeedMutation = { readonly createCalendarFeed: { readonly address: string | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type IdentityRevokeCalendarFeedMutationVariables = Exact<{
  input: RevokeCalendarFeedInput;
}>;


export type IdentityRevokeCalendarFeedMutation = { readonly revokeCalendarFeed: { readonly calendarFeed: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const identityDelivery = operation<IdentityDeliveryQuery, IdentityDeliveryQueryVariables>('query', 'IdentityDelivery', `query IdentityDelivery{deliveryPreference{mail quietFrom quietUntil bouncedAt version}}`);

export const identitySetDelivery = operation<IdentitySetDeliveryMutation, IdentitySetDeliveryMutationVariables>('mutation', 'IdentitySetDelivery', `mutation IdentitySetDelivery($input:SetDeliveryPreferenceInput!){setDeliveryPreference(input:$input){deliveryPreference{version}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const identityCalendarFeeds = operation<IdentityCalendarFeedsQuery, IdentityCalendarFeedsQueryVariables>('query', 'IdentityCalendarFeeds', `query IdentityCalendarFeeds($after:String){calendarFeeds(first:50 after:$after){edges{node{id consortiumId createdAt revokedAt}}pageInfo{endCursor hasNextPage}}}`);

export const identityMyGroups = operation<IdentityMyGroupsQuery, IdentityMyGroupsQueryVariables>('query', 'IdentityMyGroups', `query IdentityMyGroups{me{id assignments{id consortiumId groupName}}}`);

export const identityCreateCalendarFeed = operation<IdentityCreateCalendarFeedMutation, IdentityCreateCalendarFeedMutationVariables>('mutation', 'IdentityCreateCalendarFeed', `mutation IdentityCreateCalendarFeed($input:CreateCalendarFeedInput!){createCalendarFeed(input:$input){address problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const identityRevokeCalendarFeed = operation<IdentityRevokeCalendarFeedMutation, IdentityRevokeCalendarFeedMutationVariables>('mutation', 'IdentityRevokeCalendarFeed', `mutation IdentityRevokeCalendarFeed($input:RevokeCalendarFeedInput!){revokeCalendarFeed(input:$input){calendarFeed{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

