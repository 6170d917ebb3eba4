export * from './procedure-jobs.module.ts';
