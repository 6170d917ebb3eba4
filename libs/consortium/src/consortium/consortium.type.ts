import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  connectionOf,
  FieldRequires,
  JstMinuteScalar,
  ProblemType,
  YenScalar,
} from '@renkei/platform/graphql';
import type { Interpretation, OverCapPolicy, RuleSetId, SharingKey } from '@renkei/subsidy-rules';
import {
  AdminFeeBaseEnum,
  AnalysisMemberCountEnum,
  OverCapPolicyEnum,
  ProductivityMeanEnum,
  RuleSetEnum,
  SharingKeyEnum,
  TierBoundaryEnum,
} from './vocabulary.ts';

@ObjectType('ChosenReadings', {
  description:
    '公式資料が食い違う点でグループが選んだ読み方。nullは年度のルールの標準。The readings the group chose where the official papers disagree; null = the default of the rule set.',
})
export class ChosenReadingsType {
  @Field(() => AdminFeeBaseEnum, { nullable: true })
  adminFeeBase: Interpretation['adminFeeBase'] | null;

  @Field(() => AnalysisMemberCountEnum, { nullable: true })
  analysisMemberCount: Interpretation['analysisMemberCount'] | null;

  @Field(() => TierBoundaryEnum, { nullable: true })
  tierBoundary: Interpretation['tierBoundary'] | null;

  @Field(() => ProductivityMeanEnum, { nullable: true })
  productivityMean: Interpretation['productivityMean'] | null;
}

@ObjectType('Consortium', {
  description:
    '補助事業グループ。お店の担当には、自分の店のことと、グループの名前・日程・構成員の名前だけが見えます。All members doing one subsidised project (K25 p.9). A member user sees its own member, and of the group its name, dates and roster; the fields about everybody’s money answer FORBIDDEN.',
})
export class ConsortiumType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => Int, { description: '都道府県コード 1–47（JIS X 0401）。Prefecture.' })
  prefecture: number;

  @Field(() => RuleSetEnum)
  ruleSet: RuleSetId;

  @Field(() => YenScalar, {
    nullable: true,
    description:
      '2022年度だけ: 事務費・専門家費の上限。グループ全体の計算を見られる人だけ。The cap of (3), known for no other paper of 2022; for those who see the figures of the group.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  adminCapYen: bigint | null;

  @Field(() => OverCapPolicyEnum)
  overCapPolicy: OverCapPolicy;

  @Field(() => YenScalar, {
    nullable: true,
    description:
      'MANUALのとき: グループが申請する(2)の補助金。グループ全体の計算を見られる人だけ。The subsidy of (2) asked for under MANUAL; for those who see the figures of the group.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  requestedAnalysisYen: bigint | null;

  @Field(() => SharingKeyEnum)
  sharingKey: SharingKey;

  @Field(() => ID, { nullable: true })
  scheduleId: string | null;

  @Field(() => Int, {
    description:
      '公式の期限の何営業日前に構成員の期限を置くか。Internal deadlines, in Japanese business days before.',
  })
  internalLeadBusinessDays: number;

  @Field(() => Boolean, {
    description:
      '保存した計算を、作った人とは別の承認者が承認するか。Whether author and approver of a kept calculation must be two people.',
  })
  needsApproval: boolean;

  @Field(() => Boolean, { description: '見本のグループか。A made-up group for trying things.' })
  isSample: boolean;

  @Field(() => JstMinuteScalar, { nullable: true })
  closedAt: Date | null;

  @Field(() => Int)
  version: number;

  @Field(() => JstMinuteScalar)
  createdAt: Date;
}

export const ConsortiumConnection = connectionOf('Consortium', () => ConsortiumType);

@ObjectType('ConsortiumPayload')
export class ConsortiumPayload {
  @Field(() => ConsortiumType, { nullable: true })
  consortium?: ConsortiumType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}
