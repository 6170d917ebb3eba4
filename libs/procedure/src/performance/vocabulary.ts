import { registerEnumType } from '@nestjs/graphql';
import {
  ADMIN_HEADINGS,
  MACHINES,
  type EventOf,
  type MachineDefinition,
  type StateOf,
} from '@renkei/lifecycle';
import { enumOf } from '@renkei/platform/graphql';
import { FIXED_BOUNDS, FIXED_NOTE_CODES, MICRO_CLASSES } from '@renkei/subsidy-rules';
import { REPORT_CODES } from './report-terms.ts';

export type ReportState = StateOf<'REPORT'>;
export type ReportEvent = EventOf<'REPORT'>;

const REPORT: MachineDefinition = MACHINES.REPORT;

export const ReportStateEnum = enumOf(Object.keys(REPORT.states) as ReportState[]);
export const ReportEventEnum = enumOf(REPORT.transitions.map(({ event }) => event));
export const AdminHeadingEnum = enumOf(ADMIN_HEADINGS);
export const MicroClassEnum = enumOf(MICRO_CLASSES);
export const FixedBoundEnum = enumOf(FIXED_BOUNDS);
export const FixedNoteCodeEnum = enumOf(FIXED_NOTE_CODES);
export const ReportFindingCodeEnum = enumOf(REPORT_CODES);

registerEnumType(ReportStateEnum, {
  name: 'PerformanceReportState',
  description: '実績報告の状況。How a performance report stands.',
});
registerEnumType(ReportEventEnum, {
  name: 'PerformanceReportEvent',
  description: '実績報告を進める操作。What takes a performance report forward.',
});
registerEnumType(AdminHeadingEnum, {
  name: 'AdminHeading',
  description:
    '事務費の9費目と専門家費の2費目。The headings of (3): nine of OFFICE, two of EXPERT (K25 p.17 (2-3)③).',
});
registerEnumType(MicroClassEnum, {
  name: 'MicroClass',
  description:
    '小規模事業者の区分: 商業・サービス業 5人、宿泊・娯楽業 20人、製造業その他 20人。The rows of the micro-business table (K25 p.12).',
});
registerEnumType(FixedBoundEnum, {
  name: 'FixedBound',
  description: '確定額を決めたもの: 交付決定・実際の費用・(1)(2)の上限・辞退。What decided a fixed amount.',
});
registerEnumType(FixedNoteCodeEnum, {
  name: 'FixedNoteCode',
  description: '交付決定と確定のあいだに起きたこと。What happened between the grant and the fixing.',
});
registerEnumType(ReportFindingCodeEnum, {
  name: 'PerformanceReportFindingCode',
  description: '提出前の確認で見つかったこと。What the check of a report found.',
});
