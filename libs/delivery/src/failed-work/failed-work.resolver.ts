import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { collectProblems, type Viewer } from '@renkei/platform';
import { CurrentViewer, PageArgs, Requires } from '@renkei/platform/graphql';
import { FailedWorkService } from './failed-work.service.ts';
import {
  FailedWorkConnection,
  FailedWorkType,
  RetryFailedWorkInput,
  RetryFailedWorkPayload,
} from './failed-work.type.ts';

@Resolver(() => FailedWorkType)
export class FailedWorkResolver {
  readonly #work: FailedWorkService;

  constructor(work: FailedWorkService) {
    this.#work = work;
  }

  @Requires('RETRY_WORK')
  @Query(() => FailedWorkConnection, {
    description: 'あきらめた処理（新しい順）。Work that was given up, newest first.',
  })
  failedWork(@CurrentViewer() viewer: Viewer, @Args({ type: () => PageArgs }) page: PageArgs) {
    return this.#work.page(viewer, page);
  }

  @Requires('RETRY_WORK')
  @Mutation(() => RetryFailedWorkPayload, {
    description: 'あきらめた処理をやり直す。Runs work that was given up once more.',
  })
  retryFailedWork(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RetryFailedWorkInput }) input: RetryFailedWorkInput,
  ) {
    return collectProblems(async () => ({ retriedId: await this.#work.retry(viewer, input.id) }));
  }
}
