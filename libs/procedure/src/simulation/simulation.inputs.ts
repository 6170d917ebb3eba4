import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { IsId } from '@renkei/platform/graphql';
import {
  DROPOUT_STAGES,
  MAX_DROPOUT_TABLE_MEMBERS,
  OBJECTIVES,
  type AnalysisUse,
  type DropoutStage,
  type Objective,
} from '@renkei/subsidy-rules';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { DropoutStageEnum, ObjectiveEnum } from './simulation.vocabulary.ts';

/** More lines of analysis tools than any group buys. */
const MOST_USES = 200;

@ArgsType()
export class StageArgs {
  @Field(() => DropoutStageEnum, {
    nullable: true,
    description:
      '省くと、いまの段階と実際の額。ほかの段階は、いまの計算の額が立っているとして試す。Left out: where the group stands, with its real amounts; another stage is tried with today’s calculation.',
  })
  @IsOptional()
  @IsIn(DROPOUT_STAGES)
  stage?: DropoutStage | null;
}

@ArgsType()
export class DropoutArgs extends StageArgs {
  @Field(() => [ID], { description: '抜ける構成員（1者以上）。The leaving members, at least one.' })
  @IsId({ each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_DROPOUT_TABLE_MEMBERS)
  @ArrayUnique()
  memberIds: string[];
}

@InputType({
  description:
    '消費動向等分析の行を実際に使う構成員。とりまとめ担当が確かめて入れる。Who really introduces and uses what an analysis line buys (K25 p.10), as the coordinator declares it.',
})
export class AnalysisUseInput implements AnalysisUse {
  @Field(() => ID, { description: 'いま買う予定の構成員。The member that buys the line today.' })
  @IsId()
  buyerId: string;

  @Field(() => ID)
  @IsId()
  lineId: string;

  @Field(() => [ID])
  @IsId({ each: true })
  @ArrayMaxSize(MAX_DROPOUT_TABLE_MEMBERS)
  userIds: string[];
}

@ArgsType()
export class OptimisationArgs {
  @Field(() => ObjectiveEnum)
  @IsIn(OBJECTIVES)
  objective: Objective;

  @Field(() => [AnalysisUseInput], {
    nullable: true,
    description:
      'ここに入れた行だけ、買い手を選び直す。Only lines declared here may change their buyer, among these users.',
  })
  @IsOptional()
  @ArrayMaxSize(MOST_USES)
  @ValidateNested({ each: true })
  @Type(() => AnalysisUseInput)
  analysisUses?: AnalysisUseInput[] | null;
}
