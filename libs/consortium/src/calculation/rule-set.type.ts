import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Message } from '@renkei/kernel';
import { MessageType } from '@renkei/platform/graphql';
import type { RuleSetId } from '@renkei/subsidy-rules';
import { RuleSetEnum } from '../consortium/vocabulary.ts';
import { DisagreementType, RuleSourceType } from './explanation.type.ts';

export const RULE_UNITS = ['YEN', 'RATIO', 'COUNT', 'PERCENT', 'FUNCTIONS'] as const;
export type RuleUnit = (typeof RULE_UNITS)[number];
export const RuleUnitEnum = Object.fromEntries(RULE_UNITS.map((unit) => [unit, unit])) as Record<
  RuleUnit,
  RuleUnit
>;
registerEnumType(RuleUnitEnum, {
  name: 'RuleUnit',
  description: 'YEN 円、RATIO 分数（3/4）、COUNT 数、PERCENT %、FUNCTIONS 機能の一覧。',
});

@ObjectType('RuleNumber', {
  description: 'ルールの数字1つと、その根拠。One number of the rules and where it stands.',
})
export class RuleNumberType {
  @Field(() => String, { description: '例 firstTier.SME.cap' })
  key: string;

  @Field(() => MessageType)
  label: Message;

  @Field(() => String, {
    nullable: true,
    description:
      '値、例 500000・3/4・ACCOUNTING,SETTLEMENT。null: 決まりがない、または資料にない（labelに書く）。',
  })
  value: string | null;

  @Field(() => RuleUnitEnum)
  unit: RuleUnit;

  @Field(() => [RuleSourceType], { complexity: 2 })
  sources: readonly RuleSourceType[];

  @Field(() => Boolean, {
    description:
      '後の年度の資料だけにある数字。Stated for a later year only, used because nothing contradicts it.',
  })
  carriedBack: boolean;
}

@ObjectType('SwitchDefault')
export class SwitchDefaultType {
  @Field(() => String, { description: 'disagreementsのid。' })
  id: string;

  @Field(() => String)
  value: string;
}

@ObjectType('RuleSetDetails', {
  description: '年度ごとのルールのすべて。All the rules of a year, with the source of every number.',
})
export class RuleSetDetailsType {
  @Field(() => RuleSetEnum)
  ruleSet: RuleSetId;

  @Field(() => String)
  version: string;

  @Field(() => MessageType)
  label: Message;

  // bounded: the rules have about thirty numbers
  @Field(() => [RuleNumberType], { complexity: 30 })
  numbers: readonly RuleNumberType[];

  @Field(() => [SwitchDefaultType], { complexity: 4, description: '資料が食い違う点の、この年度の標準。' })
  defaults: readonly SwitchDefaultType[];

  // bounded: the points on which the papers disagree
  @Field(() => [DisagreementType], { complexity: 5 })
  disagreements: readonly DisagreementType[];
}
