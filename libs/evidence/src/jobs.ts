export * from './evidence-jobs.module.ts';
