// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ChangeWebhookInput = {
  readonly id: string;
  readonly version: number;
};

export type CreateWebhookInput = {
  readonly consortiumId: string;
  readonly idempotencyKey: string;
  readonly machines: ReadonlyArray<WebhookMachine>;
  readonly url: string;
};

export type WebhookDeliveryStatus =
  | 'DELIVERED'
  | 'GAVE_UP'
  | 'WAITING';

export type WebhookMachine =
  | 'APPLICATION'
  | 'CHANGE'
  | 'EFFECT_REPORT'
  | 'REPAYMENT'
  | 'REPORT'
  | 'TRANSFER';

export type GroupWebhooksQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type GroupWebhooksQuery = { readonly consortium: { readonly id: string, readonly webhooks: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly url: string, readonly machines: ReadonlyArray<WebhookMachine>, readonly enabled: boolean, readonly version: number, readonly createdAt: string, readonly deliveries: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly type: string, readonly status: WebhookDeliveryStatus, readonly attempts: number, readonly responseStatus: number | null, readonly errorCode: string, readonly createdAt: string } }> } } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type AddWebhookMutationVariables = Exact<{
  input: CreateWebhookInput;
}>;


export type AddWebhookMutation = { readonly createWebhook: { readonly secret: string | null, readonly webhook: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type TurnWebhookOffMutationVariables = Exact<{
  input: ChangeWebhookInput;
}>;


export type TurnWebhookOffMutation = { readonly disableWebhook: { readonly webhook: { readonly id: string, readonly enabled: boolean } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type TurnWebhookOnMutationVariables = Exact<{
  input: ChangeWebhookInput;
}>;


export type TurnWebhookOnMutation = { readonly enableWebhook: { readonly webhook: { readonly id: string, readonly enabled: boolean } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const groupWebhooks = operation<GroupWebhooksQuery, GroupWebhooksQueryVariables>('query', 'GroupWebhooks', `query GroupWebhooks($id:ID!$after:String){consortium(id:$id){id webhooks(first:20 after:$after){edges{node{id url machines enabled version createdAt deliveries(first:5){edges{node{id type status attempts responseStatus errorCode createdAt}}}}}pageInfo{endCursor hasNextPage}}}}`);

export const addWebhook = operation<AddWebhookMutation, AddWebhookMutationVariables>('mutation', 'AddWebhook', `mutation AddWebhook($input:CreateWebhookInput!){createWebhook(input:$input){webhook{id}secret problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const turnWebhookOff = operation<TurnWebhookOffMutation, TurnWebhookOffMutationVariables>('mutation', 'TurnWebhookOff', `mutation TurnWebhookOff($input:ChangeWebhookInput!){disableWebhook(input:$input){webhook{id enabled}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const turnWebhookOn = operation<TurnWebhookOnMutation, TurnWebhookOnMutationVariables>('mutation', 'TurnWebhookOn', `mutation TurnWebhookOn($input:ChangeWebhookInput!){enableWebhook(input:$input){webhook{id enabled}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

