import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { TraceStepType } from '@renkei/consortium';
import { canonicalJson, type Message } from '@renkei/kernel';
import {
  connectionOf,
  JstMinuteScalar,
  LocalDateScalar,
  MessageType,
  ProblemType,
  YenScalar,
} from '@renkei/platform/graphql';
import {
  explainFixedAmounts,
  type FixedAmount,
  type FixedAmounts,
  type FixedBound,
  type FixedNote,
  type FixedNoteCode,
  type TraceStep,
} from '@renkei/subsidy-rules';
import type { FixingRow } from './fixing.rows.ts';
import { FixedBoundEnum, FixedNoteCodeEnum } from './vocabulary.ts';

@ObjectType('FixedAmountNote', {
  description: '交付決定と確定のあいだに起きたこと。What changed since the grant.',
})
export class FixedNoteType {
  @Field(() => FixedNoteCodeEnum)
  code: FixedNoteCode;

  @Field(() => MessageType)
  message: Message;
}

@ObjectType('FixedAmount', {
  description:
    '確定額＝認められた費用から計算した額と交付決定額の少ないほう（R25 第22条2）。The lesser of what the rules give and what was granted, whole yen.',
})
export class FixedAmountType {
  @Field(() => YenScalar, {
    description: '認められた費用から計算した額。What the rules give on the certified spend.',
  })
  ruled: bigint;

  @Field(() => YenScalar, { description: '交付決定額（変更のあとの額）。Granted, as last revised.' })
  granted: bigint;

  @Field(() => YenScalar, { description: '確定額。Fixed.' })
  fixed: bigint;

  @Field(() => FixedBoundEnum, { description: 'どちらが効いたか。What decided.' })
  bound: FixedBound;

  @Field(() => MessageType, { description: 'なぜこの額か。Which of them decided, in one sentence.' })
  reason: Message;

  // a plain list: at most one note of a kind
  @Field(() => [FixedNoteType])
  notes: readonly FixedNote[];
}

@ObjectType('FixedMemberAmount', { description: '構成員1者の(1)の確定額。Fixed (1) of one member.' })
export class FixedMemberAmountType extends FixedAmountType {
  @Field(() => ID)
  memberId: string;
}

@ObjectType('FixedTotal')
export class FixedTotalType {
  @Field(() => YenScalar)
  granted: bigint;

  @Field(() => YenScalar)
  fixed: bigint;

  @Field(() => YenScalar, { description: '交付決定より減る額。Granted minus fixed.' })
  shortfall: bigint;
}

const AMOUNTS =
  'グループの確定額: (1)は構成員ごと、(2)と(3)はグループ。(1) per member, (2) and (3) per group, whole yen.';

@ObjectType('FixingPreview', {
  description: `いま確定したらどうなるか。事務局の通知までは見込みです。${AMOUNTS} An expectation until the notice.`,
})
export class FixingPreviewType {
  readonly #result: FixedAmounts;

  constructor(result: FixedAmounts) {
    this.#result = result;
  }

  // bounded: the members of one group
  @Field(() => [FixedMemberAmountType], { complexity: 200 })
  get members(): readonly FixedMemberAmountType[] {
    return this.#result.members.map((member) => ({ ...amountOf(member), memberId: member.id }));
  }

  @Field(() => FixedAmountType)
  get analysis(): FixedAmountType {
    return amountOf(this.#result.analysis);
  }

  @Field(() => FixedAmountType)
  get admin(): FixedAmountType {
    return amountOf(this.#result.admin);
  }

  @Field(() => FixedTotalType)
  get total(): FixedTotalType {
    return this.#result.total;
  }

  // bounded: the steps of one group's settlement
  @Field(() => [TraceStepType], {
    complexity: 500,
    description: '「なぜ?」の全段。Every rung of why, enough to compute each amount again by hand.',
  })
  get trace(): readonly TraceStep[] {
    return explainFixedAmounts(this.#result);
  }
}

function amountOf({ ruled, granted, fixed, bound, reason, notes }: FixedAmount): FixedAmountType {
  return { ruled, granted, fixed, bound, reason, notes };
}

@ObjectType('AmountFixing', {
  description: `額の確定（R25 第22条2）。第1号が通知、そのあとは保留分の決定で、毎回すべての額を言い直す。${AMOUNTS} Number 1 is the notice, later ones settle what was parked and restate every amount.`,
})
export class AmountFixingType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  reportId: string;

  @Field(() => Int)
  number: number;

  @Field(() => String)
  noticeNumber: string;

  @Field(() => LocalDateScalar)
  fixedOn: string;

  @Field(() => JstMinuteScalar)
  recordedAt: Date;

  @Field(() => String)
  documentSha256: string;

  // bounded: the members of one group
  @Field(() => [FixedMemberAmountType], { complexity: 200 })
  members: readonly FixedMemberAmountType[];

  @Field(() => FixedAmountType)
  analysis: FixedAmountType;

  @Field(() => FixedAmountType)
  admin: FixedAmountType;

  @Field(() => FixedTotalType)
  total: FixedTotalType;

  @Field(() => String, {
    complexity: 500,
    description:
      '確定のもとになった内容と計算の全段（JSON）。What the amounts were fixed from, and why; canonical JSON the digest is of.',
  })
  document: () => string;
}

export const AmountFixingConnection = connectionOf('AmountFixing', () => AmountFixingType);

/** As the document says it: the amounts with their reasons stay what they were when they were fixed. */
export function fixingTypeOf(row: FixingRow): AmountFixingType {
  const { members, analysis, admin, total } = row.document.amounts;
  return {
    ...row,
    members: members.map(({ memberId, ...amount }) => ({ ...storedAmount(amount), memberId })),
    analysis: storedAmount(analysis),
    admin: storedAmount(admin),
    total: {
      granted: BigInt(total.granted),
      fixed: BigInt(total.fixed),
      shortfall: BigInt(total.shortfall),
    },
    document: () => canonicalJson(row.document),
  };
}

function storedAmount(amount: FixingRow['document']['amounts']['analysis']): FixedAmountType {
  const { ruled, granted, fixed, bound, reason, notes } = amount;
  return { ruled: BigInt(ruled), granted: BigInt(granted), fixed: BigInt(fixed), bound, reason, notes };
}

@ObjectType('MemberFixedAmount', {
  description: '構成員の(1)の確定額（最後の確定）。Fixed (1) of the member, as last fixed, whole yen.',
})
export class MemberFixedAmountType {
  @Field(() => YenScalar)
  ruled: bigint;

  @Field(() => YenScalar)
  granted: bigint;

  @Field(() => YenScalar)
  fixed: bigint;

  @Field(() => MessageType)
  reason: Message;
}

@ObjectType('AmountFixingPayload')
export class AmountFixingPayload {
  @Field(() => AmountFixingType, { nullable: true })
  fixing?: AmountFixingType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}
