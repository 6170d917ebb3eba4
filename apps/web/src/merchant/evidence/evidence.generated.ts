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

export type MerchantEvidenceQueryVariables = Exact<{
  memberId: string;
}>;


export type MerchantEvidenceQuery = { readonly member: { readonly id: string, readonly costLines: ReadonlyArray<{ readonly id: string, readonly label: string, readonly category: CostCategory, readonly quantity: number }>, readonly evidenceChecklist: { readonly complete: boolean, readonly counts: { readonly accepted: number, readonly handedIn: number, readonly missing: number, readonly returned: number }, readonly items: ReadonlyArray<{ readonly code: EvidenceCode, readonly costLineId: string | null, readonly state: EvidenceState, readonly needed: number, readonly missing: number, readonly accepts: ReadonlyArray<EvidenceKind>, readonly clause: string, readonly label: SaidFragment, readonly mustShow: SaidFragment }> } | null, readonly evidence: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly fileName: string, readonly mediaType: string, readonly byteLength: number, readonly hasThumbnail: boolean, readonly uploadedAt: string, readonly scan: EvidenceScan, readonly replacedById: string | null, readonly review: { readonly outcome: EvidenceReviewOutcome, readonly reason: string } | null, readonly links: ReadonlyArray<{ readonly id: string, readonly item: EvidenceCode, readonly costLineId: string | null, readonly unitNumber: number | null, readonly outcome: EvidenceOutcome }> } }> } | null } };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type MerchantLinkEvidenceMutationVariables = Exact<{
  input: LinkEvidenceInput;
}>;


export type MerchantLinkEvidenceMutation = { readonly linkEvidence: { readonly evidence: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export const merchantEvidence = operation<MerchantEvidenceQuery, MerchantEvidenceQueryVariables>('query', 'MerchantEvidence', `query MerchantEvidence($memberId:ID!){member(id:$memberId){id costLines{id label category quantity}evidenceChecklist{complete counts{accepted handedIn missing returned}items{code costLineId state needed missing accepts clause label{...Said}mustShow{...Said}}}evidence(first:100){edges{node{id fileName mediaType byteLength hasThumbnail uploadedAt scan replacedById review{outcome reason}links{id item costLineId unitNumber outcome}}}}}}fragment Said on Message{ja en}`);

export const merchantLinkEvidence = operation<MerchantLinkEvidenceMutation, MerchantLinkEvidenceMutationVariables>('mutation', 'MerchantLinkEvidence', `mutation MerchantLinkEvidence($input:LinkEvidenceInput!){linkEvidence(input:$input){evidence{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

