import { Module } from '@nestjs/common';
import { QueueView } from '@renkei/platform';
import { CalendarFeedResolver } from './calendar/calendar-feed.resolver.ts';
import { CalendarFeedService } from './calendar/calendar-feed.service.ts';
import { CalendarController } from './calendar/calendar.controller.ts';
import { FailedWorkResolver } from './failed-work/failed-work.resolver.ts';
import { FailedWorkService } from './failed-work/failed-work.service.ts';
import { PreferenceResolver } from './preference/preference.resolver.ts';
import { PreferenceService } from './preference/preference.service.ts';
import { QueueStateResolver } from './queue-state/queue-state.resolver.ts';
import { QueueStateService } from './queue-state/queue-state.service.ts';
import { ConsortiumUnreachableResolver } from './unreachable/unreachable.resolver.ts';
import { ConsortiumWebhooksResolver, WebhookResolver } from './webhook/webhook.resolver.ts';
import { WebhookService } from './webhook/webhook.service.ts';

/** How people and machines are reached, as the API serves it; what the worker does is DeliveryJobsModule. */
@Module({
  controllers: [CalendarController],
  providers: [
    PreferenceService,
    PreferenceResolver,
    ConsortiumUnreachableResolver,
    WebhookService,
    WebhookResolver,
    ConsortiumWebhooksResolver,
    CalendarFeedService,
    CalendarFeedResolver,
    FailedWorkService,
    FailedWorkResolver,
    QueueView,
    QueueStateService,
    QueueStateResolver,
  ],
})
export class DeliveryModule {}
