import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MEANINGS, type Meaning, type Severity, type SetAside, type TaxStatement } from '@renkei/documents';
import { connectionOf, JstMinuteScalar, MessageType, ProblemType, YenScalar } from '@renkei/platform';
import type { BusinessSize, CostCategory, SoftwareFunction } from '@renkei/subsidy-rules';
import type { LegalForm } from '../business/business-terms.ts';
import {
  BusinessSizeEnum,
  CostCategoryEnum,
  enumOf,
  LegalFormEnum,
  MemberImportStatusEnum,
  MemberRoleEnum,
  SoftwareFunctionEnum,
} from '../consortium/vocabulary.ts';
import type { MemberRole } from '../member/member.entity.ts';
import type { MemberImportStatus } from './member-import.entity.ts';
import { IMPORT_ACTIONS, type ImportAction } from './planned.ts';

/** softwareYen → SOFTWARE_YEN */
export const ImportMeaningEnum = Object.fromEntries(
  MEANINGS.map((meaning) => [meaning.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(), meaning]),
) as Readonly<Record<string, Meaning>>;
export const ImportSeverityEnum = { ERROR: 'error', WARNING: 'warning' } as const;
export const ImportActionEnum = enumOf(IMPORT_ACTIONS);
export const ImportTaxEnum = enumOf(['EXCLUSIVE', 'INCLUSIVE', 'NOT_STATED'] as const);

registerEnumType(ImportMeaningEnum, {
  name: 'ImportMeaning',
  description: '列の意味。What a column is about.',
});
registerEnumType(ImportSeverityEnum, {
  name: 'ImportSeverity',
  description: 'ERRORがある間は取り込めない。Nothing is imported while there is an ERROR.',
});
registerEnumType(ImportActionEnum, {
  name: 'ImportAction',
  description: '取り込むとどうなるか: 新しい構成員・更新・変わらない。What importing would do with the row.',
});
registerEnumType(ImportTaxEnum, {
  name: 'ImportTax',
  description: '金額は税抜か税込か。Without or with tax.',
});

@ObjectType('ImportColumn', {
  description: 'ファイルの1列と、その意味。A column of the file and its meaning.',
})
export class ImportColumnType {
  @Field(() => String, { description: '列の文字、例 C。Column letter.' })
  column: string;

  @Field(() => String)
  label: string;

  @Field(() => ImportMeaningEnum, {
    nullable: true,
    description: 'nullの列は取り込まない。null = not taken over.',
  })
  meaning: Meaning | null;

  @Field(() => Float, { description: '0–1' })
  confidence: number;

  @Field(() => String, { nullable: true, description: '分かったのに取り込まない理由。Why it was set aside.' })
  setAside: SetAside | null;

  @Field(() => ImportTaxEnum)
  tax: TaxStatement;

  @Field(() => YenScalar, { description: '1が何円か（千円の列は1000）。Yen that one unit stands for.' })
  unitYen: bigint;

  // bounded: the first three values
  @Field(() => [String])
  samples: readonly string[];
}

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

@ObjectType('ImportOtherSheet')
export class ImportOtherSheetType {
  @Field(() => String)
  name: string;

  @Field(() => String)
  reason: string;

  @Field(() => MessageType)
  message: MessageType;
}

@ObjectType('ImportSummary', { description: '件数（行）。Counts of rows.' })
export class ImportSummaryType {
  @Field(() => Int)
  new: number;

  @Field(() => Int)
  updated: number;

  @Field(() => Int)
  unchanged: number;

  @Field(() => Int, { description: '直すまで取り込めない行。Rows with errors.' })
  errors: number;

  @Field(() => Int)
  warnings: number;

  @Field(() => Int)
  ignored: number;
}

export const ImportRowConnection = connectionOf('ImportRow', () => ImportRowType);
export const ImportIgnoredRowConnection = connectionOf('ImportIgnoredRow', () => ImportIgnoredRowType);

@ObjectType('MemberImportPreview', {
  description: '取り込む前の確認。What importing would do; nothing is written yet.',
})
export class MemberImportPreviewType {
  @Field(() => String)
  sheetName: string;

  @Field(() => Int)
  firstHeaderRow: number;

  @Field(() => Int)
  lastHeaderRow: number;

  // bounded: the sheets and columns of one file (at most 200 columns)
  @Field(() => [ImportOtherSheetType])
  otherSheets: readonly ImportOtherSheetType[];

  @Field(() => [ImportColumnType])
  columns: readonly ImportColumnType[];

  @Field(() => [ImportIssueType], { description: 'ファイル全体についての注意。About the file as a whole.' })
  issues: readonly ImportIssueType[];

  @Field(() => ImportSummaryType)
  summary: ImportSummaryType;

  @Field(() => Boolean, { description: '直すところがないか。Whether it can be committed as it is.' })
  canCommit: boolean;
}

@ObjectType('MemberImport', {
  description:
    '読み込んだ名簿。確定するまで何も変わらない。An uploaded list; nothing changes before it is committed.',
})
export class MemberImportType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  consortiumId: string;

  @Field(() => String)
  fileName: string;

  @Field(() => MemberImportStatusEnum)
  status: MemberImportStatus;

  @Field(() => Int, { nullable: true, description: '登録・更新した構成員の数。Members enrolled or changed.' })
  committedMembers: number | null;

  @Field(() => Int)
  version: number;

  @Field(() => JstMinuteScalar)
  createdAt: Date;
}

export const MemberImportConnection = connectionOf('MemberImport', () => MemberImportType);

@ObjectType('MemberImportPayload')
export class MemberImportPayload {
  @Field(() => MemberImportType, { nullable: true })
  memberImport?: MemberImportType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}
