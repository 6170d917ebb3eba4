import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Message } from '@renkei/kernel';
import { MessageType, YenScalar } from '@renkei/platform/graphql';
import {
  unusedSentence,
  type Binding,
  type CapUse,
  type MemberUnused,
  type Unused,
} from '@renkei/subsidy-rules';
import { BindingEnum } from './simulation.vocabulary.ts';

@ObjectType('CapUse', {
  description: '上限1つの使われ方、円・税抜。One cap: what is used of it, and what stops it.',
})
export class CapUseType {
  @Field(() => YenScalar, { nullable: true, description: 'null: 資料にない。Unknown.' })
  cap: bigint | null;

  @Field(() => YenScalar)
  used: bigint;

  @Field(() => YenScalar, { nullable: true })
  unused: bigint | null;

  @Field(() => BindingEnum)
  binds: Binding;

  @Field(() => YenScalar, {
    description: '上限をこえて補助にならない費用。The cost past what it subsidises.',
  })
  unsubsidisedCost: bigint;

  @Field(() => MessageType)
  sentence: Message;
}

@ObjectType('AnalysisCapUse')
export class AnalysisCapUseType extends CapUseType {
  @Field(() => YenScalar, { description: '3,000万円の枠。' })
  pool: bigint;

  @Field(() => YenScalar, { description: '50万円×数える構成員。' })
  byMembers: bigint;

  @Field(() => YenScalar, { description: '費用×2/3。' })
  byCost: bigint;
}

@ObjectType('AdminCapUse')
export class AdminCapUseType extends CapUseType {
  @Field(() => YenScalar, { nullable: true, description: '年度の上限。null: 資料にない。' })
  ceiling: bigint | null;

  @Field(() => YenScalar, { description: '(1)と(2)の額から。' })
  byBase: bigint;

  @Field(() => YenScalar, { description: '費用×2/3。' })
  byCost: bigint;

  @Field(() => YenScalar, {
    description: 'あといくらの費用まで補助になるか。How much more cost would count.',
  })
  costRoom: bigint;
}

@ObjectType('MemberCapUse')
export class MemberCapUseType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => CapUseType, { description: '50万円以下の部分。The first tier.' })
  firstTier: CapUseType;

  @Field(() => CapUseType, { description: '50万円をこえる部分。The second tier.' })
  secondTier: CapUseType;

  @Field(() => CapUseType)
  pc: CapUseType;

  @Field(() => CapUseType)
  register: CapUseType;

  @Field(() => YenScalar, {
    description: '合わせた上限や手で入れた額で減った(1)。What the joint cap or a request takes off (1).',
  })
  cut: bigint;
}

@ObjectType('UnusedCaps', {
  description:
    'どの上限がどれだけ残っているか（program rules §3）。How many yen of every cap are unused, and what binds.',
})
export class UnusedCapsType {
  // a plain list: the members of one group, at most 200
  @Field(() => [MemberCapUseType], { complexity: 200 })
  members: readonly MemberCapUseType[];

  @Field(() => AnalysisCapUseType, { description: '(2)' })
  analysis: AnalysisCapUseType;

  @Field(() => CapUseType, { description: '(1)+(2)の3,000万円。' })
  joint: CapUseType;

  @Field(() => AdminCapUseType, { description: '(3)' })
  admin: AdminCapUseType;
}

const useOf = (use: CapUse): CapUseType => ({
  cap: use.cap,
  used: use.used,
  unused: use.unused,
  binds: use.binds,
  unsubsidisedCost: use.unsubsidisedCost,
  sentence: unusedSentence(use),
});

const memberOf = ({
  id,
  name,
  firstTier,
  secondTier,
  pc,
  register,
  cut,
}: MemberUnused): MemberCapUseType => ({
  id,
  name,
  firstTier: useOf(firstTier),
  secondTier: useOf(secondTier),
  pc: useOf(pc),
  register: useOf(register),
  cut,
});

export function unusedCapsOf({ members, analysis, joint, admin }: Unused): UnusedCapsType {
  const { cap: ceiling, ...ofAdmin } = admin.ceilings;
  return {
    members: members.map(memberOf),
    analysis: { ...useOf(analysis), ...analysis.ceilings },
    joint: useOf(joint),
    admin: { ...useOf(admin), ...ofAdmin, ceiling, costRoom: admin.costRoom },
  };
}
