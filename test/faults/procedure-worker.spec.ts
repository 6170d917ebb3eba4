import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { TestProcess } from '@renkei/test/process';
import { ProcedureBench, type Api } from './procedure-bench.ts';
import { listeners, type Listeners } from './procedure-listeners.ts';
import { ledgerFaults } from './procedure-state.ts';
import { served, TOPICS, WORKERS_STAND_AT, type Served } from './procedure-topics.ts';

// At the effect of each topic the worker is killed with SIGKILL: for one group in the middle of the transaction, for
// another while it commits. The next worker does what was not done, and nothing twice. What the world was told before
// the kill nobody can take back: of the one it hears once more, with the id by which it knows a repetition.

jest.setTimeout(60_000);

/** Short times: what a killed worker had in hand is soon in the next one's. */
const PACE = {
  WORKER_LOCK_MS: '1000',
  WORKER_STALLED_CHECK_MS: '400',
  OUTBOX_POLL_MS: '200',
  OUTBOX_RECONCILE_EVERY_MS: '250',
  OUTBOX_LOST_AFTER_MS: '1500',
  SWEEP_EVERY_MS: '500',
  LETTERS_EVERY_MS: '300',
  LETTERS_GATHER_MS: '0',
};

let heard: Listeners;
let bench: ProcedureBench;
let api: Api;
let worker: TestProcess;
let middle: Served;
let commit: Served;

beforeAll(async () => {
  heard = await listeners();
  bench = await ProcedureBench.open([WORKERS_STAND_AT], {
    SMTP_URL: heard.smtpUrl,
    RENKEI_WEBHOOK_PRIVATE: 'allow',
  });
  [api, worker] = await Promise.all([bench.api(), bench.worker(WORKERS_STAND_AT, PACE)]);
  [middle, commit] = [await served(bench, heard), await served(bench, heard)];
});
afterAll(async () => {
  await bench?.close();
  heard?.close();
});

/** Until nothing waits any more, and long enough for whatever might still do something twice. */
async function settled(): Promise<void> {
  for (const end = Date.now() + 30_000; ; await sleep(50)) {
    const left = await bench.database.sql('SELECT topic, last_error FROM outbox WHERE done_at IS NULL');
    if (left.length === 0) break;
    if (Date.now() > end) throw new Error(`never done: ${JSON.stringify(left)}\n${worker.output()}`);
  }
  await sleep(700);
}

describe('the worker is killed and another takes over: one effect', () => {
  it.each(TOPICS.map((topic) => [topic.topic, topic] as const))(
    '%s',
    async (_, { hold, row, leave, effect, never, once, told }) => {
      const both = [middle, commit];
      const heardBefore = both.map((group) => told?.(group).length ?? 0);
      const heardNow = () => both.map((group, index) => told?.(group).slice(heardBefore[index]) ?? []);

      await bench.kill([{ at: hold, middle: row(middle), commit: row(commit) }], worker, async () => {
        for (const group of both) await leave(group, api);
      });
      expect(await effect(middle)).toEqual(never);
      expect(await effect(commit)).toEqual(once);
      if (told) expect(heardNow().map(({ length }) => length)).toEqual([1, 1]);

      worker = await bench.worker(WORKERS_STAND_AT, PACE);
      await settled();
      expect(await effect(middle)).toEqual(once);
      expect(await effect(commit)).toEqual(once);
      if (told) {
        const [again, never] = heardNow();
        expect(again).toEqual([again![0], again![0]]);
        expect(never).toHaveLength(1);
      }
      expect(await ledgerFaults(bench.database)).toEqual([]);
    },
  );
});
