import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Message } from '@renkei/kernel';
import { RISK_CODES, RISK_LEVELS, type GroupRisk, type RiskCode, type RiskLevel } from '@renkei/lifecycle';
import { enumOf, MessageType } from '@renkei/platform/graphql';

export const RiskLevelEnum = enumOf(RISK_LEVELS);
export const RiskCodeEnum = enumOf(RISK_CODES);

registerEnumType(RiskLevelEnum, {
  name: 'RiskLevel',
  description:
    '気をつけることの大きさ。このシステムの見方で、公式のものではありません。This product’s own view.',
});
registerEnumType(RiskCodeEnum, {
  name: 'RiskCode',
  description:
    '公式の締切を過ぎた・グループ内の締切を過ぎた・締切が近く足りないものがある・締切が近い・事務局から差し戻し・構成員が足りない・補助金を失う買い物・申請を出せない理由・書類の差し戻し・返事のない変更の届出・上限を超えている。What was found.',
});

@ObjectType('RiskReason', { description: '気をつける理由の1つ。One reason, from recorded facts alone.' })
export class RiskReasonType {
  @Field(() => RiskCodeEnum)
  code: RiskCode;

  @Field(() => RiskLevelEnum)
  level: RiskLevel;

  @Field(() => MessageType)
  message: Message;

  @Field(() => String, {
    nullable: true,
    description: '根拠。null: 公式の定めはない。The clause; null: none.',
  })
  clause: string | null;
}

@ObjectType('GroupRisk', {
  description:
    'どれだけ気をつけて見るとよいか。記録された事実だけから計算し、自己申告は使いません。しきい値はこのシステムのもので、公式の評価ではありません。How much a group needs attention, from recorded facts; the thresholds are this product’s own.',
})
export class GroupRiskType implements Omit<GroupRisk, 'reasons'> {
  @Field(() => RiskLevelEnum)
  level: RiskLevel;

  @Field(() => Int, {
    description: '0–9999。並べるためだけの数で、大きいほど先に見る。For sorting only, the highest first.',
  })
  score: number;

  // bounded: a few for each code
  @Field(() => [RiskReasonType], { complexity: 5, description: '大きいものから。Worst first.' })
  reasons: readonly RiskReasonType[];
}
