import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  connectionOf,
  JstMinuteScalar,
  LocalDateScalar,
  ProblemType,
  YenScalar,
} from '@renkei/platform/graphql';

@ObjectType('Asset', {
  description:
    '取得財産等管理台帳の1行: 単価50万円以上（税抜）。処分が制限される（R25 第29条）。An asset of ¥500,000 or more a unit, tax-exclusive; its disposal is restricted.',
})
export class AssetType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  memberId: string;

  @Field(() => ID)
  costLineId: string;

  @Field(() => String)
  name: string;

  @Field(() => YenScalar, { description: '1台あたりの実際の額、税抜。Actual price per unit, rounded down.' })
  unitPriceYen: bigint;

  @Field(() => Int)
  quantity: number;

  @Field(() => LocalDateScalar, {
    description: '取得した日（納品、なければ請求の日）。Day of delivery, else of invoice.',
  })
  acquiredOn: string;

  @Field(() => String, { description: '保管している場所。Where it is kept.' })
  place: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '処分した日。null: まだある。null: still there.',
  })
  disposedOn: string | null;

  @Field(() => String)
  disposalNote: string;

  @Field(() => Int)
  version: number;

  @Field(() => JstMinuteScalar)
  recordedAt: Date;
}

export const AssetConnection = connectionOf('Asset', () => AssetType);

@ObjectType('AssetPayload')
export class AssetPayload {
  @Field(() => AssetType, { nullable: true })
  asset?: AssetType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}
