// The worker's way in: no resolver, no GraphQL.
export { OfficeJobsModule } from './office-jobs.module.ts';
