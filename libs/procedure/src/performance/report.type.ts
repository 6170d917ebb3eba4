import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Message } from '@renkei/kernel';
import type { AdminHeading, CheckSeverity } from '@renkei/lifecycle';
import {
  connectionOf,
  FieldRequires,
  JstMinuteScalar,
  LocalDateScalar,
  MessageType,
  ProblemType,
  YenScalar,
} from '@renkei/platform/graphql';
import { CheckSeverityEnum } from '../application/vocabulary.ts';
import { PerformanceLineType } from './line.type.ts';
import type { ReportCode } from './report-terms.ts';
import {
  AdminHeadingEnum,
  ReportEventEnum,
  ReportFindingCodeEnum,
  ReportStateEnum,
  type ReportEvent,
  type ReportState,
} from './vocabulary.ts';

@ObjectType('PerformanceReport', {
  description:
    '実績報告（R25 第21条）。交付決定ごとに1つ。The performance report, one per grant: what was really spent, line by line.',
})
export class PerformanceReportType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  consortiumId: string;

  @Field(() => ReportStateEnum)
  status: ReportState;

  @Field(() => String, {
    nullable: true,
    description: '内部チェックを頼んだ人。Who asked for the internal check.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  author: string | null;

  @Field(() => String, { nullable: true, description: '承認した人。Who approved it.' })
  @FieldRequires('READ_GROUP_FIGURES')
  approvedBy: string | null;

  @Field(() => JstMinuteScalar, { nullable: true })
  approvedAt: Date | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '補助事業が完了した日。When the project was completed (R25 第16条2).',
  })
  completedOn: string | null;

  @Field(() => String, { description: '申請マイページの受付番号。提出前は空。Empty before the submission.' })
  portalNumber: string;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description: '提出した日時（日本時間）。When it was submitted (JST).',
  })
  submittedAt: Date | null;

  @Field(() => JstMinuteScalar, {
    description: '提出の期限（交付決定による）。When it is due, as the decision says.',
  })
  dueAt: Date;

  @Field(() => JstMinuteScalar, { nullable: true, description: '再提出の期限。When a returned one is due.' })
  correctionDueAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: '提出した内容のSHA-256。Of the document as submitted.',
  })
  documentSha256: string | null;

  @Field(() => Int)
  version: number;

  @Field(() => JstMinuteScalar)
  createdAt: Date;
}

@ObjectType('PerformanceReportAction', { description: 'いまできること。Something that can be done now.' })
export class ReportActionType {
  @Field(() => ReportEventEnum)
  event: ReportEvent;

  @Field(() => MessageType, { description: 'ボタンの言葉。What a button says.' })
  label: Message;

  @Field(() => ReportStateEnum)
  leadsTo: ReportState;

  @Field(() => String, { description: '根拠。空はグループ内の手順。Empty: a step of the group’s own.' })
  clause: string;
}

@ObjectType('PerformanceReportFinding', {
  description: '提出前の確認で見つかったこと。Something the check of a report found.',
})
export class ReportFindingType {
  @Field(() => ReportFindingCodeEnum)
  code: ReportCode;

  @Field(() => CheckSeverityEnum)
  severity: CheckSeverity;

  @Field(() => ID, { nullable: true, description: 'nullはグループ全体のこと。null: about the group.' })
  memberId: string | null;

  @Field(() => ID, { nullable: true })
  costLineId: string | null;

  @Field(() => MessageType)
  message: Message;

  @Field(() => String)
  clause: string;
}

@ObjectType('PerformanceReportCheck', {
  description: 'いま提出したらどうなるか。The check before the submission, as of now.',
})
export class ReportCheckType {
  @Field(() => Boolean, { description: '提出できるか。No blocker is left.' })
  ready: boolean;

  @Field(() => Int, { description: '提出できない理由の数。How many blockers there are.' })
  blockers: number;

  // a plain list: bounded by the members and lines of one group
  @Field(() => [ReportFindingType], {
    complexity: 500,
    description: '提出できない理由から順に。Blockers first, then warnings, then infos.',
  })
  findings: readonly ReportFindingType[];
}

@ObjectType('AdminHeadingSum', {
  description:
    '事務費・専門家費の費目ごとの合計、税抜。What stands under one heading of (3), yen, tax-exclusive.',
})
export class AdminHeadingSumType {
  @Field(() => AdminHeadingEnum)
  heading: AdminHeading;

  @Field(() => MessageType)
  label: Message;

  @Field(() => String)
  clause: string;

  @Field(() => Int, { description: '費用の行の数。' })
  lineCount: number;

  @Field(() => YenScalar)
  actualYen: bigint;

  @Field(() => YenScalar)
  certifiedYen: bigint;

  @Field(() => YenScalar)
  deductedYen: bigint;

  @Field(() => YenScalar)
  parkedYen: bigint;
}

@ObjectType('EmployeeStatement', {
  description:
    '小規模事業者の従業員数（2024年度から）。上限を超えると補助率が下がる。A micro member’s employees at the performance report (K25 p.32).',
})
export class EmployeeStatementType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  memberId: string;

  @Field(() => Int)
  employees: number;

  @Field(() => LocalDateScalar)
  asOfOn: string;

  @Field(() => Boolean, {
    description: 'いまも小規模事業者か。Still a micro business by its industry’s limit.',
  })
  stillMicro: boolean;

  @Field(() => ID, { nullable: true, description: '従業員名簿の証憑。The employee list on file.' })
  evidenceId: string | null;

  @Field(() => Int)
  version: number;

  @Field(() => JstMinuteScalar)
  recordedAt: Date;
}

@ObjectType('PerformanceReportPayload')
export class PerformanceReportPayload {
  @Field(() => PerformanceReportType, { nullable: true })
  report?: PerformanceReportType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}

@ObjectType('SubmitPerformanceReportPayload')
export class SubmitPerformanceReportPayload extends PerformanceReportPayload {
  @Field(() => [ProblemType], {
    nullable: true,
    description:
      '記録はしたが、急いで確かめてほしいこと（遅れ・証憑の不足など）。Recorded; please act on these.',
  })
  warnings?: readonly ProblemType[];
}

@ObjectType('PerformanceLinesPayload')
export class PerformanceLinesPayload {
  // a plain list: the lines that were sent, at most 500
  @Field(() => [PerformanceLineType], { nullable: true })
  lines?: readonly PerformanceLineType[];

  @Field(() => [ProblemType], {
    nullable: true,
    description: '保存はしたが、確かめてほしいこと。Saved; please have a look at these.',
  })
  warnings?: readonly ProblemType[];

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}

@ObjectType('EmployeeStatementPayload')
export class EmployeeStatementPayload {
  @Field(() => EmployeeStatementType, { nullable: true })
  statement?: EmployeeStatementType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}

export const PerformanceLineConnection = connectionOf('PerformanceLine', () => PerformanceLineType);
