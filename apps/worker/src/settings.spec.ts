import { describe, expect, it } from '@jest/globals';
import { readClock, readSettings } from './settings.ts';

describe('readSettings', () => {
  it('needs nothing set', () => {
    expect(readSettings({ SWEEP_BATCH: '' })).toMatchObject({
      lockMs: 5_000,
      outbox: { concurrency: 50, relayLimit: 5 },
      sweep: { everyMs: 60_000, batch: 1_000 },
    });
  });

  it('takes what is set', () => {
    expect(readSettings({ WORKER_CONCURRENCY: '3', SWEEP_EVERY_MS: '500' })).toMatchObject({
      outbox: { concurrency: 3 },
      sweep: { everyMs: 500 },
    });
  });

  it.each(['0', '-1', '1.5', 'many', '501'])(
    'refuses %s jobs at a time, and says which variable it is',
    (value) => {
      expect(() => readSettings({ WORKER_CONCURRENCY: value })).toThrow(
        `WORKER_CONCURRENCY must be a whole number from 1 to 500, not "${value}".`,
      );
    },
  );
});

describe('readClock', () => {
  const RENKEI_CLOCK = '2026-06-23T00:00:00Z';

  it('travels in time in tests only', () => {
    expect(readClock({ NODE_ENV: 'test', RENKEI_CLOCK })).toBe(Date.parse(RENKEI_CLOCK));
    expect(readClock({ NODE_ENV: 'production', RENKEI_CLOCK })).toBeNull();
    expect(readClock({ RENKEI_CLOCK })).toBeNull();
    expect(readClock({ NODE_ENV: 'test' })).toBeNull();
  });

  it('refuses what is no instant', () => {
    expect(() => readClock({ NODE_ENV: 'test', RENKEI_CLOCK: 'yesterday' })).toThrow('RENKEI_CLOCK');
  });
});
