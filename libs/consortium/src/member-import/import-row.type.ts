import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { LegalForm, Meaning, ReadingReason, Severity } from '@renkei/documents';
import type { LocalDate } from '@renkei/kernel';
import { connectionOf, LocalDateScalar, MessageType, YenScalar } from '@renkei/platform/graphql';
import type { BusinessSize, CostCategory, SoftwareFunction } from '@renkei/subsidy-rules';
import type { MemberRole } from '@renkei/lifecycle';
import {
  BusinessSizeEnum,
  CostCategoryEnum,
  LegalFormEnum,
  MemberRoleEnum,
  SoftwareFunctionEnum,
} from '../consortium/vocabulary.ts';
import {
  ImportActionEnum,
  ImportMeaningEnum,
  ImportReadingReasonEnum,
  ImportSeverityEnum,
} from './import-terms.ts';
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

@ObjectType('ImportFurtherRow', {
  description:
    '1行に費用1件の表で、同じ構成員のほかの行。Another row of the same member, in a list with a row for each cost.',
})
export class ImportFurtherRowType {
  @Field(() => Int)
  rowNumber: number;

  // bounded: the columns of the sheet (at most 200)
  @Field(() => [ImportCellType])
  cells: readonly ImportCellType[];
}

@ObjectType('ImportReading', {
  description:
    '書かれたままと違う形で取り込むマス。A cell that is taken over in another form than it is written.',
})
export class ImportReadingType {
  @Field(() => String, { description: 'マス、例 C7。The cell.' })
  cell: string;

  @Field(() => String)
  column: string;

  @Field(() => ImportMeaningEnum)
  meaning: Meaning;

  @Field(() => String, { description: 'マスに書かれていたまま。As it stands in the cell.' })
  original: string;

  @Field(() => String, { description: '取り込む値。The value taken.' })
  taken: string;

  @Field(() => ImportReadingReasonEnum)
  why: ReadingReason;

  @Field(() => MessageType)
  message: MessageType;
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

  @Field(() => String, { nullable: true })
  representativeName: string | null;

  @Field(() => LocalDateScalar, { nullable: true })
  establishedOn: LocalDate | null;

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

  // bounded: one for a cell of the row
  @Field(() => [ImportReadingType])
  readings: readonly ImportReadingType[];

  // bounded: the rows of the sheet (at most 2000), each of one member
  @Field(() => [ImportFurtherRowType])
  furtherRows: readonly ImportFurtherRowType[];

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
