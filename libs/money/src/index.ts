export * from './money.module.ts';
export * from './ledger/chart.ts';
export * from './transfer/receipt-facts.ts';
