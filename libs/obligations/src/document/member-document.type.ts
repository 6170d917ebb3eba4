import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { JstMinute, LocalDate, Message } from '@renkei/kernel';
import type { PaperCode, RequirementCode } from '@renkei/lifecycle';
import { type Problem } from '@renkei/platform';
import { JstMinuteScalar, LocalDateScalar, MessageType, ProblemType } from '@renkei/platform/graphql';
import { PaperEnum, RequirementEnum } from '../shared/vocabulary.ts';

@ObjectType('MemberDocument', {
  description:
    '届いた書類の記録（期限に関わることだけ）。A paper that has arrived, as far as deadlines care.',
})
export class MemberDocumentType {
  @Field(() => ID)
  id: string;

  @Field(() => RequirementEnum)
  requirement: RequirementCode;

  @Field(() => MessageType)
  label: Message;

  @Field(() => PaperEnum, {
    nullable: true,
    description: 'どの書類か。不明なら一番きびしい期限で数えます。null: the strictest age limit counts.',
  })
  paper: PaperCode | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '発行日。As printed on it.' })
  issuedOn: LocalDate | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '有効期限。The last day it is in force.' })
  validUntil: LocalDate | null;

  @Field(() => LocalDateScalar)
  receivedOn: LocalDate;

  @Field(() => Int)
  version: number;

  @Field(() => JstMinuteScalar)
  recordedAt: JstMinute;
}

@ObjectType()
export class RecordMemberDocumentPayload {
  @Field(() => MemberDocumentType, { nullable: true })
  memberDocument?: MemberDocumentType | null;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}

@ObjectType()
export class RemoveMemberDocumentPayload {
  @Field(() => MemberDocumentType, { nullable: true, description: '消した記録。What was removed.' })
  memberDocument?: MemberDocumentType | null;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}
