import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  CostCategoryEnum,
  OverCapPolicyEnum,
  SharingKeyEnum,
  SoftwareFunctionEnum,
  YenDifferenceType,
} from '@renkei/consortium';
import { formatRatio, type Message, type Ratio } from '@renkei/kernel';
import { MessageType, YenScalar } from '@renkei/platform/graphql';
import type {
  Change,
  CostCategory,
  CostLine,
  Difference,
  GroupTotals,
  Hint,
  Lever,
  Objective,
  Optimisation,
  OverCapPolicy,
  SharingKey,
  SoftwareFunction,
  Suggestion,
  WhyAllowed,
  WorseOff,
} from '@renkei/subsidy-rules';
import {
  HintKindEnum,
  LeverEnum,
  ObjectiveEnum,
  ScenarioKindEnum,
  SearchMethodEnum,
} from './simulation.vocabulary.ts';

@ObjectType('OptimisationTotals', { description: '円・税抜。Yen, tax-exclusive.' })
export class OptimisationTotalsType implements GroupTotals {
  @Field(() => YenScalar)
  infrastructure: bigint;

  @Field(() => YenScalar)
  analysis: bigint;

  @Field(() => YenScalar)
  admin: bigint;

  @Field(() => YenScalar, { description: '(1)+(2)+(3)の補助金。' })
  granted: bigint;

  @Field(() => YenScalar, { description: '対象外もふくめた費用のすべて。Everything spent, eligible or not.' })
  cost: bigint;
}

@ObjectType('ScenarioLine', { description: '費用の行、円・税抜。' })
export class ScenarioLineType implements CostLine {
  @Field(() => ID)
  id: string;

  @Field(() => CostCategoryEnum)
  category: CostCategory;

  @Field(() => [SoftwareFunctionEnum])
  functions: readonly SoftwareFunction[];

  @Field(() => YenScalar)
  unitPrice: bigint;

  @Field(() => Int)
  quantity: number;

  @Field(() => Int, { nullable: true })
  cloudMonths: number | null;
}

@ObjectType('ScenarioChange', {
  description:
    '提案の中身1つ。kindに合う項目だけが入る。One change of a suggestion; only what its kind needs is set.',
})
export class ScenarioChangeType {
  @Field(() => ScenarioKindEnum)
  kind: Change['kind'];

  @Field(() => ID, { nullable: true })
  memberId: string | null;

  @Field(() => ID, { nullable: true, description: 'REMOVE_LINE・REPLACE_LINEの行。' })
  lineId: string | null;

  @Field(() => ScenarioLineType, { nullable: true })
  line: CostLine | null;

  @Field(() => OverCapPolicyEnum, { nullable: true })
  overCapPolicy: OverCapPolicy | null;

  @Field(() => SharingKeyEnum, { nullable: true })
  sharingKey: SharingKey | null;
}

@ObjectType('WorseOff', { description: 'この提案で損をする構成員。Who gets less of (1) or pays more.' })
export class WorseOffType implements WorseOff {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => YenDifferenceType)
  granted: Difference;

  @Field(() => YenDifferenceType, { description: '自分で払う額、税抜。Before tax.' })
  beforeTax: Difference;
}

@ObjectType('WhyAllowed', { description: 'なぜ選んでよいか。Why it is allowed.' })
export class WhyAllowedType implements WhyAllowed {
  @Field(() => LeverEnum)
  lever: Lever;

  @Field(() => MessageType)
  message: Message;

  @Field(() => String, { description: '空: グループに任されている。Empty: left to the group.' })
  clause: string;
}

@ObjectType('ChangedLine')
export class ChangedLineType {
  @Field(() => ID)
  memberId: string;

  @Field(() => ID)
  lineId: string;

  @Field(() => YenDifferenceType)
  cost: Difference;
}

@ObjectType('OptimisationSuggestion')
export class SuggestionType {
  @Field(() => ID, { description: '同じ変更なら同じ。The same for the same changes.' })
  id: string;

  @Field(() => [LeverEnum])
  levers: readonly Lever[];

  @Field(() => [ScenarioChangeType], { complexity: 50 })
  changes: readonly ScenarioChangeType[];

  @Field(() => OptimisationTotalsType)
  before: GroupTotals;

  @Field(() => OptimisationTotalsType)
  after: GroupTotals;

  @Field(() => YenScalar, { description: '増える補助金、0以上。after − before, never negative.' })
  gain: bigint;

  @Field(() => String, { description: '目的の値、分数（例 123/1）。Of the objective, as a fraction.' })
  scoreBefore: string;

  @Field(() => String)
  scoreAfter: string;

  @Field(() => [WorseOffType], { complexity: 200 })
  worseOff: readonly WorseOff[];

  @Field(() => [ChangedLineType], {
    complexity: 50,
    description: '費用が変わる行。ほかの行は変わらない。The lines whose cost changes; LOWER_ADMIN_COST only.',
  })
  changedLines: readonly ChangedLineType[];

  @Field(() => MessageType)
  explanation: Message;

  @Field(() => [WhyAllowedType])
  allowed: readonly WhyAllowed[];
}

@ObjectType('OptimisationHint', { description: '提案ではなく、聞いてみること。Never a change by itself.' })
export class HintType implements Hint {
  @Field(() => ID)
  id: string;

  @Field(() => HintKindEnum)
  kind: Hint['kind'];

  @Field(() => ID, { nullable: true, description: 'null: グループ。' })
  memberId: string | null;

  @Field(() => YenScalar, {
    description: 'そうなら最大いくら増えるか。HARDWARE_PAST_CAPでは補助にならない費用。',
  })
  yen: bigint;

  @Field(() => MessageType)
  message: Message;

  @Field(() => String)
  clause: string;
}

@ObjectType('Optimisation', {
  description:
    '上限をいちばん生かす選び方。規則に反する提案はしない。How the caps are used best; never what the rules forbid.',
})
export class OptimisationType {
  @Field(() => ObjectiveEnum)
  objective: Objective;

  @Field(() => SearchMethodEnum)
  method: Optimisation['method'];

  @Field(() => Int, { description: '計算した選び方の数。Alternatives calculated.' })
  tried: number;

  @Field(() => MessageType)
  how: Message;

  @Field(() => OptimisationTotalsType)
  before: GroupTotals;

  @Field(() => String, { description: 'いまの目的の値、分数。' })
  score: string;

  // a plain list: at most one for each set of levers
  @Field(() => [SuggestionType], {
    complexity: 15,
    description: 'よいものから。空: いまより良いものがない。',
  })
  suggestions: readonly SuggestionType[];

  // a plain list: bounded by the kinds and the members
  @Field(() => [HintType], { complexity: 100 })
  hints: readonly Hint[];
}

function changeOf(change: Change): ScenarioChangeType {
  return {
    kind: change.kind,
    memberId: 'memberId' in change ? change.memberId : null,
    lineId: 'lineId' in change ? change.lineId : 'line' in change ? change.line.id : null,
    line: 'line' in change ? change.line : null,
    overCapPolicy: 'policy' in change ? change.policy : null,
    sharingKey: 'sharingKey' in change ? change.sharingKey : null,
  };
}

const textOf = (score: Ratio): string => formatRatio(score);

function suggestionOf({ changes, score, ...suggestion }: Suggestion): SuggestionType {
  return {
    ...suggestion,
    changes: changes.map(changeOf),
    scoreBefore: textOf(score.before),
    scoreAfter: textOf(score.after),
  };
}

export function optimisationOf({ score, suggestions, ...found }: Optimisation): OptimisationType {
  return { ...found, score: textOf(score), suggestions: suggestions.map(suggestionOf) };
}
