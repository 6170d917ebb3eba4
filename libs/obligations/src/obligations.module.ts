import { Module } from '@nestjs/common';
import { MemberDocumentResolver } from './document/member-document.resolver.ts';
import { MemberDocumentService } from './document/member-document.service.ts';
import { MilestoneResolver } from './milestone/milestone.resolver.ts';
import { MilestoneService } from './milestone/milestone.service.ts';
import { NotificationResolver } from './notification/notification.resolver.ts';
import { NotificationService } from './notification/notification.service.ts';
import { ConsortiumObligationsResolver, ObligationResolver } from './obligation/obligation.resolver.ts';
import { ScheduleResolver } from './schedule/schedule.resolver.ts';
import { ScheduleService } from './schedule/schedule.service.ts';

/** Schedules, deadlines and inboxes as the API serves them; what the worker does is ObligationJobsModule. */
@Module({
  providers: [
    ScheduleService,
    ScheduleResolver,
    MilestoneService,
    MilestoneResolver,
    MemberDocumentService,
    MemberDocumentResolver,
    ConsortiumObligationsResolver,
    ObligationResolver,
    NotificationService,
    NotificationResolver,
  ],
  exports: [MemberDocumentService],
})
export class ObligationsModule {}
