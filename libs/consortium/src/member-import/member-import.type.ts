import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Meaning, SetAside, TaxStatement } from '@renkei/documents';
import { connectionOf, JstMinuteScalar, MessageType, ProblemType, YenScalar } from '@renkei/platform/graphql';
import { MemberImportStatusEnum } from '../consortium/vocabulary.ts';
import { ImportIssueType } from './import-row.type.ts';
import { ImportMeaningEnum, ImportTaxEnum } from './import-terms.ts';
import type { MemberImportStatus } from './member-import.entity.ts';

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

  @Field(() => Int, {
    nullable: true,
    description:
      '税込の金額を税抜に直した税率。選ばれるまでnull。Rate at which amounts with tax are converted; null until chosen.',
  })
  taxPercent: number | null;

  @Field(() => YenScalar, { description: '1が何円か（千円の列は1000）。Yen that one unit stands for.' })
  unitYen: bigint;

  // bounded: the first three values
  @Field(() => [String])
  samples: readonly string[];
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

  @Field(() => Boolean, {
    description:
      '前に取り込んだときの列の対応づけを使ったか。Whether the group’s remembered mapping is used.',
  })
  remembered: boolean;

  @Field(() => ImportSummaryType)
  summary: ImportSummaryType;

  @Field(() => String, {
    nullable: true,
    description:
      '公式の様式1〜8のときは、その年度（例 2025）。名簿ではnull。The edition of the official forms; null for a list.',
  })
  formEdition: string | null;

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
