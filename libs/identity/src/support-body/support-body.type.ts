import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, JstMinuteScalar, ProblemType } from '@renkei/platform/graphql';
import { PersonType } from '../assignment/person.type.ts';

@ObjectType('SupportBody', {
  description:
    '支援機関。同意したグループのうち、担当する都道府県のものだけを見る。Reads groups of its prefectures that consented, and changes nothing.',
})
export class SupportBodyType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  // a plain list: there are 47
  @Field(() => [Int], { description: '担当する都道府県 1–47（JIS X 0401）。Its prefectures, ascending.' })
  prefectures: readonly number[];

  @Field(() => Int)
  version: number;

  @Field(() => JstMinuteScalar)
  createdAt: Date;
}

export const SupportBodyConnection = connectionOf('SupportBody', () => SupportBodyType);

@ObjectType()
export class SupportBodyPayload {
  @Field(() => SupportBodyType, { nullable: true })
  supportBody?: SupportBodyType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}

@ObjectType()
export class EndSupportReaderPayload {
  @Field(() => PersonType, { nullable: true })
  person?: PersonType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}
