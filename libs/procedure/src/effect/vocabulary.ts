import { registerEnumType } from '@nestjs/graphql';
import { MACHINES, type MachineDefinition, type StateOf } from '@renkei/lifecycle';
import { enumOf } from '@renkei/platform/graphql';
import { FIGURE_CHECK_CODES, FIGURE_FIELDS, LACKS } from '@renkei/subsidy-rules';
import { FIGURE_PERIODS, SOURCE_FIELDS } from './effect-facts.ts';

const REPORT: MachineDefinition = MACHINES.EFFECT_REPORT;

export type EffectReportState = StateOf<'EFFECT_REPORT'>;
export const EffectReportStateEnum = enumOf(Object.keys(REPORT.states) as EffectReportState[]);
export const EffectReportEventEnum = enumOf(REPORT.transitions.map(({ event }) => event));
export const FigurePeriodEnum = enumOf(FIGURE_PERIODS);
export const SourceFieldEnum = enumOf(SOURCE_FIELDS);
export const FigureFieldEnum = enumOf(FIGURE_FIELDS);
export const FigureCheckCodeEnum = enumOf(FIGURE_CHECK_CODES);
export const LackEnum = enumOf(LACKS);

registerEnumType(EffectReportStateEnum, {
  name: 'EffectReportState',
  description: '効果報告の状況。How an effect report stands.',
});
registerEnumType(EffectReportEventEnum, {
  name: 'EffectReportEvent',
  description: '効果報告を進める操作。What takes an effect report forward.',
});
registerEnumType(FigurePeriodEnum, {
  name: 'EffectFigurePeriod',
  description:
    'BASE: 事業実施前。TARGET: 目標。YEAR_1・YEAR_2: 1・2年度目。Before the project, the target, the two years reported on.',
});
registerEnumType(SourceFieldEnum, {
  name: 'EffectFigureField',
  description: '営業利益・人件費・減価償却費・従業員数・労働時間。The five figures of a member.',
});
registerEnumType(FigureFieldEnum, {
  name: 'CheckedEffectField',
  description: '確かめたい数字。The figure to look at.',
});
registerEnumType(FigureCheckCodeEnum, {
  name: 'EffectFigureCheckCode',
  description:
    '数字の見直しのきっかけ。警告だけで、拒まない。Why a figure is worth a second look; it never refuses.',
});
registerEnumType(LackEnum, {
  name: 'EffectFiguresLack',
  description: '何が足りないか。What is missing of a member.',
});
