import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { SharingKeyEnum } from '@renkei/consortium';
import type { LocalDate, Message } from '@renkei/kernel';
import {
  connectionOf,
  JstMinuteScalar,
  LocalDateScalar,
  MessageType,
  ProblemType,
  YenScalar,
} from '@renkei/platform/graphql';
import type { DistributionState, SharingKey } from '@renkei/subsidy-rules';
import { DistributionStateEnum, ShareStateEnum, type ShareState } from '../vocabulary.ts';

@ObjectType('MemberDistribution', {
  description: 'その構成員が最後にいくら持つべきか。Who should have how much; yen.',
})
export class MemberDistributionType {
  @Field(() => ID)
  memberId: string;

  @Field(() => YenScalar, { description: '自分の(1)の確定額。Its fixed (1).' })
  ownYen: bigint;

  @Field(() => YenScalar, { description: '(2)(3)の補助金のうちの分。Its part of (2) and (3).' })
  jointYen: bigint;

  @Field(() => YenScalar, { description: '手もとの補助金。What it holds now.' })
  heldYen: bigint;

  @Field(() => YenScalar, { description: '渡す額。What it passes on.' })
  givesYen: bigint;

  @Field(() => YenScalar, { description: '受け取る額。What it gets.' })
  getsYen: bigint;

  @Field(() => YenScalar, { description: '渡したあとの手もとの額。What it holds afterwards.' })
  holdsAfterYen: bigint;
}

@ObjectType('PlannedTransfer')
export class PlannedTransferType {
  @Field(() => ID)
  fromMemberId: string;

  @Field(() => ID)
  toMemberId: string;

  @Field(() => YenScalar)
  amountYen: bigint;

  @Field(() => MessageType)
  message: Message;
}

@ObjectType('RedistributionPreview', {
  description:
    'いま分けたらどうなるか。何も決まらない。What sharing out would do now; nothing is decided by it.',
})
export class RedistributionPreviewType {
  @Field(() => SharingKeyEnum)
  sharingKey: SharingKey;

  @Field(() => Boolean, {
    description: '分け方のもとになる数字がなく、等分した。The key had nothing to go by: split equally.',
  })
  fellBackToEqual: boolean;

  @Field(() => DistributionStateEnum)
  state: DistributionState;

  // a plain list: at most the members of one group (X25: 200)
  @Field(() => [MemberDistributionType])
  members: readonly MemberDistributionType[];

  // a plain list: fewer than the members who give and get
  @Field(() => [PlannedTransferType])
  transfers: readonly PlannedTransferType[];

  @Field(() => YenScalar, { description: '動く額の合計。What changes hands in all.' })
  movedYen: bigint;

  @Field(() => YenScalar, { description: '補助事業からまだ入っていない額。Not paid by the programme yet.' })
  outstandingYen: bigint;

  @Field(() => YenScalar, { description: '確定額を超えて手もとにある額。Beyond what was fixed.' })
  excessYen: bigint;

  @Field(() => MessageType)
  summary: Message;
}

@ObjectType('RedistributionShare', {
  description: 'だれからだれへ、いくら。Who passes how much to whom.',
})
export class RedistributionShareType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  fromMemberId: string;

  @Field(() => ID, { description: '受け取る構成員。Who is to receive it.' })
  memberId: string;

  @Field(() => YenScalar)
  amountYen: bigint;

  @Field(() => ShareStateEnum)
  state: ShareState;
}

@ObjectType('Redistribution', {
  description:
    'グループ内の分配の取り決め。任意で、一度だけ。What the group agreed to pass on among its members; optional and once (program rules §4).',
})
export class RedistributionType {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  number: number;

  @Field(() => SharingKeyEnum)
  sharingKey: SharingKey;

  @Field(() => LocalDateScalar)
  decidedOn: LocalDate;

  @Field(() => JstMinuteScalar, { nullable: true, description: 'null: 有効。Null: in force.' })
  cancelledAt: Date | null;

  @Field(() => Int)
  version: number;
}

export const RedistributionConnection = connectionOf('Redistribution', () => RedistributionType);

@ObjectType('RedistributionPayload')
export class RedistributionPayload {
  @Field(() => RedistributionType, { nullable: true })
  redistribution?: RedistributionType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}
