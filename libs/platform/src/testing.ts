// The door from the other side, for test support only: eslint.config.mjs refuses it everywhere else.
export { createDataSource, type DatabaseOptions } from './database/data-source.ts';
