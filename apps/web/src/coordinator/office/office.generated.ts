// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MemberStatus =
  | 'ENROLLED'
  | 'WITHDRAWN';

export type OutputKind =
  | 'AUDIT_CERTIFICATE'
  | 'EFFECT_SUMMARY'
  | 'EVIDENCE_BUNDLE'
  | 'FIXING_SUMMARY'
  | 'GROUP_FILE'
  | 'GROUP_PLAN'
  | 'MEMBER_SHARE'
  | 'OFFICIAL_FORMS'
  | 'PARITY_REPORT'
  | 'RECEIPT'
  | 'REQUEST_LETTERS'
  | 'TABLES';

export type OutputStatus =
  | 'CANCELLED'
  | 'DONE'
  | 'EXPIRED'
  | 'FAILED'
  | 'RUNNING'
  | 'WAITING';

export type RemoveOfficialWorkbookInput = {
  readonly id: string;
};

export type OfficePageQueryVariables = Exact<{
  id: string;
}>;


export type OfficePageQuery = { readonly consortium: { readonly id: string, readonly roster: ReadonlyArray<{ readonly memberId: string, readonly name: string, readonly status: MemberStatus }>, readonly officialWorkbooks: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly fileName: string, readonly edition: string, readonly byteLength: number, readonly createdAt: string } }> } } };

export type OfficeOutputsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type OfficeOutputsQuery = { readonly consortium: { readonly id: string, readonly outputs: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly kind: OutputKind, readonly memberId: string | null, readonly status: OutputStatus, readonly progressDone: number, readonly progressTotal: number | null, readonly cancelRequested: boolean, readonly fileName: string | null, readonly byteLength: number | null, readonly requestedBy: string | null, readonly createdAt: string, readonly expiresAt: string | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type OfficeRemoveWorkbookMutationVariables = Exact<{
  input: RemoveOfficialWorkbookInput;
}>;


export type OfficeRemoveWorkbookMutation = { readonly removeOfficialWorkbook: { readonly removedId: string | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const officePage = operation<OfficePageQuery, OfficePageQueryVariables>('query', 'OfficePage', `query OfficePage($id:ID!){consortium(id:$id){id roster{memberId name status}officialWorkbooks(first:50){edges{node{id fileName edition byteLength createdAt}}}}}`);

export const officeOutputs = operation<OfficeOutputsQuery, OfficeOutputsQueryVariables>('query', 'OfficeOutputs', `query OfficeOutputs($id:ID!$after:String){consortium(id:$id){id outputs(first:20 after:$after){edges{node{id kind memberId status progressDone progressTotal cancelRequested fileName byteLength problems{...ProblemFields}requestedBy createdAt expiresAt}}pageInfo{endCursor hasNextPage}}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const officeRemoveWorkbook = operation<OfficeRemoveWorkbookMutation, OfficeRemoveWorkbookMutationVariables>('mutation', 'OfficeRemoveWorkbook', `mutation OfficeRemoveWorkbook($input:RemoveOfficialWorkbookInput!){removeOfficialWorkbook(input:$input){removedId problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

