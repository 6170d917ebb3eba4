// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type BankAccountCheck =
  | 'NOT_ENTERED'
  | 'NOT_STATED'
  | 'SAME';

export type BankMatchInput = {
  readonly kind: BankRecordKind;
  readonly movementId: string;
  readonly recordId: string;
};

export type BankMatchState =
  | 'AMBIGUOUS'
  | 'CONFIRMED'
  | 'EARLIER'
  | 'EXACT'
  | 'LIKELY'
  | 'NONE'
  | 'SET_ASIDE';

export type BankRecordKind =
  | 'PROGRAMME_PAYMENT'
  | 'REPAYMENT'
  | 'RETURN'
  | 'TRANSFER'
  | 'TRANSFER_BATCH';

export type BankResultFormat =
  | 'TABLE'
  | 'ZENGIN_RECEIPTS'
  | 'ZENGIN_TRANSACTIONS';

export type ConfirmBankMatchesInput = {
  readonly bankResultId: string;
  readonly matches?: ReadonlyArray<BankMatchInput> | null | undefined;
  readonly shown: string;
};

export type DiscardBankResultInput = {
  readonly id: string;
};

export type MovementDirection =
  | 'IN'
  | 'OUT';

export type BankFilesQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type BankFilesQuery = { readonly consortium: { readonly id: string, readonly bankResults: { readonly edges: ReadonlyArray<{ readonly node: BankFileFieldsFragment }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type BankFileFieldsFragment = { readonly id: string, readonly memberId: string, readonly fileName: string, readonly format: BankResultFormat, readonly accountCheck: BankAccountCheck, readonly movementCount: number, readonly confirmedCount: number, readonly firstOn: string, readonly lastOn: string, readonly createdAt: string };

export type BankFileQueryVariables = Exact<{
  id: string;
  bankResultId: string;
  after?: string | null | undefined;
}>;


export type BankFileQuery = { readonly consortium: { readonly id: string, readonly bankReconciliation: { readonly shown: string, readonly bankResult: BankFileFieldsFragment }, readonly bankMovements: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly line: number, readonly on: string, readonly direction: MovementDirection, readonly yen: number, readonly text: string, readonly state: BankMatchState, readonly differenceYen: number | null, readonly daysApart: number | null, readonly stateLabel: SaidFragment, readonly match: BankRecordFieldsFragment | null, readonly candidates: ReadonlyArray<BankRecordFieldsFragment>, readonly advice: SaidFragment | null } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type BankRecordFieldsFragment = { readonly kind: BankRecordKind, readonly id: string, readonly yen: number, readonly on: string | null, readonly recorded: boolean, readonly confirmable: boolean, readonly label: SaidFragment };

export type BankConfirmMutationVariables = Exact<{
  input: ConfirmBankMatchesInput;
}>;


export type BankConfirmMutation = { readonly confirmBankMatches: { readonly confirmed: number | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type BankDiscardMutationVariables = Exact<{
  input: DiscardBankResultInput;
}>;


export type BankDiscardMutation = { readonly discardBankResult: { readonly discardedId: string | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const bankFiles = operation<BankFilesQuery, BankFilesQueryVariables>('query', 'BankFiles', `query BankFiles($id:ID!$after:String){consortium(id:$id){id bankResults(first:20 after:$after){edges{node{...BankFileFields}}pageInfo{endCursor hasNextPage}}}}fragment BankFileFields on BankResult{id memberId fileName format accountCheck movementCount confirmedCount firstOn lastOn createdAt}`);

export const bankFile = operation<BankFileQuery, BankFileQueryVariables>('query', 'BankFile', `query BankFile($id:ID!$bankResultId:ID!$after:String){consortium(id:$id){id bankReconciliation(bankResultId:$bankResultId){shown bankResult{...BankFileFields}}bankMovements(bankResultId:$bankResultId first:100 after:$after){edges{node{id line on direction yen text state stateLabel{...Said}match{...BankRecordFields}candidates{...BankRecordFields}differenceYen daysApart advice{...Said}}}pageInfo{endCursor hasNextPage}}}}fragment BankFileFields on BankResult{id memberId fileName format accountCheck movementCount confirmedCount firstOn lastOn createdAt}fragment Said on Message{ja en}fragment BankRecordFields on BankRecord{kind id yen on recorded confirmable label{...Said}}`);

export const bankConfirm = operation<BankConfirmMutation, BankConfirmMutationVariables>('mutation', 'BankConfirm', `mutation BankConfirm($input:ConfirmBankMatchesInput!){confirmBankMatches(input:$input){confirmed problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const bankDiscard = operation<BankDiscardMutation, BankDiscardMutationVariables>('mutation', 'BankDiscard', `mutation BankDiscard($input:DiscardBankResultInput!){discardBankResult(input:$input){discardedId problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

