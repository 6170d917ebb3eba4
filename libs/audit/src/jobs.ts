// The worker's way in: no resolver, no GraphQL.
export { AuditJobsModule, type AuditJobsOptions } from './audit-jobs.module.ts';
