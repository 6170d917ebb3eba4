// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type UpdateMyAccountInput = {
  readonly displayName: string;
  readonly locale: string;
};

export type IdentityUpdateMyAccountMutationVariables = Exact<{
  input: UpdateMyAccountInput;
}>;


export type IdentityUpdateMyAccountMutation = { readonly updateMyAccount: { readonly me: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type SaidFragment = { readonly ja: string, readonly en: string };

export const identityUpdateMyAccount = operation<IdentityUpdateMyAccountMutation, IdentityUpdateMyAccountMutationVariables>('mutation', 'IdentityUpdateMyAccount', `mutation IdentityUpdateMyAccount($input:UpdateMyAccountInput!){updateMyAccount(input:$input){me{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

