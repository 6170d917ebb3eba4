import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { SeenCostLineInput } from '@renkei/consortium';
import type { LocalDate } from '@renkei/kernel';
import {
  DECLARATION_CODES,
  DEEMED_SAME_RELATIONS,
  GROUP_REQUIREMENT_CODES,
  type DeclarationCode,
  type DeemedSameRelation,
  type GroupRequirementCode,
} from '@renkei/lifecycle';
import { IsId, IsIdempotencyKey, LocalDateScalar } from '@renkei/platform/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Min,
  ValidateNested,
} from 'class-validator';
import { DeclarationCodeEnum, DeemedSameRelationEnum, GroupRequirementEnum } from './vocabulary.ts';

/** More cost lines a member cannot have. */
const MOST_LINES = 200;

@InputType()
export class DeclarationInput {
  @Field(() => DeclarationCodeEnum)
  @IsIn(DECLARATION_CODES)
  code: DeclarationCode;

  @Field(() => Boolean, { description: 'trueは「はい」。true: yes.' })
  @IsBoolean()
  answer: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'いまの答えを変えるとき、その版。Only when it takes the place of an answer.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number | null;
}

@InputType()
export class RecordDeclarationsInput {
  @Field(() => ID)
  @IsId()
  memberId: string;

  @Field(() => [DeclarationInput])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(DECLARATION_CODES.length)
  @ValidateNested({ each: true })
  @Type(() => DeclarationInput)
  declarations: DeclarationInput[];

  @Field(() => String, { description: '答えた人の名前。Name of the person who answered.' })
  @IsString()
  declaredBy: string;

  @Field(() => LocalDateScalar, {
    description: '答えた日、今日まで。The day of the answers, today at the latest.',
  })
  @IsString()
  declaredOn: LocalDate;
}

@InputType()
export class ConfirmCostsInput {
  @Field(() => ID)
  @IsId()
  memberId: string;

  @Field(() => [SeenCostLineInput], {
    nullable: true,
    description:
      '画面で見た費用の行。付けると、変わっていれば断ります。The lines as seen; given, a change since is refused.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_LINES)
  @ValidateNested({ each: true })
  @Type(() => SeenCostLineInput)
  seen?: SeenCostLineInput[] | null;

  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;
}

@InputType()
export class LinkSameBusinessInput {
  @Field(() => ID)
  @IsId()
  memberId: string;

  @Field(() => ID)
  @IsId()
  otherMemberId: string;

  @Field(() => DeemedSameRelationEnum)
  @IsIn(DEEMED_SAME_RELATIONS)
  relation: DeemedSameRelation;

  @Field(() => String, { defaultValue: '', description: '0–500文字' })
  @IsString()
  note: string;

  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;
}

@InputType()
export class UnlinkSameBusinessInput {
  @Field(() => ID)
  @IsId()
  id: string;
}

@InputType()
export class RecordGroupPaperInput {
  @Field(() => ID)
  @IsId()
  consortiumId: string;

  @Field(() => GroupRequirementEnum)
  @IsIn(GROUP_REQUIREMENT_CODES)
  requirement: GroupRequirementCode;

  @Field(() => LocalDateScalar, {
    description: 'そろった日、今日まで。The day it was ready, today at the latest.',
  })
  @IsString()
  receivedOn: LocalDate;

  @Field(() => Int, { nullable: true, description: '記録を直すときの版。Only when replacing a record.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number | null;
}

@InputType()
export class RemoveGroupPaperInput {
  @Field(() => ID)
  @IsId()
  consortiumId: string;

  @Field(() => GroupRequirementEnum)
  @IsIn(GROUP_REQUIREMENT_CODES)
  requirement: GroupRequirementCode;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  version: number;
}
