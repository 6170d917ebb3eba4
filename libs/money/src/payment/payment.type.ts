import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { LocalDate } from '@renkei/kernel';
import {
  connectionOf,
  JstMinuteScalar,
  LocalDateScalar,
  ProblemType,
  YenScalar,
} from '@renkei/platform/graphql';

@ObjectType('ProgrammePayment', {
  description: '補助事業からの入金。Money the programme paid to a member.',
})
export class ProgrammePaymentType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  memberId: string;

  @Field(() => YenScalar)
  amountYen: bigint;

  @Field(() => LocalDateScalar, { description: '口座に入った日。The day it reached the account. JST.' })
  paidOn: LocalDate;

  @Field(() => String)
  reference: string;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description:
      '取り消した時。取り消した入金は残り、どこにも数えない。nullは生きている記録。When it was taken back, and counts nowhere since; null: it stands.',
  })
  voidedAt: Date | null;

  @Field(() => String, { nullable: true, description: '取り消した理由。Why it was taken back.' })
  voidReason: string | null;

  @Field(() => JstMinuteScalar)
  recordedAt: Date;

  @Field(() => Int)
  version: number;
}

export const ProgrammePaymentConnection = connectionOf('ProgrammePayment', () => ProgrammePaymentType);

@ObjectType('ProgrammePaymentPayload')
export class ProgrammePaymentPayload {
  @Field(() => ProgrammePaymentType, { nullable: true })
  programmePayment?: ProgrammePaymentType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}

@ObjectType('ProgrammeDue', {
  description:
    '補助事業から構成員への確定額と入金。(2)(3)は代表事業者に。What the programme fixed for a payee and has paid; (2) and (3) go to the representative.',
})
export class ProgrammeDueType {
  @Field(() => ID)
  memberId: string;

  @Field(() => YenScalar, { description: '確定額。Fixed.' })
  fixedYen: bigint;

  @Field(() => YenScalar, { description: '入金済み。Paid so far.' })
  paidYen: bigint;

  @Field(() => YenScalar, { description: 'まだ入金されていない額。Still to come.' })
  owedYen: bigint;
}
