// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type DisposeAssetInput = {
  readonly disposedOn: string;
  readonly id: string;
  readonly note: string;
  readonly version: number;
};

export type FixAmountsInput = {
  readonly fixedOn: string;
  readonly idempotencyKey: string;
  readonly noticeNumber: string;
  readonly reportId: string;
  readonly version: number;
};

export type FixedBound =
  | 'ACTUAL'
  | 'AS_GRANTED'
  | 'GRANT'
  | 'JOINT_CAP'
  | 'WITHDRAWN';

export type FixedNoteCode =
  | 'ADMIN_BASE_CHANGED'
  | 'ADMIN_CAP_UNKNOWN'
  | 'DEDUCTED'
  | 'FUNCTIONS_FELL'
  | 'MEMBER_LIMIT_CHANGED'
  | 'MICRO_LOST'
  | 'NOT_REPORTED'
  | 'OVER_PLAN'
  | 'PARKED';

export type MemberRole =
  | 'PARTICIPANT'
  | 'REPRESENTATIVE';

export type MemberStatus =
  | 'ENROLLED'
  | 'WITHDRAWN';

export type PerformanceReportEvent =
  | 'APPROVE'
  | 'FIX'
  | 'REOPEN'
  | 'REQUEST_CHECK'
  | 'RETURN_BY_SECRETARIAT'
  | 'SUBMIT';

export type PerformanceReportState =
  | 'APPROVED'
  | 'DRAFT'
  | 'FIXED'
  | 'IN_CHECK'
  | 'RETURNED'
  | 'SUBMITTED';

export type Rounding =
  | 'FLOOR'
  | 'NONE';

export type SettleParkedInput = {
  readonly fixedOn: string;
  readonly idempotencyKey: string;
  readonly lines: ReadonlyArray<SettledLineInput>;
  readonly noticeNumber: string;
  readonly reportId: string;
};

export type SettledLineInput = {
  readonly certifiedYen: number;
  readonly costLineId: string;
  readonly deductedYen?: number;
  readonly deductionReason?: string | null | undefined;
};

export type TraceUnit =
  | 'COUNT'
  | 'YEN';

export type UpdateAssetInput = {
  readonly id: string;
  readonly place: string;
  readonly version: number;
};

export type ProcedureFixingQueryVariables = Exact<{
  id: string;
}>;


export type ProcedureFixingQuery = { readonly consortium: { readonly id: string, readonly roster: ReadonlyArray<{ readonly memberId: string, readonly name: string, readonly role: MemberRole, readonly status: MemberStatus }>, readonly performanceReport: { readonly id: string, readonly status: PerformanceReportState, readonly version: number, readonly submittedAt: string | null, readonly allowedEvents: ReadonlyArray<{ readonly event: PerformanceReportEvent }>, readonly preview: { readonly members: ReadonlyArray<{ readonly memberId: string, readonly ruled: number, readonly granted: number, readonly fixed: number, readonly bound: FixedBound, readonly reason: SaidFragment, readonly notes: ReadonlyArray<{ readonly code: FixedNoteCode, readonly message: SaidFragment }> }>, readonly analysis: { readonly ruled: number, readonly granted: number, readonly fixed: number, readonly bound: FixedBound, readonly reason: SaidFragment, readonly notes: ReadonlyArray<{ readonly code: FixedNoteCode, readonly message: SaidFragment }> }, readonly admin: { readonly ruled: number, readonly granted: number, readonly fixed: number, readonly bound: FixedBound, readonly reason: SaidFragment, readonly notes: ReadonlyArray<{ readonly code: FixedNoteCode, readonly message: SaidFragment }> }, readonly total: { readonly granted: number, readonly fixed: number, readonly shortfall: number }, readonly trace: ReadonlyArray<TraceStepFieldsFragment> } | null, readonly fixings: { readonly edges: ReadonlyArray<{ readonly node: ProcedureFixingRowFragment }>, readonly pageInfo: { readonly hasNextPage: boolean } } } | null } };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type TraceStepFieldsFragment = { readonly id: string, readonly formula: string, readonly result: number, readonly unit: TraceUnit, readonly rounding: Rounding, readonly clause: string, readonly carriedBack: boolean, readonly disagreement: string | null, readonly label: SaidFragment, readonly inputs: ReadonlyArray<{ readonly symbol: string, readonly value: number, readonly unit: TraceUnit, readonly ref: string | null, readonly label: SaidFragment }>, readonly cap: { readonly yen: number, readonly reached: boolean } | null };

export type ProcedureFixingRowFragment = { readonly id: string, readonly reportId: string, readonly number: number, readonly noticeNumber: string, readonly fixedOn: string, readonly recordedAt: string, readonly members: ReadonlyArray<{ readonly memberId: string, readonly ruled: number, readonly granted: number, readonly fixed: number, readonly bound: FixedBound, readonly reason: SaidFragment, readonly notes: ReadonlyArray<{ readonly code: FixedNoteCode, readonly message: SaidFragment }> }>, readonly analysis: { readonly ruled: number, readonly granted: number, readonly fixed: number, readonly bound: FixedBound, readonly reason: SaidFragment, readonly notes: ReadonlyArray<{ readonly code: FixedNoteCode, readonly message: SaidFragment }> }, readonly admin: { readonly ruled: number, readonly granted: number, readonly fixed: number, readonly bound: FixedBound, readonly reason: SaidFragment, readonly notes: ReadonlyArray<{ readonly code: FixedNoteCode, readonly message: SaidFragment }> }, readonly total: { readonly granted: number, readonly fixed: number, readonly shortfall: number } };

