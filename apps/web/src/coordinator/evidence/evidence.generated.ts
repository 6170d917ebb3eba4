// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CostCategory =
  | 'ANALYSIS_HARDWARE'
  | 'ANALYSIS_SERVICE'
  | 'ANALYSIS_SOFTWARE'
  | 'EXPERT'
  | 'OFFICE'
  | 'OPTION'
  | 'PC'
  | 'REGISTER'
  | 'SERVICE'
  | 'SOFTWARE';

export type EvidenceCode =
  | 'ADMIN_VOUCHERS'
  | 'DELIVERY_NOTE'
  | 'EMPLOYEE_LIST'
  | 'INVOICE_DETAIL'
  | 'PAYMENT_PROOF'
  | 'PAYOUT_ACCOUNT'
  | 'UNIT_PHOTO'
  | 'USAGE_SCREEN';

export type EvidenceKind =
  | 'IMAGE'
  | 'PDF';

export type EvidenceOutcome =
  | 'ACCEPTED'
  | 'PENDING'
  | 'RETURNED';

export type EvidenceReviewOutcome =
  | 'ACCEPTED'
  | 'RETURNED';

export type EvidenceScan =
  | 'CLEAN'
  | 'INFECTED'
  | 'NOT_SCANNED'
  | 'WAITING';

export type EvidenceState =
  | 'ACCEPTED'
  | 'HANDED_IN'
  | 'MISSING'
  | 'RETURNED';

export type LinkEvidenceInput = {
  readonly costLineId?: string | null | undefined;
  readonly evidenceId: string;
  readonly idempotencyKey: string;
  readonly item: EvidenceCode;
  readonly purchaseStepId?: string | null | undefined;
  readonly unitNumbers?: ReadonlyArray<number> | null | undefined;
};

export type ReviewEvidenceInput = {
  readonly evidenceId: string;
  readonly idempotencyKey: string;
  readonly outcome: EvidenceReviewOutcome;
  readonly reason?: string | null | undefined;
};

export type UnlinkEvidenceInput = {
  readonly linkId: string;
};

export type EvidenceBoardQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type EvidenceBoardQuery = { readonly consortium: { readonly id: string, readonly evidenceChecklist: { readonly edges: ReadonlyArray<{ readonly node: { readonly memberId: string, readonly memberName: string, readonly complete: boolean, readonly counts: { readonly missing: number, readonly handedIn: number, readonly accepted: number, readonly returned: number }, readonly next: SaidFragment, readonly items: ReadonlyArray<{ readonly code: EvidenceCode, readonly costLineId: string | null, readonly accepts: ReadonlyArray<EvidenceKind>, readonly clause: string, readonly carriedBack: boolean, readonly state: EvidenceState, readonly needed: number, readonly accepted: number, readonly waiting: number, readonly missing: number, readonly returned: number, readonly label: SaidFragment, readonly mustShow: SaidFragment }> } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } | null } };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type EvidenceFilesQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type EvidenceFilesQuery = { readonly consortium: { readonly id: string, readonly evidence: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly memberId: string | null, readonly fileName: string, readonly mediaType: string, readonly byteLength: number, readonly hasThumbnail: boolean, readonly scan: EvidenceScan, readonly uploadedAt: string, readonly uploadedByName: string | null, readonly replacesId: string | null, readonly replacedById: string | null, readonly retainedUntil: string | null, readonly links: ReadonlyArray<{ readonly id: string, readonly item: EvidenceCode, readonly costLineId: string | null, readonly unitNumber: number | null, readonly purchaseStepId: string | null, readonly outcome: EvidenceOutcome }>, readonly review: { readonly outcome: EvidenceReviewOutcome, readonly reason: string, readonly reviewedAt: string, readonly reviewedByName: string | null } | null } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } | null } };

export type EvidenceLinesQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type EvidenceLinesQuery = { readonly consortium: { readonly id: string, readonly members: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly business: { readonly name: string }, readonly costLines: ReadonlyArray<{ readonly id: string, readonly label: string, readonly category: CostCategory, readonly quantity: number, readonly tool: { readonly name: string } | null }> } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type EvidenceReviewMutationVariables = Exact<{
  input: ReviewEvidenceInput;
}>;


export type EvidenceReviewMutation = { readonly reviewEvidence: { readonly evidence: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type EvidenceLinkMutationVariables = Exact<{
  input: LinkEvidenceInput;
}>;


export type EvidenceLinkMutation = { readonly linkEvidence: { readonly evidence: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type EvidenceUnlinkMutationVariables = Exact<{
  input: UnlinkEvidenceInput;
}>;


export type EvidenceUnlinkMutation = { readonly unlinkEvidence: { readonly evidence: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const evidenceBoard = operation<EvidenceBoardQuery, EvidenceBoardQueryVariables>('query', 'EvidenceBoard', `query EvidenceBoard($id:ID!$after:String){consortium(id:$id){id evidenceChecklist(first:25 after:$after){edges{node{memberId memberName complete counts{missing handedIn accepted returned}next{...Said}items{code costLineId label{...Said}mustShow{...Said}accepts clause carriedBack state needed accepted waiting missing returned}}}pageInfo{endCursor hasNextPage}}}}fragment Said on Message{ja en}`);

export const evidenceFiles = operation<EvidenceFilesQuery, EvidenceFilesQueryVariables>('query', 'EvidenceFiles', `query EvidenceFiles($id:ID!$after:String){consortium(id:$id){id evidence(first:100 after:$after){edges{node{id memberId fileName mediaType byteLength hasThumbnail scan uploadedAt uploadedByName replacesId replacedById retainedUntil links{id item costLineId unitNumber purchaseStepId outcome}review{outcome reason reviewedAt reviewedByName}}}pageInfo{endCursor hasNextPage}}}}`);

export const evidenceLines = operation<EvidenceLinesQuery, EvidenceLinesQueryVariables>('query', 'EvidenceLines', `query EvidenceLines($id:ID!$after:String){consortium(id:$id){id members(first:100 after:$after){edges{node{id business{name}costLines{id label category quantity tool{name}}}}pageInfo{endCursor hasNextPage}}}}`);

export const evidenceReview = operation<EvidenceReviewMutation, EvidenceReviewMutationVariables>('mutation', 'EvidenceReview', `mutation EvidenceReview($input:ReviewEvidenceInput!){reviewEvidence(input:$input){evidence{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const evidenceLink = operation<EvidenceLinkMutation, EvidenceLinkMutationVariables>('mutation', 'EvidenceLink', `mutation EvidenceLink($input:LinkEvidenceInput!){linkEvidence(input:$input){evidence{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const evidenceUnlink = operation<EvidenceUnlinkMutation, EvidenceUnlinkMutationVariables>('mutation', 'EvidenceUnlink', `mutation EvidenceUnlink($input:UnlinkEvidenceInput!){unlinkEvidence(input:$input){evidence{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

