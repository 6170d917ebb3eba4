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

export type ChosenReadingsInput = {
  readonly adminFeeBase?: AdminFeeBase | null | undefined;
  readonly analysisMemberCount?: AnalysisMemberCount | null | undefined;
  readonly productivityMean?: ProductivityMean | null | undefined;
  readonly tierBoundary?: TierBoundary | null | undefined;
};

export type OverCapPolicy =
  | 'ANALYSIS_FIRST'
  | 'EQUAL_CEILING'
  | 'INFRASTRUCTURE_FIRST'
  | 'MANUAL'
  | 'PRO_RATA';

export type ProductivityMean =
  | 'ARITHMETIC'
  | 'GEOMETRIC';

export type RecordMilestoneInput = {
  readonly anchor: ScheduleAnchor;
  readonly consortiumId: string;
  readonly occurredAt: string;
  readonly version?: number | null | undefined;
};

export type RuleSet =
  | 'RULES_2022'
  | 'RULES_2023'
  | 'RULES_2024'
  | 'RULES_2025';

export type ScheduleAnchor =
  | 'EFFECT_REPORT_1_CLOSE'
  | 'EFFECT_REPORT_1_OPEN'
  | 'EFFECT_REPORT_2_CLOSE'
  | 'EFFECT_REPORT_2_OPEN'
  | 'GRANT_DECISION'
  | 'PERFORMANCE_REPORT_DUE'
  | 'PROJECT_END'
  | 'ROUND_CLOSE'
  | 'ROUND_OPEN';

export type SharingKey =
  | 'BUYER_BEARS'
  | 'BY_GRANTED_SUBSIDY'
  | 'BY_INFRASTRUCTURE_COST'
  | 'BY_WEIGHT'
  | 'EQUAL';

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

export type GroupSettingsQueryVariables = Exact<{
  id: string;
}>;


export type GroupSettingsQuery = { readonly consortium: { readonly id: string, readonly version: number, readonly name: string, readonly prefecture: number, readonly ruleSet: RuleSet, readonly scheduleId: string | null, readonly overCapPolicy: OverCapPolicy, readonly requestedAnalysisYen: number | null, readonly adminCapYen: number | null, readonly sharingKey: SharingKey, readonly needsApproval: boolean, readonly internalLeadBusinessDays: number, readonly readings: { readonly adminFeeBase: AdminFeeBase | null, readonly analysisMemberCount: AnalysisMemberCount | null, readonly productivityMean: ProductivityMean | null, readonly tierBoundary: TierBoundary | null }, readonly milestones: ReadonlyArray<{ readonly anchor: ScheduleAnchor, readonly occurredAt: string, readonly recordedAt: string, readonly happened: boolean, readonly version: number, readonly label: SaidFragment }> }, readonly schedules: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly label: string, readonly isSample: boolean, readonly ruleSet: RuleSet, readonly current: { readonly id: string, readonly number: number, readonly anchors: ReadonlyArray<{ readonly anchor: ScheduleAnchor, readonly occursAt: string, readonly label: SaidFragment }> } } }> } };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type ChangeGroupSettingsMutationVariables = Exact<{
  input: UpdateConsortiumInput;
}>;


export type ChangeGroupSettingsMutation = { readonly updateConsortium: { readonly consortium: { readonly id: string, readonly version: number } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type RecordGroupMilestoneMutationVariables = Exact<{
  input: RecordMilestoneInput;
}>;


export type RecordGroupMilestoneMutation = { readonly recordMilestone: { readonly milestone: { readonly anchor: ScheduleAnchor, readonly version: number } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const groupSettings = operation<GroupSettingsQuery, GroupSettingsQueryVariables>('query', 'GroupSettings', `query GroupSettings($id:ID!){consortium(id:$id){id version name prefecture ruleSet scheduleId overCapPolicy requestedAnalysisYen adminCapYen sharingKey needsApproval internalLeadBusinessDays readings{adminFeeBase analysisMemberCount productivityMean tierBoundary}milestones{anchor label{...Said}occurredAt recordedAt happened version}}schedules(first:100){edges{node{id label isSample ruleSet current{id number anchors{anchor label{...Said}occursAt}}}}}}fragment Said on Message{ja en}`);

export const changeGroupSettings = operation<ChangeGroupSettingsMutation, ChangeGroupSettingsMutationVariables>('mutation', 'ChangeGroupSettings', `mutation ChangeGroupSettings($input:UpdateConsortiumInput!){updateConsortium(input:$input){consortium{id version}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const recordGroupMilestone = operation<RecordGroupMilestoneMutation, RecordGroupMilestoneMutationVariables>('mutation', 'RecordGroupMilestone', `mutation RecordGroupMilestone($input:RecordMilestoneInput!){recordMilestone(input:$input){milestone{anchor version}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