export type ProcedureFixingDocumentQueryVariables = Exact<{
  id: string;
}>;


export type ProcedureFixingDocumentQuery = { readonly consortium: { readonly fixing: { readonly id: string, readonly document: string } | null } };

export type ProcedureAssetsQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ProcedureAssetsQuery = { readonly consortium: { readonly id: string, readonly assets: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly memberId: string, readonly costLineId: string, readonly name: string, readonly unitPriceYen: number, readonly quantity: number, readonly acquiredOn: string, readonly place: string, readonly disposedOn: string | null, readonly disposalNote: string, readonly version: number } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type ProcedureFixAmountsMutationVariables = Exact<{
  input: FixAmountsInput;
}>;


export type ProcedureFixAmountsMutation = { readonly fixAmounts: { readonly fixing: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type ProcedureSettleParkedMutationVariables = Exact<{
  input: SettleParkedInput;
}>;


export type ProcedureSettleParkedMutation = { readonly settleParked: { readonly fixing: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProcedureUpdateAssetMutationVariables = Exact<{
  input: UpdateAssetInput;
}>;


export type ProcedureUpdateAssetMutation = { readonly updateAsset: { readonly asset: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProcedureDisposeAssetMutationVariables = Exact<{
  input: DisposeAssetInput;
}>;


export type ProcedureDisposeAssetMutation = { readonly disposeAsset: { readonly asset: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const procedureFixing = operation<ProcedureFixingQuery, ProcedureFixingQueryVariables>('query', 'ProcedureFixing', `query ProcedureFixing($id:ID!){consortium(id:$id){id roster{memberId name role status}performanceReport{id status version submittedAt allowedEvents{event}preview{members{memberId ruled granted fixed bound reason{...Said}notes{code message{...Said}}}analysis{ruled granted fixed bound reason{...Said}notes{code message{...Said}}}admin{ruled granted fixed bound reason{...Said}notes{code message{...Said}}}total{granted fixed shortfall}trace{...TraceStepFields}}fixings(first:20){edges{node{...ProcedureFixingRow}}pageInfo{hasNextPage}}}}}fragment Said on Message{ja en}fragment TraceStepFields on TraceStep{id label{...Said}formula inputs{symbol label{...Said}value unit ref}result unit rounding clause carriedBack disagreement cap{yen reached}}fragment ProcedureFixingRow on AmountFixing{id reportId number noticeNumber fixedOn recordedAt members{memberId ruled granted fixed bound reason{...Said}notes{code message{...Said}}}analysis{ruled granted fixed bound reason{...Said}notes{code message{...Said}}}admin{ruled granted fixed bound reason{...Said}notes{code message{...Said}}}total{granted fixed shortfall}}`);

export const procedureFixingDocument = operation<ProcedureFixingDocumentQuery, ProcedureFixingDocumentQueryVariables>('query', 'ProcedureFixingDocument', `query ProcedureFixingDocument($id:ID!){consortium(id:$id){fixing{id document}}}`);

export const procedureAssets = operation<ProcedureAssetsQuery, ProcedureAssetsQueryVariables>('query', 'ProcedureAssets', `query ProcedureAssets($id:ID!$first:Int!$after:String){consortium(id:$id){id assets(first:$first after:$after){edges{node{id memberId costLineId name unitPriceYen quantity acquiredOn place disposedOn disposalNote version}}pageInfo{hasNextPage endCursor}}}}`);

export const procedureFixAmounts = operation<ProcedureFixAmountsMutation, ProcedureFixAmountsMutationVariables>('mutation', 'ProcedureFixAmounts', `mutation ProcedureFixAmounts($input:FixAmountsInput!){fixAmounts(input:$input){fixing{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const procedureSettleParked = operation<ProcedureSettleParkedMutation, ProcedureSettleParkedMutationVariables>('mutation', 'ProcedureSettleParked', `mutation ProcedureSettleParked($input:SettleParkedInput!){settleParked(input:$input){fixing{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const procedureUpdateAsset = operation<ProcedureUpdateAssetMutation, ProcedureUpdateAssetMutationVariables>('mutation', 'ProcedureUpdateAsset', `mutation ProcedureUpdateAsset($input:UpdateAssetInput!){updateAsset(input:$input){asset{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const procedureDisposeAsset = operation<ProcedureDisposeAssetMutation, ProcedureDisposeAssetMutationVariables>('mutation', 'ProcedureDisposeAsset', `mutation ProcedureDisposeAsset($input:DisposeAssetInput!){disposeAsset(input:$input){asset{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

