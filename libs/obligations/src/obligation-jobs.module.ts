import { Module } from '@nestjs/common';
import { ObligationMovedHandler } from './notification/obligation-moved.handler.ts';
import { DerivationService } from './obligation/derivation.service.ts';
import { DeriveObligationsHandler } from './obligation/derive-obligations.handler.ts';
import { ScheduleRevisedHandler } from './schedule/schedule-revised.handler.ts';
import { ReminderDelivery } from './sweep/reminder-delivery.ts';

/** The handlers of this library's topics: what the worker does and the API does not. */
@Module({
  providers: [
    DerivationService,
    DeriveObligationsHandler,
    ScheduleRevisedHandler,
    ObligationMovedHandler,
    ReminderDelivery,
  ],
})
export class ObligationJobsModule {}
