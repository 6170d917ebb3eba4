import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { TraceStepType } from '@renkei/consortium';
import type { LocalDate, Message } from '@renkei/kernel';
import {
  connectionOf,
  JstMinuteScalar,
  LocalDateScalar,
  MessageType,
  ProblemType,
  YenScalar,
} from '@renkei/platform/graphql';
import type { RepaymentCause, TraceStep } from '@renkei/subsidy-rules';
import { RepaymentCauseEnum, RepaymentStateEnum, type RepaymentState } from '../vocabulary.ts';

@ObjectType('RepaymentQuote', {
  description:
    'その日に納付するといくらか。加算金・延滞金は年10.95%、日割り。What paying on that day costs (R25 第27条・第28条); the secretariat’s own figure always stands.',
})
export class RepaymentQuoteType {
  @Field(() => LocalDateScalar)
  on: LocalDate;

  @Field(() => YenScalar, { description: '返還する補助金。The subsidy to return.' })
  principalYen: bigint;

  @Field(() => YenScalar, { description: '加算金。Surcharge.' })
  surchargeYen: bigint;

  @Field(() => YenScalar, { description: '延滞金。Late charge.' })
  delayYen: bigint;

  @Field(() => YenScalar, { description: '合計。In all.' })
  totalYen: bigint;

  // a plain list: the four or five rungs of one calculation
  @Field(() => [TraceStepType])
  steps: readonly TraceStep[];

  @Field(() => MessageType)
  summary: Message;
}

@ObjectType('Repayment', { description: '補助金の返還（R25 第22条3・第26条）。Subsidy claimed back.' })
export class RepaymentType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  memberId: string;

  @Field(() => RepaymentStateEnum)
  status: RepaymentState;

  @Field(() => MessageType)
  statusLabel: Message;

  @Field(() => RepaymentCauseEnum)
  cause: RepaymentCause;

  @Field(() => String)
  reason: string;

  @Field(() => YenScalar)
  principalYen: bigint;

  @Field(() => LocalDateScalar)
  subsidyReceivedOn: LocalDate;

  @Field(() => LocalDateScalar)
  claimedOn: LocalDate;

  @Field(() => LocalDateScalar)
  dueOn: LocalDate;

  @Field(() => LocalDateScalar, { nullable: true })
  paidOn: LocalDate | null;

  @Field(() => YenScalar, { nullable: true, description: '納付した加算金。As paid; null before.' })
  surchargeYen: bigint | null;

  @Field(() => YenScalar, { nullable: true, description: '納付した延滞金。As paid; null before.' })
  delayYen: bigint | null;

  @Field(() => Int)
  version: number;

  @Field(() => JstMinuteScalar)
  recordedAt: Date;
}

export const RepaymentConnection = connectionOf('Repayment', () => RepaymentType);

@ObjectType('RepaymentPayload')
export class RepaymentPayload {
  @Field(() => RepaymentType, { nullable: true })
  repayment?: RepaymentType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}
