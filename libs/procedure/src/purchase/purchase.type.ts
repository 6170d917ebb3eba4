import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { JstMinute, LocalDate } from '@renkei/kernel';
import type {
  GuardSeverity,
  OrderAnswer,
  PaymentMethod,
  PurchaseState,
  PurchaseStep,
} from '@renkei/lifecycle';
import {
  connectionOf,
  JstMinuteScalar,
  LocalDateScalar,
  MessageType,
  ProblemType,
  YenScalar,
} from '@renkei/platform/graphql';
import {
  MayOrderEnum,
  PaymentMethodEnum,
  PurchaseProgressEnum,
  PurchaseSeverityEnum,
  PurchaseStepKindEnum,
} from './purchase.vocabulary.ts';

@ObjectType('PurchaseStep', {
  description:
    '買い物の記録の1つ。直すことはできず、取り消して入れ直す。One recorded step of a purchase: never changed, only taken back and entered anew.',
})
export class PurchaseStepType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  consortiumId: string;

  @Field(() => ID, { description: '買う人: 構成員か代表事業者。Who buys (K25 p.10).' })
  memberId: string;

  @Field(() => ID)
  costLineId: string;

  @Field(() => PurchaseStepKindEnum)
  step: PurchaseStep;

  @Field(() => LocalDateScalar)
  occurredOn: LocalDate;

  @Field(() => String, { nullable: true, description: 'HH:mm、日本時間。JST.' })
  occurredTime: string | null;

  @Field(() => YenScalar, {
    description: '税抜。支払いも税抜で、振り込んだ額は amountYen＋taxYen。Tax-exclusive, of a payment too.',
  })
  amountYen: bigint;

  @Field(() => YenScalar, { description: 'その消費税。Its consumption tax.' })
  taxYen: bigint;

  @Field(() => PaymentMethodEnum, { nullable: true, description: '支払いだけ。Payments only.' })
  method: PaymentMethod | null;

  @Field(() => Boolean, {
    nullable: true,
    description: '支払いだけ: 買う構成員の名義の口座から。Payments only: from the member’s own account.',
  })
  fromOwnAccount: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: '支払いだけ: 相手先の名義の口座へ。Payments only: to the vendor’s or expert’s own account.',
  })
  toVendorsAccount: boolean | null;

  @Field(() => Boolean)
  pointsOrCashback: boolean;

  @Field(() => String)
  documentNumber: string;

  @Field(() => String)
  note: string;

  @Field(() => Boolean, {
    description:
      'ルールに反していたが、もう起きたこととして記録した。Recorded although a rule was broken, because it had happened.',
  })
  alreadyHappened: boolean;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description: '取り消した時。nullは生きている記録。When it was taken back; null: it stands.',
  })
  voidedAt: Date | null;

  @Field(() => String, { nullable: true })
  voidReason: string | null;

  @Field(() => JstMinuteScalar)
  recordedAt: Date;

  @Field(() => Int)
  version: number;
}

@ObjectType('PurchaseCheck', {
  description: 'いまの記録についてルールが言うこと。What the rules say of what is recorded today.',
})
export class PurchaseCheckType {
  @Field(() => String, { description: '例 BEFORE_GRANT_DECISION。Machine-readable kind.' })
  code: string;

  @Field(() => PurchaseSeverityEnum)
  severity: GuardSeverity;

  @Field(() => Boolean, {
    description:
      'このままではこの費用の行に補助が出ない。As it stands, the line gets no subsidy (K25 p.28, p.31).',
  })
  loses: boolean;

  @Field(() => ID, {
    nullable: true,
    description: 'どの記録のことか。nullは費用の行全体。Of which step; null: of the line as a whole.',
  })
  stepId: string | null;

  @Field(() => MessageType)
  message: MessageType;

  @Field(() => String, { description: '根拠。Where the rule is written.' })
  clause: string;
}

@ObjectType('PurchaseState', {
  description: '1つの費用の行の買い物がどこまで進んだか。How far the purchase on a cost line has come.',
})
export class PurchaseStateType {
  @Field(() => PurchaseProgressEnum)
  state: PurchaseState;

