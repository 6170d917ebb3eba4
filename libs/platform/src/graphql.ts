// What GraphQL needs; apart from the rest so that the worker and the command start without loading it.
export * from './errors/format-error.ts';
export * from './graphql/connection.ts';
export * from './graphql/enum-of.ts';
export * from './graphql/field-permissions.ts';
export * from './graphql/input-decorators.ts';
export * from './graphql/message.type.ts';
export * from './graphql/request-context.ts';
export * from './graphql/scalars.ts';
export * from './identity/permission.ts';
export * from './identity/permission.guard.ts';
