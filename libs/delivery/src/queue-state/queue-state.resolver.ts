import { Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '@renkei/platform';
import { CurrentViewer, Requires } from '@renkei/platform/graphql';
import { QueueStateService } from './queue-state.service.ts';
import { QueueStateType } from './queue-state.type.ts';

@Resolver(() => QueueStateType)
export class QueueStateResolver {
  readonly #states: QueueStateService;

  constructor(states: QueueStateService) {
    this.#states = states;
  }

  @Requires('RETRY_WORK')
  @Query(() => QueueStateType, {
    description: '裏で動く処理の状況。How the work behind the product stands; administrators only.',
  })
  queueState(@CurrentViewer() viewer: Viewer): Promise<QueueStateType> {
    return this.#states.state(viewer);
  }
}
