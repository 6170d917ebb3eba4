import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { LocalDate } from '@renkei/kernel';
import { IsId, LocalDateScalar, ProblemType } from '@renkei/platform/graphql';
import { IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';

const MOST = 200;

/** The same fields are written and read; empty and null are the same: nothing is known. */
@ObjectType({ isAbstract: true })
@InputType({ isAbstract: true })
abstract class ProfileFields {
  @Field(() => String, { nullable: true, description: '日本標準産業分類の大分類、A〜T。' })
  @IsOptional()
  @IsString()
  @MaxLength(MOST)
  industryMajor?: string | null;

  @Field(() => String, { nullable: true, description: '中分類、2桁。' })
  @IsOptional()
  @IsString()
  @MaxLength(MOST)
  industryMiddle?: string | null;

  @Field(() => String, { nullable: true, description: '小分類、3桁。' })
  @IsOptional()
  @IsString()
  @MaxLength(MOST)
  industryMinor?: string | null;

  @Field(() => String, { nullable: true, description: '細分類、4桁。' })
  @IsOptional()
  @IsString()
  @MaxLength(MOST)
  industryDetail?: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '設立年月日。個人事業主は生年月日。Founded, or born.',
  })
  @IsOptional()
  establishedOn?: LocalDate | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(MOST)
  officerTitle?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(MOST)
  officerFamilyName?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(MOST)
  officerGivenName?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(MOST)
  officerFamilyKana?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(MOST)
  officerGivenKana?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(MOST)
  building?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(MOST)
  website?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(MOST)
  contactDepartment?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(MOST)
  contactFamilyName?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(MOST)
  contactGivenName?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(MOST)
  contactFamilyKana?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(MOST)
  contactGivenKana?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(MOST)
  contactPhone?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(MOST)
  contactMobile?: string | null;
}

@ObjectType('FormProfile', {
  description:
    '様式1だけに書くこと（業種の番号、設立年月日、代表者と担当者の氏名など）。What 様式1 alone asks of a business.',
})
export class FormProfileType extends ProfileFields {
  @Field(() => ID)
  memberId: string;

  @Field(() => Int, { description: '0: まだ何も入れていない。0: nothing entered yet.' })
  version: number;
}

@InputType({ description: '全部の欄を送る。空の欄は「なし」になる。All fields; an empty one is nothing.' })
export class SaveFormProfileInput extends ProfileFields {
  @Field(() => ID)
  @IsId()
  memberId: string;

  @Field(() => Int, { description: '見ていた版。まだないときは0。The version seen; 0 when there was none.' })
  @IsInt()
  @Min(0)
  version: number;
}

@ObjectType('SaveFormProfilePayload')
export class SaveFormProfilePayload {
  @Field(() => FormProfileType, { nullable: true })
  formProfile?: FormProfileType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}
