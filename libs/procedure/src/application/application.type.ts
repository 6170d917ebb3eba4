import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Message } from '@renkei/kernel';
import type { Problem } from '@renkei/platform';
import {
  connectionOf,
  FieldRequires,
  JstMinuteScalar,
  MessageType,
  ProblemType,
} from '@renkei/platform/graphql';
import { RuleSetEnum } from '@renkei/consortium';
import type { RuleSetId } from '@renkei/subsidy-rules';
import type { ApplicationState } from './application.rows.ts';
import { ApplicationEventEnum, ApplicationStateEnum } from './vocabulary.ts';

@ObjectType('ApplicationApproval', {
  description: 'グループ内の承認。The approval of the group itself, before the submission.',
})
export class ApplicationApprovalType {
  @Field(() => String, {
    nullable: true,
    description: '承認した人。null: 見える立場でない。null: not yours to see.',
  })
  approvedBy: string | null;

  @Field(() => JstMinuteScalar)
  approvedAt: Date;

  @Field(() => Boolean, {
    description:
      '承認のあと、内容が変わっていないか。falseなら承認からやり直し。False: something changed since, approve again.',
  })
  isCurrent: boolean;
}

@ObjectType('ApplicationStep', { description: 'いまできること。Something that can be done next.' })
export class ApplicationStepType {
  @Field(() => ApplicationEventEnum)
  event: string;

  @Field(() => MessageType, { description: 'ボタンの言葉。What a button says.' })
  label: Message;

  @Field(() => ApplicationStateEnum, { description: 'その後の状況。Where it leads.' })
  leadsTo: string;

  @Field(() => String, {
    description: '根拠。空: グループ内の手順。The clause; empty: a step of the group’s own.',
  })
  clause: string;
}

@ObjectType('Application', {
  description:
    '交付申請。グループに同時に1つ。お店の担当には、状況と交付決定（自分の店の額）だけが見えます。An application for the grant (R25 第12条), one at a time in a group.',
})
export class ApplicationType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  consortiumId: string;

  @Field(() => Int, { description: 'グループ内の通し番号。Runs on within the group.' })
  number: number;

  @Field(() => ApplicationStateEnum)
  status: ApplicationState;

  @Field(() => String, {
    nullable: true,
    description: 'チェックを頼んだ人。Who asked for the check: the author, for four eyes.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  author: string | null;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description: '事務局が示した再提出の期限。By when a returned one must be back (JST); null: not said.',
  })
  correctionDueAt: Date | null;

  @Field(() => Int)
  version: number;

  @Field(() => JstMinuteScalar)
  createdAt: Date;
}

export const ApplicationConnection = connectionOf('Application', () => ApplicationType);

@ObjectType('Submission', {
  description:
    '提出の記録。あとから変わらない。What was submitted in the portal, frozen with every yen; FORBIDDEN for a member user.',
})
export class SubmissionType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  applicationId: string;

  @Field(() => Int, { description: '何回目の提出か。1, and after a return 2 …' })
  number: number;

  @Field(() => String, { description: '申請マイページの受付番号。The number of the portal.' })
  portalNumber: string;

  @Field(() => JstMinuteScalar)
  submittedAt: Date;

  @Field(() => ID, { description: '提出した計算（calculationSnapshot）。The calculation as filed.' })
  snapshotId: string;

  @Field(() => RuleSetEnum)
  ruleSet: RuleSetId;

  @Field(() => String)
  ruleSetVersion: string;

  @Field(() => String, { description: 'SHA-256 of the canonical document.' })
  documentSha256: string;

  @Field(() => JstMinuteScalar)
  recordedAt: Date;
}

export const SubmissionConnection = connectionOf('Submission', () => SubmissionType);

@ObjectType('ApplicationPayload')
export class ApplicationPayload {
  @Field(() => ApplicationType, { nullable: true })
  application?: ApplicationType;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}
