export * from './application/grant-facts.ts';
export * from './performance/fixing-facts.ts';
export * from './procedure.module.ts';
export * from './shared/move.ts';
