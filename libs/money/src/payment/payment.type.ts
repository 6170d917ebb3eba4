import { Field, ID, ObjectType } from '@nestjs/graphql';
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

  @Field(() => JstMinuteScalar)
  recordedAt: Date;
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
