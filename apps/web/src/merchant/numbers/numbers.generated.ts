// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CheckedEffectField =
  | 'depreciation'
  | 'employees'
  | 'hoursHundredths'
  | 'operatingProfit'
  | 'personnelCost';

export type EffectFigureCheckCode =
  | 'CHANGE_IMPLAUSIBLE'
  | 'HOURS_OVER_A_YEAR'
  | 'HOURS_UNDER_ONE'
  | 'MOSTLY_SAME_AS_BASELINE'
  | 'NEGATIVE_AMOUNT'
  | 'NO_EMPLOYEES'
  | 'PERSONNEL_COST_PER_HOUR_HIGH'
  | 'PERSONNEL_COST_PER_HOUR_LOW'
  | 'PRODUCTIVITY_CHANGE_IMPLAUSIBLE'
  | 'SAME_AS_BASELINE'
  | 'SAME_AS_OTHER_MEMBER'
  | 'UNIT_SLIP';

export type EffectFigureField =
  | 'DEPRECIATION'
  | 'EMPLOYEES'
  | 'HOURS'
  | 'OPERATING_PROFIT'
  | 'PERSONNEL_COST';

export type EffectFigurePeriod =
  | 'BASE'
  | 'TARGET'
  | 'YEAR_1'
  | 'YEAR_2';

export type EffectFigureSourceInput = {
  readonly evidenceId: string;
  readonly field: EffectFigureField;
};

export type EnterEffectFiguresInput = {
  readonly depreciationYen: number;
  readonly employees: number;
  readonly hoursHundredths: number;
  readonly memberId: string;
  readonly operatingProfitYen: number;
  readonly period: EffectFigurePeriod;
  readonly personnelCostYen: number;
  readonly sources?: ReadonlyArray<EffectFigureSourceInput> | null | undefined;
  readonly version?: number | null | undefined;
};

export type MicroClass =
  | 'COMMERCE_SERVICE'
  | 'LODGING_ENTERTAINMENT'
  | 'MANUFACTURING_OTHER';

export type ObligationKind =
  | 'APPLICATION_CORRECTION'
  | 'EFFECT_REPORT_CORRECTION_1'
  | 'EFFECT_REPORT_CORRECTION_2'
  | 'EVIDENCE_RETENTION_END'
  | 'GROUP_APPLICATION'
  | 'GROUP_EFFECT_REPORT_1'
  | 'GROUP_EFFECT_REPORT_2'
  | 'GROUP_PERFORMANCE_REPORT'
  | 'MEMBER_COSTS'
  | 'MEMBER_DOCUMENT'
  | 'MEMBER_DOCUMENT_RENEWAL'
  | 'MEMBER_EFFECT_FIGURES_1'
  | 'MEMBER_EFFECT_FIGURES_2'
  | 'MEMBER_EVIDENCE'
  | 'PERFORMANCE_REPORT_CORRECTION'
  | 'PROJECT_END'
  | 'REPAYMENT';

export type PerformanceReportState =
  | 'APPROVED'
  | 'DRAFT'
  | 'FIXED'
  | 'IN_CHECK'
  | 'RETURNED'
  | 'SUBMITTED';

export type StateEmployeesInput = {
  readonly asOfOn: string;
  readonly employees: number;
  readonly evidenceId?: string | null | undefined;
  readonly memberId: string;
  readonly microClass?: MicroClass | null | undefined;
  readonly reportId: string;
  readonly version?: number | null | undefined;
};

export type MerchantEffectsQueryVariables = Exact<{
  consortiumId: string;
  memberId: string;
}>;


export type MerchantEffectsQuery = { readonly consortium: { readonly id: string, readonly obligations: { readonly edges: ReadonlyArray<{ readonly node: { readonly kind: ObligationKind, readonly dueAt: string } }> } }, readonly member: { readonly id: string, readonly effectFigures: ReadonlyArray<{ readonly id: string, readonly period: EffectFigurePeriod, readonly operatingProfitYen: number, readonly personnelCostYen: number, readonly depreciationYen: number, readonly employees: number, readonly hoursHundredths: number, readonly enteredAt: string, readonly version: number }> } };

export type MerchantEnterEffectsMutationVariables = Exact<{
  input: EnterEffectFiguresInput;
}>;


export type MerchantEnterEffectsMutation = { readonly enterEffectFigures: { readonly figures: { readonly id: string } | null, readonly checks: ReadonlyArray<{ readonly code: EffectFigureCheckCode, readonly field: CheckedEffectField | null, readonly message: SaidFragment }> | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type MerchantEmployeesQueryVariables = Exact<{
  consortiumId: string;
  memberId: string;
}>;


export type MerchantEmployeesQuery = { readonly consortium: { readonly id: string, readonly performanceReport: { readonly id: string, readonly status: PerformanceReportState } | null }, readonly member: { readonly id: string, readonly employeeStatement: { readonly employees: number, readonly asOfOn: string, readonly stillMicro: boolean, readonly version: number } | null } };

export type MerchantStateEmployeesMutationVariables = Exact<{
  input: StateEmployeesInput;
}>;


export type MerchantStateEmployeesMutation = { readonly stateEmployees: { readonly statement: { readonly id: string, readonly stillMicro: boolean } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const merchantEffects = operation<MerchantEffectsQuery, MerchantEffectsQueryVariables>('query', 'MerchantEffects', `query MerchantEffects($consortiumId:ID!$memberId:ID!){consortium(id:$consortiumId){id obligations(first:100 memberId:$memberId status:OPEN){edges{node{kind dueAt}}}}member(id:$memberId){id effectFigures{id period operatingProfitYen personnelCostYen depreciationYen employees hoursHundredths enteredAt version}}}`);

export const merchantEnterEffects = operation<MerchantEnterEffectsMutation, MerchantEnterEffectsMutationVariables>('mutation', 'MerchantEnterEffects', `mutation MerchantEnterEffects($input:EnterEffectFiguresInput!){enterEffectFigures(input:$input){figures{id}checks{code field message{...Said}}problems{...ProblemFields}}}fragment Said on Message{ja en}fragment ProblemFields on Problem{code path message{...Said}}`);

export const merchantEmployees = operation<MerchantEmployeesQuery, MerchantEmployeesQueryVariables>('query', 'MerchantEmployees', `query MerchantEmployees($consortiumId:ID!$memberId:ID!){consortium(id:$consortiumId){id performanceReport{id status}}member(id:$memberId){id employeeStatement{employees asOfOn stillMicro version}}}`);

export const merchantStateEmployees = operation<MerchantStateEmployeesMutation, MerchantStateEmployeesMutationVariables>('mutation', 'MerchantStateEmployees', `mutation MerchantStateEmployees($input:StateEmployeesInput!){stateEmployees(input:$input){statement{id stillMicro}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

