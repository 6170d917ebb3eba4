export * from './create-worker.ts';
export * from './settings.ts';
