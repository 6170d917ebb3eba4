import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const swc = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));
delete swc.$schema;
delete swc.jsc.rewriteRelativeImportExtensions; // Jest resolves ./x.ts itself
// the screens have no decorators; React's own transform, as Vite does it
const screens = {
  ...swc,
  jsc: {
    ...swc.jsc,
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
  },
};

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@renkei/source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: {
    '/apps/web/.*\\.tsx?$': ['@swc/jest', { ...screens, swcrc: false }],
    '\\.ts$': ['@swc/jest', { ...swc, swcrc: false }],
  },
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
  // In one process the modules of every file before it stay in memory: a worker is replaced when it has grown.
  maxWorkers: Math.max(2, Math.min(4, availableParallelism())),
  workerIdleMemoryLimit: '1500MB',
  testTimeout: 60_000, // real databases, processes and a busy machine; a hang still ends
  modulePathIgnorePatterns: ['/dist/', '/dist-partial-', '/.data/', '/.nx/'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
};
