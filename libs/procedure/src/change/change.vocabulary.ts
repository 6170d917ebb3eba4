import { registerEnumType } from '@nestjs/graphql';
import { CHANGE_KINDS, MACHINES, type MachineDefinition, type StateOf } from '@renkei/lifecycle';
import { enumOf } from '@renkei/platform/graphql';

export type ChangeState = StateOf<'CHANGE'>;

const CHANGE: MachineDefinition = MACHINES.CHANGE;

export const ChangeKindEnum = enumOf(CHANGE_KINDS);
export const ChangeStateEnum = enumOf(Object.keys(CHANGE.states) as ChangeState[]);
export const ChangeEventEnum = enumOf(CHANGE.transitions.map(({ event }) => event));
/** What a plan may hold. Policies, readings and the sharing key are no part of a filed change. */
export const PLANNED_KINDS = ['DROP_MEMBER', 'SET_SIZE', 'ADD_LINE', 'REPLACE_LINE', 'REMOVE_LINE'] as const;
export const PlannedKindEnum = enumOf(PLANNED_KINDS);

registerEnumType(ChangeKindEnum, {
  name: 'ChangeKind',
  description:
    '提出のあとの届出: 計画変更・構成員の辞退・ツールの入れ替え・登録内容・事故・遅延。What can change after the submission (R25 第15・17・19・20条).',
});
registerEnumType(ChangeStateEnum, {
  name: 'ChangeState',
  description: '変更の届出の状況。How a change stands.',
});
registerEnumType(ChangeEventEnum, {
  name: 'ChangeEvent',
  description: '変更の届出を進める操作。What takes a change forward.',
});
registerEnumType(PlannedKindEnum, {
  name: 'PlannedChangeKind',
  description: '何をどう変えるか。What is to be different.',
});
