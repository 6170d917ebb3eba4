import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { TestProcess } from '@renkei/test/process';
import { ProcedureBench, type Api } from './procedure-bench.ts';
import { listeners, type Listeners } from './procedure-listeners.ts';
import { ledgerFaults } from './procedure-state.ts';
import { served, TOPICS, WORKERS_STAND_AT, type Served, type Topic } from './procedure-topics.ts';

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

interface Trial extends Topic {
  /** How many the world was told before. */
  readonly before: ReadonlyMap<Served, number>;
}

const heardOf = ({ told, before }: Trial, group: Served) => told?.(group).slice(before.get(group)) ?? [];

/** Kills the worker in the middle of the work of the one, in the commit of the other, and lets another take over. */
async function replace(trial: Trial, inTheMiddle: Served | null, inTheCommit: Served | null): Promise<void> {
  const { hold, row, leave, effect, never, once, told } = trial;
  const victim = {
    at: hold,
    ...(inTheMiddle && { middle: row(inTheMiddle) }),
    ...(inTheCommit && { commit: row(inTheCommit) }),
  };
  const groups = [inTheMiddle, inTheCommit].filter((group) => group !== null);
  await bench.kill([victim], worker, async () => {
    for (const group of groups) await leave(group, api);
  });
  if (inTheMiddle) expect(await effect(inTheMiddle)).toEqual(never);
  if (inTheCommit) expect(await effect(inTheCommit)).toEqual(once);
  if (told) for (const group of groups) expect(heardOf(trial, group)).toHaveLength(1);
  worker = await bench.worker(WORKERS_STAND_AT, PACE);
  await settled();
}

describe('the worker is killed and another takes over: one effect', () => {
  it.each(TOPICS.map((topic) => [topic.topic, topic] as const))('%s', async (_, topic) => {
    const both = [middle, commit];
    const before = new Map(both.map((group) => [group, topic.told?.(group).length ?? 0]));
    const trial: Trial = { ...topic, before };
    if (topic.oneAtATime) {
      await replace(trial, middle, null);
      await replace(trial, null, commit);
    } else {
      await replace(trial, middle, commit);
    }
    for (const group of both) expect(await topic.effect(group)).toEqual(topic.once);
    if (topic.told) {
      const [first, ...repeated] = heardOf(trial, middle);
      expect(repeated).toEqual([first]);
      expect(heardOf(trial, commit)).toHaveLength(1);
    }
    expect(await ledgerFaults(bench.database)).toEqual([]);
  });
});
