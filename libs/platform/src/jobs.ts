// What the worker works with: the outbox, the handlers of its topics, letters. The API starts without it.
export * from './outbox/handler-registry.ts';
export * from './outbox/job-handler.ts';
export * from './outbox/outbox-processor.ts';
export * from './outbox/outbox-reconciler.ts';
export * from './outbox/outbox-relay.ts';
export * from './outbox/outbox.module.ts';
export * from './mail/mail.module.ts';
export * from './mail/mailer.ts';
export * from './mail/names-in-letters.ts';
export * from './mail/mail-delivery.ts';
