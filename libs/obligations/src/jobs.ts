// The worker's way in. It reaches no resolver, so a worker starts without the API's code.
export { obligationEntities } from './entities.ts';
export { paperFormOf, representativeTypeOf } from './obligation/group-facts.ts';
export { ObligationJobsModule } from './obligation-jobs.module.ts';
export {
  notificationText,
  spoken as spokenMinute,
  type NotificationFacts,
} from './notification/notification-text.ts';
export { DeadlineSweep } from './sweep/deadline-sweep.ts';
export { SweepModule, type SweepOptions } from './sweep/sweep.module.ts';
