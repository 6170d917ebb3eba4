export * from './money-jobs.module.ts';
