import { Field, ID, ObjectType } from '@nestjs/graphql';
import { ownSteps, type MemberResult, type TraceStep } from '@renkei/subsidy-rules';
import { FindingType } from './explanation.type.ts';
import { MemberCalculationType, type PricedWhole } from './member-calculation.type.ts';

@ObjectType('OwnResult', {
  description:
    '自分の店の計算。グループのほかの構成員の金額は入っていません。One’s own member priced within its group; nothing in it is another member’s money.',
})
export class OwnResultType {
  @Field(() => ID)
  memberId: string;

  @Field(() => MemberCalculationType)
  calculation: MemberCalculationType;

  @Field(() => [FindingType], {
    complexity: 10,
    description: '自分の店と費用の行について知っておくこと。About this member and its cost lines only.',
  })
  findings: readonly FindingType[];
}

/** One's own member: the steps that need the whole group's sums say so and leave them out. */
export class OwnMemberCalculation extends MemberCalculationType {
  readonly #position: number;

  constructor(whole: PricedWhole, position: number, member: MemberResult) {
    super(whole, position, member);
    this.#position = position;
  }

  override get trace(): readonly TraceStep[] {
    return ownSteps(super.trace, this.#position);
  }

  override get shareTrace(): readonly TraceStep[] {
    return ownSteps(super.shareTrace, this.#position);
  }
}
