// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type SearchKind =
  | 'EVIDENCE'
  | 'GROUP'
  | 'MEMBER'
  | 'TOOL';

export type SearchQueryVariables = Exact<{
  text: string;
  first: number;
}>;


export type SearchQuery = { readonly search: ReadonlyArray<{ readonly kind: SearchKind, readonly id: string, readonly consortiumId: string, readonly memberId: string | null, readonly title: string, readonly context: string | null }> };

export const search = operation<SearchQuery, SearchQueryVariables>('query', 'Search', `query Search($text:String!$first:Int!){search(text:$text first:$first){kind id consortiumId memberId title context}}`);

