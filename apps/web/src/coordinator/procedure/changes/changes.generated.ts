// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type AcceptChangeInput = {
  readonly decidedAt: string;
  readonly effectSha256?: string | null | undefined;
  readonly id: string;
  readonly portalNumber?: string | null | undefined;
  readonly version: number;
};

export type ApplicationState =
  | 'APPROVED'
  | 'DRAFT'
  | 'GRANTED'
  | 'IN_CHECK'
  | 'REJECTED'
  | 'RETURNED'
  | 'SUBMITTED'
  | 'WITHDRAWN';

export type BusinessSize =
  | 'MICRO'
  | 'SME';

export type CancelChangeInput = {
  readonly id: string;
  readonly reason: string;
  readonly version: number;
};

export type ChangeEvent =
  | 'ACCEPT'
  | 'CANCEL'
  | 'FILE'
  | 'REFUSE';

export type ChangeKind =
  | 'ACCIDENT'
  | 'DELAY'
  | 'MEMBER_WITHDRAWAL'
  | 'PLAN_CHANGE'
  | 'REGISTERED_DATA'
  | 'TOOL_SUBSTITUTION';

export type ChangeState =
  | 'ACCEPTED'
  | 'CANCELLED'
  | 'DRAFT'
  | 'FILED'
  | 'REFUSED';

export type ConsequenceKind =
  | 'ADMIN_LIMIT_FALLS'
  | 'AMOUNTS_STAY'
  | 'ANALYSIS_LIMIT_FALLS'
  | 'CEILING_HOLDS'
  | 'DATES_MOVE'
  | 'FREED_BUT_NOT_REDISTRIBUTED'
  | 'GROUP_TOTAL'
  | 'JOINT_AMOUNTS_STAY'
  | 'JOINT_PURCHASE_LEAVES'
  | 'OTHERS_GAIN'
  | 'PLAN_CHANGE_NEEDED'
  | 'REPAYMENT'
  | 'REPRESENTATIVE_LEAVES'
  | 'REQUEST_REFUSED'
  | 'TOO_FEW_MEMBERS'
  | 'WORST_HIT';

export type ConsequenceTask =
  | 'ASK_SECRETARIAT'
  | 'PLAN_CHANGE'
  | 'WITHDRAWAL_NOTICE';

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

export type CreateChangeInput = {
  readonly changes: ReadonlyArray<PlannedChangeInput>;
  readonly consortiumId: string;
  readonly happenedOn: string;
  readonly idempotencyKey: string;
  readonly kind: ChangeKind;
  readonly memberId?: string | null | undefined;
  readonly newProjectEndAt?: string | null | undefined;
  readonly newReportDueAt?: string | null | undefined;
  readonly reason: string;
};

export type DropoutStage =
  | 'AFTER_FIXING'
  | 'AFTER_GRANT'
  | 'AFTER_SUBMISSION'
  | 'BEFORE_SUBMISSION';

export type FileChangeInput = {
  readonly effectSha256: string;
  readonly filedAt: string;
  readonly id: string;
  readonly portalNumber?: string | null | undefined;
  readonly version: number;
};

export type FindingSeverity =
  | 'ERROR'
  | 'INFO'
  | 'WARNING';

export type HypotheticalSizeInput = {
  readonly memberId: string;
  readonly size: BusinessSize;
};

export type MemberRole =
  | 'PARTICIPANT'
  | 'REPRESENTATIVE';

export type MemberStatus =
  | 'ENROLLED'
  | 'WITHDRAWN';

export type PlannedAddLineInput = {
  readonly line: PlannedLineInput;
  readonly memberId: string;
};

export type PlannedChangeInput =
  {   readonly addLine: PlannedAddLineInput; readonly dropMember?: never; readonly removeLine?: never; readonly replaceLine?: never; readonly size?: never; }
  |  { readonly addLine?: never;   readonly dropMember: string; readonly removeLine?: never; readonly replaceLine?: never; readonly size?: never; }
  |  { readonly addLine?: never; readonly dropMember?: never;   readonly removeLine: RemoveLineInput; readonly replaceLine?: never; readonly size?: never; }
  |  { readonly addLine?: never; readonly dropMember?: never; readonly removeLine?: never;   readonly replaceLine: PlannedReplaceLineInput; readonly size?: never; }
  |  { readonly addLine?: never; readonly dropMember?: never; readonly removeLine?: never; readonly replaceLine?: never;   readonly size: HypotheticalSizeInput; };

