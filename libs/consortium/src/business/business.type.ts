import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { YenScalar } from '@renkei/platform/graphql';
import type { LegalForm } from '@renkei/documents';
import type { Industry } from '@renkei/subsidy-rules';
import { IndustryEnum, LegalFormEnum } from '../consortium/vocabulary.ts';

@ObjectType('Business', { description: '事業者。A business as this group knows it.' })
export class BusinessType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String)
  nameKana: string;

  @Field(() => LegalFormEnum)
  legalForm: LegalForm;

  @Field(() => String, { nullable: true, description: '法人番号13桁。Corporate number.' })
  corporateNumber: string | null;

  @Field(() => String, { nullable: true, description: '登録番号 T+13桁。Invoice registration number.' })
  invoiceNumber: string | null;

  @Field(() => IndustryEnum, { nullable: true })
  industry: Industry | null;

  @Field(() => YenScalar, { nullable: true, description: '資本金（円）。Capital, yen.' })
  capitalYen: bigint | null;

  @Field(() => Int, {
    nullable: true,
    description:
      '常時使用する従業員数（役員・事業主を除く）。Regular employees, officers and proprietor left out.',
  })
  regularEmployees: number | null;

  @Field(() => String, { nullable: true, description: '7桁。Seven digits.' })
  postalCode: string | null;

  @Field(() => Int, { nullable: true, description: '都道府県コード 1–47。Prefecture.' })
  prefecture: number | null;

  @Field(() => String)
  city: string;

  @Field(() => String)
  addressLine: string;

  @Field(() => String)
  representativeName: string;

  @Field(() => String, { nullable: true })
  email: string | null;

  @Field(() => String, { nullable: true })
  phone: string | null;
}
