export * from './anchor.ts';
export * from './derive-obligations.ts';
export * from './obligation.ts';
export * from './reconcile-obligations.ts';
export * from './reminder.ts';
export * from './requirement.ts';
export * from './requirement-data.ts';
export * from './requirement-terms.ts';
