// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ConfirmReceiptInput = {
  readonly receivedOn: string;
  readonly transferItemId: string;
};

export type OpenPayoutAccountInput = {
  readonly memberId: string;
};

export type PayoutAccountType =
  | 'CURRENT'
  | 'ORDINARY'
  | 'SAVINGS';

export type RepaymentState =
  | 'CANCELLED'
  | 'CLAIMED'
  | 'PAID';

export type SetPayoutAccountInput = {
  readonly accountNumber: string;
  readonly accountType: PayoutAccountType;
  readonly bankCode: string;
  readonly branchCode: string;
  readonly holderKana: string;
  readonly memberId: string;
  readonly version?: number | null | undefined;
};

export type TransferState =
  | 'CONFIRMED'
  | 'FAILED'
  | 'MADE';

export type MerchantMoneyQueryVariables = Exact<{
  memberId: string;
}>;


export type MerchantMoneyQuery = { readonly member: { readonly id: string, readonly money: { readonly fixedYen: number | null, readonly paidYen: number, readonly transferredYen: number, readonly receivedYen: number, readonly toReceiveYen: number, readonly toRepayYen: number, readonly lastReceivedOn: string | null }, readonly fixedAmount: { readonly fixed: number, readonly reason: SaidFragment } | null, readonly payoutAccountState: { readonly registered: boolean } | null, readonly programmePayments: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly amountYen: number, readonly paidOn: string, readonly voidedAt: string | null } }> }, readonly transfers: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly status: TransferState, readonly amountYen: number, readonly settledOn: string | null, readonly failure: string, readonly fromMemberId: string, readonly statusLabel: SaidFragment, readonly receipt: { readonly number: number, readonly receivedOn: string } | null } }> }, readonly repayments: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly status: RepaymentState, readonly principalYen: number, readonly dueOn: string, readonly reason: string, readonly statusLabel: SaidFragment } }> } } };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type MerchantConfirmReceiptMutationVariables = Exact<{
  input: ConfirmReceiptInput;
}>;


export type MerchantConfirmReceiptMutation = { readonly confirmReceipt: { readonly transferItem: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type MerchantPayoutQueryVariables = Exact<{
  memberId: string;
}>;


export type MerchantPayoutQuery = { readonly member: { readonly id: string, readonly payoutAccountState: { readonly registered: boolean, readonly changedAt: string | null, readonly version: number | null } | null } };

export type MerchantSetPayoutMutationVariables = Exact<{
  input: SetPayoutAccountInput;
}>;


export type MerchantSetPayoutMutation = { readonly setPayoutAccount: { readonly payoutAccount: { readonly version: number } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type MerchantOpenPayoutMutationVariables = Exact<{
  input: OpenPayoutAccountInput;
}>;


export type MerchantOpenPayoutMutation = { readonly openPayoutAccount: { readonly payoutAccount: { readonly bankCode: string, readonly branchCode: string, readonly accountType: PayoutAccountType, readonly accountNumber: string, readonly holderKana: string, readonly changedAt: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const merchantMoney = operation<MerchantMoneyQuery, MerchantMoneyQueryVariables>('query', 'MerchantMoney', `query MerchantMoney($memberId:ID!){member(id:$memberId){id money{fixedYen paidYen transferredYen receivedYen toReceiveYen toRepayYen lastReceivedOn}fixedAmount{fixed reason{...Said}}payoutAccountState{registered}programmePayments(first:50){edges{node{id amountYen paidOn voidedAt}}}transfers(first:50){edges{node{id status amountYen settledOn failure fromMemberId statusLabel{...Said}receipt{number receivedOn}}}}repayments(first:20){edges{node{id status principalYen dueOn reason statusLabel{...Said}}}}}}fragment Said on Message{ja en}`);

export const merchantConfirmReceipt = operation<MerchantConfirmReceiptMutation, MerchantConfirmReceiptMutationVariables>('mutation', 'MerchantConfirmReceipt', `mutation MerchantConfirmReceipt($input:ConfirmReceiptInput!){confirmReceipt(input:$input){transferItem{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const merchantPayout = operation<MerchantPayoutQuery, MerchantPayoutQueryVariables>('query', 'MerchantPayout', `query MerchantPayout($memberId:ID!){member(id:$memberId){id payoutAccountState{registered changedAt version}}}`);

export const merchantSetPayout = operation<MerchantSetPayoutMutation, MerchantSetPayoutMutationVariables>('mutation', 'MerchantSetPayout', `mutation MerchantSetPayout($input:SetPayoutAccountInput!){setPayoutAccount(input:$input){payoutAccount{version}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const merchantOpenPayout = operation<MerchantOpenPayoutMutation, MerchantOpenPayoutMutationVariables>('mutation', 'MerchantOpenPayout', `mutation MerchantOpenPayout($input:OpenPayoutAccountInput!){openPayoutAccount(input:$input){payoutAccount{bankCode branchCode accountType accountNumber holderKana changedAt}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

