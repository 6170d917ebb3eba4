// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ConfirmCostsInput = {
  readonly idempotencyKey: string;
  readonly memberId: string;
  readonly seen?: ReadonlyArray<SeenCostLineInput> | null | undefined;
};

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

export type DeclarationCode =
  | 'ADULT_ENTERTAINMENT'
  | 'ANTISOCIAL_TIES'
  | 'EXPERT_OF_ANY_GROUP'
  | 'INCOME_OVER_LIMIT'
  | 'LABOUR_LAW_PROSECUTION'
  | 'LARGE_FIRMS_HOLD_TWO_THIRDS'
  | 'LARGE_FIRM_HOLDS_HALF'
  | 'LARGE_FIRM_OFFICERS_HALF'
  | 'MAJORITY_OF_VOTES'
  | 'NO_LEGAL_PERSONALITY'
  | 'OFFICERED_BY_DEEMED_LARGE'
  | 'OWNED_BY_DEEMED_LARGE'
  | 'REGISTERED_IT_SUPPORTER'
  | 'RELIGIOUS_CORPORATION'
  | 'SAME_BENEFICIAL_OWNER'
  | 'SAME_PERSON_OR_FAMILY'
  | 'SAME_REPRESENTATIVE_AND_ADDRESS'
  | 'VENDOR_OF_ANY_GROUP';

export type DeclarationInput = {
  readonly answer: boolean;
  readonly code: DeclarationCode;
  readonly version?: number | null | undefined;
};

export type DeclarationTopic =
  | 'DEEMED_LARGE'
  | 'DEEMED_SAME'
  | 'NEVER_MEMBER';

export type FindingSeverity =
  | 'ERROR'
  | 'INFO'
  | 'WARNING';

export type RecordDeclarationsInput = {
  readonly declarations: ReadonlyArray<DeclarationInput>;
  readonly declaredBy: string;
  readonly declaredOn: string;
  readonly memberId: string;
};

export type SeenCostLineInput = {
  readonly id: string;
  readonly version: number;
};

export type SoftwareFunction =
  | 'ACCOUNTING'
  | 'EC'
  | 'ORDERING'
  | 'SETTLEMENT';

export type MerchantCostsQueryVariables = Exact<{
  consortiumId: string;
  memberId: string;
}>;


export type MerchantCostsQuery = { readonly consortium: { readonly id: string, readonly ownResults: ReadonlyArray<{ readonly memberId: string, readonly findings: ReadonlyArray<{ readonly code: string, readonly severity: FindingSeverity, readonly costLineId: string | null, readonly message: SaidFragment }> }> }, readonly member: { readonly id: string, readonly costsConfirmation: { readonly confirmedAt: string } | null, readonly costLines: ReadonlyArray<{ readonly id: string, readonly version: number, readonly label: string, readonly category: CostCategory, readonly unitPriceYen: number, readonly quantity: number, readonly amountYen: number, readonly cloudMonths: number | null, readonly functions: ReadonlyArray<SoftwareFunction>, readonly tool: { readonly id: string, readonly name: string, readonly vendor: { readonly name: string } } | null }> } };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type MerchantConfirmCostsMutationVariables = Exact<{
  input: ConfirmCostsInput;
}>;


export type MerchantConfirmCostsMutation = { readonly confirmCosts: { readonly confirmation: { readonly confirmedAt: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type MerchantDeclarationsQueryVariables = Exact<{
  memberId: string;
}>;


export type MerchantDeclarationsQuery = { readonly member: { readonly id: string, readonly declarations: ReadonlyArray<{ readonly code: DeclarationCode, readonly topic: DeclarationTopic, readonly answer: boolean | null, readonly goodAnswer: boolean, readonly declaredBy: string | null, readonly declaredOn: string | null, readonly version: number | null, readonly clause: string, readonly question: SaidFragment }> } };

export type MerchantDeclareMutationVariables = Exact<{
  input: RecordDeclarationsInput;
}>;


export type MerchantDeclareMutation = { readonly recordDeclarations: { readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const merchantCosts = operation<MerchantCostsQuery, MerchantCostsQueryVariables>('query', 'MerchantCosts', `query MerchantCosts($consortiumId:ID!$memberId:ID!){consortium(id:$consortiumId){id ownResults{memberId findings{code severity costLineId message{...Said}}}}member(id:$memberId){id costsConfirmation{confirmedAt}costLines{id version label category unitPriceYen quantity amountYen cloudMonths functions tool{id name vendor{name}}}}}fragment Said on Message{ja en}`);

export const merchantConfirmCosts = operation<MerchantConfirmCostsMutation, MerchantConfirmCostsMutationVariables>('mutation', 'MerchantConfirmCosts', `mutation MerchantConfirmCosts($input:ConfirmCostsInput!){confirmCosts(input:$input){confirmation{confirmedAt}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const merchantDeclarations = operation<MerchantDeclarationsQuery, MerchantDeclarationsQueryVariables>('query', 'MerchantDeclarations', `query MerchantDeclarations($memberId:ID!){member(id:$memberId){id declarations{code topic answer goodAnswer declaredBy declaredOn version clause question{...Said}}}}fragment Said on Message{ja en}`);

export const merchantDeclare = operation<MerchantDeclareMutation, MerchantDeclareMutationVariables>('mutation', 'MerchantDeclare', `mutation MerchantDeclare($input:RecordDeclarationsInput!){recordDeclarations(input:$input){problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

