import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Message } from '@renkei/kernel';
import type { CheckFinding, CheckSeverity, Fix } from '@renkei/lifecycle';
import { MessageType } from '@renkei/platform/graphql';
import { CheckSeverityEnum, FixTargetEnum } from '../application/vocabulary.ts';

@ObjectType('CheckFix', { description: 'どこでなおすか。Where it is put right: a screen links there.' })
export class CheckFixType {
  @Field(() => FixTargetEnum)
  target: Fix['target'];

  @Field(() => ID, { nullable: true })
  memberId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'READINESS・GROUP_PAPERSのとき、どの書類か。Which paper, for READINESS and GROUP_PAPERS.',
  })
  paper: string | null;
}

@ObjectType('CheckFinding', {
  description:
    '確認で見つかったこと。判断するのは事務局です。Something a check found: a reason to look, never a ruling.',
})
export class CheckFindingType {
  @Field(() => String, { description: '機械が読む種類、例 NOT_SME。Machine-readable kind.' })
  code: string;

  @Field(() => CheckSeverityEnum)
  severity: CheckSeverity;

  @Field(() => ID, { nullable: true, description: 'nullはグループ全体のこと。null: about the group.' })
  memberId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'どの質問・書類・相手のことか。Which question, paper or other member.',
  })
  subject: string | null;

  @Field(() => MessageType)
  message: Message;

  @Field(() => String, {
    description: '根拠。空は、公式の文書にない、この道具の決めごと。Empty: a decision of this product.',
  })
  clause: string;

  @Field(() => CheckFixType)
  fix: CheckFixType;
}

export const checkFindingOf = ({ fix, ...finding }: CheckFinding): CheckFindingType => ({
  ...finding,
  fix: fixOf(fix),
});

function fixOf(fix: Fix): CheckFixType {
  return {
    target: fix.target,
    memberId: 'memberId' in fix ? fix.memberId : null,
    paper: fix.target === 'READINESS' ? fix.requirement : fix.target === 'GROUP_PAPERS' ? fix.paper : null,
  };
}
