import { Field, ID, ObjectType } from '@nestjs/graphql';
import { JstMinuteScalar, ProblemType, connectionOf } from '@renkei/platform/graphql';

@ObjectType('WhatIfScenario', {
  description:
    '保存した「もしも」。額は保存せず、開いたときの内容で計算し直します。A saved what-if; its amounts are asked anew.',
})
export class ScenarioType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  consortiumId: string;

  @Field(() => String)
  name: string;

  @Field(() => String, {
    description:
      '変えてみること（JSON）。WhatIfInput.changes と同じ形で、金額は文字、資料の読み方はルールの書き方（x25 など）。As WhatIfInput.changes, but for yen as decimal text and readings as the rules spell them.',
  })
  changes: string;

  @Field(() => String, {
    nullable: true,
    description: '保存した人。null: 見える立場でない。null: not yours to see.',
  })
  createdBy: string | null;

  @Field(() => JstMinuteScalar)
  createdAt: Date;
}

export const ScenarioConnection = connectionOf('WhatIfScenario', () => ScenarioType);

@ObjectType('SaveScenarioPayload')
export class SaveScenarioPayload {
  @Field(() => ScenarioType, { nullable: true })
  scenario?: ScenarioType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}

@ObjectType('RemoveScenarioPayload')
export class RemoveScenarioPayload {
  @Field(() => ID, { nullable: true })
  removedId?: string;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}
