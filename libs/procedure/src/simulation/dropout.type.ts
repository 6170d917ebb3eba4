import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { MemberCountType, SeverityEnum, YenDifferenceType } from '@renkei/consortium';
import type { Message } from '@renkei/kernel';
import { MessageType, YenScalar } from '@renkei/platform/graphql';
import type {
  Difference,
  Dropout,
  DropoutRow,
  DropoutStage,
  DropoutTask,
  Severity,
} from '@renkei/subsidy-rules';
import {
  ConsequenceKindEnum,
  ConsequenceTaskEnum,
  DropoutStageEnum,
  type ConsequenceKind,
} from './simulation.vocabulary.ts';

@ObjectType('Consequence', { description: '起きることを1文で。One consequence, in a sentence.' })
export class ConsequenceType {
  @Field(() => ConsequenceKindEnum)
  kind: ConsequenceKind;

  @Field(() => SeverityEnum)
  severity: Severity;

  @Field(() => MessageType)
  message: Message;

  @Field(() => YenScalar, {
    nullable: true,
    description: '文のなかの額（−は減る）。The yen the sentence is about; null: not about an amount.',
  })
  amount: bigint | null;

  @Field(() => String, { description: '根拠。空: 資料に書かれていない。Empty: the papers say nothing.' })
  clause: string;

  @Field(() => Boolean, {
    description:
      '公式資料に書かれておらず、この製品の扱いを述べている。The papers are silent; this is how the product does it.',
  })
  sourcesSilent: boolean;

  @Field(() => ConsequenceTaskEnum, { nullable: true })
  task: DropoutTask | null;
}

@ObjectType('ConsequenceForGroup', {
  description: 'グループの補助金、円・税抜。Yen, tax-exclusive but for share.',
})
export class ConsequenceForGroupType {
  @Field(() => YenDifferenceType, { description: '(1)の合計。' })
  infrastructure: Difference;

  @Field(() => YenDifferenceType, { description: '(2)' })
  analysis: Difference;

  @Field(() => YenDifferenceType, { description: '(3)' })
  admin: Difference;

  @Field(() => YenDifferenceType, { description: '(1)+(2)+(3)' })
  total: Difference;

  @Field(() => YenDifferenceType, {
    description: '全員の自己負担額（税込の目安）。The members’ shares together, tax included, an estimate.',
  })
  share: Difference;
}

@ObjectType('ConsequenceForMemberCount', {
  description:
    'ツールを入れない参画事業者は数えない（R25 第7条3二）。Participants without a tool are not counted.',
})
export class ConsequenceForMemberCountType extends MemberCountType {
  @Field(() => Int, { description: '必要な数（K25 p.12）。' })
  minimum: number;

  @Field(() => Int, { description: '変更後に足りない数。How many short of it afterwards.' })
  missing: number;
}

@ObjectType('ConsequenceForAnalysisLimit', {
  description: '(2)の上限 min(3,000万円, 50万円×数える構成員)。The limit of (2) and the members it counts.',
})
export class ConsequenceForAnalysisLimitType {
  @Field(() => MemberCountType)
  counted: MemberCountType;

  @Field(() => YenDifferenceType)
  limit: Difference;
}

@ObjectType('ConsequenceForAdminLimit', { description: '(3)の上限。null: その年度の上限が不明。' })
export class ConsequenceForAdminLimitType {
  @Field(() => YenScalar, { nullable: true })
  before: bigint | null;

  @Field(() => YenScalar, { nullable: true })
  after: bigint | null;
}

/** What a withdrawal and a change have in common. */
@ObjectType({ isAbstract: true })
export abstract class ConsequencesType {
  @Field(() => DropoutStageEnum)
  stage: DropoutStage;

  @Field(() => ConsequenceForGroupType)
  group: ConsequenceForGroupType;

  @Field(() => ConsequenceForMemberCountType)
  memberCount: ConsequenceForMemberCountType;

  @Field(() => ConsequenceForAnalysisLimitType)
  analysisLimit: ConsequenceForAnalysisLimitType;

  @Field(() => ConsequenceForAdminLimitType)
  adminLimit: ConsequenceForAdminLimitType;

  // a plain list: one per kind at most
  @Field(() => [ConsequenceType], { description: '重いものから。Worst first.' })
  effects: readonly ConsequenceType[];
}

@ObjectType('DropoutMember')
export class DropoutMemberType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => Boolean, { description: '抜ける構成員か。' })
  leaving: boolean;

  @Field(() => YenDifferenceType, { description: '(1)の補助金。' })
  granted: Difference;

  @Field(() => YenDifferenceType, { description: '自分で払う額、税抜。What it pays before tax.' })
  beforeTax: Difference;

  @Field(() => YenDifferenceType, { description: '自分で払う額（税込の目安）。Tax included, an estimate.' })
  share: Difference;

  @Field(() => YenScalar, {
    description:
      '額の確定後だけ: 返還になるかもしれない(1)。After the fixing: (1) that may have to be repaid.',
  })
  repay: bigint;

  @Field(() => YenScalar, {
    description: '額の確定後だけ: 買い手として受け取った(2)と(3)。(2) and (3) it received as the buyer.',
  })
  jointReceived: bigint;
}

@ObjectType('DropoutSimulation', {
  description:
    '構成員が抜けたら、みんなの額はどうなるか。何も保存しない。What a withdrawal does to everybody’s yen; nothing is saved.',
})
export class DropoutType extends ConsequencesType {
  // a plain list: the members of one group, at most 200
  @Field(() => [DropoutMemberType], { complexity: 200 })
  members: Dropout['members'];
}

@ObjectType('DropoutWorstHit', { description: 'いちばん負担が増えるほかの構成員。' })
export class DropoutWorstHitType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => YenDifferenceType)
  granted: Difference;

  @Field(() => YenDifferenceType, { description: '税込の目安。' })
  share: Difference;
}

@ObjectType('DropoutRow', { description: '1者だけが抜けたとき。One member leaving alone.' })
export class DropoutRowType implements DropoutRow {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => Boolean)
  representative: boolean;

  @Field(() => YenDifferenceType, { description: 'グループの(1)+(2)+(3)。' })
  total: Difference;

  @Field(() => YenScalar, { description: 'ほかの構成員が失う（−）・得る（＋）補助金。' })
  others: bigint;

  @Field(() => DropoutWorstHitType, { nullable: true, description: 'null: だれの負担も増えない。' })
  worstHit: DropoutRow['worstHit'];

  @Field(() => Int)
  memberCount: number;

  @Field(() => Boolean, { description: '10者を下回るか（K25 p.12）。' })
  belowMinimum: boolean;

  @Field(() => Boolean, {
    description: 'MANUAL: 入力した申請額が使えなくなり計算できない。The amounts typed in no longer stand.',
  })
  requestRefused: boolean;
}

@ObjectType('DropoutTable', { description: '1者ずつ抜けたときの一覧、構成員の順。In member order.' })
export class DropoutTableType {
  // a plain list: the members of one group, at most 200
  @Field(() => [DropoutRowType], { complexity: 200 })
  rows: readonly DropoutRowType[];
}
