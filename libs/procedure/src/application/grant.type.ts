import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { FieldRequires, JstMinuteScalar, YenScalar } from '@renkei/platform/graphql';
import type { CostPart } from '@renkei/subsidy-rules';
import { CostPartEnum } from './vocabulary.ts';

@ObjectType('GrantedAmount', {
  description:
    '交付決定額。(1)は構成員ごと、(2)と(3)はグループに。What was granted: (1) per member, (2) and (3) to the group; yen, tax-exclusive.',
})
export class GrantedAmountType {
  @Field(() => CostPartEnum)
  part: CostPart;

  @Field(() => ID, { nullable: true, description: 'だれに。null: グループ。null: the group.' })
  memberId: string | null;

  @Field(() => YenScalar, { description: '交付決定の通知にあった額。As the decision said.' })
  decidedYen: bigint;

  @Field(() => YenScalar, {
    description:
      'いまの上限: 認められた変更のあとの額。The ceiling now, after the changes that were accepted.',
  })
  ceilingYen: bigint;

  @Field(() => Int, {
    description: '0: 決定のまま。1以上: 認められた変更の回。0: as decided; later ones are changes.',
  })
  revision: number;
}

@ObjectType('Grant', { description: '交付決定（R25 第14条）。The grant decision.' })
export class GrantType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  applicationId: string;

  @Field(() => String, { description: '交付決定通知書の番号。The number of the notice.' })
  decisionNumber: string;

  @Field(() => JstMinuteScalar, {
    description:
      'これより前の契約・発注・納品・支払いは補助されない。Nothing before it is subsidised (S23, K25).',
  })
  decidedAt: Date;

  @Field(() => JstMinuteScalar, {
    description: '決定に書かれた事業実施期間の終わり。As the decision states it.',
  })
  projectEndAt: Date;

  @Field(() => JstMinuteScalar, { description: '決定に書かれた実績報告の期限。As the decision states it.' })
  reportDueAt: Date;

  @Field(() => String)
  conditions: string;

  // a plain list: at most 200 members and the two amounts of the group
  @Field(() => [GrantedAmountType], {
    complexity: 200,
    description: 'お店の担当には自分の店の額だけ。To a member user its own amount only.',
  })
  amounts: GrantedAmountType[];

  @Field(() => YenScalar, { description: '交付決定額の合計。(1)+(2)+(3) as decided.' })
  @FieldRequires('READ_GROUP_FIGURES')
  decidedTotalYen: bigint;

  @Field(() => YenScalar, { description: 'いまの上限の合計。(1)+(2)+(3) as the ceiling is now.' })
  @FieldRequires('READ_GROUP_FIGURES')
  ceilingTotalYen: bigint;
}
