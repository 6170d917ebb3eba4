import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { collectProblems, type Viewer } from '@renkei/platform';
import { CurrentViewer, Requires } from '@renkei/platform/graphql';
import { MarkNotificationReadInput, NotificationArgs } from './notification.inputs.ts';
import { NotificationService } from './notification.service.ts';
import {
  MarkNotificationReadPayload,
  NotificationConnection,
  NotificationType,
} from './notification.type.ts';

@Resolver(() => NotificationType)
export class NotificationResolver {
  readonly #notifications: NotificationService;

  constructor(notifications: NotificationService) {
    this.#notifications = notifications;
  }

  @Requires('SIGNED_IN')
  @Query(() => NotificationConnection, {
    description:
      '自分あてのお知らせ（全グループ、新しい順）。The viewer’s own inbox over all groups, newest first.',
  })
  notifications(@CurrentViewer() viewer: Viewer, @Args() args: NotificationArgs) {
    return this.#notifications.inbox(viewer, args);
  }

  @Requires('SIGNED_IN')
  @Mutation(() => MarkNotificationReadPayload, {
    description: 'お知らせを読んだことにする（何度でも同じ）。Marks it as read; again changes nothing.',
  })
  markNotificationRead(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => MarkNotificationReadInput }) input: MarkNotificationReadInput,
  ) {
    return collectProblems(async () => ({
      notification: await this.#notifications.markRead(viewer, input.id),
    }));
  }
}
