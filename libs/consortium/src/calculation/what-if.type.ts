import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Message } from '@renkei/kernel';
import { MessageType, YenScalar } from '@renkei/platform/graphql';
import type { Difference, MemberDifference, WhatIf } from '@renkei/subsidy-rules';
import { CalculationType } from './calculation.type.ts';
import { MemberCountType } from './explanation.type.ts';

export const MemberFateEnum = {
  SAME: 'SAME',
  CHANGED: 'CHANGED',
  DROPPED: 'DROPPED',
  ADDED: 'ADDED',
} as const;
registerEnumType(MemberFateEnum, {
  name: 'MemberFate',
  description: 'もしもの前後で、この構成員がどうなるか。',
});

@ObjectType('YenDifference', { description: '前・後・差（後−前）。Before, after, after − before.' })
export class YenDifferenceType implements Difference {
  @Field(() => YenScalar)
  before: bigint;

  @Field(() => YenScalar)
  after: bigint;

  @Field(() => YenScalar)
  change: bigint;
}

@ObjectType('MemberDifference')
export class MemberDifferenceType {
  @Field(() => ID)
  memberId: string;

  @Field(() => String)
  name: string;

  @Field(() => MemberFateEnum)
  status: MemberDifference['status'];

  @Field(() => YenDifferenceType, { description: '(1)の申請可能額。Available (1).' })
  available: Difference;

  @Field(() => YenDifferenceType, { description: '(1)の申請額。Granted (1).' })
  granted: Difference;

  @Field(() => YenDifferenceType, { description: '自分で払う額（税込の見込み）。The share, tax included.' })
  share: Difference;
}

@ObjectType('GroupDifference')
export class GroupDifferenceType {
  @Field(() => MemberCountType)
  memberCount: MemberCountType;

  @Field(() => YenDifferenceType)
  infrastructure: Difference;

  @Field(() => YenDifferenceType)
  analysis: Difference;

  @Field(() => YenDifferenceType)
  admin: Difference;

  @Field(() => YenDifferenceType)
  total: Difference;

  @Field(() => YenDifferenceType)
  share: Difference;
}

@ObjectType('WhatIf', {
  description: 'もしも変えたら。何も保存しない。Today and the scenario side by side; nothing is saved.',
})
export class WhatIfType {
  @Field(() => MessageType, { description: 'ひとことで言うと。The scenario in one sentence.' })
  sentence: Message;

  @Field(() => GroupDifferenceType)
  group: GroupDifferenceType;

  // bounded: a group has at most 200 members
  @Field(() => [MemberDifferenceType], { complexity: 200 })
  members: readonly MemberDifferenceType[];

  @Field(() => CalculationType)
  before: CalculationType;

  @Field(() => CalculationType)
  after: CalculationType;
}

export function whatIfOf({ sentence, group, members, after }: WhatIf, before: CalculationType): WhatIfType {
  return {
    sentence,
    group,
    members: members.map(({ id, ...difference }) => ({ ...difference, memberId: id })),
    before,
    after: new CalculationType(after),
  };
}
