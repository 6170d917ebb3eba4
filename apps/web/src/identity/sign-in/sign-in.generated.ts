// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CompleteSignInInput = {
  readonly code: string;
};

export type FinishPasskeySignInInput = {
  readonly challengeId: string;
  readonly response: string;
};

export type SignInInput = {
  readonly email: string;
  readonly password: string;
};

export type SignInState =
  | 'AWAITS_SECOND_FACTOR'
  | 'SIGNED_IN'
  | 'VISITOR';

export type IdentitySignInStateQueryVariables = Exact<{ [key: string]: never; }>;


export type IdentitySignInStateQuery = { readonly signInState: { readonly state: SignInState }, readonly me: { readonly id: string, readonly displayName: string, readonly email: string | null } | null, readonly signInProviders: ReadonlyArray<{ readonly label: string, readonly startPath: string }> };

export type IdentitySignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type IdentitySignInMutation = { readonly signIn: { readonly signedIn: boolean, readonly needsSecondFactor: boolean, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type IdentityCompleteSignInMutationVariables = Exact<{
  input: CompleteSignInInput;
}>;


export type IdentityCompleteSignInMutation = { readonly completeSignIn: { readonly signedIn: boolean, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type IdentityStartPasskeySignInMutationVariables = Exact<{ [key: string]: never; }>;


export type IdentityStartPasskeySignInMutation = { readonly startPasskeySignIn: { readonly challengeId: string | null, readonly options: string | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type IdentityFinishPasskeySignInMutationVariables = Exact<{
  input: FinishPasskeySignInInput;
}>;


export type IdentityFinishPasskeySignInMutation = { readonly finishPasskeySignIn: { readonly signedIn: boolean, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const identitySignInState = operation<IdentitySignInStateQuery, IdentitySignInStateQueryVariables>('query', 'IdentitySignInState', `query IdentitySignInState{signInState{state}me{id displayName email}signInProviders{label startPath}}`);

export const identitySignIn = operation<IdentitySignInMutation, IdentitySignInMutationVariables>('mutation', 'IdentitySignIn', `mutation IdentitySignIn($input:SignInInput!){signIn(input:$input){signedIn needsSecondFactor problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const identityCompleteSignIn = operation<IdentityCompleteSignInMutation, IdentityCompleteSignInMutationVariables>('mutation', 'IdentityCompleteSignIn', `mutation IdentityCompleteSignIn($input:CompleteSignInInput!){completeSignIn(input:$input){signedIn problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const identityStartPasskeySignIn = operation<IdentityStartPasskeySignInMutation, IdentityStartPasskeySignInMutationVariables>('mutation', 'IdentityStartPasskeySignIn', `mutation IdentityStartPasskeySignIn{startPasskeySignIn{challengeId options problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const identityFinishPasskeySignIn = operation<IdentityFinishPasskeySignInMutation, IdentityFinishPasskeySignInMutationVariables>('mutation', 'IdentityFinishPasskeySignIn', `mutation IdentityFinishPasskeySignIn($input:FinishPasskeySignInInput!){finishPasskeySignIn(input:$input){signedIn problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

