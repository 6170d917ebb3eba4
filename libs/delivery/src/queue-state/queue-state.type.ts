import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf, JstMinuteScalar } from '@renkei/platform/graphql';

export const QUEUE_BACKENDS = ['POSTGRES', 'REDIS'] as const;
export type QueueBackend = (typeof QUEUE_BACKENDS)[number];
export const QueueBackendEnum = enumOf(QUEUE_BACKENDS);

registerEnumType(QueueBackendEnum, {
  name: 'QueueBackend',
  description: '待ち行列の置き場所。Where jobs are kept.',
});

@ObjectType('TopicState', {
  description:
    '1種類の処理の状況。件数と時刻だけで、だれの・どのグループのものかは出ません。One kind of work: how much, never whose.',
})
export class TopicStateType {
  @Field(() => String, { description: '処理の種類、例 letter.send。What kind of work.' })
  topic: string;

  @Field(() => Int, { description: 'まだ待ち行列に渡していない件数。Not handed to the queue yet.' })
  waiting: number;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description: 'そのうち、いちばん古いもの。The oldest of them.',
  })
  oldestWaitingAt: Date | null;

  @Field(() => Int, { description: '渡して、まだ終わっていない件数。Handed over and not done.' })
  inHand: number;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description: 'そのうち、いちばん古いもの。The oldest of them.',
  })
  oldestInHandAt: Date | null;

  @Field(() => Int, { description: 'あきらめた件数（failedWork）。Given up.' })
  failed: number;

  @Field(() => Int, { description: 'この24時間に終わった件数。Done within a day.' })
  doneInADay: number;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description: 'この24時間で最後に終わった時。When the last one was done; null: none within a day.',
  })
  lastDoneAt: Date | null;
}

@ObjectType('QueueCounts', { description: '1つの待ち行列の件数。One queue, as its backend counts it now.' })
export class QueueCountsType {
  @Field(() => String, { description: 'renkei-work: 処理、renkei-deadlines: 締切の見回り。Its name.' })
  name: string;

  @Field(() => Int)
  waiting: number;

  @Field(() => Int)
  active: number;

  @Field(() => Int, { description: '時刻を待っている件数。Waiting for their time.' })
  delayed: number;

  @Field(() => Int)
  failed: number;
}

@ObjectType('QueueState', {
  description: '裏で動く処理の状況、いま。How the work behind the product stands now; administrators only.',
})
export class QueueStateType {
  @Field(() => QueueBackendEnum)
  backend: QueueBackend;

  @Field(() => Boolean, { description: '待ち行列が見えたか。Whether the queue could be looked into.' })
  queueReachable: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description:
      '処理係（worker）が動いているか: 締切の見回りが予定どおりに進んでいる。null: 待ち行列が見えない。Whether a worker is at work: the sweep of the deadlines goes on; null: unknown.',
  })
  workerAlive: boolean | null;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description:
      '締切の最後の見回り。null: まだない、または見えない。The last sweep of the deadlines; null: none, or unknown.',
  })
  lastSweepAt: Date | null;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description: '締切の次の見回り。When the next sweep is due.',
  })
  nextSweepAt: Date | null;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description:
      '最後に処理を待ち行列に渡した時、この24時間で。When work was last handed to the queue; null: none within a day.',
  })
  lastRelayAt: Date | null;

  @Field(() => String, {
    description: 'データベースの版: 最後に適用した移行。The last migration the database has had.',
  })
  databaseSchema: string;

  // bounded: the topics of the outbox
  @Field(() => [TopicStateType], {
    description:
      'いまあるか、この24時間に終わった処理、種類順。What is there or was done within a day, by kind.',
  })
  topics: readonly TopicStateType[];

  // bounded: the product's two queues
  @Field(() => [QueueCountsType], {
    complexity: 2,
    description: '待ち行列が見えないときは空。Empty when it cannot be looked into.',
  })
  queues: readonly QueueCountsType[];
}
