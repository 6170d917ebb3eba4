import { Field, ObjectType } from '@nestjs/graphql';
import type { LocalDate } from '@renkei/kernel';
import { LocalDateScalar, YenScalar } from '@renkei/platform/graphql';

@ObjectType('MemberMoney', {
  description:
    'このお店のお金: いくらもらえて、いつ入ったか。A member’s own money: what it gets and what came; yen.',
})
export class MemberMoneyType {
  @Field(() => YenScalar, {
    nullable: true,
    description: '(1)の確定額。まだ確定していなければnull。Its fixed (1); null before the fixing.',
  })
  fixedYen: bigint | null;

  @Field(() => YenScalar, { description: '補助事業から入った額。What the programme has paid to it.' })
  paidYen: bigint;

  @Field(() => YenScalar, {
    description: 'グループ内の振込で入った額。What came by transfers inside the group.',
  })
  transferredYen: bigint;

  @Field(() => YenScalar, { description: '入った額の合計。Both together.' })
  receivedYen: bigint;

  @Field(() => YenScalar, {
    description:
      'これから入る額: (1)の確定額の残りと、決まった分配の残り。Still to come: the rest of its fixed (1), and of what the group decided to pass on.',
  })
  toReceiveYen: bigint;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '最後に入った日。When it last received. JST.',
  })
  lastReceivedOn: LocalDate | null;

  @Field(() => YenScalar, {
    description: '返還の請求のうち、まだ納付していない額。Claimed back, not paid yet.',
  })
  toRepayYen: bigint;
}
