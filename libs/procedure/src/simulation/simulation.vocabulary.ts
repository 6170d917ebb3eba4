import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '@renkei/platform/graphql';
import {
  BINDINGS,
  DROPOUT_EFFECT_KINDS,
  DROPOUT_STAGES,
  DROPOUT_TASKS,
  HINT_KINDS,
  LEVERS,
  OBJECTIVES,
  SEARCH_METHODS,
  type Change,
} from '@renkei/subsidy-rules';

/** What a change that is no withdrawal may bring besides what a dropout brings. */
export const CONSEQUENCE_KINDS = [
  ...DROPOUT_EFFECT_KINDS,
  'CEILING_HOLDS',
  'DATES_MOVE',
  'AMOUNTS_STAY',
] as const;
export type ConsequenceKind = (typeof CONSEQUENCE_KINDS)[number];

const SCENARIO_KINDS = [
  'DROP_MEMBER',
  'ADD_MEMBER',
  'SET_SIZE',
  'ADD_LINE',
  'REPLACE_LINE',
  'REMOVE_LINE',
  'SET_POLICY',
  'SET_SHARING_KEY',
  'SET_INTERPRETATION',
] as const satisfies readonly Change['kind'][];

export const DropoutStageEnum = enumOf(DROPOUT_STAGES);
export const ConsequenceKindEnum = enumOf(CONSEQUENCE_KINDS);
export const ConsequenceTaskEnum = enumOf(DROPOUT_TASKS);
export const ObjectiveEnum = enumOf(OBJECTIVES);
export const LeverEnum = enumOf(LEVERS);
export const HintKindEnum = enumOf(HINT_KINDS);
export const SearchMethodEnum = enumOf(SEARCH_METHODS);
export const BindingEnum = enumOf(BINDINGS);
export const ScenarioKindEnum = enumOf(SCENARIO_KINDS);

registerEnumType(DropoutStageEnum, {
  name: 'DropoutStage',
  description:
    '手続きのどこまで進んだか: 提出前・提出後・交付決定後・額の確定後。How far the procedure has come.',
});
registerEnumType(ConsequenceKindEnum, {
  name: 'ConsequenceKind',
  description: '抜けたとき・変えたときに起きること。What a withdrawal or a change brings with it.',
});
registerEnumType(ConsequenceTaskEnum, {
  name: 'ConsequenceTask',
  description:
    '代表事業者がすること: 計画変更届・辞退届・事務局への問い合わせ。What the representative has to do.',
});
registerEnumType(ObjectiveEnum, {
  name: 'OptimisationObjective',
  description:
    '補助金をいちばん多く・いちばん重い負担を軽く・負担をいちばん等しく。Most subsidy; least burden of the worst off; most even.',
});
registerEnumType(LeverEnum, {
  name: 'OptimisationLever',
  description: '何を選び直すか。What is chosen anew.',
});
registerEnumType(HintKindEnum, {
  name: 'OptimisationHintKind',
  description: '聞いてみる価値のあること。Worth asking people about.',
});
registerEnumType(SearchMethodEnum, {
  name: 'SearchMethod',
  description:
    'EXACT: すべて計算した。HEURISTIC: 絞って計算した。Everything, or a chosen part, was calculated.',
});
registerEnumType(BindingEnum, {
  name: 'CapBinding',
  description: '額が何で決まっているか。What an amount stops at.',
});
registerEnumType(ScenarioKindEnum, {
  name: 'ScenarioChangeKind',
  description: '何をどう変えるか。One thing that could be otherwise.',
});
