// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ChangePasswordInput = {
  readonly currentPassword: string;
  readonly newPassword: string;
};

export type EndSessionInput = {
  readonly id: string;
};

export type FinishPasskeyRegistrationInput = {
  readonly challengeId: string;
  readonly label: string;
  readonly response: string;
};

export type RemovePasskeyInput = {
  readonly id: string;
};

export type SignedInWith =
  | 'INVITATION'
  | 'OIDC'
  | 'PASSKEY'
  | 'PASSWORD';

export type UnlinkProviderInput = {
  readonly issuer: string;
};

export type IdentityAccountQueryVariables = Exact<{ [key: string]: never; }>;


export type IdentityAccountQuery = { readonly me: { readonly id: string, readonly displayName: string, readonly email: string | null, readonly locale: string, readonly factors: { readonly hasPassword: boolean, readonly hasTotp: boolean, readonly recoveryCodesLeft: number } } | null, readonly sessions: ReadonlyArray<{ readonly id: string, readonly device: string, readonly signedInWith: SignedInWith, readonly signedInAt: string, readonly lastSeenAt: string, readonly isCurrent: boolean }>, readonly passkeys: ReadonlyArray<{ readonly id: string, readonly label: string, readonly createdAt: string, readonly lastUsedAt: string | null }>, readonly linkedProviders: ReadonlyArray<{ readonly issuer: string, readonly label: string, readonly linkedAt: string }>, readonly signInProviders: ReadonlyArray<{ readonly label: string, readonly startPath: string }> };

export type IdentityEndSessionMutationVariables = Exact<{
  input: EndSessionInput;
}>;


export type IdentityEndSessionMutation = { readonly endSession: { readonly session: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type IdentityEndOtherSessionsMutationVariables = Exact<{ [key: string]: never; }>;


export type IdentityEndOtherSessionsMutation = { readonly endOtherSessions: { readonly endedSessions: number, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type IdentityChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type IdentityChangePasswordMutation = { readonly changePassword: { readonly endedSessions: number | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type IdentityStartPasskeyRegistrationMutationVariables = Exact<{ [key: string]: never; }>;


export type IdentityStartPasskeyRegistrationMutation = { readonly startPasskeyRegistration: { readonly challengeId: string | null, readonly options: string | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type IdentityFinishPasskeyRegistrationMutationVariables = Exact<{
  input: FinishPasskeyRegistrationInput;
}>;


export type IdentityFinishPasskeyRegistrationMutation = { readonly finishPasskeyRegistration: { readonly passkey: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type IdentityRemovePasskeyMutationVariables = Exact<{
  input: RemovePasskeyInput;
}>;


export type IdentityRemovePasskeyMutation = { readonly removePasskey: { readonly removedId: string | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type IdentityUnlinkProviderMutationVariables = Exact<{
  input: UnlinkProviderInput;
}>;


export type IdentityUnlinkProviderMutation = { readonly unlinkProvider: { readonly unlinkedIssuer: string | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const identityAccount = operation<IdentityAccountQuery, IdentityAccountQueryVariables>('query', 'IdentityAccount', `query IdentityAccount{me{id displayName email locale factors{hasPassword hasTotp recoveryCodesLeft}}sessions{id device signedInWith signedInAt lastSeenAt isCurrent}passkeys{id label createdAt lastUsedAt}linkedProviders{issuer label linkedAt}signInProviders{label startPath}}`);

export const identityEndSession = operation<IdentityEndSessionMutation, IdentityEndSessionMutationVariables>('mutation', 'IdentityEndSession', `mutation IdentityEndSession($input:EndSessionInput!){endSession(input:$input){session{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const identityEndOtherSessions = operation<IdentityEndOtherSessionsMutation, IdentityEndOtherSessionsMutationVariables>('mutation', 'IdentityEndOtherSessions', `mutation IdentityEndOtherSessions{endOtherSessions{endedSessions problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const identityChangePassword = operation<IdentityChangePasswordMutation, IdentityChangePasswordMutationVariables>('mutation', 'IdentityChangePassword', `mutation IdentityChangePassword($input:ChangePasswordInput!){changePassword(input:$input){endedSessions problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const identityStartPasskeyRegistration = operation<IdentityStartPasskeyRegistrationMutation, IdentityStartPasskeyRegistrationMutationVariables>('mutation', 'IdentityStartPasskeyRegistration', `mutation IdentityStartPasskeyRegistration{startPasskeyRegistration{challengeId options problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const identityFinishPasskeyRegistration = operation<IdentityFinishPasskeyRegistrationMutation, IdentityFinishPasskeyRegistrationMutationVariables>('mutation', 'IdentityFinishPasskeyRegistration', `mutation IdentityFinishPasskeyRegistration($input:FinishPasskeyRegistrationInput!){finishPasskeyRegistration(input:$input){passkey{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const identityRemovePasskey = operation<IdentityRemovePasskeyMutation, IdentityRemovePasskeyMutationVariables>('mutation', 'IdentityRemovePasskey', `mutation IdentityRemovePasskey($input:RemovePasskeyInput!){removePasskey(input:$input){removedId problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const identityUnlinkProvider = operation<IdentityUnlinkProviderMutation, IdentityUnlinkProviderMutationVariables>('mutation', 'IdentityUnlinkProvider', `mutation IdentityUnlinkProvider($input:UnlinkProviderInput!){unlinkProvider(input:$input){unlinkedIssuer problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