export type PlannedChangeKind =
  | 'ADD_LINE'
  | 'DROP_MEMBER'
  | 'REMOVE_LINE'
  | 'REPLACE_LINE'
  | 'SET_SIZE';

export type PlannedLineInput = {
  readonly category: CostCategory;
  readonly cloudMonths?: number | null | undefined;
  readonly functions?: ReadonlyArray<SoftwareFunction> | null | undefined;
  readonly label?: string | null | undefined;
  readonly quantity?: number;
  readonly toolId?: string | null | undefined;
  readonly unitPriceYen: number;
};

export type PlannedReplaceLineInput = {
  readonly costLineId: string;
  readonly line: PlannedLineInput;
  readonly memberId: string;
};

export type RefuseChangeInput = {
  readonly decidedAt: string;
  readonly id: string;
  readonly reason: string;
  readonly version: number;
};

export type RemoveLineInput = {
  readonly costLineId: string;
  readonly memberId: string;
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

export type SoftwareFunction =
  | 'ACCOUNTING'
  | 'EC'
  | 'ORDERING'
  | 'SETTLEMENT';

export type ProcedureChangesQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ProcedureChangesQuery = { readonly consortium: { readonly id: string, readonly eligibility: { readonly countedMembers: number, readonly minimumMembers: number } | null, readonly application: { readonly id: string, readonly status: ApplicationState, readonly grant: { readonly decidedAt: string, readonly projectEndAt: string, readonly reportDueAt: string } | null } | null, readonly roster: ReadonlyArray<{ readonly memberId: string, readonly name: string, readonly status: MemberStatus, readonly role: MemberRole }>, readonly changes: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly number: number, readonly kind: ChangeKind, readonly status: ChangeState, readonly memberId: string | null, readonly reason: string, readonly happenedOn: string, readonly filedAt: string | null, readonly decidedAt: string | null, readonly appliedAt: string | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type ProcedureChangeFormQueryVariables = Exact<{
  id: string;
}>;


export type ProcedureChangeFormQuery = { readonly consortium: { readonly id: string, readonly ruleSet: RuleSet, readonly milestones: ReadonlyArray<{ readonly anchor: ScheduleAnchor, readonly occurredAt: string }>, readonly application: { readonly id: string, readonly status: ApplicationState, readonly grant: { readonly projectEndAt: string, readonly reportDueAt: string } | null } | null, readonly roster: ReadonlyArray<{ readonly memberId: string, readonly name: string, readonly role: MemberRole, readonly status: MemberStatus }> } };

export type ProcedureMemberLinesQueryVariables = Exact<{
  id: string;
}>;


export type ProcedureMemberLinesQuery = { readonly member: { readonly id: string, readonly size: BusinessSize, readonly costLines: ReadonlyArray<{ readonly id: string, readonly category: CostCategory, readonly label: string, readonly toolId: string | null, readonly functions: ReadonlyArray<SoftwareFunction>, readonly unitPriceYen: number, readonly quantity: number, readonly amountYen: number, readonly cloudMonths: number | null, readonly tool: { readonly id: string, readonly name: string } | null }> } };

export type ProcedureToolsQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ProcedureToolsQuery = { readonly consortium: { readonly tools: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly vendor: { readonly id: string, readonly name: string } } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type ProcedureChangeQueryVariables = Exact<{
  id: string;
  groupId: string;
}>;


export type ProcedureChangeQuery = { readonly change: { readonly id: string, readonly number: number, readonly kind: ChangeKind, readonly status: ChangeState, readonly memberId: string | null, readonly reason: string, readonly happenedOn: string, readonly portalNumber: string, readonly filedAt: string | null, readonly decidedAt: string | null, readonly appliedAt: string | null, readonly newProjectEndAt: string | null, readonly newReportDueAt: string | null, readonly version: number, readonly createdAt: string, readonly plannedChanges: ReadonlyArray<{ readonly kind: PlannedChangeKind, readonly memberId: string, readonly size: BusinessSize | null, readonly lineId: string | null, readonly line: { readonly id: string, readonly category: CostCategory, readonly label: string | null, readonly toolId: string | null, readonly functions: ReadonlyArray<SoftwareFunction>, readonly unitPriceYen: number, readonly quantity: number, readonly cloudMonths: number | null } | null }>, readonly allowedEvents: ReadonlyArray<{ readonly event: ChangeEvent, readonly leadsTo: ChangeState, readonly clause: string, readonly label: SaidFragment }>, readonly effect: ProcedureChangeEffectFragment | null, readonly currentEffect: ProcedureChangeEffectFragment | null, readonly planProblem: ProblemFieldsFragment | null, readonly history: ReadonlyArray<{ readonly id: string, readonly event: string, readonly toState: ChangeState, readonly occurredAt: string, readonly recordedAt: string, readonly reason: string, readonly reference: string, readonly actor: string | null, readonly label: SaidFragment }> }, readonly consortium: { readonly id: string, readonly roster: ReadonlyArray<{ readonly memberId: string, readonly name: string, readonly status: MemberStatus, readonly role: MemberRole }> } };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type ProcedureChangeEffectFragment = { readonly stage: DropoutStage, readonly sha256: string, readonly group: { readonly infrastructure: ProcedureYenChangeFragment, readonly analysis: ProcedureYenChangeFragment, readonly admin: ProcedureYenChangeFragment, readonly total: ProcedureYenChangeFragment, readonly share: ProcedureYenChangeFragment }, readonly memberCount: { readonly before: number, readonly after: number, readonly minimum: number, readonly missing: number }, readonly effects: ReadonlyArray<{ readonly kind: ConsequenceKind, readonly severity: FindingSeverity, readonly clause: string, readonly sourcesSilent: boolean, readonly task: ConsequenceTask | null, readonly message: SaidFragment }>, readonly members: ReadonlyArray<{ readonly id: string, readonly name: string, readonly leaving: boolean, readonly ceiling: number, readonly ruled: number, readonly repay: number, readonly granted: ProcedureYenChangeFragment, readonly beforeTax: ProcedureYenChangeFragment }>, readonly period: { readonly before: { readonly projectEndAt: string, readonly reportDueAt: string }, readonly after: { readonly projectEndAt: string, readonly reportDueAt: string } } | null };

export type ProcedureYenChangeFragment = { readonly before: number, readonly after: number, readonly change: number };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type ProcedureCreateChangeMutationVariables = Exact<{
  input: CreateChangeInput;
}>;


export type ProcedureCreateChangeMutation = { readonly createChange: { readonly change: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProcedureFileChangeMutationVariables = Exact<{
  input: FileChangeInput;
}>;


export type ProcedureFileChangeMutation = { readonly fileChange: { readonly change: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProcedureAcceptChangeMutationVariables = Exact<{
  input: AcceptChangeInput;
}>;


export type ProcedureAcceptChangeMutation = { readonly acceptChange: { readonly change: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProcedureRefuseChangeMutationVariables = Exact<{
  input: RefuseChangeInput;
}>;


export type ProcedureRefuseChangeMutation = { readonly refuseChange: { readonly change: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProcedureCancelChangeMutationVariables = Exact<{
  input: CancelChangeInput;
}>;


export type ProcedureCancelChangeMutation = { readonly cancelChange: { readonly change: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const procedureChanges = operation<ProcedureChangesQuery, ProcedureChangesQueryVariables>('query', 'ProcedureChanges', `query ProcedureChanges($id:ID!$first:Int!$after:String){consortium(id:$id){id eligibility{countedMembers minimumMembers}application{id status grant{decidedAt projectEndAt reportDueAt}}roster{memberId name status role}changes(first:$first after:$after){edges{node{id number kind status memberId reason happenedOn filedAt decidedAt appliedAt}}pageInfo{hasNextPage endCursor}}}}`);

export const procedureChangeForm = operation<ProcedureChangeFormQuery, ProcedureChangeFormQueryVariables>('query', 'ProcedureChangeForm', `query ProcedureChangeForm($id:ID!){consortium(id:$id){id ruleSet milestones{anchor occurredAt}application{id status grant{projectEndAt reportDueAt}}roster{memberId name role status}}}`);

export const procedureMemberLines = operation<ProcedureMemberLinesQuery, ProcedureMemberLinesQueryVariables>('query', 'ProcedureMemberLines', `query ProcedureMemberLines($id:ID!){member(id:$id){id size costLines{id category label toolId tool{id name}functions unitPriceYen quantity amountYen cloudMonths}}}`);

export const procedureTools = operation<ProcedureToolsQuery, ProcedureToolsQueryVariables>('query', 'ProcedureTools', `query ProcedureTools($id:ID!$first:Int!$after:String){consortium(id:$id){tools(first:$first after:$after){edges{node{id name vendor{id name}}}pageInfo{hasNextPage endCursor}}}}`);

export const procedureChange = operation<ProcedureChangeQuery, ProcedureChangeQueryVariables>('query', 'ProcedureChange', `query ProcedureChange($id:ID!$groupId:ID!){change(id:$id){id number kind status memberId reason happenedOn portalNumber filedAt decidedAt appliedAt newProjectEndAt newReportDueAt version createdAt plannedChanges{kind memberId size lineId line{id category label toolId functions unitPriceYen quantity cloudMonths}}allowedEvents{event label{...Said}leadsTo clause}effect{...ProcedureChangeEffect}currentEffect{...ProcedureChangeEffect}planProblem{...ProblemFields}history{id event label{...Said}toState occurredAt recordedAt reason reference actor}}consortium(id:$groupId){id roster{memberId name status role}}}fragment Said on Message{ja en}fragment ProcedureChangeEffect on ChangeEffect{stage sha256 group{infrastructure{...ProcedureYenChange}analysis{...ProcedureYenChange}admin{...ProcedureYenChange}total{...ProcedureYenChange}share{...ProcedureYenChange}}memberCount{before after minimum missing}effects{kind severity message{...Said}clause sourcesSilent task}members{id name leaving granted{...ProcedureYenChange}beforeTax{...ProcedureYenChange}ceiling ruled repay}period{before{projectEndAt reportDueAt}after{projectEndAt reportDueAt}}}fragment ProcedureYenChange on YenDifference{before after change}fragment ProblemFields on Problem{code path message{...Said}}`);

export const procedureCreateChange = operation<ProcedureCreateChangeMutation, ProcedureCreateChangeMutationVariables>('mutation', 'ProcedureCreateChange', `mutation ProcedureCreateChange($input:CreateChangeInput!){createChange(input:$input){change{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const procedureFileChange = operation<ProcedureFileChangeMutation, ProcedureFileChangeMutationVariables>('mutation', 'ProcedureFileChange', `mutation ProcedureFileChange($input:FileChangeInput!){fileChange(input:$input){change{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const procedureAcceptChange = operation<ProcedureAcceptChangeMutation, ProcedureAcceptChangeMutationVariables>('mutation', 'ProcedureAcceptChange', `mutation ProcedureAcceptChange($input:AcceptChangeInput!){acceptChange(input:$input){change{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const procedureRefuseChange = operation<ProcedureRefuseChangeMutation, ProcedureRefuseChangeMutationVariables>('mutation', 'ProcedureRefuseChange', `mutation ProcedureRefuseChange($input:RefuseChangeInput!){refuseChange(input:$input){change{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const procedureCancelChange = operation<ProcedureCancelChangeMutation, ProcedureCancelChangeMutationVariables>('mutation', 'ProcedureCancelChange', `mutation ProcedureCancelChange($input:CancelChangeInput!){cancelChange(input:$input){change{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

