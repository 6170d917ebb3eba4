import { registerEnumType } from '@nestjs/graphql';
import {
  CHECK_SEVERITIES,
  FIX_TARGETS,
  MACHINE_CODES,
  MACHINES,
  type MachineDefinition,
} from '@renkei/lifecycle';
import { enumOf } from '@renkei/platform/graphql';
import { COST_PARTS } from '@renkei/subsidy-rules';
import type { ApplicationState } from './application.rows.ts';

const APPLICATION: MachineDefinition = MACHINES.APPLICATION;

export const ApplicationStateEnum = enumOf(Object.keys(APPLICATION.states) as ApplicationState[]);
export const ApplicationEventEnum = enumOf(APPLICATION.transitions.map(({ event }) => event));
export const ProcedureMachineEnum = enumOf(MACHINE_CODES);
export const CostPartEnum = enumOf(COST_PARTS);
export const CheckSeverityEnum = enumOf(CHECK_SEVERITIES);
export const FixTargetEnum = enumOf(FIX_TARGETS);

registerEnumType(ApplicationStateEnum, {
  name: 'ApplicationState',
  description: '交付申請の状況。How an application stands.',
});
registerEnumType(ApplicationEventEnum, {
  name: 'ApplicationEvent',
  description: '交付申請を進める操作。What takes an application forward.',
});
registerEnumType(ProcedureMachineEnum, {
  name: 'ProcedureMachine',
  description: '何の手続きか: 申請・実績報告・効果報告・変更・返還・振込。Which procedure an event is of.',
});
registerEnumType(CostPartEnum, {
  name: 'CostPart',
  description: '(1) 基盤導入・(2) 消費動向等分析・(3) 事務費・専門家費。The three parts of the programme.',
});
registerEnumType(CheckSeverityEnum, {
  name: 'CheckSeverity',
  description:
    'BLOCKER: このままでは提出できない。WARNING: 見直す。INFO: 知っておく。BLOCKER: it cannot be submitted like this.',
});
registerEnumType(FixTargetEnum, {
  name: 'FixTarget',
  description: 'どの画面でなおすか。Where a finding is put right.',
});
