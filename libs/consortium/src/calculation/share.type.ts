import { Field, ID, ObjectType } from '@nestjs/graphql';
import { YenScalar } from '@renkei/platform/graphql';
import type { MemberShare, SharingKey, Shares } from '@renkei/subsidy-rules';
import { SharingKeyEnum } from '../consortium/vocabulary.ts';

@ObjectType('MemberShare', {
  description:
    '自分で払う額（自己負担額）。What one member pays in the end: cost + tax − subsidy, to the yen.',
})
export class MemberShareType {
  @Field(() => ID)
  memberId: string;

  @Field(() => YenScalar, { description: '自分の店の費用（税抜）。Own tools, tax-exclusive.' })
  ownCost: bigint;

  @Field(() => YenScalar, { description: '自分の店の補助金。Own subsidy of (1).' })
  ownSubsidy: bigint;

  @Field(() => YenScalar, {
    description: '(2)と(3)の補助金を引いた残りの分担（税抜）。Part of the joint costs after their subsidy.',
  })
  jointNet: bigint;

  @Field(() => YenScalar, { description: '税抜の負担額。Own cost − own subsidy + joint part.' })
  beforeTax: bigint;

  @Field(() => YenScalar, { description: '(2)と(3)の消費税の分担。Part of the tax on the joint costs.' })
  jointTax: bigint;

  @Field(() => YenScalar, { description: '消費税の見込み。Estimated consumption tax; invoices round it.' })
  tax: bigint;

  @Field(() => YenScalar, { description: '自分で払う額（税込の見込み）。To pay, tax included.' })
  share: bigint;
}

export function memberShareOf({ id, ...share }: MemberShare): MemberShareType {
  return { ...share, memberId: id };
}

@ObjectType('ShareTotals', {
  description: '負担額＋補助金＝費用＋消費税。Share + subsidy = cost + tax, exactly.',
})
export class ShareTotalsType {
  @Field(() => YenScalar)
  cost: bigint;

  @Field(() => YenScalar)
  tax: bigint;

  @Field(() => YenScalar)
  subsidy: bigint;

  @Field(() => YenScalar)
  jointNet: bigint;

  @Field(() => YenScalar)
  jointTax: bigint;

  @Field(() => YenScalar)
  share: bigint;
}

@ObjectType('Shares', { description: 'みんなの自己負担額。What every member pays.' })
export class SharesType {
  @Field(() => SharingKeyEnum)
  sharingKey: SharingKey;

  @Field(() => Boolean, {
    description:
      '分ける基準がすべて0だったので等分した。The key had nothing to go by, so the joint costs were split equally.',
  })
  fellBackToEqual: boolean;

  // bounded: a group has at most 200 members
  @Field(() => [MemberShareType], { complexity: 200 })
  members: readonly MemberShareType[];

  @Field(() => ShareTotalsType)
  total: Shares['total'];
}

export function sharesOf(shares: Shares): SharesType {
  return { ...shares, members: shares.members.map(memberShareOf) };
}
