export { DeliveryJobsModule, type DeliveryJobsOptions } from './delivery-jobs.module.ts';
