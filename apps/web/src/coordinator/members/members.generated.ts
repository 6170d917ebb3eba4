// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ApplicationState =
  | 'APPROVED'
  | 'DRAFT'
  | 'GRANTED'
  | 'IN_CHECK'
  | 'REJECTED'
  | 'RETURNED'
  | 'SUBMITTED'
  | 'WITHDRAWN';

export type BusinessInput = {
  readonly addressLine?: string | null | undefined;
  readonly capitalYen?: number | null | undefined;
  readonly city?: string | null | undefined;
  readonly corporateNumber?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly industry?: Industry | null | undefined;
  readonly invoiceNumber?: string | null | undefined;
  readonly legalForm: LegalForm;
  readonly name: string;
  readonly nameKana?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly postalCode?: string | null | undefined;
  readonly prefecture?: number | null | undefined;
  readonly regularEmployees?: number | null | undefined;
  readonly representativeName?: string | null | undefined;
};

export type BusinessSize =
  | 'MICRO'
  | 'SME';

export type CheckSeverity =
  | 'BLOCKER'
  | 'INFO'
  | 'WARNING';

export type EnrolMemberInput = {
  readonly business: BusinessInput;
  readonly consortiumId: string;
  readonly idempotencyKey: string;
  readonly requestedYen?: number | null | undefined;
  readonly role?: MemberRole;
  readonly sharingWeight?: number;
  readonly size?: BusinessSize;
};

export type FindingSeverity =
  | 'ERROR'
  | 'INFO'
  | 'WARNING';

export type Industry =
  | 'MANUFACTURING_CONSTRUCTION_TRANSPORT'
  | 'OTHER'
  | 'RETAIL'
  | 'RUBBER_PRODUCTS'
  | 'RYOKAN'
  | 'SERVICE'
  | 'SOFTWARE_INFORMATION'
  | 'WHOLESALE';

export type InvitationState =
  | 'ACCEPTED'
  | 'EXPIRED'
  | 'OPEN'
  | 'REVOKED';

export type LegalForm =
  | 'ASSOCIATION'
  | 'CHAMBER'
  | 'CORPORATION'
  | 'MEDICAL_WELFARE_SCHOOL'
  | 'NPO_OR_FOUNDATION'
  | 'OTHER'
  | 'SHOKOKAI'
  | 'SOLE_PROPRIETOR';

export type LikenessCode =
  | 'DEEMED_SAME_SUSPECTED'
  | 'SAME_NAME_AND_ADDRESS';

export type MemberRole =
  | 'PARTICIPANT'
  | 'REPRESENTATIVE';

export type MemberStatus =
  | 'ENROLLED'
  | 'WITHDRAWN';

export type OverCapPolicy =
  | 'ANALYSIS_FIRST'
  | 'EQUAL_CEILING'
  | 'INFRASTRUCTURE_FIRST'
  | 'MANUAL'
  | 'PRO_RATA';

export type ReadinessState =
  | 'ACCEPTED'
  | 'ASKED'
  | 'EXPIRES_BEFORE_SUBMISSION'
  | 'HANDED_IN'
  | 'NOT_ASKED'
  | 'NOT_OWED'
  | 'RETURNED';

export type Role =
  | 'COORDINATOR'
  | 'MEMBER_USER'
  | 'PLATFORM_ADMIN'
  | 'SUPPORT_READER';

export type Rounding =
  | 'FLOOR'
  | 'NONE';

export type TraceUnit =
  | 'COUNT'
  | 'YEN';

export type MembersTableQueryVariables = Exact<{
  id: string;
}>;


export type MembersTableQuery = { readonly consortium: { readonly id: string, readonly roster: ReadonlyArray<{ readonly memberId: string, readonly name: string, readonly position: number, readonly role: MemberRole, readonly status: MemberStatus }>, readonly application: { readonly id: string, readonly status: ApplicationState } | null, readonly suspectedDuplicates: ReadonlyArray<{ readonly code: LikenessCode, readonly memberIds: ReadonlyArray<string>, readonly message: SaidFragment }>, readonly calculation: { readonly overCapPolicy: OverCapPolicy, readonly combined: { readonly cap: number, readonly available: number, readonly granted: number, readonly overCap: boolean }, readonly infrastructure: { readonly available: number, readonly granted: number }, readonly shares: { readonly total: { readonly share: number, readonly tax: number } }, readonly disagreements: ReadonlyArray<{ readonly disagreement: { readonly id: string }, readonly current: { readonly value: string, readonly totalGranted: number }, readonly other: { readonly value: string, readonly totalGranted: number } }>, readonly findings: ReadonlyArray<{ readonly code: string, readonly severity: FindingSeverity, readonly memberId: string | null, readonly message: SaidFragment }>, readonly members: ReadonlyArray<{ readonly memberId: string, readonly size: BusinessSize, readonly functions: number, readonly infrastructureCost: number, readonly analysisCost: number, readonly adminCost: number, readonly subsidy: number, readonly granted: number, readonly software: { readonly eligible: number, readonly firstTier: number, readonly secondTier: number }, readonly pc: { readonly subsidy: number }, readonly register: { readonly subsidy: number }, readonly trace: ReadonlyArray<TraceStepFieldsFragment>, readonly share: { readonly beforeTax: number } | null, readonly shareTrace: ReadonlyArray<TraceStepFieldsFragment> }> } } };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type TraceStepFieldsFragment = { readonly id: string, readonly formula: string, readonly result: number, readonly unit: TraceUnit, readonly rounding: Rounding, readonly clause: string, readonly carriedBack: boolean, readonly disagreement: string | null, readonly label: SaidFragment, readonly inputs: ReadonlyArray<{ readonly symbol: string, readonly value: number, readonly unit: TraceUnit, readonly ref: string | null, readonly label: SaidFragment }>, readonly cap: { readonly yen: number, readonly reached: boolean } | null };

