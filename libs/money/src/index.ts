export * from './money.module.ts';
