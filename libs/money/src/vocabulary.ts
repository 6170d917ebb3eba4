import { registerEnumType } from '@nestjs/graphql';
import { MACHINES, type MachineDefinition, type StateOf } from '@renkei/lifecycle';
import { enumOf } from '@renkei/platform/graphql';
import { DISTRIBUTION_STATES, REPAYMENT_CAUSES } from '@renkei/subsidy-rules';
import { ACCOUNT_CODES, ENTRY_KINDS } from './ledger/chart.ts';

export type TransferState = StateOf<'TRANSFER'>;
export type RepaymentState = StateOf<'REPAYMENT'>;

const { TRANSFER, REPAYMENT }: Record<'TRANSFER' | 'REPAYMENT', MachineDefinition> = MACHINES;

export const SHARE_STATES = ['OPEN', 'MADE', 'CONFIRMED'] as const;
export type ShareState = (typeof SHARE_STATES)[number];

export const AccountCodeEnum = enumOf(ACCOUNT_CODES);
export const EntryKindEnum = enumOf(ENTRY_KINDS);
export const DistributionStateEnum = enumOf(DISTRIBUTION_STATES);
export const RepaymentCauseEnum = enumOf(REPAYMENT_CAUSES);
export const TransferStateEnum = enumOf(Object.keys(TRANSFER.states) as TransferState[]);
export const RepaymentStateEnum = enumOf(Object.keys(REPAYMENT.states) as RepaymentState[]);
export const ShareStateEnum = enumOf(SHARE_STATES);

registerEnumType(AccountCodeEnum, {
  name: 'LedgerAccountCode',
  description: '帳簿の勘定。構成員ごとにある。An account of the ledger; each member has its own.',
});
registerEnumType(EntryKindEnum, {
  name: 'LedgerEntryKind',
  description: '記帳の種類。What an entry records.',
});
registerEnumType(DistributionStateEnum, {
  name: 'DistributionState',
  description:
    'COMPLETE: 確定額がちょうど入金済み。INCOMPLETE: まだ足りない。OVERPAID: 多い。Whether the programme has paid what was fixed.',
});
registerEnumType(RepaymentCauseEnum, {
  name: 'RepaymentCause',
  description:
    '返還の理由。加算金がかかるのはCANCELLEDだけ。Why money goes back (R25 第22条3・第25条・第26条); only CANCELLED carries 加算金 (第27条).',
});
registerEnumType(TransferStateEnum, {
  name: 'TransferState',
  description: '振込の状況。How a transfer stands.',
});
registerEnumType(RepaymentStateEnum, {
  name: 'RepaymentState',
  description: '返還の状況。How a repayment stands.',
});
registerEnumType(ShareStateEnum, {
  name: 'RedistributionShareState',
  description:
    'OPEN: まだ振込データにない（振込不能のあとも）。MADE: 振込データあり。CONFIRMED: 振込済み。OPEN: in no transfer, also after one failed.',
});
