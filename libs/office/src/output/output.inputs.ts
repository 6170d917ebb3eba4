import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsId } from '@renkei/platform/graphql';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsOptional } from 'class-validator';
import { TABLE_NAMES, type TableName } from '../table/names.ts';
import {
  CSV_ENCODINGS,
  OUTPUT_KINDS,
  TABLE_FORMATS,
  type CsvEncoding,
  type OutputKind,
  type TableFormat,
} from './kinds.ts';
import { CsvEncodingEnum, OutputKindEnum, TableFormatEnum, TableNameEnum } from './output.type.ts';

@InputType({
  description:
    'ファイルを作ってもらう。同じ内容のものがあれば、それを返す。Asks for a file; the very same one is given again while it is there.',
})
export class RequestOutputInput {
  @Field(() => ID)
  @IsId()
  consortiumId: string;

  @Field(() => OutputKindEnum)
  @IsIn(OUTPUT_KINDS)
  kind: OutputKind;

  @Field(() => String, { nullable: true, description: 'ja / en。省くと自分の言語。Left out: one’s own.' })
  @IsOptional()
  @IsIn(['ja', 'en'])
  locale?: 'ja' | 'en' | null;

  @Field(() => ID, {
    nullable: true,
    description: 'MEMBER_SHARE: 1者だけのとき（省くと全員）。RECEIPT: お店の人は自分の構成員。',
  })
  @IsOptional()
  @IsId()
  memberId?: string | null;

  @Field(() => [TableNameEnum], { nullable: true, description: 'TABLES。省くと全部。Left out: all.' })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(TABLE_NAMES.length)
  @IsIn(TABLE_NAMES, { each: true })
  tables?: TableName[] | null;

  @Field(() => TableFormatEnum, { nullable: true, description: 'TABLES。省くとXLSX。' })
  @IsOptional()
  @IsIn(TABLE_FORMATS)
  format?: TableFormat | null;

  @Field(() => CsvEncodingEnum, { nullable: true, description: 'TABLESのCSV。省くとUTF_8_BOM。' })
  @IsOptional()
  @IsIn(CSV_ENCODINGS)
  encoding?: CsvEncoding | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'SHIFT_JISにない文字を〓にして続けるか。省くと、知らせて作らない。Mark what Shift_JIS lacks instead of refusing.',
  })
  @IsOptional()
  @IsBoolean()
  markMissing?: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'OFFICIAL_FORMS, PARITY_REPORT: 使う公式の様式。省くとRenkeiの控えの様式。Left out: our own workbook.',
  })
  @IsOptional()
  @IsId()
  officialWorkbookId?: string | null;

  @Field(() => ID, { nullable: true, description: 'RECEIPT: どの振込の。Of which transfer.' })
  @IsOptional()
  @IsId()
  transferItemId?: string | null;

  @Field(() => Int, { nullable: true, description: 'EFFECT_SUMMARY: 1年目か2年目。1 or 2.' })
  @IsOptional()
  @IsIn([1, 2])
  year?: number | null;
}

@InputType()
export class CancelOutputInput {
  @Field(() => ID)
  @IsId()
  id: string;
}
