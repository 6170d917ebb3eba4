import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Problem } from '@renkei/platform';
import { connectionOf, IsId, JstMinuteScalar, ProblemType } from '@renkei/platform/graphql';

@ObjectType('FailedWork', {
  description:
    'あきらめた処理。何の処理かだけで、だれの・どのグループのものかは出ません。Work that was given up: what kind, never whose.',
})
export class FailedWorkType {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: '処理の種類、例 letter.send。What kind of work.' })
  topic: string;

  @Field(() => JstMinuteScalar)
  createdAt: Date;

  @Field(() => JstMinuteScalar)
  failedAt: Date;

  @Field(() => Int, { description: '何度、待ち行列に渡したか。How often it was handed to the queue.' })
  handedOver: number;

  @Field(() => String, {
    nullable: true,
    description:
      '最後の失敗の種類（個人の情報は入りません）。The kind of the last failure; no personal data.',
  })
  lastError: string | null;
}

export const FailedWorkConnection = connectionOf('FailedWork', () => FailedWorkType);

@InputType()
export class RetryFailedWorkInput {
  @Field(() => ID)
  @IsId()
  id: string;
}

@ObjectType()
export class RetryFailedWorkPayload {
  @Field(() => ID, { nullable: true, description: 'やり直しになった処理。The work that runs again.' })
  retriedId?: string;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}
