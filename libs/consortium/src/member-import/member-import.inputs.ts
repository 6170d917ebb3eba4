import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { MEANINGS, TAX_PERCENTS, type Meaning, type TaxPercent } from '@renkei/documents';
import { PageArgs } from '@renkei/platform/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsId, IsIdempotencyKey } from '../shared/input-decorators.ts';
import { ImportFormCellStateEnum, ImportMeaningEnum, ImportTaxEnum } from './import-terms.ts';
import { FORM_CELL_STATES, type FormCellState } from './official/form-cells.ts';

const MAX_COLUMNS = 200;
const COLUMN_LETTER = /^[A-Z]{1,3}$/;
const UNITS = [1, 1000, 10_000, 1_000_000] as const;

@ArgsType()
export class ImportRowArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false, description: '注意のある行だけ。Only rows with issues.' })
  @IsBoolean()
  withIssues: boolean = false;
}

@ArgsType()
export class ImportFormCellArgs extends PageArgs {
  // bounded: the states there are
  @Field(() => [ImportFormCellStateEnum], {
    nullable: true,
    description: 'この状態のマスだけ。空なら全部。Only cells of these states; all when left out.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(FORM_CELL_STATES.length)
  @IsIn(FORM_CELL_STATES, { each: true })
  states?: FormCellState[] | null;
}

@InputType()
export class ImportColumnChoiceInput {
  @Field(() => String, { description: '列の文字、例 C。Column letter.' })
  @Matches(COLUMN_LETTER)
  column: string;

  @Field(() => ImportMeaningEnum, {
    nullable: true,
    description: 'nullは取り込まない。null = not taken over.',
  })
  @IsOptional()
  @IsIn(MEANINGS)
  meaning?: Meaning | null;

  @Field(() => ImportTaxEnum, {
    nullable: true,
    description:
      'EXCLUSIVEは「見出しに税込とあっても税抜の金額です」。Says what the amounts are, over the heading.',
  })
  @IsOptional()
  @IsIn(['EXCLUSIVE', 'INCLUSIVE'])
  tax?: 'EXCLUSIVE' | 'INCLUSIVE' | null;

  @Field(() => Int, {
    nullable: true,
    description: '税込の金額を税抜に直す税率、8か10。Rate at which amounts with tax are converted.',
  })
  @IsOptional()
  @IsIn(TAX_PERCENTS)
  taxPercent?: TaxPercent | null;

  @Field(() => Int, { nullable: true, description: '1, 1000, 10000, 1000000' })
  @IsOptional()
  @IsIn(UNITS)
  unitYen?: number | null;
}

@InputType({ description: '列の意味の指定。省いたところは自動で判断する。What is left out is detected.' })
export class ImportMappingInput {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  sheetName?: string | null;

  @Field(() => Int, { nullable: true, description: '見出しの最初の行。First row of the headings.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  firstHeaderRow?: number | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  lastHeaderRow?: number | null;

  @Field(() => Int, { nullable: true, description: '代表事業者の行。The row of the representative.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  representativeRow?: number | null;

  @Field(() => [ImportColumnChoiceInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(MAX_COLUMNS)
  @ValidateNested({ each: true })
  @Type(() => ImportColumnChoiceInput)
  columns: ImportColumnChoiceInput[];
}

@InputType()
export class RemapMemberImportInput {
  @Field(() => ID)
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  version: number;

  @Field(() => ImportMappingInput)
  @ValidateNested()
  @Type(() => ImportMappingInput)
  mapping: ImportMappingInput;
}

@InputType()
export class CorrectMemberImportCellInput {
  @Field(() => ID)
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  version: number;

  @Field(() => String, {
    nullable: true,
    description:
      '公式の様式のマスを、シートの名前で指すとき。rowNumberとcolumnはそのシートのもの。A cell of the official forms by its sheet; without it row and column are those of the preview.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  sheetName?: string | null;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  rowNumber: number;

  @Field(() => String)
  @Matches(COLUMN_LETTER)
  column: string;

  @Field(() => String, { description: '空にすると空欄になる。Empty = an empty cell.' })
  @IsString()
  @MaxLength(1000)
  value: string;
}

@InputType()
export class CommitMemberImportInput {
  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;

  @Field(() => ID)
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  version: number;
}

@InputType()
export class DiscardMemberImportInput {
  @Field(() => ID)
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  version: number;
}

@InputType()
export class ForgetMemberImportMappingInput {
  @Field(() => ID, { description: 'その対応づけを使った取り込み。The import it is used for.' })
  @IsId()
  id: string;

  @Field(() => Int)
  @IsInt()
  version: number;
}
