// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CommitMemberImportInput = {
  readonly id: string;
  readonly idempotencyKey: string;
  readonly version: number;
};

export type CorrectMemberImportCellInput = {
  readonly column: string;
  readonly id: string;
  readonly rowNumber: number;
  readonly sheetName?: string | null | undefined;
  readonly value: string;
  readonly version: number;
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

export type DiscardMemberImportInput = {
  readonly id: string;
  readonly version: number;
};

export type ForgetMemberImportMappingInput = {
  readonly id: string;
  readonly version: number;
};

export type ImportAction =
  | 'NEW'
  | 'UNCHANGED'
  | 'UPDATE';

export type ImportColumnChoiceInput = {
  readonly column: string;
  readonly meaning?: ImportMeaning | null | undefined;
  readonly tax?: ImportTax | null | undefined;
  readonly taxPercent?: number | null | undefined;
  readonly unitYen?: number | null | undefined;
};

export type ImportFormCellState =
  | 'CONFLICT'
  | 'NOT_IMPORTED'
  | 'NOT_UNDERSTOOD'
  | 'TAKEN';

export type ImportMappingInput = {
  readonly columns?: ReadonlyArray<ImportColumnChoiceInput>;
  readonly firstHeaderRow?: number | null | undefined;
  readonly lastHeaderRow?: number | null | undefined;
  readonly representativeRow?: number | null | undefined;
  readonly sheetName?: string | null | undefined;
};

export type ImportMeaning =
  | 'ADDRESS'
  | 'ANALYSIS_YEN'
  | 'CAPITAL_YEN'
  | 'CITY'
  | 'CORPORATE_NUMBER'
  | 'COST_KIND'
  | 'COST_YEN'
  | 'EMAIL'
  | 'EMPLOYEES'
  | 'ESTABLISHED_ON'
  | 'FUNCTIONS'
  | 'INDUSTRY'
  | 'INVOICE_NUMBER'
  | 'KANA'
  | 'LEGAL_FORM'
  | 'NAME'
  | 'OPTION_YEN'
  | 'PC_YEN'
  | 'PHONE'
  | 'POSTAL_CODE'
  | 'PREFECTURE'
  | 'QUANTITY'
  | 'REGISTER_YEN'
  | 'REPRESENTATIVE_NAME'
  | 'ROLE'
  | 'SERVICE_YEN'
  | 'SIZE'
  | 'SOFTWARE_YEN';

export type ImportReadingReason =
  | 'DATE'
  | 'FORM'
  | 'KANA'
  | 'MERGED'
  | 'NUMBER_FORM'
  | 'SEPARATORS'
  | 'SPACES'
  | 'SPLIT'
  | 'TAX_REMOVED'
  | 'UNIT'
  | 'WIDTH'
  | 'WORDS'
  | 'ZEROS';

export type ImportSeverity =
  | 'ERROR'
  | 'WARNING';

export type ImportTax =
  | 'EXCLUSIVE'
  | 'INCLUSIVE'
  | 'NOT_STATED';

export type MemberImportStatus =
  | 'COMMITTED'
  | 'DISCARDED'
  | 'PREVIEW';

export type MemberRole =
  | 'PARTICIPANT'
  | 'REPRESENTATIVE';

export type RemapMemberImportInput = {
  readonly id: string;
  readonly mapping: ImportMappingInput;
  readonly version: number;
};

export type ImportListQueryVariables = Exact<{
  consortiumId: string;
  after?: string | null | undefined;
}>;


export type ImportListQuery = { readonly consortium: { readonly id: string, readonly memberImports: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly fileName: string, readonly status: MemberImportStatus, readonly version: number, readonly createdAt: string, readonly committedMembers: number | null } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type ImportPreviewQueryVariables = Exact<{
  id: string;
}>;


export type ImportPreviewQuery = { readonly memberImport: { readonly id: string, readonly consortiumId: string, readonly fileName: string, readonly status: MemberImportStatus, readonly version: number, readonly createdAt: string, readonly committedMembers: number | null, readonly preview: { readonly sheetName: string, readonly firstHeaderRow: number, readonly lastHeaderRow: number, readonly canCommit: boolean, readonly remembered: boolean, readonly formEdition: string | null, readonly cellCounts: ReadonlyArray<{ readonly state: ImportFormCellState, readonly count: number }>, readonly otherSheets: ReadonlyArray<{ readonly name: string, readonly reason: string, readonly message: SaidFragment }>, readonly columns: ReadonlyArray<{ readonly column: string, readonly label: string, readonly meaning: ImportMeaning | null, readonly confidence: number, readonly setAside: string | null, readonly tax: ImportTax, readonly taxPercent: number | null, readonly unitYen: number, readonly samples: ReadonlyArray<string> }>, readonly issues: ReadonlyArray<ImportIssueFieldsFragment>, readonly summary: { readonly new: number, readonly updated: number, readonly unchanged: number, readonly errors: number, readonly warnings: number, readonly ignored: number } } | null } };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type ImportIssueFieldsFragment = { readonly severity: ImportSeverity, readonly code: string, readonly column: string | null, readonly cell: string | null, readonly original: string | null, readonly message: SaidFragment };

export type ImportRowsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type ImportRowsQuery = { readonly memberImport: { readonly id: string, readonly version: number, readonly preview: { readonly rows: { readonly edges: ReadonlyArray<{ readonly node: { readonly rowNumber: number, readonly action: ImportAction, readonly memberId: string | null, readonly hasErrors: boolean, readonly values: { readonly name: string | null, readonly role: MemberRole, readonly representativeName: string | null, readonly establishedOn: string | null, readonly costs: ReadonlyArray<{ readonly category: CostCategory, readonly unitPriceYen: number, readonly quantity: number }> }, readonly cells: ReadonlyArray<{ readonly column: string, readonly text: string, readonly corrected: boolean }>, readonly issues: ReadonlyArray<ImportIssueFieldsFragment>, readonly readings: ReadonlyArray<{ readonly cell: string, readonly column: string, readonly meaning: ImportMeaning, readonly original: string, readonly taken: string, readonly why: ImportReadingReason, readonly message: SaidFragment }>, readonly furtherRows: ReadonlyArray<{ readonly rowNumber: number, readonly cells: ReadonlyArray<{ readonly column: string, readonly text: string, readonly corrected: boolean }> }>, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: string, readonly after: string }> } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } | null } };

export type ImportIgnoredRowsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type ImportIgnoredRowsQuery = { readonly memberImport: { readonly id: string, readonly preview: { readonly ignoredRows: { readonly edges: ReadonlyArray<{ readonly node: { readonly rowNumber: number, readonly text: string, readonly message: SaidFragment } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } | null } };

export type ImportAfterwardsQueryVariables = Exact<{
  consortiumId: string;
}>;


export type ImportAfterwardsQuery = { readonly consortium: { readonly id: string, readonly calculation: { readonly memberCount: number, readonly combined: { readonly available: number, readonly granted: number, readonly cap: number, readonly overCap: boolean } } } };

export type ImportRemapMutationVariables = Exact<{
  input: RemapMemberImportInput;
}>;


export type ImportRemapMutation = { readonly remapMemberImport: { readonly memberImport: { readonly id: string, readonly version: number } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type ImportForgetMappingMutationVariables = Exact<{
  input: ForgetMemberImportMappingInput;
}>;


export type ImportForgetMappingMutation = { readonly forgetMemberImportMapping: { readonly memberImport: { readonly id: string, readonly version: number } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ImportCorrectCellMutationVariables = Exact<{
  input: CorrectMemberImportCellInput;
}>;


export type ImportCorrectCellMutation = { readonly correctMemberImportCell: { readonly memberImport: { readonly id: string, readonly version: number } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ImportCommitMutationVariables = Exact<{
  input: CommitMemberImportInput;
}>;


export type ImportCommitMutation = { readonly commitMemberImport: { readonly memberImport: { readonly id: string, readonly version: number, readonly status: MemberImportStatus, readonly committedMembers: number | null } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ImportDiscardMutationVariables = Exact<{
  input: DiscardMemberImportInput;
}>;


export type ImportDiscardMutation = { readonly discardMemberImport: { readonly memberImport: { readonly id: string, readonly version: number, readonly status: MemberImportStatus } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const importList = operation<ImportListQuery, ImportListQueryVariables>('query', 'ImportList', `query ImportList($consortiumId:ID!$after:String){consortium(id:$consortiumId){id memberImports(first:100 after:$after){edges{node{id fileName status version createdAt committedMembers}}pageInfo{endCursor hasNextPage}}}}`);

export const importPreview = operation<ImportPreviewQuery, ImportPreviewQueryVariables>('query', 'ImportPreview', `query ImportPreview($id:ID!){memberImport(id:$id){id consortiumId fileName status version createdAt committedMembers preview{sheetName firstHeaderRow lastHeaderRow canCommit remembered formEdition cellCounts{state count}otherSheets{name reason message{...Said}}columns{column label meaning confidence setAside tax taxPercent unitYen samples}issues{...ImportIssueFields}summary{new updated unchanged errors warnings ignored}}}}fragment Said on Message{ja en}fragment ImportIssueFields on ImportIssue{severity code column cell original message{...Said}}`);

export const importRows = operation<ImportRowsQuery, ImportRowsQueryVariables>('query', 'ImportRows', `query ImportRows($id:ID!$after:String){memberImport(id:$id){id version preview{rows(first:50 after:$after){edges{node{rowNumber action memberId hasErrors values{name role representativeName establishedOn costs{category unitPriceYen quantity}}cells{column text corrected}issues{...ImportIssueFields}readings{cell column meaning original taken why message{...Said}}furtherRows{rowNumber cells{column text corrected}}changes{field before after}}}pageInfo{endCursor hasNextPage}}}}}fragment ImportIssueFields on ImportIssue{severity code column cell original message{...Said}}fragment Said on Message{ja en}`);

export const importIgnoredRows = operation<ImportIgnoredRowsQuery, ImportIgnoredRowsQueryVariables>('query', 'ImportIgnoredRows', `query ImportIgnoredRows($id:ID!$after:String){memberImport(id:$id){id preview{ignoredRows(first:100 after:$after){edges{node{rowNumber text message{...Said}}}pageInfo{endCursor hasNextPage}}}}}fragment Said on Message{ja en}`);

export const importAfterwards = operation<ImportAfterwardsQuery, ImportAfterwardsQueryVariables>('query', 'ImportAfterwards', `query ImportAfterwards($consortiumId:ID!){consortium(id:$consortiumId){id calculation{memberCount combined{available granted cap overCap}}}}`);

export const importRemap = operation<ImportRemapMutation, ImportRemapMutationVariables>('mutation', 'ImportRemap', `mutation ImportRemap($input:RemapMemberImportInput!){remapMemberImport(input:$input){memberImport{id version}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const importForgetMapping = operation<ImportForgetMappingMutation, ImportForgetMappingMutationVariables>('mutation', 'ImportForgetMapping', `mutation ImportForgetMapping($input:ForgetMemberImportMappingInput!){forgetMemberImportMapping(input:$input){memberImport{id version}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const importCorrectCell = operation<ImportCorrectCellMutation, ImportCorrectCellMutationVariables>('mutation', 'ImportCorrectCell', `mutation ImportCorrectCell($input:CorrectMemberImportCellInput!){correctMemberImportCell(input:$input){memberImport{id version}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const importCommit = operation<ImportCommitMutation, ImportCommitMutationVariables>('mutation', 'ImportCommit', `mutation ImportCommit($input:CommitMemberImportInput!){commitMemberImport(input:$input){memberImport{id version status committedMembers}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const importDiscard = operation<ImportDiscardMutation, ImportDiscardMutationVariables>('mutation', 'ImportDiscard', `mutation ImportDiscard($input:DiscardMemberImportInput!){discardMemberImport(input:$input){memberImport{id version status}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

