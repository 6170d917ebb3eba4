// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CancelRedistributionInput = {
  readonly id: string;
  readonly version: number;
};

export type ClaimRepaymentInput = {
  readonly cause: RepaymentCause;
  readonly claimedOn: string;
  readonly consortiumId: string;
  readonly dueOn: string;
  readonly idempotencyKey: string;
  readonly memberId: string;
  readonly principalYen: number;
  readonly reason: string;
  readonly subsidyReceivedOn: string;
};

export type ConfirmTransferInput = {
  readonly itemId: string;
  readonly settledOn: string;
  readonly version: number;
};

export type DecideRedistributionInput = {
  readonly consortiumId: string;
  readonly decidedOn: string;
  readonly idempotencyKey: string;
  readonly sharingKey: SharingKey;
};

export type DistributionState =
  | 'COMPLETE'
  | 'INCOMPLETE'
  | 'OVERPAID';

export type FailTransferInput = {
  readonly failure: string;
  readonly itemId: string;
  readonly settledOn: string;
  readonly version: number;
};

export type LedgerAccountCode =
  | 'CHARGES'
  | 'ENTITLED'
  | 'HELD'
  | 'OWN_MONEY'
  | 'PROGRAMME_OWES'
  | 'REPAYABLE';

export type MakeTransferBatchInput = {
  readonly consortiumId: string;
  readonly idempotencyKey: string;
  readonly ordererCode: string;
  readonly ordererKana: string;
  readonly payerMemberId: string;
  readonly shareIds?: ReadonlyArray<string> | null | undefined;
  readonly transferOn: string;
};

export type MemberRole =
  | 'PARTICIPANT'
  | 'REPRESENTATIVE';

export type PayRepaymentInput = {
  readonly id: string;
  readonly paidOn: string;
  readonly version: number;
};

export type PreviewTransferBatchInput = {
  readonly consortiumId: string;
  readonly ordererCode: string;
  readonly ordererKana: string;
  readonly payerMemberId: string;
  readonly shareIds?: ReadonlyArray<string> | null | undefined;
  readonly transferOn: string;
};

export type RecordProgrammePaymentInput = {
  readonly amountYen: number;
  readonly consortiumId: string;
  readonly idempotencyKey: string;
  readonly memberId: string;
  readonly paidOn: string;
  readonly reference?: string | null | undefined;
};

export type RedistributionShareState =
  | 'CONFIRMED'
  | 'MADE'
  | 'OPEN';

export type RepaymentCause =
  | 'CANCELLED'
  | 'CANCELLED_CHANGED_CIRCUMSTANCES'
  | 'OVERPAID';

export type RepaymentState =
  | 'CANCELLED'
  | 'CLAIMED'
  | 'PAID';

export type SharingKey =
  | 'BUYER_BEARS'
  | 'BY_GRANTED_SUBSIDY'
  | 'BY_INFRASTRUCTURE_COST'
  | 'BY_WEIGHT'
  | 'EQUAL';

export type TransferState =
  | 'CONFIRMED'
  | 'FAILED'
  | 'MADE';

export type VoidProgrammePaymentInput = {
  readonly id: string;
  readonly reason: string;
  readonly version: number;
};

export type GroupMoneyQueryVariables = Exact<{
  id: string;
}>;


export type GroupMoneyQuery = { readonly consortium: { readonly id: string, readonly sharingKey: SharingKey, readonly roster: ReadonlyArray<{ readonly memberId: string, readonly name: string, readonly role: MemberRole }>, readonly fixing: { readonly id: string, readonly number: number, readonly fixedOn: string } | null, readonly programmeDues: ReadonlyArray<{ readonly memberId: string, readonly fixedYen: number, readonly paidYen: number, readonly owedYen: number }>, readonly redistributionPreview: { readonly state: DistributionState, readonly sharingKey: SharingKey, readonly movedYen: number, readonly outstandingYen: number, readonly excessYen: number, readonly fellBackToEqual: boolean, readonly summary: SaidFragment, readonly transfers: ReadonlyArray<{ readonly fromMemberId: string, readonly toMemberId: string, readonly amountYen: number, readonly message: SaidFragment }> } | null, readonly redistribution: DecidedDistributionFragment | null, readonly ledgerBalances: ReadonlyArray<{ readonly code: LedgerAccountCode, readonly memberId: string, readonly yen: number, readonly label: SaidFragment }> | null, readonly ledgerChecks: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly checkedAt: string, readonly entries: number, readonly faults: ReadonlyArray<string> } }> } } };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type DecidedDistributionFragment = { readonly id: string, readonly number: number, readonly version: number, readonly decidedOn: string, readonly sharingKey: SharingKey, readonly totalYen: number, readonly shares: ReadonlyArray<{ readonly id: string, readonly fromMemberId: string, readonly memberId: string, readonly amountYen: number, readonly state: RedistributionShareState }> };

