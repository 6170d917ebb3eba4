import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { FixedClock } from '@renkei/platform';
import { MailModule } from '@renkei/platform/jobs';
import { testApp } from '@renkei/test/app';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup } from '@renkei/test/group';
import { giveAddress, seedDeadline, seedNotification } from '../test/notices.ts';
import { DeliveryJobsModule } from './delivery-jobs.module.ts';

const NOW = '2026-11-23T12:00:00+09:00';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const startedWith = async (smtpUrl: string | null) => {
  const worker = await testApp(
    database,
    [MailModule, DeliveryJobsModule.forRoot({ everyMs: 20, gatherMs: 0, batch: 1 })],
    { as: 'worker', clock: new FixedClock(Date.parse(NOW)), config: { smtpUrl } },
  );
  worker.get(DeliveryJobsModule).start();
  return worker;
};
const count = async () =>
  (await database.sql<{ n: number }>('SELECT count(*)::int AS n FROM mail_delivery'))[0]!.n;

it('letters are looked for by the clock, from start to close, only where they can be sent', async () => {
  const { id: consortiumId, coordinator } = await seedGroup(database);
  await giveAddress(database, coordinator.userId, 'torimatome@example.jp');
  const obligation = await seedDeadline(database, { consortiumId, dueAt: '2026-12-01T17:00:00+09:00' });
  await seedNotification(database, coordinator.userId, obligation, NOW);

  const without = await startedWith(null);
  await sleep(300);
  expect(await count()).toBe(0);
  await without.close();

  const worker = await startedWith('smtp://127.0.0.1:9');
  while ((await count()) === 0) await sleep(20);
  await worker.close();
  await seedNotification(database, coordinator.userId, obligation, NOW);
  await sleep(300);
  expect(await count()).toBe(1);
});
