// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ApplicationState =
  | 'APPROVED'
  | 'DRAFT'
  | 'GRANTED'
  | 'IN_CHECK'
  | 'REJECTED'
  | 'RETURNED'
  | 'SUBMITTED'
  | 'WITHDRAWN';

export type CreateToolInput = {
  readonly functions?: ReadonlyArray<SoftwareFunction>;
  readonly idempotencyKey: string;
  readonly name: string;
  readonly summary?: string | null | undefined;
  readonly toolNumber?: string | null | undefined;
  readonly url?: string | null | undefined;
  readonly vendorId: string;
};

export type CreateVendorInput = {
  readonly consortiumId: string;
  readonly corporateNumber?: string | null | undefined;
  readonly idempotencyKey: string;
  readonly name: string;
};

export type MemberRole =
  | 'PARTICIPANT'
  | 'REPRESENTATIVE';

export type MemberStatus =
  | 'ENROLLED'
  | 'WITHDRAWN';

export type SoftwareFunction =
  | 'ACCOUNTING'
  | 'EC'
  | 'ORDERING'
  | 'SETTLEMENT';

export type UpdateToolInput = {
  readonly functions?: ReadonlyArray<SoftwareFunction> | null | undefined;
  readonly id: string;
  readonly name?: string | null | undefined;
  readonly summary?: string | null | undefined;
  readonly toolNumber?: string | null | undefined;
  readonly url?: string | null | undefined;
  readonly vendorId?: string | null | undefined;
  readonly version: number;
};

export type UpdateVendorInput = {
  readonly corporateNumber?: string | null | undefined;
  readonly id: string;
  readonly name?: string | null | undefined;
  readonly version: number;
};

export type MembersToolsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type MembersToolsQuery = { readonly consortium: { readonly tools: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly version: number, readonly functions: ReadonlyArray<SoftwareFunction>, readonly summary: string | null, readonly url: string | null, readonly toolNumber: string | null, readonly vendorId: string, readonly vendor: { readonly id: string, readonly name: string } } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type MembersVendorsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type MembersVendorsQuery = { readonly consortium: { readonly vendors: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly version: number, readonly corporateNumber: string | null } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type MembersToolCreateMutationVariables = Exact<{
  input: CreateToolInput;
}>;


export type MembersToolCreateMutation = { readonly createTool: { readonly tool: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type MembersToolUpdateMutationVariables = Exact<{
  input: UpdateToolInput;
}>;


export type MembersToolUpdateMutation = { readonly updateTool: { readonly tool: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type MembersVendorCreateMutationVariables = Exact<{
  input: CreateVendorInput;
}>;


export type MembersVendorCreateMutation = { readonly createVendor: { readonly vendor: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type MembersVendorUpdateMutationVariables = Exact<{
  input: UpdateVendorInput;
}>;


export type MembersVendorUpdateMutation = { readonly updateVendor: { readonly vendor: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type MembersFreezeQueryVariables = Exact<{
  id: string;
}>;


export type MembersFreezeQuery = { readonly consortium: { readonly application: { readonly id: string, readonly status: ApplicationState } | null, readonly roster: ReadonlyArray<{ readonly memberId: string, readonly role: MemberRole, readonly status: MemberStatus }> } };

export const membersTools = operation<MembersToolsQuery, MembersToolsQueryVariables>('query', 'MembersTools', `query MembersTools($id:ID!$after:String){consortium(id:$id){tools(first:100 after:$after){edges{node{id name version functions summary url toolNumber vendorId vendor{id name}}}pageInfo{endCursor hasNextPage}}}}`);

export const membersVendors = operation<MembersVendorsQuery, MembersVendorsQueryVariables>('query', 'MembersVendors', `query MembersVendors($id:ID!$after:String){consortium(id:$id){vendors(first:100 after:$after){edges{node{id name version corporateNumber}}pageInfo{endCursor hasNextPage}}}}`);

export const membersToolCreate = operation<MembersToolCreateMutation, MembersToolCreateMutationVariables>('mutation', 'MembersToolCreate', `mutation MembersToolCreate($input:CreateToolInput!){createTool(input:$input){tool{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const membersToolUpdate = operation<MembersToolUpdateMutation, MembersToolUpdateMutationVariables>('mutation', 'MembersToolUpdate', `mutation MembersToolUpdate($input:UpdateToolInput!){updateTool(input:$input){tool{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const membersVendorCreate = operation<MembersVendorCreateMutation, MembersVendorCreateMutationVariables>('mutation', 'MembersVendorCreate', `mutation MembersVendorCreate($input:CreateVendorInput!){createVendor(input:$input){vendor{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const membersVendorUpdate = operation<MembersVendorUpdateMutation, MembersVendorUpdateMutationVariables>('mutation', 'MembersVendorUpdate', `mutation MembersVendorUpdate($input:UpdateVendorInput!){updateVendor(input:$input){vendor{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const membersFreeze = operation<MembersFreezeQuery, MembersFreezeQueryVariables>('query', 'MembersFreeze', `query MembersFreeze($id:ID!){consortium(id:$id){application{id status}roster{memberId role status}}}`);

