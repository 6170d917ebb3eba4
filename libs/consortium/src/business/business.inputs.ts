import { Field, InputType, Int, PartialType } from '@nestjs/graphql';
import { YenScalar } from '@renkei/platform/graphql';
import { Allow, IsIn, IsInt, IsOptional, IsString } from 'class-validator';
import { LEGAL_FORMS, type LegalForm } from '@renkei/documents';
import { INDUSTRIES, type Industry } from '@renkei/subsidy-rules';
import { IndustryEnum, LegalFormEnum } from '../consortium/vocabulary.ts';
import { IsPrefecture } from '../shared/input-decorators.ts';

@InputType()
export class BusinessInput {
  @Field(() => String)
  @IsString()
  name: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  nameKana?: string | null;

  @Field(() => LegalFormEnum)
  @IsIn(LEGAL_FORMS)
  legalForm: LegalForm;

  @Field(() => String, {
    nullable: true,
    description: '法人番号。全角や区切りはそのままで可。Full-width digits and hyphens are fine.',
  })
  @IsOptional()
  @IsString()
  corporateNumber?: string | null;

  @Field(() => String, { nullable: true, description: '登録番号 T+13桁。' })
  @IsOptional()
  @IsString()
  invoiceNumber?: string | null;

  @Field(() => IndustryEnum, { nullable: true })
  @IsOptional()
  @IsIn(INDUSTRIES)
  industry?: Industry | null;

  @Field(() => YenScalar, { nullable: true })
  @Allow()
  capitalYen?: bigint | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  regularEmployees?: number | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  postalCode?: string | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsPrefecture()
  prefecture?: number | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  city?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  addressLine?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  representativeName?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  email?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  phone?: string | null;
}

@InputType({ description: '省いた項目はそのまま。What is left out stays as it is.' })
export class BusinessChangesInput extends PartialType(BusinessInput) {}
