import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { LocalDate, Message } from '@renkei/kernel';
import type {
  DeclarationCode,
  DeclarationTopic,
  DeemedSameRelation,
  GroupRequirementCode,
} from '@renkei/lifecycle';
import {
  connectionOf,
  JstMinuteScalar,
  LocalDateScalar,
  MessageType,
  ProblemType,
} from '@renkei/platform/graphql';
import type { JstMinute } from '@renkei/kernel';
import { CheckFindingType } from '../shared/check-finding.type.ts';
import {
  DeclarationCodeEnum,
  DeclarationTopicEnum,
  DeemedSameRelationEnum,
  GroupRequirementEnum,
} from './vocabulary.ts';

export const CheckFindingConnection = connectionOf('CheckFinding', () => CheckFindingType);

@ObjectType('Eligibility', {
  description:
    'だれがグループに入れるか（中小企業の範囲・確認の質問・みなし同一法人）。Who may be in the group: a reason to look, the secretariat rules.',
})
export class EligibilityType {
  @Field(() => Int, {
    description:
      '数えられる構成員。ツールを使わない参画事業者は数えず、みなし同一法人は1者（K25 p.12 (5)(ア)）。Members that count.',
  })
  countedMembers: number;

  @Field(() => Int, { description: '必要な数、代表事業者を含む（R25 第2条4）。How many are needed.' })
  minimumMembers: number;

  @Field(() => Int, { description: 'なおさないと提出できないこと。How many findings block the submission.' })
  blockers: number;

  /** What `findings` pages through. */
  readonly all: readonly CheckFindingType[];
}

@ObjectType('MemberDeclaration', {
  description: '確認の質問1つと、いまの答え。One question of program rules §2 and the answer that stands.',
})
export class MemberDeclarationType {
  @Field(() => DeclarationCodeEnum)
  code: DeclarationCode;

  @Field(() => DeclarationTopicEnum)
  topic: DeclarationTopic;

  @Field(() => MessageType, { description: '「はい」か「いいえ」で答える質問。Answered with yes or no.' })
  question: Message;

  @Field(() => MessageType)
  label: Message;

  @Field(() => Boolean, { description: '参加できる答え。The answer with which it can take part.' })
  goodAnswer: boolean;

  @Field(() => String)
  clause: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'trueは「はい」。nullは未回答。null: not answered yet.',
  })
  answer: boolean | null;

  @Field(() => String, { nullable: true, description: '答えた人。Who answered.' })
  declaredBy: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '答えた日。The day of the answer.' })
  declaredOn: LocalDate | null;

  @Field(() => Int, {
    nullable: true,
    description: '答えを変えるときに付ける版。Needed to change the answer.',
  })
  version: number | null;
}

@ObjectType('SameBusinessLink', {
  description: 'みなし同一法人: 2者で1者と数える（K25 p.15 (2)）。Two members that count once.',
})
export class SameBusinessLinkType {
  @Field(() => ID)
  id: string;

  // bounded: a pair
  @Field(() => [ID], { description: '並び順。In the order of the group.' })
  memberIds: readonly string[];

  @Field(() => DeemedSameRelationEnum)
  relation: DeemedSameRelation;

  @Field(() => String)
  note: string;

  @Field(() => JstMinuteScalar)
  recordedAt: JstMinute;
}

export const SameBusinessLinkConnection = connectionOf('SameBusinessLink', () => SameBusinessLinkType);

@ObjectType('GroupPaper', {
  description:
    'グループの書類1つ（様式1〜8など、K25 p.23）と、そろったか。A paper of the group and whether it is ready.',
})
export class GroupPaperType {
  @Field(() => GroupRequirementEnum)
  requirement: GroupRequirementCode;

  @Field(() => MessageType)
  label: Message;

  @Field(() => String)
  source: string;

  @Field(() => Boolean, {
    description: 'その年度の資料になく、2025年のものを使っている。Carried back from 2025.',
  })
  carriedBack: boolean;

  @Field(() => Boolean)
  present: boolean;

  @Field(() => LocalDateScalar, { nullable: true, description: 'そろった日。The day it was ready.' })
  receivedOn: LocalDate | null;

  @Field(() => Int, { nullable: true, description: '記録の版。Version of the record, where there is one.' })
  version: number | null;
}

@ObjectType('CostsConfirmation', {
  description:
    '構成員が費用を確かめたこと。費用が変わると消える。A member’s word on its costs; gone once they change.',
})
export class CostsConfirmationType {
  @Field(() => ID)
  memberId: string;

  @Field(() => JstMinuteScalar, { description: '確かめた日時（日本時間）。When it was confirmed (JST).' })
  confirmedAt: JstMinute;
}

@ObjectType('RecordDeclarationsPayload')
export class RecordDeclarationsPayload {
  // bounded: the questions of the rules, about twenty
  @Field(() => [MemberDeclarationType], { nullable: true })
  declarations?: readonly MemberDeclarationType[];

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}

@ObjectType('ConfirmCostsPayload')
export class ConfirmCostsPayload {
  @Field(() => CostsConfirmationType, { nullable: true })
  confirmation?: CostsConfirmationType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}

@ObjectType('SameBusinessPayload')
export class SameBusinessPayload {
  @Field(() => SameBusinessLinkType, { nullable: true })
  link?: SameBusinessLinkType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}

@ObjectType('GroupPaperPayload')
export class GroupPaperPayload {
  @Field(() => GroupPaperType, { nullable: true })
  paper?: GroupPaperType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}
