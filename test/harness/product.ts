import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { Clock, configOf, createLogger } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { createWorker, readSettings } from '@renkei/worker';
import { testApi, testKeys, type TestApi } from './api.ts';

const BRING_SAMPLE = new URL('../../apps/renkei/src/sample/bring-sample.ts', import.meta.url);

/** The clock of the machine, put forward. */
export class ShiftedClock extends Clock {
  #aheadMs = 0;

  override epochMs(): number {
    return Date.now() + this.#aheadMs;
  }

  letDaysPass(days: number): void {
    this.#aheadMs += days * 86_400_000;
  }
}

/** What `npm start` runs, inside the test: API, worker, database, the three sample groups and their accounts. */
export interface Product {
  readonly url: string;
  readonly api: TestApi;
  readonly database: TestDatabase;
  readonly clock: ShiftedClock;
  /** Passwords of the sample's accounts by address. */
  readonly passwords: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

export async function startProduct(): Promise<Product> {
  const database = await testDatabase();
  const clock = new ShiftedClock();
  const folder = await mkdtemp(join(tmpdir(), 'renkei-product-'));
  const config = {
    keys: testKeys,
    evidenceStorage: { kind: 'FOLDER', folder } as const,
    mailboxDirectory: join(folder, 'mail'),
  };
  const api = await testApi(database, { clock, config });
  const worker: INestApplicationContext = await createWorker({
    config: configOf({ ...config, databaseUrl: database.workerUrl }),
    settings: readSettings({ OUTBOX_POLL_MS: '200', SWEEP_EVERY_MS: '500' }),
    clock,
    logger: createLogger('worker', 'silent'),
  });
  const { bringSample } = (await import(BRING_SAMPLE.href)) as {
    bringSample(
      ownerUrl: string,
      apiUrl: string,
      say: () => void,
    ): Promise<readonly { account: { email: string }; password: string }[]>;
  };
  const ready = await bringSample(database.ownerUrl, api.url, () => {});
  return {
    url: api.url,
    api,
    database,
    clock,
    passwords: new Map(ready.map(({ account, password }) => [account.email, password])),
    close: async () => {
      await worker.close();
      await api.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
