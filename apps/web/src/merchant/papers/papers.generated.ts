// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type DocumentRequirement =
  | 'AFFILIATION_PROOF'
  | 'CERTIFICATE_OF_REGISTERED_MATTERS'
  | 'CORPORATE_TAX_CERTIFICATE'
  | 'GBIZ_ID_PRIME'
  | 'INCOME_TAX_CERTIFICATE'
  | 'MIRADIGI_CHECK'
  | 'MOBILE_NUMBER'
  | 'PROPRIETOR_IDENTITY'
  | 'SECURITY_ACTION'
  | 'TAX_RETURN_COPY';

export type Paper =
  | 'ACTIVITY_PROOF'
  | 'CERTIFICATE_OF_REGISTERED_MATTERS'
  | 'CORPORATE_TAX_CERTIFICATE'
  | 'DRIVING_HISTORY_CERTIFICATE'
  | 'DRIVING_LICENCE'
  | 'GBIZ_ID_PRIME'
  | 'INCOME_TAX_CERTIFICATE'
  | 'MEMBER_ROLL'
  | 'MIRADIGI_CHECK'
  | 'MOBILE_NUMBER'
  | 'RESIDENCE_CERTIFICATE'
  | 'SECURITY_ACTION'
  | 'TAX_RETURN_COPY';

export type ReadinessState =
  | 'ACCEPTED'
  | 'ASKED'
  | 'EXPIRES_BEFORE_SUBMISSION'
  | 'HANDED_IN'
  | 'NOT_ASKED'
  | 'NOT_OWED'
  | 'RETURNED';

export type RecordMemberDocumentInput = {
  readonly issuedOn?: string | null | undefined;
  readonly memberId: string;
  readonly paper?: Paper | null | undefined;
  readonly receivedOn: string;
  readonly requirement: DocumentRequirement;
  readonly validUntil?: string | null | undefined;
  readonly version?: number | null | undefined;
};

export type ReleaseSealedPaperInput = {
  readonly id: string;
  readonly version: number;
};

export type WithdrawSealedPaperReleaseInput = {
  readonly id: string;
  readonly version: number;
};

export type MerchantPaperQueryVariables = Exact<{
  consortiumId: string;
  memberId: string;
}>;


export type MerchantPaperQuery = { readonly consortium: { readonly id: string, readonly obligations: { readonly edges: ReadonlyArray<{ readonly node: { readonly key: string, readonly dueAt: string } }> } }, readonly member: { readonly id: string, readonly readiness: { readonly cells: ReadonlyArray<{ readonly requirement: DocumentRequirement, readonly state: ReadinessState, readonly reason: string | null, readonly issuedFrom: string | null, readonly dateUnknown: boolean, readonly label: SaidFragment, readonly document: { readonly id: string, readonly paper: Paper | null, readonly issuedOn: string | null, readonly validUntil: string | null, readonly receivedOn: string, readonly version: number } | null }> } | null, readonly sealedPapers: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly requirement: DocumentRequirement, readonly handedInAt: string, readonly releasedAt: string | null, readonly replacedAt: string | null, readonly version: number } }> } | null } };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type MerchantRecordPaperMutationVariables = Exact<{
  input: RecordMemberDocumentInput;
}>;


export type MerchantRecordPaperMutation = { readonly recordMemberDocument: { readonly memberDocument: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type MerchantReleasePaperMutationVariables = Exact<{
  input: ReleaseSealedPaperInput;
}>;


export type MerchantReleasePaperMutation = { readonly releaseSealedPaper: { readonly sealedPaper: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type MerchantHidePaperMutationVariables = Exact<{
  input: WithdrawSealedPaperReleaseInput;
}>;


export type MerchantHidePaperMutation = { readonly withdrawSealedPaperRelease: { readonly sealedPaper: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const merchantPaper = operation<MerchantPaperQuery, MerchantPaperQueryVariables>('query', 'MerchantPaper', `query MerchantPaper($consortiumId:ID!$memberId:ID!){consortium(id:$consortiumId){id obligations(first:100 memberId:$memberId status:OPEN){edges{node{key dueAt}}}}member(id:$memberId){id readiness{cells{requirement state reason issuedFrom dateUnknown label{...Said}document{id paper issuedOn validUntil receivedOn version}}}sealedPapers(first:50){edges{node{id requirement handedInAt releasedAt replacedAt version}}}}}fragment Said on Message{ja en}`);

export const merchantRecordPaper = operation<MerchantRecordPaperMutation, MerchantRecordPaperMutationVariables>('mutation', 'MerchantRecordPaper', `mutation MerchantRecordPaper($input:RecordMemberDocumentInput!){recordMemberDocument(input:$input){memberDocument{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const merchantReleasePaper = operation<MerchantReleasePaperMutation, MerchantReleasePaperMutationVariables>('mutation', 'MerchantReleasePaper', `mutation MerchantReleasePaper($input:ReleaseSealedPaperInput!){releaseSealedPaper(input:$input){sealedPaper{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const merchantHidePaper = operation<MerchantHidePaperMutation, MerchantHidePaperMutationVariables>('mutation', 'MerchantHidePaper', `mutation MerchantHidePaper($input:WithdrawSealedPaperReleaseInput!){withdrawSealedPaperRelease(input:$input){sealedPaper{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

