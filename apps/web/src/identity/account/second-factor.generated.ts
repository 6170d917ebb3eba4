// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ConfirmTotpInput = {
  readonly code: string;
};

export type ProofInput = {
  readonly code?: string | null | undefined;
  readonly password?: string | null | undefined;
};

export type IdentityStartTotpMutationVariables = Exact<{ [key: string]: never; }>;


export type IdentityStartTotpMutation = { readonly startTotp: { readonly setup: { readonly secret: string, readonly uri: string, readonly qrSvg: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type IdentityConfirmTotpMutationVariables = Exact<{
  input: ConfirmTotpInput;
}>;


export type IdentityConfirmTotpMutation = { readonly confirmTotp: { readonly recoveryCodes: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type IdentityRemoveTotpMutationVariables = Exact<{
  input: ProofInput;
}>;


export type IdentityRemoveTotpMutation = { readonly removeTotp: { readonly removed: boolean, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type IdentityRenewRecoveryCodesMutationVariables = Exact<{
  input: ProofInput;
}>;


export type IdentityRenewRecoveryCodesMutation = { readonly renewRecoveryCodes: { readonly recoveryCodes: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const identityStartTotp = operation<IdentityStartTotpMutation, IdentityStartTotpMutationVariables>('mutation', 'IdentityStartTotp', `mutation IdentityStartTotp{startTotp{setup{secret uri qrSvg}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const identityConfirmTotp = operation<IdentityConfirmTotpMutation, IdentityConfirmTotpMutationVariables>('mutation', 'IdentityConfirmTotp', `mutation IdentityConfirmTotp($input:ConfirmTotpInput!){confirmTotp(input:$input){recoveryCodes problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const identityRemoveTotp = operation<IdentityRemoveTotpMutation, IdentityRemoveTotpMutationVariables>('mutation', 'IdentityRemoveTotp', `mutation IdentityRemoveTotp($input:ProofInput!){removeTotp(input:$input){removed problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const identityRenewRecoveryCodes = operation<IdentityRenewRecoveryCodesMutation, IdentityRenewRecoveryCodesMutationVariables>('mutation', 'IdentityRenewRecoveryCodes', `mutation IdentityRenewRecoveryCodes($input:ProofInput!){renewRecoveryCodes(input:$input){recoveryCodes problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

