import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { JstMinuteScalar, ProblemType, YenScalar, connectionOf } from '@renkei/platform/graphql';
import type { RuleSetId } from '@renkei/subsidy-rules';
import { RuleSetEnum } from '../consortium/vocabulary.ts';

@ObjectType('SnapshotApproval', {
  description: '承認の記録。一度承認したら変わらない。Who approved it and when; it stays.',
})
export class SnapshotApprovalType {
  @Field(() => String, {
    nullable: true,
    description: '承認した人の名前。null: 同じグループの担当者でないと見えない。null: not yours to see.',
  })
  approvedBy: string | null;

  @Field(() => JstMinuteScalar)
  approvedAt: Date;

  @Field(() => Boolean, {
    description:
      '承認したとき、グループが二人での確認を決めていたか。Whether two people were asked for when it was signed.',
  })
  fourEyes: boolean;
}

@ObjectType('CalculationSnapshot', {
  description:
    '保存した計算。あとから変わらない。A calculation somebody kept: input and outcome with their digests.',
})
export class SnapshotType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  consortiumId: string;

  @Field(() => Int, { description: 'グループ内の通し番号。' })
  number: number;

  @Field(() => String)
  label: string;

  @Field(() => RuleSetEnum)
  ruleSet: RuleSetId;

  @Field(() => String)
  ruleSetVersion: string;

  @Field(() => YenScalar, { description: '(1)+(2)+(3)の申請額。' })
  totalGranted: bigint;

  @Field(() => String, { description: 'SHA-256 of the canonical input.' })
  inputSha256: string;

  @Field(() => String, { description: 'SHA-256 of the canonical outcome.' })
  outcomeSha256: string;

  @Field(() => Boolean, {
    description: 'いまの内容と同じか。Whether nothing that can change a yen changed since.',
  })
  isCurrent: boolean;

  @Field(() => JstMinuteScalar)
  createdAt: Date;

  @Field(() => SnapshotApprovalType, { nullable: true, description: 'まだならnull。null: not approved.' })
  approval: SnapshotApprovalType | null;
}

export const SnapshotConnection = connectionOf('CalculationSnapshot', () => SnapshotType);

@ObjectType('SaveCalculationSnapshotPayload')
export class SaveSnapshotPayload {
  @Field(() => SnapshotType, { nullable: true })
  snapshot?: SnapshotType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}

@ObjectType('ApproveCalculationSnapshotPayload')
export class ApproveSnapshotPayload {
  @Field(() => SnapshotType, { nullable: true })
  snapshot?: SnapshotType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}
