import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { JstMinute, LocalDate, Message } from '@renkei/kernel';
import type { RequirementCode } from '@renkei/lifecycle';
import { RequirementEnum } from '@renkei/obligations';
import type { Problem } from '@renkei/platform';
import {
  connectionOf,
  JstMinuteScalar,
  LocalDateScalar,
  MessageType,
  ProblemType,
} from '@renkei/platform/graphql';

@ObjectType('SealedPaper', {
  description:
    '封をして出された書類。あることと日付は代表事業者にも見え、中身は構成員が見せると決めるまで構成員だけが開けます（GET /sealed-papers/{id}/content）。A paper handed in sealed: the representative sees that it is there, only its member opens it until it is released.',
})
export class SealedPaperType {
  @Field(() => ID)
  id: string;

  @Field(() => RequirementEnum)
  requirement: RequirementCode;

  @Field(() => MessageType)
  label: Message;

  @Field(() => JstMinuteScalar)
  handedInAt: JstMinute;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '発行日。差し替えられた書類ではnull。As printed on it; null for one that was replaced.',
  })
  issuedOn: LocalDate | null;

  @Field(() => String, { description: '例 application/pdf。As the bytes say, not the name.' })
  mediaType: string;

  @Field(() => Int, { description: '大きさ（バイト）。Bytes.' })
  byteLength: number;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description:
      '代表事業者に見せると決めた日時。null: 封をしたまま。When its member released it; null: sealed.',
  })
  releasedAt: JstMinute | null;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description: '新しい書類に差し替えられた日時。When a newer one took its place.',
  })
  replacedAt: JstMinute | null;

  @Field(() => Int)
  version: number;
}

export const SealedPaperConnection = connectionOf('SealedPaper', () => SealedPaperType);

@ObjectType('SealedPaperCount', {
  description: '封をした書類が必要書類ごとに何通あるか。How many sealed papers are there, by requirement.',
})
export class SealedPaperCountType {
  @Field(() => RequirementEnum)
  requirement: RequirementCode;

  @Field(() => MessageType)
  label: Message;

  @Field(() => Int, { description: '出されている数（差し替え前のものは除く）。Current ones.' })
  handedIn: number;

  @Field(() => Int, { description: 'そのうち、見せてよいとされた数。Of these, released.' })
  released: number;

  @Field(() => JstMinuteScalar, { description: '最後に出された日時。When the newest came.' })
  lastHandedInAt: JstMinute;
}

@ObjectType()
export class SealedPaperPayload {
  @Field(() => SealedPaperType, { nullable: true })
  sealedPaper?: SealedPaperType | null;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}