  @Field(() => YenScalar, { description: '請求された額、税抜。Invoiced, tax-exclusive.' })
  invoicedYen: bigint;

  @Field(() => YenScalar, { description: '振り込んだ額、税込。Transferred, tax included.' })
  paidYen: bigint;

  @Field(() => YenScalar, { description: 'paidYen のうち消費税。The tax in paidYen.' })
  taxYen: bigint;

  @Field(() => YenScalar, {
    description:
      'まだ払っていない額、税抜。マイナスは払いすぎ。Still to be paid, tax-exclusive; negative: paid more than invoiced.',
  })
  outstandingYen: bigint;

  // bounded: the five kinds
  @Field(() => [PurchaseStepKindEnum], {
    description:
      '次に記録するもの、順番は問わない（K25 p.31）。空なら終わり。What may come now; empty: done.',
  })
  next: readonly PurchaseStep[];

  @Field(() => MessageType)
  nextMessage: MessageType;

  @Field(() => Boolean, {
    description: 'このままでは補助が出ない。As it stands, the line gets no subsidy.',
  })
  losesSubsidy: boolean;

  // bounded: a handful for each of the line's steps
  @Field(() => [PurchaseCheckType], { complexity: 5 })
  checks: readonly PurchaseCheckType[];
}

@ObjectType('PurchaseFinding', {
  description:
    'ルールに反したまま記録されたことと、それにかかる補助金。A broken rule that was recorded, and what it costs.',
})
export class PurchaseFindingType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  purchaseStepId: string;

  @Field(() => ID)
  costLineId: string;

  @Field(() => ID, {
    description: '費用の行の構成員。Whose line it is: whose subsidy rests on it.',
  })
  memberId: string;

  @Field(() => String, { description: '例 BEFORE_GRANT_DECISION。Machine-readable kind.' })
  code: string;

  @Field(() => Boolean, {
    description:
      'それだけで補助を失うか。falseは、確かめれば解消するかもしれないもの。Whether it loses the subsidy by itself.',
  })
  loses: boolean;

  @Field(() => YenScalar, {
    description:
      '記録したとき、この行にかかっていた補助金。失わないものは0。The subsidy that rested on the line when it was recorded, at most what was granted; 0 where nothing is lost.',
  })
  costYen: bigint;

  @Field(() => JstMinuteScalar)
  recordedAt: Date;
}

const FindingConnectionBase = connectionOf('PurchaseFinding', () => PurchaseFindingType);

@ObjectType('PurchaseFindingConnection')
export class PurchaseFindingConnection extends FindingConnectionBase {}

export const PurchaseStepConnection = connectionOf('PurchaseStep', () => PurchaseStepType);

@ObjectType('MayOrderNow', {
  description:
    'いま注文してよいか（K25 p.16 (2-3)(1), p.28 (ア), p.31 (6-1)）。A merchant’s plain answer to "may I order now?".',
})
export class MayOrderNowType {
  @Field(() => MayOrderEnum)
  answer: OrderAnswer['answer'];

  @Field(() => MessageType, { description: '理由と、次にすること。Why, and what to do.' })
  reason: MessageType;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description: 'いつから注文してよいか。nullは未定か、終わり。From when on; null: unknown, or over.',
  })
  since: JstMinute | null;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description:
      '支払いまで全部を終える時。nullは未定。Until when everything, payment included, must be done.',
  })
  until: JstMinute | null;

  @Field(() => Int, { nullable: true, description: 'YESのとき、最後の日まであと何日か。Calendar days left.' })
  daysLeft: number | null;

  @Field(() => String)
  clause: string;
}

@ObjectType('PurchaseStepPayload')
export class PurchaseStepPayload {
  @Field(() => PurchaseStepType, { nullable: true })
  purchaseStep?: PurchaseStepType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}

@ObjectType('PurchaseStepsPayload')
export class PurchaseStepsPayload {
  // bounded: MAX_STEPS_PER_REQUEST
  @Field(() => [PurchaseStepType], {
    nullable: true,
    description: '記録したもの、頼んだ順。What was recorded, in the order asked for.',
  })
  purchaseSteps?: readonly PurchaseStepType[];

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}
