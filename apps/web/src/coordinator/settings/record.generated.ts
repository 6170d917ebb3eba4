// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type AuditAction =
  | 'DELETE'
  | 'INSERT'
  | 'OPEN'
  | 'UPDATE';

export type AuditRole =
  | 'ACCOUNT'
  | 'COORDINATOR'
  | 'MEMBER_USER'
  | 'OPERATOR'
  | 'PLATFORM_ADMIN'
  | 'SUPPORT_READER'
  | 'WORKER';

export type GroupRecordQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type GroupRecordQuery = { readonly consortium: { readonly id: string, readonly auditEvents: { readonly edges: ReadonlyArray<{ readonly node: { readonly seq: number, readonly occurredAt: string, readonly actorName: string | null, readonly role: AuditRole, readonly action: AuditAction, readonly subjectType: string, readonly operation: string | null } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } }, readonly auditCheckpoints: { readonly edges: ReadonlyArray<{ readonly node: { readonly seq: number, readonly signedAt: string } }> } } };

export const groupRecord = operation<GroupRecordQuery, GroupRecordQueryVariables>('query', 'GroupRecord', `query GroupRecord($id:ID!$after:String){consortium(id:$id){id auditEvents(first:50 after:$after){edges{node{seq occurredAt actorName role action subjectType operation}}pageInfo{endCursor hasNextPage}}auditCheckpoints(first:1){edges{node{seq signedAt}}}}}`);

