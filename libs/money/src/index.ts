export * from './money.module.ts';
export * from './ledger/chart.ts';
