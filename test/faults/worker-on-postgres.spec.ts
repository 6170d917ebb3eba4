import { describe, jest } from '@jest/globals';
import { workerFaults } from './worker-faults.ts';

jest.setTimeout(60_000);

describe('worker with its jobs in PostgreSQL', () => workerFaults(() => null));
