import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { MemberType } from '@renkei/consortium';
import type { JstMinute, LocalDate, Message } from '@renkei/kernel';
import type { PaperCode, ReadinessState, RequirementCode, ReviewOutcome } from '@renkei/lifecycle';
import { PaperEnum, RequirementEnum } from '@renkei/obligations';
import {
  connectionOf,
  JstMinuteScalar,
  LocalDateScalar,
  MessageType,
  ProblemType,
} from '@renkei/platform/graphql';
import { PaperReviewOutcomeEnum, ReadinessStateEnum } from './vocabulary.ts';

@ObjectType('ReadinessDocument', {
  description: '届いた書類と、代表事業者が見た結果。A paper that has arrived and what its review said.',
})
export class ReadinessDocumentType {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: '見た内容の版。The version seen; a review names it.' })
  version: number;

  @Field(() => RequirementEnum)
  requirement: RequirementCode;

  @Field(() => PaperEnum, { nullable: true })
  paper: PaperCode | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '発行日。As printed on it.' })
  issuedOn: LocalDate | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '有効期限。The last day it is in force.' })
  validUntil: LocalDate | null;

  @Field(() => LocalDateScalar, { description: '届いた日。The day it came.' })
  receivedOn: LocalDate;

  @Field(() => PaperReviewOutcomeEnum, {
    nullable: true,
    description: 'nullはまだ見ていない。null: not looked at.',
  })
  review: ReviewOutcome | null;

  @Field(() => String, { nullable: true, description: '差し戻した理由。Why it was returned.' })
  returnReason: string | null;

  @Field(() => JstMinuteScalar, {
    description: '届いたか、見た日時（日本時間）。Handed in or, if later, reviewed.',
  })
  changedAt: JstMinute;
}

@ObjectType('ReadinessRequirement', { description: '必要なもの1つ、表の列。One column of the table.' })
export class ReadinessRequirementType {
  @Field(() => RequirementEnum)
  code: RequirementCode;

  @Field(() => MessageType)
  label: Message;

  @Field(() => String, { description: '根拠。The official text.' })
  source: string;

  @Field(() => Boolean, {
    description:
      'その年度の資料になく、2025年のものを使っている。No text of that year states it; that of 2025 is used.',
  })
  carriedBack: boolean;
}

@ObjectType('ReadinessCell', { description: '1者の、必要なもの1つ。One member and one requirement.' })
export class ReadinessCellType {
  @Field(() => RequirementEnum)
  requirement: RequirementCode;

  @Field(() => MessageType)
  label: Message;

  @Field(() => ReadinessStateEnum)
  state: ReadinessState;

  @Field(() => MessageType, {
    nullable: true,
    description: '次にすること（見る人の立場で）。What to do next, for whoever looks; null: nothing.',
  })
  next: Message | null;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description: '最後にお願いした日時。When it was last asked for (JST).',
  })
  askedAt: JstMinute | null;

  @Field(() => Boolean, {
    description: '「まとめてお願いする」でお願いされる。A click on asking would ask for it.',
  })
  askDue: boolean;

  @Field(() => Boolean, { description: '発行日がわからず、古さを確かめられない。Its age cannot be judged.' })
  dateUnknown: boolean;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'この日以降に発行されたものなら間に合う。The earliest day of issue that is young enough.',
  })
  issuedFrom: LocalDate | null;

  @Field(() => String, { nullable: true, description: '差し戻した理由。Why it was returned.' })
  reason: string | null;

  @Field(() => ReadinessDocumentType, { nullable: true })
  document: ReadinessDocumentType | null;
}

@ObjectType('MemberReadiness', { description: '1者の準備の状況、表の行。How ready one member is.' })
export class MemberReadinessType {
  @Field(() => MemberType)
  member: MemberType;

  // bounded: the requirements of the rules, ten at most
  @Field(() => [ReadinessCellType])
  cells: readonly ReadinessCellType[];
}

export const MemberReadinessConnection = connectionOf('MemberReadiness', () => MemberReadinessType);

@ObjectType('ReadinessCount')
export class ReadinessCountType {
  @Field(() => ReadinessStateEnum)
  state: ReadinessState;

  @Field(() => Int)
  count: number;
}

@ObjectType('Readiness', {
  description:
    '申請の準備の状況: 構成員と必要なもの（K25 p.24）。Who has handed in what for the application.',
})
export class ReadinessType {
  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      '書類の古さを数える日: 最初に提出した日、提出前は公募の締切の日。The day on which the papers’ age counts; null: unknown.',
  })
  submissionDay: LocalDate | null;

  // bounded: the requirements of the rules, ten at most
  @Field(() => [ReadinessRequirementType])
  requirements: readonly ReadinessRequirementType[];

  // bounded: one for each state
  @Field(() => [ReadinessCountType], {
    description: '状況ごとの数（不要を除く）。How many cells are in each state.',
  })
  counts: readonly ReadinessCountType[];

  @Field(() => Int, {
    description: 'いま「まとめてお願いする」とお願いされる書類の数。What a click would ask for now.',
  })
  papersToAsk: number;

  /** What `rows` pages through. */
  readonly all: readonly MemberReadinessType[];
}

@ObjectType('ReviewMemberDocumentPayload')
export class ReviewMemberDocumentPayload {
  @Field(() => ReadinessDocumentType, { nullable: true })
  document?: ReadinessDocumentType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}
