export * from './vault.module.ts';
