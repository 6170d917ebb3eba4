// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type AskForPapersInput = {
  readonly consortiumId: string;
  readonly idempotencyKey: string;
  readonly memberIds?: ReadonlyArray<string> | null | undefined;
};

export type CheckSeverity =
  | 'BLOCKER'
  | 'INFO'
  | 'WARNING';

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

export type DocumentRequirement =
  | 'AFFILIATION_PROOF'
  | 'CERTIFICATE_OF_REGISTERED_MATTERS'
  | 'CORPORATE_TAX_CERTIFICATE'
  | 'GBIZ_ID_PRIME'
  | 'INCOME_TAX_CERTIFICATE'
  | 'MIRADIGI_CHECK'
  | 'MOBILE_NUMBER'
  | 'PROPRIETOR_IDENTITY'
  | 'SECURITY_ACTION'
  | 'TAX_RETURN_COPY';

export type FixTarget =
  | 'APPROVAL'
  | 'CALCULATION'
  | 'COSTS'
  | 'DECLARATIONS'
  | 'GROUP_PAPERS'
  | 'MEMBER'
  | 'MEMBERS'
  | 'READINESS'
  | 'SETTINGS';

export type GroupRequirement =
  | 'AREA_MAP'
  | 'OFFICIAL_FORMS'
  | 'ORGANISATION_CHART'
  | 'SELECTION_REASON'
  | 'SYSTEM_DIAGRAM'
  | 'TOOL_OVERVIEW';

export type LegalForm =
  | 'ASSOCIATION'
  | 'CHAMBER'
  | 'CORPORATION'
  | 'MEDICAL_WELFARE_SCHOOL'
  | 'NPO_OR_FOUNDATION'
  | 'OTHER'
  | 'SHOKOKAI'
  | 'SOLE_PROPRIETOR';

export type MemberRole =
  | 'PARTICIPANT'
  | 'REPRESENTATIVE';

export type Paper =
  | 'ACTIVITY_PROOF'
  | 'CERTIFICATE_OF_REGISTERED_MATTERS'
  | 'CORPORATE_TAX_CERTIFICATE'
  | 'DRIVING_HISTORY_CERTIFICATE'
  | 'DRIVING_LICENCE'
  | 'GBIZ_ID_PRIME'
  | 'INCOME_TAX_CERTIFICATE'
  | 'MEMBER_ROLL'
  | 'MIRADIGI_CHECK'
  | 'MOBILE_NUMBER'
  | 'RESIDENCE_CERTIFICATE'
  | 'SECURITY_ACTION'
  | 'TAX_RETURN_COPY';

export type PaperReviewOutcome =
  | 'ACCEPTED'
  | 'RETURNED';

export type ReadinessState =
  | 'ACCEPTED'
  | 'ASKED'
  | 'EXPIRES_BEFORE_SUBMISSION'
  | 'HANDED_IN'
  | 'NOT_ASKED'
  | 'NOT_OWED'
  | 'RETURNED';

export type RecordGroupPaperInput = {
  readonly consortiumId: string;
  readonly receivedOn: string;
  readonly requirement: GroupRequirement;
  readonly version?: number | null | undefined;
};

export type RecordMemberDocumentInput = {
  readonly issuedOn?: string | null | undefined;
  readonly memberId: string;
  readonly paper?: Paper | null | undefined;
  readonly receivedOn: string;
  readonly requirement: DocumentRequirement;
  readonly validUntil?: string | null | undefined;
  readonly version?: number | null | undefined;
};

export type RemoveGroupPaperInput = {
  readonly consortiumId: string;
  readonly requirement: GroupRequirement;
  readonly version: number;
};

export type RemoveMemberDocumentInput = {
  readonly memberId: string;
  readonly requirement: DocumentRequirement;
  readonly version: number;
};

export type ReviewMemberDocumentInput = {
  readonly documentId: string;
  readonly outcome: PaperReviewOutcome;
  readonly reason?: string | null | undefined;
  readonly version: number;
};

