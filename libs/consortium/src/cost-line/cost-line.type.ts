import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ProblemType, YenScalar } from '@renkei/platform/graphql';
import type { CostCategory, SoftwareFunction } from '@renkei/subsidy-rules';
import { CostCategoryEnum, SoftwareFunctionEnum } from '../consortium/vocabulary.ts';

@ObjectType('CostLine', { description: '見積の1行、税抜。One line of a quotation, tax-exclusive.' })
export class CostLineType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  memberId: string;

  @Field(() => CostCategoryEnum)
  category: CostCategory;

  @Field(() => String)
  label: string;

  @Field(() => ID, { nullable: true })
  toolId: string | null;

  @Field(() => [SoftwareFunctionEnum], {
    description:
      '数えられる機能。ツールを選んだ行はツールの機能。The functions counted; the tool’s, when it names one.',
  })
  functions: readonly SoftwareFunction[];

  @Field(() => YenScalar)
  unitPriceYen: bigint;

  @Field(() => Int)
  quantity: number;

  @Field(() => YenScalar, { description: '単価×数量。Unit price × quantity.' })
  amountYen: bigint;

  @Field(() => Int, {
    nullable: true,
    description: 'クラウド利用料の月数。Months of cloud fees in this line.',
  })
  cloudMonths: number | null;

  @Field(() => Int)
  position: number;

  @Field(() => Int)
  version: number;
}

@ObjectType('CostLinePayload')
export class CostLinePayload {
  @Field(() => CostLineType, { nullable: true })
  costLine?: CostLineType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}

@ObjectType('RemoveCostLinePayload')
export class RemoveCostLinePayload {
  @Field(() => ID, { nullable: true })
  removedId?: string;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}

@ObjectType('ReplaceCostLinesPayload')
export class ReplaceCostLinesPayload {
  // bounded: MAX_LINES_PER_MEMBER
  @Field(() => [CostLineType], {
    nullable: true,
    description: 'この構成員の行すべて。All lines of the member.',
  })
  costLines?: readonly CostLineType[];

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}
