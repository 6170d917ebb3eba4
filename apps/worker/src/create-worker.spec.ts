import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { ObligationJobsModule } from '@renkei/obligations/jobs';
import { createLogger, FixedClock, readConfig } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroups, seedObligations } from '@renkei/test/deadlines';
import { setTimeout as sleep } from 'node:timers/promises';
import { createWorker, type WorkerOptions } from './create-worker.ts';
import { readSettings } from './settings.ts';

jest.setTimeout(60_000);

const NOW = '2026-06-23T00:00:00Z';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await seedGroups(database, { groups: 2, membersPerGroup: 2 });
  await seedObligations(database, {
    of: 'group',
    each: 1,
    dueAt: '2026-06-30T08:00:00Z',
    nextReminderAt: NOW,
    lastStep: 'D14',
  });
});
afterAll(() => database.drop());

const options = (): WorkerOptions => ({
  config: readConfig({ DATABASE_URL: database.workerUrl }),
  settings: readSettings({}),
  clock: new FixedClock(Date.parse(NOW)),
  logger: createLogger('worker', 'silent'),
});
const connections = async () => {
  const [row] = await database.sql<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND usename = 'app_worker'`,
  );
  return row?.n;
};

describe('createWorker', () => {
  it('brings what is due into the inbox as soon as it runs, and leaves nothing open behind', async () => {
    const worker: INestApplicationContext = await createWorker(options());
    const inbox = () => database.sql('SELECT kind, step, created_at FROM notification');
    while ((await inbox()).length < 2) await sleep(20);
    expect(await inbox()).toEqual(Array(2).fill({ kind: 'REMINDER', step: 'D7', created_at: new Date(NOW) }));
    await worker.close();
    for (let tries = 0; tries < 50 && (await connections()) !== 0; tries += 1) await sleep(20);
    expect(await connections()).toBe(0);
  });

  it('refuses to start when a topic has no handler, and lets go of what it had opened', async () => {
    const providers = Reflect.getMetadata('providers', ObligationJobsModule) as unknown[];
    Reflect.defineMetadata('providers', providers.slice(0, -1), ObligationJobsModule);
    try {
      await expect(createWorker(options())).rejects.toThrow(
        'Every topic needs exactly one handler. reminder.deliver: none',
      );
    } finally {
      Reflect.defineMetadata('providers', providers, ObligationJobsModule);
    }
    for (let tries = 0; tries < 50 && (await connections()) !== 0; tries += 1) await sleep(20);
    expect(await connections()).toBe(0);
  });
});
