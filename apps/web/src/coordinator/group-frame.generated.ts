// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type RuleSet =
  | 'RULES_2022'
  | 'RULES_2023'
  | 'RULES_2024'
  | 'RULES_2025';

export type GroupFrameQueryVariables = Exact<{
  id: string;
}>;


export type GroupFrameQuery = { readonly consortium: { readonly id: string, readonly name: string, readonly version: number, readonly isSample: boolean, readonly prefecture: number, readonly closedAt: string | null, readonly ruleSet: RuleSet } };

export const groupFrame = operation<GroupFrameQuery, GroupFrameQueryVariables>('query', 'GroupFrame', `query GroupFrame($id:ID!){consortium(id:$id){id name version isSample prefecture closedAt ruleSet}}`);

