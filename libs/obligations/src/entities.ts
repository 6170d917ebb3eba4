import { OutboxEntryEntity } from '@renkei/platform';
import { MemberDocumentEntity } from './document/member-document.entity.ts';
import { ConsortiumMilestoneEntity } from './milestone/milestone.entity.ts';
import { NotificationEntity } from './notification/notification.entity.ts';
import { ObligationEntity, ReminderEntity } from './obligation/obligation.entity.ts';
import { ScheduleAnchorEntity, ScheduleEntity, ScheduleRevisionEntity } from './schedule/schedule.entity.ts';

/** What this library maps of the database; the DataSource is given these. */
export const obligationEntities = [
  ScheduleEntity,
  ScheduleRevisionEntity,
  ScheduleAnchorEntity,
  ConsortiumMilestoneEntity,
  MemberDocumentEntity,
  ObligationEntity,
  ReminderEntity,
  NotificationEntity,
  OutboxEntryEntity,
];
