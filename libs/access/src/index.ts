export * from './approval.ts';
export * from './role-matrix.ts';
