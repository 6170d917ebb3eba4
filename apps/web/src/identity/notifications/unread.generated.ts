// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type IdentityUnreadQueryVariables = Exact<{ [key: string]: never; }>;


export type IdentityUnreadQuery = { readonly notifications: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string } }> } };

export const identityUnread = operation<IdentityUnreadQuery, IdentityUnreadQueryVariables>('query', 'IdentityUnread', `query IdentityUnread{notifications(first:31 unreadOnly:true){edges{node{id}}}}`);

