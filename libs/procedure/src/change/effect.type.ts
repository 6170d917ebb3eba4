import { Field, ObjectType } from '@nestjs/graphql';
import type { JstMinute } from '@renkei/kernel';
import { JstMinuteScalar, YenScalar } from '@renkei/platform/graphql';
import { ConsequencesType, DropoutMemberType } from '../simulation/dropout.type.ts';

@ObjectType('ChangedMember', {
  description: '変更で、この構成員の額がどうなるか。円・税抜（shareは税込の目安）。',
})
export class ChangedMemberType extends DropoutMemberType {
  @Field(() => YenScalar, {
    description: '(1)の上限: 申請・交付決定・確定された額。What stands: never exceeded.',
  })
  ceiling: bigint;

  @Field(() => YenScalar, {
    description:
      '変更後の内容だけで計算した(1)の申請可能額。What the rules alone would give of (1) afterwards.',
  })
  ruled: bigint;
}

@ObjectType('PeriodDates', { description: '日本時間。JST.' })
export class PeriodDatesType {
  @Field(() => JstMinuteScalar, { description: '事業実施期間の終わり。' })
  projectEndAt: JstMinute;

  @Field(() => JstMinuteScalar, { description: '実績報告の期限。' })
  reportDueAt: JstMinute;
}

@ObjectType('PeriodDifference')
export class PeriodDifferenceType {
  @Field(() => PeriodDatesType)
  before: PeriodDatesType;

  @Field(() => PeriodDatesType)
  after: PeriodDatesType;
}

@ObjectType('ChangeEffect', {
  description:
    'この変更で、みんなの額と期限がどうなるか。申請・交付決定された額が上限（R25 第22条2・様式第1 2.）。What a change does; what was granted is a ceiling.',
})
export class ChangeEffectType extends ConsequencesType {
  // a plain list: the members of one group, at most 200
  @Field(() => [ChangedMemberType], { complexity: 200 })
  members: readonly ChangedMemberType[];

  @Field(() => PeriodDifferenceType, {
    nullable: true,
    description: 'null: 期限は変わらない。No date moves.',
  })
  period: PeriodDifferenceType | null;

  @Field(() => String, {
    description:
      'この内容を確かめた印。届け出るときに送る。SHA-256 of the canonical effect; sent when confirming it.',
  })
  sha256: string;
}
