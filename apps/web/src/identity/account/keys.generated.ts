// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CreateApiKeyInput = {
  readonly assignmentId?: string | null | undefined;
  readonly expiresInDays: number;
  readonly idempotencyKey: string;
  readonly label: string;
  readonly readOnly: boolean;
  readonly role: Role;
};

export type RevokeApiKeyInput = {
  readonly id: string;
};

export type Role =
  | 'COORDINATOR'
  | 'MEMBER_USER'
  | 'PLATFORM_ADMIN'
  | 'SUPPORT_READER';

export type IdentityApiKeysQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type IdentityApiKeysQuery = { readonly apiKeys: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly label: string, readonly role: Role | null, readonly assignmentId: string | null, readonly readOnly: boolean, readonly createdAt: string, readonly expiresAt: string | null, readonly isUsable: boolean } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type IdentityCreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type IdentityCreateApiKeyMutation = { readonly createApiKey: { readonly key: string | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type IdentityRevokeApiKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type IdentityRevokeApiKeyMutation = { readonly revokeApiKey: { readonly apiKey: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const identityApiKeys = operation<IdentityApiKeysQuery, IdentityApiKeysQueryVariables>('query', 'IdentityApiKeys', `query IdentityApiKeys($after:String){apiKeys(first:50 after:$after){edges{node{id label role assignmentId readOnly createdAt expiresAt isUsable}}pageInfo{endCursor hasNextPage}}}`);

export const identityCreateApiKey = operation<IdentityCreateApiKeyMutation, IdentityCreateApiKeyMutationVariables>('mutation', 'IdentityCreateApiKey', `mutation IdentityCreateApiKey($input:CreateApiKeyInput!){createApiKey(input:$input){key problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const identityRevokeApiKey = operation<IdentityRevokeApiKeyMutation, IdentityRevokeApiKeyMutationVariables>('mutation', 'IdentityRevokeApiKey', `mutation IdentityRevokeApiKey($input:RevokeApiKeyInput!){revokeApiKey(input:$input){apiKey{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

