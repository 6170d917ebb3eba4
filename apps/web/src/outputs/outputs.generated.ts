// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CancelOutputInput = {
  readonly id: string;
};

export type CsvEncoding =
  | 'SHIFT_JIS'
  | 'UTF_8_BOM';

export type OutputKind =
  | 'AUDIT_CERTIFICATE'
  | 'EFFECT_SUMMARY'
  | 'EVIDENCE_BUNDLE'
  | 'FIXING_SUMMARY'
  | 'GROUP_FILE'
  | 'GROUP_PLAN'
  | 'MEMBER_SHARE'
  | 'OFFICIAL_FORMS'
  | 'PARITY_REPORT'
  | 'RECEIPT'
  | 'REQUEST_LETTERS'
  | 'TABLES';

export type OutputStatus =
  | 'CANCELLED'
  | 'DONE'
  | 'EXPIRED'
  | 'FAILED'
  | 'RUNNING'
  | 'WAITING';

export type RequestOutputInput = {
  readonly consortiumId: string;
  readonly encoding?: CsvEncoding | null | undefined;
  readonly format?: TableFormat | null | undefined;
  readonly kind: OutputKind;
  readonly locale?: string | null | undefined;
  readonly markMissing?: boolean | null | undefined;
  readonly memberId?: string | null | undefined;
  readonly officialWorkbookId?: string | null | undefined;
  readonly tables?: ReadonlyArray<TableName> | null | undefined;
  readonly transferItemId?: string | null | undefined;
  readonly year?: number | null | undefined;
};

export type TableFormat =
  | 'CSV'
  | 'XLSX';

export type TableName =
  | 'ASSETS'
  | 'AUDIT_EVENTS'
  | 'CALCULATION'
  | 'COST_LINES'
  | 'DEADLINES'
  | 'DECLARATIONS'
  | 'EFFECT_FIGURES'
  | 'EVIDENCE'
  | 'FIXED_AMOUNTS'
  | 'GRANTED_AMOUNTS'
  | 'LEDGER'
  | 'MEMBERS'
  | 'PAPERS'
  | 'PROGRAMME_PAYMENTS'
  | 'PURCHASES'
  | 'REPAYMENTS'
  | 'SHARES'
  | 'TOOLS'
  | 'TRANSFERS';

export type OfficeOutputQueryVariables = Exact<{
  id: string;
}>;


export type OfficeOutputQuery = { readonly output: OutputFieldsFragment };

export type OutputFieldsFragment = { readonly id: string, readonly kind: OutputKind, readonly memberId: string | null, readonly status: OutputStatus, readonly progressDone: number, readonly progressTotal: number | null, readonly cancelRequested: boolean, readonly fileName: string | null, readonly byteLength: number | null, readonly requestedBy: string | null, readonly createdAt: string, readonly expiresAt: string | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type SaidFragment = { readonly ja: string, readonly en: string };

export type OfficeRequestMutationVariables = Exact<{
  input: RequestOutputInput;
}>;


export type OfficeRequestMutation = { readonly requestOutput: { readonly alreadyThere: boolean | null, readonly output: OutputFieldsFragment | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type OfficeCancelMutationVariables = Exact<{
  input: CancelOutputInput;
}>;


export type OfficeCancelMutation = { readonly cancelOutput: { readonly output: { readonly id: string } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export const officeOutput = operation<OfficeOutputQuery, OfficeOutputQueryVariables>('query', 'OfficeOutput', `query OfficeOutput($id:ID!){output(id:$id){...OutputFields}}fragment OutputFields on Output{id kind memberId status progressDone progressTotal cancelRequested fileName byteLength problems{...ProblemFields}requestedBy createdAt expiresAt}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const officeRequest = operation<OfficeRequestMutation, OfficeRequestMutationVariables>('mutation', 'OfficeRequest', `mutation OfficeRequest($input:RequestOutputInput!){requestOutput(input:$input){output{...OutputFields}alreadyThere problems{...ProblemFields}}}fragment OutputFields on Output{id kind memberId status progressDone progressTotal cancelRequested fileName byteLength problems{...ProblemFields}requestedBy createdAt expiresAt}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

export const officeCancel = operation<OfficeCancelMutation, OfficeCancelMutationVariables>('mutation', 'OfficeCancel', `mutation OfficeCancel($input:CancelOutputInput!){cancelOutput(input:$input){output{id}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

