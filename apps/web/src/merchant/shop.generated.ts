// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MemberRole =
  | 'PARTICIPANT'
  | 'REPRESENTATIVE';

export type Role =
  | 'COORDINATOR'
  | 'MEMBER_USER'
  | 'PLATFORM_ADMIN'
  | 'SUPPORT_READER';

export type MerchantShopsQueryVariables = Exact<{ [key: string]: never; }>;


export type MerchantShopsQuery = { readonly me: { readonly id: string, readonly displayName: string, readonly acting: { readonly role: Role, readonly assignmentId: string | null } | null, readonly assignments: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly consortiumId: string | null, readonly groupName: string | null, readonly memberId: string | null, readonly memberName: string | null }> } | null };

export type MerchantGroupQueryVariables = Exact<{
  consortiumId: string;
}>;


export type MerchantGroupQuery = { readonly consortium: { readonly id: string, readonly roster: ReadonlyArray<{ readonly name: string, readonly role: MemberRole }> } };

export const merchantShops = operation<MerchantShopsQuery, MerchantShopsQueryVariables>('query', 'MerchantShops', `query MerchantShops{me{id displayName acting{role assignmentId}assignments{id role consortiumId groupName memberId memberName}}}`);

export const merchantGroup = operation<MerchantGroupQuery, MerchantGroupQueryVariables>('query', 'MerchantGroup', `query MerchantGroup($consortiumId:ID!){consortium(id:$consortiumId){id roster{name role}}}`);