export type MembersPeopleQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type MembersPeopleQuery = { readonly consortium: { readonly people: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly displayName: string, readonly email: string | null, readonly memberId: string | null, readonly role: Role, readonly since: string, readonly endedAt: string | null, readonly isDisabled: boolean } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type MembersInvitationsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type MembersInvitationsQuery = { readonly consortium: { readonly invitations: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly email: string, readonly memberId: string | null, readonly role: Role, readonly state: InvitationState, readonly createdAt: string, readonly sentAt: string | null, readonly expiresAt: string } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type MembersEligibilityQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type MembersEligibilityQuery = { readonly consortium: { readonly id: string, readonly eligibility: { readonly findings: { readonly edges: ReadonlyArray<{ readonly node: { readonly severity: CheckSeverity, readonly memberId: string | null, readonly message: SaidFragment } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } | null } };

export type MembersPapersQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type MembersPapersQuery = { readonly consortium: { readonly readiness: { readonly rows: { readonly edges: ReadonlyArray<{ readonly node: { readonly member: { readonly id: string }, readonly cells: ReadonlyArray<{ readonly state: ReadinessState }> } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } | null } };

export type MembersEnrolMutationVariables = Exact<{
  input: EnrolMemberInput;
}>;


export type MembersEnrolMutation = { readonly enrolMember: { readonly member: { readonly id: string } | null, readonly warnings: ReadonlyArray<ProblemFieldsFragment>, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type MembersBusinessesQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type MembersBusinessesQuery = { readonly consortium: { readonly members: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly status: MemberStatus, readonly business: { readonly name: string, readonly corporateNumber: string | null, readonly representativeName: string, readonly prefecture: number | null, readonly city: string, readonly addressLine: string } } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export const membersTable = operation<MembersTableQuery, MembersTableQueryVariables>('query', 'MembersTable', `query MembersTable($id:ID!){consortium(id:$id){id roster{memberId name position role status}application{id status}suspectedDuplicates{code memberIds message{...Said}}calculation{overCapPolicy combined{cap available granted overCap}infrastructure{available granted}shares{total{share tax}}disagreements{disagreement{id}current{value totalGranted}other{value totalGranted}}findings{code severity memberId message{...Said}}members{memberId size functions infrastructureCost analysisCost adminCost subsidy granted software{eligible firstTier secondTier}pc{subsidy}register{subsidy}trace{...TraceStepFields}share{beforeTax}shareTrace{...TraceStepFields}}}}}fragment Said on Message{ja en}fragment TraceStepFields on TraceStep{id label{...Said}formula inputs{symbol label{...Said}value unit ref}result unit rounding clause carriedBack disagreement cap{yen reached}}`);

export const membersPeople = operation<MembersPeopleQuery, MembersPeopleQueryVariables>('query', 'MembersPeople', `query MembersPeople($id:ID!$after:String){consortium(id:$id){people(first:100 after:$after){edges{node{id displayName email memberId role since endedAt isDisabled}}pageInfo{endCursor hasNextPage}}}}`);

export const membersInvitations = operation<MembersInvitationsQuery, MembersInvitationsQueryVariables>('query', 'MembersInvitations', `query MembersInvitations($id:ID!$after:String){consortium(id:$id){invitations(first:100 after:$after){edges{node{id email memberId role state createdAt sentAt expiresAt}}pageInfo{endCursor hasNextPage}}}}`);

export const membersEligibility = operation<MembersEligibilityQuery, MembersEligibilityQueryVariables>('query', 'MembersEligibility', `query MembersEligibility($id:ID!$after:String){consortium(id:$id){id eligibility{findings(first:100 after:$after){edges{node{severity memberId message{...Said}}}pageInfo{endCursor hasNextPage}}}}}fragment Said on Message{ja en}`);

export const membersPapers = operation<MembersPapersQuery, MembersPapersQueryVariables>('query', 'MembersPapers', `query MembersPapers($id:ID!$after:String){consortium(id:$id){readiness{rows(first:100 after:$after){edges{node{member{id}cells{state}}}pageInfo{endCursor hasNextPage}}}}}`);

export const membersEnrol = operation<MembersEnrolMutation, MembersEnrolMutationVariables>('mutation', 'MembersEnrol', `mutation MembersEnrol($input:EnrolMemberInput!){enrolMember(input:$input){member{id}warnings{...ProblemFields}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const membersBusinesses = operation<MembersBusinessesQuery, MembersBusinessesQueryVariables>('query', 'MembersBusinesses', `query MembersBusinesses($id:ID!$after:String){consortium(id:$id){members(first:100 after:$after){edges{node{id status business{name corporateNumber representativeName prefecture city addressLine}}}pageInfo{endCursor hasNextPage}}}}`);

