export { migrate, schemaStatus } from './migrate.ts';
export type { MigrateOptions, MigrateResult, SchemaConnection, SchemaStatus } from './migrate.ts';
export { MigrationError } from './migration-error.ts';
export { MIGRATIONS_DIRECTORY, readMigrationFiles } from './migration-files.ts';
export type { MigrationFile } from './migration-files.ts';
export { RUNTIME_ROLES } from './runtime-access.ts';
export type { RolePasswords, RuntimeRole } from './runtime-access.ts';
