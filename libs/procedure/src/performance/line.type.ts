import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { AdminHeading } from '@renkei/lifecycle';
import { FieldRequires, YenScalar } from '@renkei/platform/graphql';
import type { CostCategory } from '@renkei/subsidy-rules';
import { CostCategoryEnum } from '@renkei/consortium';
import { AdminHeadingEnum } from './vocabulary.ts';

@ObjectType('PerformanceLine', {
  description:
    '1つの費用の実績、税抜。実際の費用＝認める額＋差し引く額＋保留する額。What became of one cost line; actual = certified + deducted + parked, whole yen, tax-exclusive.',
})
export class PerformanceLineType {
  @Field(() => ID)
  reportId: string;

  @Field(() => ID)
  memberId: string;

  @Field(() => ID)
  costLineId: string;

  @Field(() => CostCategoryEnum)
  category: CostCategory;

  @Field(() => String)
  label: string;

  @Field(() => Int)
  quantity: number;

  @Field(() => YenScalar, { description: '計画した額（単価×数量）。What was planned.' })
  plannedYen: bigint;

  @Field(() => YenScalar, {
    nullable: true,
    description:
      '記録された請求の合計（事務費は請求がなければ支払い）。What the purchase records say; FORBIDDEN for a member user, who may not see what the representative bought for it.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  recordedYen: bigint;

  @Field(() => YenScalar)
  actualYen: bigint;

  @Field(() => YenScalar)
  certifiedYen: bigint;

  @Field(() => YenScalar)
  deductedYen: bigint;

  @Field(() => String, { description: '差し引く理由。差し引きがなければ空。' })
  deductionReason: string;

  @Field(() => YenScalar, {
    description: 'あとで決める額。決まるまで0円として計算。Counts 0 yen until decided.',
  })
  parkedYen: bigint;

  @Field(() => String)
  parkedReason: string;

  @Field(() => AdminHeadingEnum, { nullable: true, description: '事務費・専門家費の費目。' })
  heading: AdminHeading | null;

  @Field(() => Int)
  version: number;
}
