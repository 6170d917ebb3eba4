// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type GroupsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type GroupsQuery = { readonly consortia: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly isSample: boolean, readonly prefecture: number, readonly closedAt: string | null } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export const groups = operation<GroupsQuery, GroupsQueryVariables>('query', 'Groups', `query Groups($after:String){consortia(first:50 after:$after){edges{node{id name isSample prefecture closedAt}}pageInfo{endCursor hasNextPage}}}`);

