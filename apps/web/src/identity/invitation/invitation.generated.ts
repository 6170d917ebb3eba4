// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type AcceptInvitationInput = {
  readonly displayName?: string | null | undefined;
  readonly password?: string | null | undefined;
  readonly token: string;
};

export type Role =
  | 'COORDINATOR'
  | 'MEMBER_USER'
  | 'PLATFORM_ADMIN'
  | 'SUPPORT_READER';

export type IdentityInvitationQueryVariables = Exact<{
  token: string;
}>;


export type IdentityInvitationQuery = { readonly invitation: { readonly offer: { readonly email: string, readonly role: Role, readonly inviterName: string, readonly groupName: string | null, readonly memberName: string | null, readonly supportBodyName: string | null, readonly expiresAt: string, readonly hasAccount: boolean } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type IdentityWhoIsHereQueryVariables = Exact<{ [key: string]: never; }>;


export type IdentityWhoIsHereQuery = { readonly me: { readonly id: string, readonly displayName: string, readonly email: string | null } | null };

export type IdentityAcceptInvitationMutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type IdentityAcceptInvitationMutation = { readonly acceptInvitation: { readonly accepted: { readonly role: Role, readonly newAccount: boolean } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const identityInvitation = operation<IdentityInvitationQuery, IdentityInvitationQueryVariables>('query', 'IdentityInvitation', `query IdentityInvitation($token:String!){invitation(token:$token){offer{email role inviterName groupName memberName supportBodyName expiresAt hasAccount}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const identityWhoIsHere = operation<IdentityWhoIsHereQuery, IdentityWhoIsHereQueryVariables>('query', 'IdentityWhoIsHere', `query IdentityWhoIsHere{me{id displayName email}}`);

export const identityAcceptInvitation = operation<IdentityAcceptInvitationMutation, IdentityAcceptInvitationMutationVariables>('mutation', 'IdentityAcceptInvitation', `mutation IdentityAcceptInvitation($input:AcceptInvitationInput!){acceptInvitation(input:$input){accepted{role newAccount}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

