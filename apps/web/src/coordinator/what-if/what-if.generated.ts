// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type AddLineInput = {
  readonly line: HypotheticalLineInput;
  readonly memberId: string;
};

export type AdminFeeBase =
  | 'ELIGIBLE_COST'
  | 'SUBSIDY';

export type AnalysisMemberCount =
  | 'ALL_MEMBERS'
  | 'INTRODUCING_MEMBERS';

export type BusinessSize =
  | 'MICRO'
  | 'SME';

export type ChosenReadingsInput = {
  readonly adminFeeBase?: AdminFeeBase | null | undefined;
  readonly analysisMemberCount?: AnalysisMemberCount | null | undefined;
  readonly productivityMean?: ProductivityMean | null | undefined;
  readonly tierBoundary?: TierBoundary | null | undefined;
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

export type HypotheticalLineInput = {
  readonly category: CostCategory;
  readonly cloudMonths?: number | null | undefined;
  readonly functions?: ReadonlyArray<SoftwareFunction> | null | undefined;
  readonly quantity?: number;
  readonly unitPriceYen: number;
};

export type HypotheticalMemberInput = {
  readonly costLines: ReadonlyArray<HypotheticalLineInput>;
  readonly name: string;
  readonly representative?: boolean;
  readonly sharingWeight?: number;
  readonly size?: BusinessSize;
};

export type HypotheticalSizeInput = {
  readonly memberId: string;
  readonly size: BusinessSize;
};

export type OptimisationObjective =
  | 'LEAST_BURDEN_WORST_OFF'
  | 'MOST_EVEN'
  | 'MOST_SUBSIDY';

export type OverCapPolicy =
  | 'ANALYSIS_FIRST'
  | 'EQUAL_CEILING'
  | 'INFRASTRUCTURE_FIRST'
  | 'MANUAL'
  | 'PRO_RATA';

export type ProductivityMean =
  | 'ARITHMETIC'
  | 'GEOMETRIC';

export type RemoveLineInput = {
  readonly costLineId: string;
  readonly memberId: string;
};

export type RemoveScenarioInput = {
  readonly id: string;
};

export type ReplaceLineInput = {
  readonly costLineId: string;
  readonly line: HypotheticalLineInput;
  readonly memberId: string;
};

export type RuleSet =
  | 'RULES_2022'
  | 'RULES_2023'
  | 'RULES_2024'
  | 'RULES_2025';

export type SaveScenarioInput = {
  readonly changes: ReadonlyArray<WhatIfChangeInput>;
  readonly consortiumId: string;
  readonly idempotencyKey: string;
  readonly name: string;
};

export type ScenarioChangeKind =
  | 'ADD_LINE'
  | 'ADD_MEMBER'
  | 'DROP_MEMBER'
  | 'REMOVE_LINE'
  | 'REPLACE_LINE'
  | 'SET_INTERPRETATION'
  | 'SET_POLICY'
  | 'SET_SHARING_KEY'
  | 'SET_SIZE';

export type SearchMethod =
  | 'EXACT'
  | 'HEURISTIC';

export type SharingKey =
  | 'BUYER_BEARS'
  | 'BY_GRANTED_SUBSIDY'
  | 'BY_INFRASTRUCTURE_COST'
  | 'BY_WEIGHT'
  | 'EQUAL';

export type SoftwareFunction =
  | 'ACCOUNTING'
  | 'EC'
  | 'ORDERING'
  | 'SETTLEMENT';

export type TierBoundary =
  | 'EXACT'
  | 'X25';

export type UpdateConsortiumInput = {
  readonly adminCapYen?: number | null | undefined;
  readonly id: string;
  readonly internalLeadBusinessDays?: number | null | undefined;
  readonly name?: string | null | undefined;
  readonly needsApproval?: boolean | null | undefined;
  readonly overCapPolicy?: OverCapPolicy | null | undefined;
  readonly prefecture?: number | null | undefined;
  readonly readings?: ChosenReadingsInput | null | undefined;
  readonly requestedAnalysisYen?: number | null | undefined;
  readonly ruleSet?: RuleSet | null | undefined;
  readonly scheduleId?: string | null | undefined;
  readonly sharingKey?: SharingKey | null | undefined;
  readonly version: number;
};

export type WhatIfChangeInput =
  {   readonly addLine: AddLineInput; readonly addMember?: never; readonly dropMember?: never; readonly overCapPolicy?: never; readonly readings?: never; readonly removeLine?: never; readonly replaceLine?: never; readonly sharingKey?: never; readonly size?: never; }
  |  { readonly addLine?: never;   readonly addMember: HypotheticalMemberInput; readonly dropMember?: never; readonly overCapPolicy?: never; readonly readings?: never; readonly removeLine?: never; readonly replaceLine?: never; readonly sharingKey?: never; readonly size?: never; }
  |  { readonly addLine?: never; readonly addMember?: never;   readonly dropMember: string; readonly overCapPolicy?: never; readonly readings?: never; readonly removeLine?: never; readonly replaceLine?: never; readonly sharingKey?: never; readonly size?: never; }
  |  { readonly addLine?: never; readonly addMember?: never; readonly dropMember?: never;   readonly overCapPolicy: OverCapPolicy; readonly readings?: never; readonly removeLine?: never; readonly replaceLine?: never; readonly sharingKey?: never; readonly size?: never; }
  |  { readonly addLine?: never; readonly addMember?: never; readonly dropMember?: never; readonly overCapPolicy?: never;   readonly readings: ChosenReadingsInput; readonly removeLine?: never; readonly replaceLine?: never; readonly sharingKey?: never; readonly size?: never; }
  |  { readonly addLine?: never; readonly addMember?: never; readonly dropMember?: never; readonly overCapPolicy?: never; readonly readings?: never;   readonly removeLine: RemoveLineInput; readonly replaceLine?: never; readonly sharingKey?: never; readonly size?: never; }
  |  { readonly addLine?: never; readonly addMember?: never; readonly dropMember?: never; readonly overCapPolicy?: never; readonly readings?: never; readonly removeLine?: never;   readonly replaceLine: ReplaceLineInput; readonly sharingKey?: never; readonly size?: never; }
  |  { readonly addLine?: never; readonly addMember?: never; readonly dropMember?: never; readonly overCapPolicy?: never; readonly readings?: never; readonly removeLine?: never; readonly replaceLine?: never;   readonly sharingKey: SharingKey; readonly size?: never; }
  |  { readonly addLine?: never; readonly addMember?: never; readonly dropMember?: never; readonly overCapPolicy?: never; readonly readings?: never; readonly removeLine?: never; readonly replaceLine?: never; readonly sharingKey?: never;   readonly size: HypotheticalSizeInput; };

export type WhatIfGroupQueryVariables = Exact<{
  id: string;
}>;


export type WhatIfGroupQuery = { readonly consortium: { readonly id: string, readonly version: number, readonly overCapPolicy: OverCapPolicy, readonly calculationInput: string } };

export type WhatIfToolsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type WhatIfToolsQuery = { readonly consortium: { readonly id: string, readonly tools: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly functions: ReadonlyArray<SoftwareFunction> } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type WhatIfScenariosQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type WhatIfScenariosQuery = { readonly consortium: { readonly id: string, readonly scenarios: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly changes: string, readonly createdBy: string | null, readonly createdAt: string } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type WhatIfSaveScenarioMutationVariables = Exact<{
  input: SaveScenarioInput;
}>;


export type WhatIfSaveScenarioMutation = { readonly saveScenario: { readonly scenario: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type WhatIfRemoveScenarioMutationVariables = Exact<{
  input: RemoveScenarioInput;
}>;


export type WhatIfRemoveScenarioMutation = { readonly removeScenario: { readonly removedId: string | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type WhatIfMemberLinesQueryVariables = Exact<{
  id: string;
}>;


export type WhatIfMemberLinesQuery = { readonly member: { readonly id: string, readonly costLines: ReadonlyArray<{ readonly id: string, readonly label: string, readonly tool: { readonly id: string, readonly name: string } | null }> } };

export type WhatIfDropoutsQueryVariables = Exact<{
  id: string;
}>;


export type WhatIfDropoutsQuery = { readonly consortium: { readonly id: string, readonly dropoutTable: { readonly rows: ReadonlyArray<{ readonly id: string, readonly name: string, readonly representative: boolean, readonly memberCount: number, readonly belowMinimum: boolean, readonly requestRefused: boolean, readonly others: number, readonly total: { readonly change: number }, readonly worstHit: { readonly id: string, readonly name: string, readonly share: { readonly change: number } } | null }> } } };

export type WhatIfBetterQueryVariables = Exact<{
  id: string;
  objective: OptimisationObjective;
}>;


export type WhatIfBetterQuery = { readonly consortium: { readonly id: string, readonly optimisation: { readonly method: SearchMethod, readonly tried: number, readonly how: SaidFragment, readonly suggestions: ReadonlyArray<{ readonly id: string, readonly gain: number, readonly explanation: SaidFragment, readonly allowed: ReadonlyArray<{ readonly clause: string, readonly message: SaidFragment }>, readonly worseOff: ReadonlyArray<{ readonly id: string, readonly name: string, readonly beforeTax: { readonly change: number } }>, readonly changes: ReadonlyArray<{ readonly kind: ScenarioChangeKind, readonly memberId: string | null, readonly lineId: string | null, readonly overCapPolicy: OverCapPolicy | null, readonly sharingKey: SharingKey | null, readonly line: { readonly id: string, readonly category: CostCategory, readonly functions: ReadonlyArray<SoftwareFunction>, readonly unitPrice: number, readonly quantity: number, readonly cloudMonths: number | null } | null }> }>, readonly hints: ReadonlyArray<{ readonly id: string, readonly yen: number, readonly clause: string, readonly message: SaidFragment }> } } };

export type WhatIfSetPolicyMutationVariables = Exact<{
  input: UpdateConsortiumInput;
}>;


export type WhatIfSetPolicyMutation = { readonly updateConsortium: { readonly consortium: { readonly id: string, readonly version: number, readonly overCapPolicy: OverCapPolicy } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const whatIfGroup = operation<WhatIfGroupQuery, WhatIfGroupQueryVariables>('query', 'WhatIfGroup', `query WhatIfGroup($id:ID!){consortium(id:$id){id version overCapPolicy calculationInput}}`);

export const whatIfTools = operation<WhatIfToolsQuery, WhatIfToolsQueryVariables>('query', 'WhatIfTools', `query WhatIfTools($id:ID!$after:String){consortium(id:$id){id tools(first:100 after:$after){edges{node{id name functions}}pageInfo{endCursor hasNextPage}}}}`);

export const whatIfScenarios = operation<WhatIfScenariosQuery, WhatIfScenariosQueryVariables>('query', 'WhatIfScenarios', `query WhatIfScenarios($id:ID!$after:String){consortium(id:$id){id scenarios(first:50 after:$after){edges{node{id name changes createdBy createdAt}}pageInfo{endCursor hasNextPage}}}}`);

export const whatIfSaveScenario = operation<WhatIfSaveScenarioMutation, WhatIfSaveScenarioMutationVariables>('mutation', 'WhatIfSaveScenario', `mutation WhatIfSaveScenario($input:SaveScenarioInput!){saveScenario(input:$input){scenario{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const whatIfRemoveScenario = operation<WhatIfRemoveScenarioMutation, WhatIfRemoveScenarioMutationVariables>('mutation', 'WhatIfRemoveScenario', `mutation WhatIfRemoveScenario($input:RemoveScenarioInput!){removeScenario(input:$input){removedId problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const whatIfMemberLines = operation<WhatIfMemberLinesQuery, WhatIfMemberLinesQueryVariables>('query', 'WhatIfMemberLines', `query WhatIfMemberLines($id:ID!){member(id:$id){id costLines{id label tool{id name}}}}`);

export const whatIfDropouts = operation<WhatIfDropoutsQuery, WhatIfDropoutsQueryVariables>('query', 'WhatIfDropouts', `query WhatIfDropouts($id:ID!){consortium(id:$id){id dropoutTable{rows{id name representative memberCount belowMinimum requestRefused others total{change}worstHit{id name share{change}}}}}}`);

export const whatIfBetter = operation<WhatIfBetterQuery, WhatIfBetterQueryVariables>('query', 'WhatIfBetter', `query WhatIfBetter($id:ID!$objective:OptimisationObjective!){consortium(id:$id){id optimisation(objective:$objective){method tried how{...Said}suggestions{id gain explanation{...Said}allowed{clause message{...Said}}worseOff{id name beforeTax{change}}changes{kind memberId lineId overCapPolicy sharingKey line{id category functions unitPrice quantity cloudMonths}}}hints{id yen clause message{...Said}}}}}fragment Said on Message{ja en}`);

export const whatIfSetPolicy = operation<WhatIfSetPolicyMutation, WhatIfSetPolicyMutationVariables>('mutation', 'WhatIfSetPolicy', `mutation WhatIfSetPolicy($input:UpdateConsortiumInput!){updateConsortium(input:$input){consortium{id version overCapPolicy}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

