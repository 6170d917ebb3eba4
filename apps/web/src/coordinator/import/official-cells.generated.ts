// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ImportFormCellState =
  | 'CONFLICT'
  | 'NOT_IMPORTED'
  | 'NOT_UNDERSTOOD'
  | 'TAKEN';

export type ImportFormCellsQueryVariables = Exact<{
  id: string;
  states?: ReadonlyArray<ImportFormCellState> | ImportFormCellState | null | undefined;
  after?: string | null | undefined;
}>;


export type ImportFormCellsQuery = { readonly memberImport: { readonly id: string, readonly preview: { readonly cells: { readonly edges: ReadonlyArray<{ readonly node: { readonly sheet: string, readonly cell: string, readonly business: string | null, readonly text: string, readonly state: ImportFormCellState, readonly corrected: boolean, readonly label: SaidFragment, readonly message: SaidFragment | null } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } | null } };

export type SaidFragment = { readonly ja: string, readonly en: string };

export const importFormCells = operation<ImportFormCellsQuery, ImportFormCellsQueryVariables>('query', 'ImportFormCells', `query ImportFormCells($id:ID!$states:[ImportFormCellState!]$after:String){memberImport(id:$id){id preview{cells(first:50 after:$after states:$states){edges{node{sheet cell label{...Said}business text state message{...Said}corrected}}pageInfo{endCursor hasNextPage}}}}}fragment Said on Message{ja en}`);

