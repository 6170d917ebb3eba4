// Checking an exported chain, offline: node:crypto and nothing else.
export * from './checkpoints.ts';
export * from './fault.ts';
export * from './file-format.ts';
export * from './hashes.ts';
export * from './verify-file.ts';
