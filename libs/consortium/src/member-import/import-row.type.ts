import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Severity } from '@renkei/documents';
import { connectionOf, MessageType, YenScalar } from '@renkei/platform/graphql';
import type { BusinessSize, CostCategory, SoftwareFunction } from '@renkei/subsidy-rules';
import type { LegalForm } from '@renkei/documents';
import type { MemberRole } from '@renkei/lifecycle';
import {
  BusinessSizeEnum,
  CostCategoryEnum,
  LegalFormEnum,
  MemberRoleEnum,
  SoftwareFunctionEnum,
} from '../consortium/vocabulary.ts';
import { ImportActionEnum, ImportSeverityEnum } from './import-terms.ts';
import type { ImportAction } from './planned.ts';

@ObjectType('ImportIssue')
export class ImportIssueType {
  @Field(() => String, { nullable: true, description: 'マス、例 C7。The cell.' })
  cell: string | null;

  @Field(() => String, { nullable: true })
  column?: string | null;

  @Field(() => ImportSeverityEnum)
  severity: Severity;

  @Field(() => String)
  code: string;

  @Field(() => MessageType)
  message: MessageType;

  @Field(() => String, { nullable: true, description: 'マスに書かれていたまま。As it stands in the cell.' })
  original?: string | null;
}

@ObjectType('ImportCell')
export class ImportCellType {
  @Field(() => String)
  column: string;

  @Field(() => String, { description: '直したあとの値。The value, corrections applied.' })
  text: string;

  @Field(() => Boolean, { description: '画面で直した値か。Typed over here.' })
  corrected: boolean;
}

@ObjectType('ImportChange')
export class ImportChangeType {
  @Field(() => String)
  field: string;

  @Field(() => String)
  before: string;

  @Field(() => String)
  after: string;
}

@ObjectType('ImportCost')
export class ImportCostType {
  @Field(() => CostCategoryEnum)
  category: CostCategory;

  @Field(() => YenScalar)
  unitPriceYen: bigint;

  @Field(() => Int)
  quantity: number;

  @Field(() => [SoftwareFunctionEnum])
  functions: readonly SoftwareFunction[];
}

@ObjectType('ImportValues', { description: '行から読み取った内容。What was read from the row.' })
export class ImportValuesType {
  @Field(() => String, { nullable: true })
  name: string | null;

  @Field(() => String, { nullable: true })
  kana: string | null;

  @Field(() => String, { nullable: true })
  corporateNumber: string | null;

  @Field(() => String, { nullable: true })
  invoiceNumber: string | null;

  @Field(() => LegalFormEnum, { nullable: true })
  legalForm: LegalForm | null;

  @Field(() => BusinessSizeEnum)
  size: BusinessSize;

  @Field(() => YenScalar, { nullable: true })
  capitalYen: bigint | null;

  @Field(() => Int, { nullable: true })
  employees: number | null;

  @Field(() => String, { nullable: true })
  postalCode: string | null;

  @Field(() => Int, { nullable: true })
  prefectureCode: number | null;

  @Field(() => String, { nullable: true })
  city: string | null;

  @Field(() => String, { nullable: true })
  addressLine: string | null;

  @Field(() => String, { nullable: true })
  email: string | null;

  @Field(() => String, { nullable: true })
  phone: string | null;

  @Field(() => String, { nullable: true })
  industry: string | null;

  @Field(() => MemberRoleEnum)
  role: MemberRole;

  // bounded: the cost columns of one row
  @Field(() => [ImportCostType])
  costs: readonly ImportCostType[];
}

@ObjectType('ImportRow')
export class ImportRowType {
  @Field(() => Int, { description: '表の行番号。As the sheet shows it.' })
  rowNumber: number;

  @Field(() => ImportActionEnum)
  action: ImportAction;

  @Field(() => ID, { nullable: true, description: '更新される構成員。The member it updates.' })
  memberId: string | null;

  @Field(() => Boolean)
  hasErrors: boolean;

  @Field(() => ImportValuesType)
  values: ImportValuesType;

  // bounded: the columns of the sheet (at most 200), and a few notes on each
  @Field(() => [ImportCellType])
  cells: readonly ImportCellType[];

  @Field(() => [ImportIssueType])
  issues: readonly ImportIssueType[];

  @Field(() => [ImportChangeType], {
    description: 'いまの構成員のどこが変わるか。What changes of the member.',
  })
  changes: readonly ImportChangeType[];
}

@ObjectType('ImportIgnoredRow')
export class ImportIgnoredRowType {
  @Field(() => Int)
  rowNumber: number;

  @Field(() => String)
  reason: string;

  @Field(() => String)
  text: string;

  @Field(() => MessageType)
  message: MessageType;
}

export const ImportRowConnection = connectionOf('ImportRow', () => ImportRowType);
export const ImportIgnoredRowConnection = connectionOf('ImportIgnoredRow', () => ImportIgnoredRowType);
