// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ChooseRoleInput = {
  readonly assignmentId?: string | null | undefined;
  readonly role: Role;
};

export type Role =
  | 'COORDINATOR'
  | 'MEMBER_USER'
  | 'PLATFORM_ADMIN'
  | 'SUPPORT_READER';

export type SessionQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionQuery = { readonly now: string, readonly me: { readonly id: string, readonly displayName: string, readonly email: string | null, readonly locale: string, readonly mustChooseRole: boolean, readonly acting: { readonly role: Role, readonly assignmentId: string | null, readonly label: SaidFragment } | null, readonly assignments: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly label: SaidFragment }> } | null };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type ActAsMutationVariables = Exact<{
  input: ChooseRoleInput;
}>;


export type ActAsMutation = { readonly chooseRole: { readonly me: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { readonly signOut: { readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const session = operation<SessionQuery, SessionQueryVariables>('query', 'Session', `query Session{now me{id displayName email locale mustChooseRole acting{role assignmentId label{...Said}}assignments{id role label{...Said}}}}fragment Said on Message{ja en}`);

export const actAs = operation<ActAsMutation, ActAsMutationVariables>('mutation', 'ActAs', `mutation ActAs($input:ChooseRoleInput!){chooseRole(input:$input){me{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const signOut = operation<SignOutMutation, SignOutMutationVariables>('mutation', 'SignOut', `mutation SignOut{signOut{problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

