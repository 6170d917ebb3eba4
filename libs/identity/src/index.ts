export * from './identity.module.ts';