export type Role =
  | 'COORDINATOR'
  | 'MEMBER_USER'
  | 'PLATFORM_ADMIN'
  | 'SUPPORT_READER';

export type UnreachableReason =
  | 'BOUNCED'
  | 'NO_EMAIL'
  | 'NO_PERSON'
  | 'OWN';

export type ReadinessBoardQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type ReadinessBoardQuery = { readonly consortium: { readonly id: string, readonly readiness: { readonly submissionDay: string | null, readonly papersToAsk: number, readonly requirements: ReadonlyArray<{ readonly code: DocumentRequirement, readonly source: string, readonly carriedBack: boolean, readonly label: SaidFragment }>, readonly rows: { readonly edges: ReadonlyArray<{ readonly node: { readonly member: { readonly id: string, readonly role: MemberRole, readonly business: { readonly name: string } }, readonly cells: ReadonlyArray<ReadinessCellFieldsFragment> } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } | null } };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type ReadinessCellFieldsFragment = { readonly requirement: DocumentRequirement, readonly state: ReadinessState, readonly askDue: boolean, readonly askedAt: string | null, readonly dateUnknown: boolean, readonly document: { readonly id: string, readonly receivedOn: string } | null };

export type ReadinessGroupQueryVariables = Exact<{
  id: string;
}>;


export type ReadinessGroupQuery = { readonly consortium: { readonly id: string, readonly groupPapers: ReadonlyArray<{ readonly requirement: GroupRequirement, readonly source: string, readonly carriedBack: boolean, readonly present: boolean, readonly receivedOn: string | null, readonly version: number | null, readonly label: SaidFragment }> } };

export type ReadinessEligibilityQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type ReadinessEligibilityQuery = { readonly consortium: { readonly id: string, readonly eligibility: { readonly blockers: number, readonly countedMembers: number, readonly minimumMembers: number, readonly findings: { readonly edges: ReadonlyArray<{ readonly node: { readonly code: string, readonly severity: CheckSeverity, readonly memberId: string | null, readonly subject: string | null, readonly clause: string, readonly message: SaidFragment, readonly fix: { readonly target: FixTarget, readonly memberId: string | null } } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } | null } };

export type ReadinessDeclarationsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type ReadinessDeclarationsQuery = { readonly consortium: { readonly id: string, readonly members: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly business: { readonly name: string }, readonly declarations: ReadonlyArray<{ readonly code: DeclarationCode, readonly answer: boolean | null, readonly goodAnswer: boolean, readonly declaredOn: string | null, readonly declaredBy: string | null }> } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type ReadinessMemberQueryVariables = Exact<{
  id: string;
}>;


export type ReadinessMemberQuery = { readonly member: { readonly id: string, readonly role: MemberRole, readonly business: { readonly name: string, readonly legalForm: LegalForm }, readonly readiness: { readonly cells: ReadonlyArray<(
        { readonly issuedFrom: string | null, readonly reason: string | null, readonly label: SaidFragment, readonly next: SaidFragment | null, readonly document: { readonly id: string, readonly version: number, readonly paper: Paper | null, readonly issuedOn: string | null, readonly validUntil: string | null, readonly receivedOn: string, readonly changedAt: string, readonly review: PaperReviewOutcome | null, readonly returnReason: string | null } | null }
        & ReadinessCellFieldsFragment
      )> } | null } };

export type ReadinessSealedQueryVariables = Exact<{
  id: string;
}>;


export type ReadinessSealedQuery = { readonly consortium: { readonly id: string, readonly sealedPaperCounts: ReadonlyArray<{ readonly requirement: DocumentRequirement, readonly handedIn: number, readonly released: number, readonly lastHandedInAt: string, readonly label: SaidFragment }> | null } };

export type ReadinessSealedOfQueryVariables = Exact<{
  id: string;
}>;


export type ReadinessSealedOfQuery = { readonly member: { readonly id: string, readonly sealedPapers: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly requirement: DocumentRequirement, readonly handedInAt: string, readonly releasedAt: string | null, readonly replacedAt: string | null } }> } | null } };

export type ReadinessPeopleQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type ReadinessPeopleQuery = { readonly consortium: { readonly id: string, readonly people: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly userId: string, readonly displayName: string, readonly role: Role, readonly memberId: string | null, readonly email: string | null, readonly endedAt: string | null, readonly isDisabled: boolean } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type ReadinessUnreachableQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type ReadinessUnreachableQuery = { readonly consortium: { readonly id: string, readonly unreachablePeople: { readonly edges: ReadonlyArray<{ readonly node: { readonly userId: string } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type ReadinessAskMutationVariables = Exact<{
  input: AskForPapersInput;
}>;


export type ReadinessAskMutation = { readonly askForPapers: { readonly ask: { readonly id: string, readonly members: number, readonly papers: number, readonly people: number, readonly unreachable: ReadonlyArray<{ readonly memberId: string, readonly name: string, readonly papers: number, readonly reason: UnreachableReason }> } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type ReadinessRecordMutationVariables = Exact<{
  input: RecordMemberDocumentInput;
}>;


export type ReadinessRecordMutation = { readonly recordMemberDocument: { readonly memberDocument: { readonly id: string, readonly version: number } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ReadinessForgetMutationVariables = Exact<{
  input: RemoveMemberDocumentInput;
}>;


export type ReadinessForgetMutation = { readonly removeMemberDocument: { readonly memberDocument: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ReadinessReviewMutationVariables = Exact<{
  input: ReviewMemberDocumentInput;
}>;


export type ReadinessReviewMutation = { readonly reviewMemberDocument: { readonly document: { readonly id: string, readonly version: number } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ReadinessGroupPaperMutationVariables = Exact<{
  input: RecordGroupPaperInput;
}>;


export type ReadinessGroupPaperMutation = { readonly recordGroupPaper: { readonly paper: { readonly requirement: GroupRequirement, readonly present: boolean } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ReadinessForgetGroupPaperMutationVariables = Exact<{
  input: RemoveGroupPaperInput;
}>;


export type ReadinessForgetGroupPaperMutation = { readonly removeGroupPaper: { readonly paper: { readonly requirement: GroupRequirement, readonly present: boolean } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const readinessBoard = operation<ReadinessBoardQuery, ReadinessBoardQueryVariables>('query', 'ReadinessBoard', `query ReadinessBoard($id:ID!$after:String){consortium(id:$id){id readiness{submissionDay papersToAsk requirements{code label{...Said}source carriedBack}rows(first:100 after:$after){edges{node{member{id role business{name}}cells{...ReadinessCellFields}}}pageInfo{endCursor hasNextPage}}}}}fragment Said on Message{ja en}fragment ReadinessCellFields on ReadinessCell{requirement state askDue askedAt dateUnknown document{id receivedOn}}`);

export const readinessGroup = operation<ReadinessGroupQuery, ReadinessGroupQueryVariables>('query', 'ReadinessGroup', `query ReadinessGroup($id:ID!){consortium(id:$id){id groupPapers{requirement label{...Said}source carriedBack present receivedOn version}}}fragment Said on Message{ja en}`);

export const readinessEligibility = operation<ReadinessEligibilityQuery, ReadinessEligibilityQueryVariables>('query', 'ReadinessEligibility', `query ReadinessEligibility($id:ID!$after:String){consortium(id:$id){id eligibility{blockers countedMembers minimumMembers findings(first:100 after:$after){edges{node{code severity memberId subject message{...Said}clause fix{target memberId}}}pageInfo{endCursor hasNextPage}}}}}fragment Said on Message{ja en}`);

export const readinessDeclarations = operation<ReadinessDeclarationsQuery, ReadinessDeclarationsQueryVariables>('query', 'ReadinessDeclarations', `query ReadinessDeclarations($id:ID!$after:String){consortium(id:$id){id members(first:50 after:$after status:ENROLLED){edges{node{id business{name}declarations{code answer goodAnswer declaredOn declaredBy}}}pageInfo{endCursor hasNextPage}}}}`);

export const readinessMember = operation<ReadinessMemberQuery, ReadinessMemberQueryVariables>('query', 'ReadinessMember', `query ReadinessMember($id:ID!){member(id:$id){id role business{name legalForm}readiness{cells{...ReadinessCellFields label{...Said}issuedFrom next{...Said}reason document{id version paper issuedOn validUntil receivedOn changedAt review returnReason}}}}}fragment ReadinessCellFields on ReadinessCell{requirement state askDue askedAt dateUnknown document{id receivedOn}}fragment Said on Message{ja en}`);

export const readinessSealed = operation<ReadinessSealedQuery, ReadinessSealedQueryVariables>('query', 'ReadinessSealed', `query ReadinessSealed($id:ID!){consortium(id:$id){id sealedPaperCounts{requirement label{...Said}handedIn released lastHandedInAt}}}fragment Said on Message{ja en}`);

export const readinessSealedOf = operation<ReadinessSealedOfQuery, ReadinessSealedOfQueryVariables>('query', 'ReadinessSealedOf', `query ReadinessSealedOf($id:ID!){member(id:$id){id sealedPapers(first:50){edges{node{id requirement handedInAt releasedAt replacedAt}}}}}`);

export const readinessPeople = operation<ReadinessPeopleQuery, ReadinessPeopleQueryVariables>('query', 'ReadinessPeople', `query ReadinessPeople($id:ID!$after:String){consortium(id:$id){id people(first:100 after:$after){edges{node{id userId displayName role memberId email endedAt isDisabled}}pageInfo{endCursor hasNextPage}}}}`);

export const readinessUnreachable = operation<ReadinessUnreachableQuery, ReadinessUnreachableQueryVariables>('query', 'ReadinessUnreachable', `query ReadinessUnreachable($id:ID!$after:String){consortium(id:$id){id unreachablePeople(first:100 after:$after){edges{node{userId}}pageInfo{endCursor hasNextPage}}}}`);

export const readinessAsk = operation<ReadinessAskMutation, ReadinessAskMutationVariables>('mutation', 'ReadinessAsk', `mutation ReadinessAsk($input:AskForPapersInput!){askForPapers(input:$input){ask{id members papers people unreachable{memberId name papers reason}}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const readinessRecord = operation<ReadinessRecordMutation, ReadinessRecordMutationVariables>('mutation', 'ReadinessRecord', `mutation ReadinessRecord($input:RecordMemberDocumentInput!){recordMemberDocument(input:$input){memberDocument{id version}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const readinessForget = operation<ReadinessForgetMutation, ReadinessForgetMutationVariables>('mutation', 'ReadinessForget', `mutation ReadinessForget($input:RemoveMemberDocumentInput!){removeMemberDocument(input:$input){memberDocument{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const readinessReview = operation<ReadinessReviewMutation, ReadinessReviewMutationVariables>('mutation', 'ReadinessReview', `mutation ReadinessReview($input:ReviewMemberDocumentInput!){reviewMemberDocument(input:$input){document{id version}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const readinessGroupPaper = operation<ReadinessGroupPaperMutation, ReadinessGroupPaperMutationVariables>('mutation', 'ReadinessGroupPaper', `mutation ReadinessGroupPaper($input:RecordGroupPaperInput!){recordGroupPaper(input:$input){paper{requirement present}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const readinessForgetGroupPaper = operation<ReadinessForgetGroupPaperMutation, ReadinessForgetGroupPaperMutationVariables>('mutation', 'ReadinessForgetGroupPaper', `mutation ReadinessForgetGroupPaper($input:RemoveGroupPaperInput!){removeGroupPaper(input:$input){paper{requirement present}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

