import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Message } from '@renkei/kernel';
import { MessageType, YenScalar } from '@renkei/platform/graphql';
import {
  CERTAINTIES,
  FRAMES,
  explainMember,
  explainShare,
  infrastructureCostOf,
  priceAlone,
  type BusinessSize,
  type CalculationResult,
  type Certainty,
  type Frame,
  type FrameQuote,
  type MemberResult,
  type Shares,
  type TraceStep,
} from '@renkei/subsidy-rules';
import { BusinessSizeEnum } from '../consortium/vocabulary.ts';
import { HardwareAmountsType, SoftwareAmountsType } from './amounts.type.ts';
import { TraceStepType } from './explanation.type.ts';
import { MemberShareType, memberShareOf } from './share.type.ts';

export const FrameEnum = Object.fromEntries(FRAMES.map((frame) => [frame, frame])) as Record<Frame, Frame>;
registerEnumType(FrameEnum, {
  name: 'Frame',
  description: 'ひとりで申請できるほかの枠（2023年度、S23）。The other frames of the 2023 deck.',
});

export const CertaintyEnum = Object.fromEntries(CERTAINTIES.map((name) => [name, name])) as Record<
  Certainty,
  Certainty
>;
registerEnumType(CertaintyEnum, {
  name: 'Certainty',
  description: 'EXACT: この額。UPPER_BOUND: 多くてもこの額。NOT_COMPUTABLE: 資料からは計算できない。',
});

@ObjectType('FrameQuote', {
  description:
    'ひとりで別の枠に申請したら。What this member could get alone in another frame (S23); never the same cost twice.',
})
export class FrameQuoteType implements FrameQuote {
  @Field(() => FrameEnum)
  frame: Frame;

  @Field(() => MessageType)
  label: Message;

  @Field(() => CertaintyEnum)
  certainty: Certainty;

  @Field(() => YenScalar, { nullable: true })
  eligibleCost: bigint | null;

  @Field(() => YenScalar, { nullable: true })
  subsidy: bigint | null;

  @Field(() => MessageType)
  reason: Message;

  @Field(() => String)
  clause: 'S23';
}

/** What a member's figures are taken from. */
export interface PricedWhole {
  readonly result: CalculationResult;
  readonly memberShares: Shares;
}

/**
 * One member's amounts. It carries `memberId` and no `id`: the same member is priced differently in a what-if, and
 * a client's cache would take two results with one id for one thing.
 */
@ObjectType('MemberCalculation', { description: '1者分の計算。One member priced, whole yen, tax-exclusive.' })
export class MemberCalculationType {
  readonly #whole: PricedWhole;
  readonly #index: number;
  readonly #member: MemberResult;

  constructor(whole: PricedWhole, index: number, member: MemberResult) {
    this.#whole = whole;
    this.#index = index;
    this.#member = member;
  }

  @Field(() => ID)
  get memberId(): string {
    return this.#member.id;
  }

  @Field(() => String)
  get name(): string {
    return this.#input?.name ?? '';
  }

  @Field(() => Boolean)
  get representative(): boolean {
    return this.#input?.representative ?? false;
  }

  @Field(() => BusinessSizeEnum)
  get size(): BusinessSize {
    return this.#input?.size ?? 'SME';
  }

  @Field(() => Int, { description: '補助対象になる機能の数。Distinct eligible functions of the software.' })
  get functions(): number {
    return this.#member.functions;
  }

  @Field(() => SoftwareAmountsType)
  get software(): SoftwareAmountsType {
    return this.#member.software;
  }

  @Field(() => HardwareAmountsType)
  get pc(): HardwareAmountsType {
    return this.#member.pc;
  }

  @Field(() => HardwareAmountsType)
  get register(): HardwareAmountsType {
    return this.#member.register;
  }

  @Field(() => YenScalar, { description: '(1)の補助金申請可能額。Available (1): software + pc + register.' })
  get subsidy(): bigint {
    return this.#member.subsidy;
  }

  @Field(() => YenScalar, {
    description: '(1)の申請額（上限の調整後）。May be requested of (1) after the joint cap.',
  })
  get granted(): bigint {
    return this.#member.granted;
  }

  @Field(() => YenScalar, { description: '(1)に使う額。Spent on (1), eligible or not.' })
  get infrastructureCost(): bigint {
    return infrastructureCostOf(this.#member.costs);
  }

  @Field(() => YenScalar)
  get analysisCost(): bigint {
    return this.#member.costs.analysis;
  }

  @Field(() => YenScalar)
  get adminCost(): bigint {
    return this.#member.costs.admin;
  }

  @Field(() => MemberShareType, { nullable: true })
  get share(): MemberShareType | null {
    const share = this.#whole.memberShares.members[this.#index];
    return share ? memberShareOf(share) : null;
  }

  @Field(() => [TraceStepType], {
    complexity: 12,
    description: 'なぜこの額か。From the cost lines to what may be requested.',
  })
  get trace(): readonly TraceStep[] {
    return explainMember(this.#whole.result, this.#index);
  }

  @Field(() => [TraceStepType], { complexity: 6, description: 'なぜこの負担額か。Why this share.' })
  get shareTrace(): readonly TraceStep[] {
    return explainShare(this.#whole.result, this.#whole.memberShares, this.#index);
  }

  @Field(() => [FrameQuoteType], {
    complexity: 4,
    description: 'いっしょに申請するか、ひとりで申請するか。Joining compared with applying alone.',
  })
  get alone(): readonly FrameQuote[] {
    return this.#input ? priceAlone(this.#input, this.#whole.result.ruleSet) : [];
  }

  get #input() {
    return this.#whole.result.input.members[this.#index];
  }
}
