// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type AdminFeeBase =
  | 'ELIGIBLE_COST'
  | 'SUBSIDY';

export type AnalysisMemberCount =
  | 'ALL_MEMBERS'
  | 'INTRODUCING_MEMBERS';

export type ApplicationState =
  | 'APPROVED'
  | 'DRAFT'
  | 'GRANTED'
  | 'IN_CHECK'
  | 'REJECTED'
  | 'RETURNED'
  | 'SUBMITTED'
  | 'WITHDRAWN';

export type ChosenReadingsInput = {
  readonly adminFeeBase?: AdminFeeBase | null | undefined;
  readonly analysisMemberCount?: AnalysisMemberCount | null | undefined;
  readonly productivityMean?: ProductivityMean | null | undefined;
  readonly tierBoundary?: TierBoundary | null | undefined;
};

export type CreateConsortiumInput = {
  readonly adminCapYen?: number | null | undefined;
  readonly idempotencyKey: string;
  readonly internalLeadBusinessDays?: number | null | undefined;
  readonly isSample?: boolean | null | undefined;
  readonly name: string;
  readonly overCapPolicy?: OverCapPolicy | null | undefined;
  readonly prefecture: number;
  readonly readings?: ChosenReadingsInput | null | undefined;
  readonly requestedAnalysisYen?: number | null | undefined;
  readonly ruleSet?: RuleSet | null | undefined;
  readonly scheduleId?: string | null | undefined;
  readonly sharingKey?: SharingKey | null | undefined;
};

export type MemberStatus =
  | 'ENROLLED'
  | 'WITHDRAWN';

export type OverCapPolicy =
  | 'ANALYSIS_FIRST'
  | 'EQUAL_CEILING'
  | 'INFRASTRUCTURE_FIRST'
  | 'MANUAL'
  | 'PRO_RATA';

export type ProductivityMean =
  | 'ARITHMETIC'
  | 'GEOMETRIC';

export type RuleSet =
  | 'RULES_2022'
  | 'RULES_2023'
  | 'RULES_2024'
  | 'RULES_2025';

export type SharingKey =
  | 'BUYER_BEARS'
  | 'BY_GRANTED_SUBSIDY'
  | 'BY_INFRASTRUCTURE_COST'
  | 'BY_WEIGHT'
  | 'EQUAL';

export type TierBoundary =
  | 'EXACT'
  | 'X25';

export type GroupsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type GroupsQuery = { readonly consortia: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly isSample: boolean, readonly prefecture: number, readonly closedAt: string | null, readonly ruleSet: RuleSet, readonly application: { readonly id: string, readonly status: ApplicationState } | null, readonly roster: ReadonlyArray<{ readonly memberId: string, readonly status: MemberStatus }>, readonly obligations: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly dueAt: string, readonly title: SaidFragment } }> } } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type FoundingChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type FoundingChoicesQuery = { readonly schedules: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly label: string, readonly isSample: boolean, readonly ruleSet: RuleSet } }> } };

export type FoundGroupMutationVariables = Exact<{
  input: CreateConsortiumInput;
}>;


export type FoundGroupMutation = { readonly createConsortium: { readonly consortium: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export const groups = operation<GroupsQuery, GroupsQueryVariables>('query', 'Groups', `query Groups($after:String){consortia(first:20 after:$after){edges{node{id name isSample prefecture closedAt ruleSet application{id status}roster{memberId status}obligations(first:1 status:OPEN){edges{node{id dueAt title{...Said}}}}}}pageInfo{endCursor hasNextPage}}}fragment Said on Message{ja en}`);

export const foundingChoices = operation<FoundingChoicesQuery, FoundingChoicesQueryVariables>('query', 'FoundingChoices', `query FoundingChoices{schedules(first:100){edges{node{id label isSample ruleSet}}}}`);

export const foundGroup = operation<FoundGroupMutation, FoundGroupMutationVariables>('mutation', 'FoundGroup', `mutation FoundGroup($input:CreateConsortiumInput!){createConsortium(input:$input){consortium{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

