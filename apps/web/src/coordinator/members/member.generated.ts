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

export type BusinessChangesInput = {
  readonly addressLine?: string | null | undefined;
  readonly capitalYen?: number | null | undefined;
  readonly city?: string | null | undefined;
  readonly corporateNumber?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly industry?: Industry | null | undefined;
  readonly invoiceNumber?: string | null | undefined;
  readonly legalForm?: LegalForm | null | undefined;
  readonly name?: string | null | undefined;
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

export type CostLineInput = {
  readonly category: CostCategory;
  readonly cloudMonths?: number | null | undefined;
  readonly functions?: ReadonlyArray<SoftwareFunction>;
  readonly label?: string;
  readonly quantity?: number;
  readonly toolId?: string | null | undefined;
  readonly unitPriceYen: number;
};

export type DeemedSameRelation =
  | 'MAJORITY_OF_VOTES'
  | 'SAME_BENEFICIAL_OWNER'
  | 'SAME_PERSON_OR_FAMILY'
  | 'SAME_REPRESENTATIVE_AND_ADDRESS';

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

export type InviteMemberUserInput = {
  readonly email: string;
  readonly idempotencyKey: string;
  readonly memberId: string;
};

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

export type LinkSameBusinessInput = {
  readonly idempotencyKey: string;
  readonly memberId: string;
  readonly note?: string;
  readonly otherMemberId: string;
  readonly relation: DeemedSameRelation;
};

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

export type ReplaceCostLinesInput = {
  readonly idempotencyKey: string;
  readonly lines: ReadonlyArray<CostLineInput>;
  readonly memberId: string;
  readonly seen: ReadonlyArray<SeenCostLineInput>;
};

export type ResendInvitationInput = {
  readonly id: string;
  readonly idempotencyKey: string;
};

export type RevokeInvitationInput = {
  readonly id: string;
};

export type SeenCostLineInput = {
  readonly id: string;
  readonly version: number;
};

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

export type UnlinkSameBusinessInput = {
  readonly id: string;
};

export type UpdateMemberInput = {
  readonly business?: BusinessChangesInput | null | undefined;
  readonly id: string;
  readonly requestedYen?: number | null | undefined;
  readonly sharingWeight?: number | null | undefined;
  readonly size?: BusinessSize | null | undefined;
  readonly version: number;
};

export type WithdrawMemberInput = {
  readonly id: string;
  readonly reason: string;
  readonly version: number;
  readonly withdrawnOn: string;
};

export type MemberPageQueryVariables = Exact<{
  id: string;
  groupId: string;
}>;


export type MemberPageQuery = { readonly member: { readonly id: string, readonly version: number, readonly role: MemberRole, readonly status: MemberStatus, readonly position: number, readonly size: BusinessSize, readonly sharingWeight: number, readonly requestedYen: number | null, readonly withdrawnOn: string | null, readonly withdrawalReason: string | null, readonly business: { readonly id: string, readonly name: string, readonly nameKana: string, readonly legalForm: LegalForm, readonly industry: Industry | null, readonly corporateNumber: string | null, readonly invoiceNumber: string | null, readonly capitalYen: number | null, readonly regularEmployees: number | null, readonly postalCode: string | null, readonly prefecture: number | null, readonly city: string, readonly addressLine: string, readonly phone: string | null, readonly email: string | null, readonly representativeName: string }, readonly eligibility: ReadonlyArray<{ readonly code: string, readonly severity: CheckSeverity, readonly clause: string, readonly message: SaidFragment }>, readonly costLines: ReadonlyArray<{ readonly id: string, readonly version: number, readonly position: number, readonly category: CostCategory, readonly label: string, readonly functions: ReadonlyArray<SoftwareFunction>, readonly unitPriceYen: number, readonly quantity: number, readonly cloudMonths: number | null, readonly toolId: string | null }> }, readonly consortium: { readonly id: string, readonly overCapPolicy: OverCapPolicy, readonly sharingKey: SharingKey, readonly calculationInput: string, readonly application: { readonly id: string, readonly status: ApplicationState } | null, readonly roster: ReadonlyArray<{ readonly memberId: string, readonly name: string, readonly role: MemberRole, readonly status: MemberStatus }>, readonly suspectedDuplicates: ReadonlyArray<{ readonly code: LikenessCode, readonly memberIds: ReadonlyArray<string>, readonly message: SaidFragment }>, readonly calculation: { readonly findings: ReadonlyArray<{ readonly code: string, readonly severity: FindingSeverity, readonly memberId: string | null, readonly clause: string, readonly effect: number | null, readonly message: SaidFragment }>, readonly disagreements: ReadonlyArray<{ readonly disagreement: { readonly id: string }, readonly current: { readonly value: string, readonly totalGranted: number }, readonly other: { readonly value: string, readonly totalGranted: number } }> } } };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type MemberSameBusinessLinksQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type MemberSameBusinessLinksQuery = { readonly consortium: { readonly sameBusinessLinks: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly memberIds: ReadonlyArray<string>, readonly relation: DeemedSameRelation, readonly note: string, readonly recordedAt: string } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type MemberUpdateMutationVariables = Exact<{
  input: UpdateMemberInput;
}>;


export type MemberUpdateMutation = { readonly updateMember: { readonly member: { readonly id: string, readonly version: number } | null, readonly warnings: ReadonlyArray<ProblemFieldsFragment>, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type MemberWithdrawMutationVariables = Exact<{
  input: WithdrawMemberInput;
}>;


export type MemberWithdrawMutation = { readonly withdrawMember: { readonly member: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type MemberInviteMutationVariables = Exact<{
  input: InviteMemberUserInput;
}>;


export type MemberInviteMutation = { readonly inviteMemberUser: { readonly replacedEarlier: boolean | null, readonly invitation: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type MemberInviteAgainMutationVariables = Exact<{
  input: ResendInvitationInput;
}>;


export type MemberInviteAgainMutation = { readonly resendInvitation: { readonly invitation: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type MemberInviteRevokeMutationVariables = Exact<{
  input: RevokeInvitationInput;
}>;


export type MemberInviteRevokeMutation = { readonly revokeInvitation: { readonly invitation: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type MemberLinkSameMutationVariables = Exact<{
  input: LinkSameBusinessInput;
}>;


export type MemberLinkSameMutation = { readonly linkSameBusiness: { readonly link: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type MemberUnlinkSameMutationVariables = Exact<{
  input: UnlinkSameBusinessInput;
}>;


export type MemberUnlinkSameMutation = { readonly unlinkSameBusiness: { readonly link: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type MemberCostsReplaceMutationVariables = Exact<{
  input: ReplaceCostLinesInput;
}>;


export type MemberCostsReplaceMutation = { readonly replaceCostLines: { readonly costLines: ReadonlyArray<{ readonly id: string, readonly version: number, readonly position: number, readonly category: CostCategory, readonly label: string, readonly functions: ReadonlyArray<SoftwareFunction>, readonly unitPriceYen: number, readonly quantity: number, readonly cloudMonths: number | null, readonly toolId: string | null }> | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const memberPage = operation<MemberPageQuery, MemberPageQueryVariables>('query', 'MemberPage', `query MemberPage($id:ID!$groupId:ID!){member(id:$id){id version role status position size sharingWeight requestedYen withdrawnOn withdrawalReason business{id name nameKana legalForm industry corporateNumber invoiceNumber capitalYen regularEmployees postalCode prefecture city addressLine phone email representativeName}eligibility{code severity message{...Said}clause}costLines{id version position category label functions unitPriceYen quantity cloudMonths toolId}}consortium(id:$groupId){id overCapPolicy sharingKey calculationInput application{id status}roster{memberId name role status}suspectedDuplicates{code memberIds message{...Said}}calculation{findings{code severity memberId message{...Said}clause effect}disagreements{disagreement{id}current{value totalGranted}other{value totalGranted}}}}}fragment Said on Message{ja en}`);

export const memberSameBusinessLinks = operation<MemberSameBusinessLinksQuery, MemberSameBusinessLinksQueryVariables>('query', 'MemberSameBusinessLinks', `query MemberSameBusinessLinks($id:ID!$after:String){consortium(id:$id){sameBusinessLinks(first:100 after:$after){edges{node{id memberIds relation note recordedAt}}pageInfo{endCursor hasNextPage}}}}`);

export const memberUpdate = operation<MemberUpdateMutation, MemberUpdateMutationVariables>('mutation', 'MemberUpdate', `mutation MemberUpdate($input:UpdateMemberInput!){updateMember(input:$input){member{id version}warnings{...ProblemFields}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const memberWithdraw = operation<MemberWithdrawMutation, MemberWithdrawMutationVariables>('mutation', 'MemberWithdraw', `mutation MemberWithdraw($input:WithdrawMemberInput!){withdrawMember(input:$input){member{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const memberInvite = operation<MemberInviteMutation, MemberInviteMutationVariables>('mutation', 'MemberInvite', `mutation MemberInvite($input:InviteMemberUserInput!){inviteMemberUser(input:$input){invitation{id}replacedEarlier problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const memberInviteAgain = operation<MemberInviteAgainMutation, MemberInviteAgainMutationVariables>('mutation', 'MemberInviteAgain', `mutation MemberInviteAgain($input:ResendInvitationInput!){resendInvitation(input:$input){invitation{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const memberInviteRevoke = operation<MemberInviteRevokeMutation, MemberInviteRevokeMutationVariables>('mutation', 'MemberInviteRevoke', `mutation MemberInviteRevoke($input:RevokeInvitationInput!){revokeInvitation(input:$input){invitation{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const memberLinkSame = operation<MemberLinkSameMutation, MemberLinkSameMutationVariables>('mutation', 'MemberLinkSame', `mutation MemberLinkSame($input:LinkSameBusinessInput!){linkSameBusiness(input:$input){link{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const memberUnlinkSame = operation<MemberUnlinkSameMutation, MemberUnlinkSameMutationVariables>('mutation', 'MemberUnlinkSame', `mutation MemberUnlinkSame($input:UnlinkSameBusinessInput!){unlinkSameBusiness(input:$input){link{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const memberCostsReplace = operation<MemberCostsReplaceMutation, MemberCostsReplaceMutationVariables>('mutation', 'MemberCostsReplace', `mutation MemberCostsReplace($input:ReplaceCostLinesInput!){replaceCostLines(input:$input){costLines{id version position category label functions unitPriceYen quantity cloudMonths toolId}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

