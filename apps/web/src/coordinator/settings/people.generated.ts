// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type EndAssignmentInput = {
  readonly id: string;
};

export type InvitationState =
  | 'ACCEPTED'
  | 'EXPIRED'
  | 'OPEN'
  | 'REVOKED';

export type InviteCoordinatorInput = {
  readonly consortiumId: string;
  readonly email: string;
  readonly idempotencyKey: string;
};

export type ResendInvitationInput = {
  readonly id: string;
  readonly idempotencyKey: string;
};

export type RevokeInvitationInput = {
  readonly id: string;
};

export type Role =
  | 'COORDINATOR'
  | 'MEMBER_USER'
  | 'PLATFORM_ADMIN'
  | 'SUPPORT_READER';

export type SetApproverInput = {
  readonly assignmentId: string;
  readonly isApprover: boolean;
};

export type SupportConsentInput = {
  readonly consortiumId: string;
  readonly supportBodyId: string;
};

export type GroupPeopleQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type GroupPeopleQuery = { readonly consortium: { readonly id: string, readonly people: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly displayName: string, readonly email: string | null, readonly role: Role, readonly memberId: string | null, readonly memberName: string | null, readonly isApprover: boolean, readonly isDisabled: boolean, readonly since: string, readonly endedAt: string | null } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type GroupInvitationsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type GroupInvitationsQuery = { readonly consortium: { readonly id: string, readonly invitations: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly email: string, readonly role: Role, readonly memberName: string | null, readonly state: InvitationState, readonly sentAt: string | null, readonly expiresAt: string } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } }, readonly unreachablePeople: { readonly edges: ReadonlyArray<{ readonly node: { readonly userId: string, readonly displayName: string, readonly replyCode: string, readonly since: string } }> } } };

export type GroupSupportQueryVariables = Exact<{
  id: string;
}>;


export type GroupSupportQuery = { readonly consortium: { readonly id: string, readonly prefecture: number, readonly supportConsents: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly supportBodyId: string, readonly supportBodyName: string, readonly givenAt: string, readonly givenByName: string | null, readonly isInForce: boolean, readonly withdrawnAt: string | null } }> } }, readonly supportBodies: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly prefectures: ReadonlyArray<number> } }> } };

export type InviteGroupCoordinatorMutationVariables = Exact<{
  input: InviteCoordinatorInput;
}>;


export type InviteGroupCoordinatorMutation = { readonly inviteCoordinator: { readonly invitation: { readonly id: string, readonly email: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type SendInvitationAgainMutationVariables = Exact<{
  input: ResendInvitationInput;
}>;


export type SendInvitationAgainMutation = { readonly resendInvitation: { readonly invitation: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type TakeInvitationBackMutationVariables = Exact<{
  input: RevokeInvitationInput;
}>;


export type TakeInvitationBackMutation = { readonly revokeInvitation: { readonly invitation: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type AppointApproverMutationVariables = Exact<{
  input: SetApproverInput;
}>;


export type AppointApproverMutation = { readonly setApprover: { readonly person: { readonly id: string, readonly isApprover: boolean } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type EndPersonsRoleMutationVariables = Exact<{
  input: EndAssignmentInput;
}>;


export type EndPersonsRoleMutation = { readonly endAssignment: { readonly person: { readonly id: string, readonly endedAt: string | null } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type LetSupportReadMutationVariables = Exact<{
  input: SupportConsentInput;
}>;


export type LetSupportReadMutation = { readonly giveSupportConsent: { readonly supportConsent: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type StopSupportReadingMutationVariables = Exact<{
  input: SupportConsentInput;
}>;


export type StopSupportReadingMutation = { readonly withdrawSupportConsent: { readonly supportConsent: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const groupPeople = operation<GroupPeopleQuery, GroupPeopleQueryVariables>('query', 'GroupPeople', `query GroupPeople($id:ID!$after:String){consortium(id:$id){id people(first:50 after:$after){edges{node{id displayName email role memberId memberName isApprover isDisabled since endedAt}}pageInfo{endCursor hasNextPage}}}}`);

export const groupInvitations = operation<GroupInvitationsQuery, GroupInvitationsQueryVariables>('query', 'GroupInvitations', `query GroupInvitations($id:ID!$after:String){consortium(id:$id){id invitations(first:50 after:$after){edges{node{id email role memberName state sentAt expiresAt}}pageInfo{endCursor hasNextPage}}unreachablePeople(first:50){edges{node{userId displayName replyCode since}}}}}`);

export const groupSupport = operation<GroupSupportQuery, GroupSupportQueryVariables>('query', 'GroupSupport', `query GroupSupport($id:ID!){consortium(id:$id){id prefecture supportConsents(first:100){edges{node{id supportBodyId supportBodyName givenAt givenByName isInForce withdrawnAt}}}}supportBodies(first:100){edges{node{id name prefectures}}}}`);

export const inviteGroupCoordinator = operation<InviteGroupCoordinatorMutation, InviteGroupCoordinatorMutationVariables>('mutation', 'InviteGroupCoordinator', `mutation InviteGroupCoordinator($input:InviteCoordinatorInput!){inviteCoordinator(input:$input){invitation{id email}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const sendInvitationAgain = operation<SendInvitationAgainMutation, SendInvitationAgainMutationVariables>('mutation', 'SendInvitationAgain', `mutation SendInvitationAgain($input:ResendInvitationInput!){resendInvitation(input:$input){invitation{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const takeInvitationBack = operation<TakeInvitationBackMutation, TakeInvitationBackMutationVariables>('mutation', 'TakeInvitationBack', `mutation TakeInvitationBack($input:RevokeInvitationInput!){revokeInvitation(input:$input){invitation{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const appointApprover = operation<AppointApproverMutation, AppointApproverMutationVariables>('mutation', 'AppointApprover', `mutation AppointApprover($input:SetApproverInput!){setApprover(input:$input){person{id isApprover}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const endPersonsRole = operation<EndPersonsRoleMutation, EndPersonsRoleMutationVariables>('mutation', 'EndPersonsRole', `mutation EndPersonsRole($input:EndAssignmentInput!){endAssignment(input:$input){person{id endedAt}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const letSupportRead = operation<LetSupportReadMutation, LetSupportReadMutationVariables>('mutation', 'LetSupportRead', `mutation LetSupportRead($input:SupportConsentInput!){giveSupportConsent(input:$input){supportConsent{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const stopSupportReading = operation<StopSupportReadingMutation, StopSupportReadingMutationVariables>('mutation', 'StopSupportReading', `mutation StopSupportReading($input:SupportConsentInput!){withdrawSupportConsent(input:$input){supportConsent{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

