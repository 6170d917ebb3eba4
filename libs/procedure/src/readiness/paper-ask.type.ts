import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ProblemType } from '@renkei/platform/graphql';
import { UnreachableReasonEnum, type UnreachableReason } from './vocabulary.ts';

@ObjectType('UnreachableMember', {
  description:
    'お願いのメールを送れない構成員。電話などでお願いしてください。Please ask this member by phone.',
})
export class UnreachableMemberType {
  @Field(() => ID)
  memberId: string;

  @Field(() => String)
  name: string;

  @Field(() => UnreachableReasonEnum)
  reason: UnreachableReason;

  @Field(() => Int, { description: 'お願いしたい書類の数。How many papers it owes that were not asked for.' })
  papers: number;
}

@ObjectType('PaperAsk', { description: '「まとめてお願いする」の結果。What one click asked for.' })
export class PaperAskType {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'お願いした人。1人に1通。People asked, one letter each.' })
  people: number;

  @Field(() => Int, { description: 'お願いした構成員。Members asked.' })
  members: number;

  @Field(() => Int, { description: 'お願いした書類。Papers asked for.' })
  papers: number;

  // bounded: the members of one group, at most 200 on the official forms (X25)
  @Field(() => [UnreachableMemberType], {
    complexity: 200,
    description:
      'メールで頼めないので、お願いしたことになっていない構成員。Not asked: nobody there gets our letters.',
  })
  unreachable: readonly UnreachableMemberType[];
}

@ObjectType('AskForPapersPayload')
export class AskForPapersPayload {
  @Field(() => PaperAskType, { nullable: true })
  ask?: PaperAskType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}
