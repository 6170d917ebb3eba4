import { Field, Int, ObjectType } from '@nestjs/graphql';
import { YenScalar } from '@renkei/platform/graphql';

@ObjectType('SoftwareAmounts', {
  description:
    'ソフトウェア・オプション・役務（K25 p.20 ①1）。Software, options and services of one member, yen, tax-exclusive.',
})
export class SoftwareAmountsType {
  @Field(() => YenScalar, { description: '補助対象の費用。Eligible cost; 0 without an eligible function.' })
  eligible: bigint;

  @Field(() => YenScalar, { description: '補助金。Subsidy: first tier + second tier.' })
  subsidy: bigint;

  @Field(() => YenScalar, { description: '50万円までの部分。Subsidy of the first tier.' })
  firstTier: bigint;

  @Field(() => YenScalar, {
    description: '50万円を超える部分（2機能以上）。Subsidy of the second tier, two functions or more.',
  })
  secondTier: bigint;
}

@ObjectType('HardwareAmounts', {
  description:
    'PC・タブレット等、またはレジ・券売機（K25 p.20 ①2）。Hardware of one member; its caps are per member.',
})
export class HardwareAmountsType {
  @Field(() => YenScalar)
  eligible: bigint;

  @Field(() => YenScalar)
  subsidy: bigint;
}

@ObjectType('InfrastructureAmounts', {
  description: '(1) 基盤導入経費の合計。All members together, yen, tax-exclusive.',
})
export class InfrastructureAmountsType {
  @Field(() => YenScalar)
  eligible: bigint;

  @Field(() => YenScalar, { description: '補助金申請可能額。What the rules allow.' })
  available: bigint;

  @Field(() => YenScalar, {
    description: '上限の調整後に申請できる額。What may be requested after the joint cap.',
  })
  granted: bigint;
}

@ObjectType('AnalysisAmounts', {
  description: '(2) 消費動向等分析経費。One pool for the group, yen, tax-exclusive.',
})
export class AnalysisAmountsType {
  @Field(() => YenScalar)
  eligible: bigint;

  @Field(() => Int, { description: '50万円に掛ける構成員の数。Members counted for the 500,000 yen.' })
  countedMembers: number;

  @Field(() => YenScalar, { description: 'min(3,000万円, 50万円×n)' })
  limit: bigint;

  @Field(() => YenScalar)
  available: bigint;

  @Field(() => YenScalar)
  granted: bigint;
}

@ObjectType('CombinedAmounts', { description: '(1)+(2) と3,000万円の上限（K25 p.20）。The joint cap.' })
export class CombinedAmountsType {
  @Field(() => YenScalar)
  available: bigint;

  @Field(() => YenScalar)
  cap: bigint;

  @Field(() => YenScalar)
  granted: bigint;

  @Field(() => Boolean, { description: '上限を超えているか。Whether the available amounts exceed the cap.' })
  overCap: boolean;
}

@ObjectType('AdminAmounts', { description: '(3) 事務費・専門家費。Coordination costs, yen, tax-exclusive.' })
export class AdminAmountsType {
  @Field(() => YenScalar)
  eligible: bigint;

  @Field(() => YenScalar, {
    nullable: true,
    description:
      '上限。null: この年度の上限は資料になく、入力が必要。Unknown for 2022 until a cap is entered.',
  })
  limit: bigint | null;

  @Field(() => YenScalar)
  granted: bigint;
}

@ObjectType('TotalAmounts', { description: '全体。Everything, yen, tax-exclusive.' })
export class TotalAmountsType {
  @Field(() => YenScalar, { description: '費用の総額（対象外も含む）。All that is spent, eligible or not.' })
  cost: bigint;

  @Field(() => YenScalar, { description: '(1)+(2)+(3) の申請額。' })
  granted: bigint;
}