export type GroupPaymentsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type GroupPaymentsQuery = { readonly consortium: { readonly id: string, readonly programmePayments: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly memberId: string, readonly amountYen: number, readonly paidOn: string, readonly reference: string, readonly version: number, readonly voidedAt: string | null, readonly voidReason: string | null } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type GroupTransfersQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type GroupTransfersQuery = { readonly consortium: { readonly id: string, readonly transferBatches: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly number: number, readonly payerMemberId: string, readonly transferOn: string, readonly totalYen: number, readonly itemCount: number, readonly madeAt: string, readonly items: ReadonlyArray<{ readonly id: string, readonly memberId: string, readonly amountYen: number, readonly status: TransferState, readonly settledOn: string | null, readonly failure: string, readonly version: number, readonly statusLabel: SaidFragment, readonly receipt: { readonly number: number } | null }> } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type GroupRepaymentsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
  today: string;
}>;


export type GroupRepaymentsQuery = { readonly consortium: { readonly id: string, readonly repayments: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly memberId: string, readonly cause: RepaymentCause, readonly principalYen: number, readonly claimedOn: string, readonly dueOn: string, readonly paidOn: string | null, readonly reason: string, readonly status: RepaymentState, readonly surchargeYen: number | null, readonly delayYen: number | null, readonly version: number, readonly statusLabel: SaidFragment, readonly quote: { readonly totalYen: number, readonly surchargeYen: number, readonly delayYen: number } | null } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type GroupLedgerQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type GroupLedgerQuery = { readonly consortium: { readonly id: string, readonly ledger: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly number: number, readonly occurredOn: string, readonly label: SaidFragment, readonly postings: ReadonlyArray<{ readonly code: LedgerAccountCode, readonly memberId: string, readonly amountYen: number, readonly label: SaidFragment }> } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type RecordPaymentMutationVariables = Exact<{
  input: RecordProgrammePaymentInput;
}>;


export type RecordPaymentMutation = { readonly recordProgrammePayment: { readonly programmePayment: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type TakePaymentBackMutationVariables = Exact<{
  input: VoidProgrammePaymentInput;
}>;


export type TakePaymentBackMutation = { readonly voidProgrammePayment: { readonly programmePayment: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type DecideDistributionMutationVariables = Exact<{
  input: DecideRedistributionInput;
}>;


export type DecideDistributionMutation = { readonly decideRedistribution: { readonly redistribution: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type CancelDistributionMutationVariables = Exact<{
  input: CancelRedistributionInput;
}>;


export type CancelDistributionMutation = { readonly cancelRedistribution: { readonly redistribution: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type CheckTransferFileMutationVariables = Exact<{
  input: PreviewTransferBatchInput;
}>;


export type CheckTransferFileMutation = { readonly previewTransferBatch: { readonly preview: { readonly itemCount: number, readonly totalYen: number, readonly warnings: ReadonlyArray<{ readonly memberId: string, readonly message: SaidFragment }> } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type MakeTransferFileMutationVariables = Exact<{
  input: MakeTransferBatchInput;
}>;


export type MakeTransferFileMutation = { readonly makeTransferBatch: { readonly transferBatch: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type TransferArrivedMutationVariables = Exact<{
  input: ConfirmTransferInput;
}>;


export type TransferArrivedMutation = { readonly confirmTransfer: { readonly transferItem: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type TransferFailedMutationVariables = Exact<{
  input: FailTransferInput;
}>;


export type TransferFailedMutation = { readonly failTransfer: { readonly transferItem: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type RepaymentClaimedMutationVariables = Exact<{
  input: ClaimRepaymentInput;
}>;


export type RepaymentClaimedMutation = { readonly claimRepayment: { readonly repayment: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type RepaymentPaidMutationVariables = Exact<{
  input: PayRepaymentInput;
}>;


export type RepaymentPaidMutation = { readonly payRepayment: { readonly repayment: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const groupMoney = operation<GroupMoneyQuery, GroupMoneyQueryVariables>('query', 'GroupMoney', `query GroupMoney($id:ID!){consortium(id:$id){id sharingKey roster{memberId name role}fixing{id number fixedOn}programmeDues{memberId fixedYen paidYen owedYen}redistributionPreview{state sharingKey summary{...Said}movedYen outstandingYen excessYen fellBackToEqual transfers{fromMemberId toMemberId amountYen message{...Said}}}redistribution{...DecidedDistribution}ledgerBalances{code label{...Said}memberId yen}ledgerChecks(first:1){edges{node{id checkedAt entries faults}}}}}fragment Said on Message{ja en}fragment DecidedDistribution on Redistribution{id number version decidedOn sharingKey totalYen shares{id fromMemberId memberId amountYen state}}`);

export const groupPayments = operation<GroupPaymentsQuery, GroupPaymentsQueryVariables>('query', 'GroupPayments', `query GroupPayments($id:ID!$after:String){consortium(id:$id){id programmePayments(first:50 after:$after){edges{node{id memberId amountYen paidOn reference version voidedAt voidReason}}pageInfo{endCursor hasNextPage}}}}`);

export const groupTransfers = operation<GroupTransfersQuery, GroupTransfersQueryVariables>('query', 'GroupTransfers', `query GroupTransfers($id:ID!$after:String){consortium(id:$id){id transferBatches(first:20 after:$after){edges{node{id number payerMemberId transferOn totalYen itemCount madeAt items{id memberId amountYen status statusLabel{...Said}settledOn failure version receipt{number}}}}pageInfo{endCursor hasNextPage}}}}fragment Said on Message{ja en}`);

export const groupRepayments = operation<GroupRepaymentsQuery, GroupRepaymentsQueryVariables>('query', 'GroupRepayments', `query GroupRepayments($id:ID!$after:String$today:LocalDate!){consortium(id:$id){id repayments(first:50 after:$after){edges{node{id memberId cause principalYen claimedOn dueOn paidOn reason status statusLabel{...Said}surchargeYen delayYen version quote(on:$today){totalYen surchargeYen delayYen}}}pageInfo{endCursor hasNextPage}}}}fragment Said on Message{ja en}`);

export const groupLedger = operation<GroupLedgerQuery, GroupLedgerQueryVariables>('query', 'GroupLedger', `query GroupLedger($id:ID!$after:String){consortium(id:$id){id ledger(first:50 after:$after){edges{node{id number occurredOn label{...Said}postings{code label{...Said}memberId amountYen}}}pageInfo{endCursor hasNextPage}}}}fragment Said on Message{ja en}`);

export const recordPayment = operation<RecordPaymentMutation, RecordPaymentMutationVariables>('mutation', 'RecordPayment', `mutation RecordPayment($input:RecordProgrammePaymentInput!){recordProgrammePayment(input:$input){programmePayment{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const takePaymentBack = operation<TakePaymentBackMutation, TakePaymentBackMutationVariables>('mutation', 'TakePaymentBack', `mutation TakePaymentBack($input:VoidProgrammePaymentInput!){voidProgrammePayment(input:$input){programmePayment{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const decideDistribution = operation<DecideDistributionMutation, DecideDistributionMutationVariables>('mutation', 'DecideDistribution', `mutation DecideDistribution($input:DecideRedistributionInput!){decideRedistribution(input:$input){redistribution{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const cancelDistribution = operation<CancelDistributionMutation, CancelDistributionMutationVariables>('mutation', 'CancelDistribution', `mutation CancelDistribution($input:CancelRedistributionInput!){cancelRedistribution(input:$input){redistribution{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const checkTransferFile = operation<CheckTransferFileMutation, CheckTransferFileMutationVariables>('mutation', 'CheckTransferFile', `mutation CheckTransferFile($input:PreviewTransferBatchInput!){previewTransferBatch(input:$input){preview{itemCount totalYen warnings{memberId message{...Said}}}problems{...ProblemFields}}}fragment Said on Message{ja en}fragment ProblemFields on Problem{code path message{...Said}}`);

export const makeTransferFile = operation<MakeTransferFileMutation, MakeTransferFileMutationVariables>('mutation', 'MakeTransferFile', `mutation MakeTransferFile($input:MakeTransferBatchInput!){makeTransferBatch(input:$input){transferBatch{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const transferArrived = operation<TransferArrivedMutation, TransferArrivedMutationVariables>('mutation', 'TransferArrived', `mutation TransferArrived($input:ConfirmTransferInput!){confirmTransfer(input:$input){transferItem{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const transferFailed = operation<TransferFailedMutation, TransferFailedMutationVariables>('mutation', 'TransferFailed', `mutation TransferFailed($input:FailTransferInput!){failTransfer(input:$input){transferItem{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const repaymentClaimed = operation<RepaymentClaimedMutation, RepaymentClaimedMutationVariables>('mutation', 'RepaymentClaimed', `mutation RepaymentClaimed($input:ClaimRepaymentInput!){claimRepayment(input:$input){repayment{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const repaymentPaid = operation<RepaymentPaidMutation, RepaymentPaidMutationVariables>('mutation', 'RepaymentPaid', `mutation RepaymentPaid($input:PayRepaymentInput!){payRepayment(input:$input){repayment{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

