// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type RequestPasswordResetInput = {
  readonly email: string;
};

export type ResetPasswordInput = {
  readonly newPassword: string;
  readonly token: string;
};

export type IdentityRequestPasswordResetMutationVariables = Exact<{
  input: RequestPasswordResetInput;
}>;


export type IdentityRequestPasswordResetMutation = { readonly requestPasswordReset: { readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type IdentityResetPasswordMutationVariables = Exact<{
  input: ResetPasswordInput;
}>;


export type IdentityResetPasswordMutation = { readonly resetPassword: { readonly changed: boolean, readonly signedIn: boolean, readonly revokedKeys: number, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const identityRequestPasswordReset = operation<IdentityRequestPasswordResetMutation, IdentityRequestPasswordResetMutationVariables>('mutation', 'IdentityRequestPasswordReset', `mutation IdentityRequestPasswordReset($input:RequestPasswordResetInput!){requestPasswordReset(input:$input){problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const identityResetPassword = operation<IdentityResetPasswordMutation, IdentityResetPasswordMutationVariables>('mutation', 'IdentityResetPassword', `mutation IdentityResetPassword($input:ResetPasswordInput!){resetPassword(input:$input){changed signedIn revokedKeys problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

