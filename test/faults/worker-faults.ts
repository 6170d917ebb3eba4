import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { TestRedis } from '@renkei/test/redis';
import { FaultBench, TOTAL, type Counts } from './fault-bench.ts';

const ONCE: Counts = { reminders: TOTAL, notifications: TOTAL, undone: 0, failed: 0, behind: 0 };

/** What must hold whatever carries the jobs. Each worker is a process of its own, and dies by SIGKILL. */
export function workerFaults(redis: () => TestRedis | null): void {
  let bench: FaultBench;
  beforeEach(async () => {
    bench = await FaultBench.open(redis());
  });
  afterEach(() => bench.close());

  it('killed in the middle of a sweep, and again of delivering: every reminder exactly once', async () => {
    const first = await bench.worker();
    await bench.until('some reminders', ({ reminders }) => reminders >= 40);
    const sweeping = await bench.hold('reminder');
    await sweeping.caught();
    await sweeping.crash(first);
    const { reminders, behind } = await bench.counts();
    expect(reminders).toBeGreaterThanOrEqual(40);
    expect(reminders).toBeLessThan(TOTAL);
    expect(behind).toBe(TOTAL - reminders); // a batch moves on with its reminders or not at all

    const second = await bench.worker();
    await bench.until('more reminders, some notifications', (counts) => {
      return counts.reminders > reminders && counts.notifications >= 20;
    });
    const delivering = await bench.hold('notification');
    await delivering.caught();
    await delivering.crash(second);
    expect((await bench.counts()).notifications).toBeLessThan(TOTAL);

    await bench.worker();
    expect(await bench.settled()).toEqual(ONCE);
  });

  it('a job the queue gives up because its worker was killed is handed over again', async () => {
    const first = await bench.worker({ WORKER_MAX_STALLED: '0' });
    await bench.until('some notifications', ({ notifications }) => notifications >= 20);
    const hold = await bench.hold('notification');
    await hold.caught();
    await hold.crash(first);
    await bench.worker({ WORKER_MAX_STALLED: '0' });
    expect(await bench.settled()).toEqual(ONCE);
    expect(await bench.database.sql('SELECT id FROM outbox WHERE relay_count > 1')).not.toHaveLength(0);
  });

  it('a relay killed between adding its jobs and committing adds the same jobs again', async () => {
    const hold = await bench.holdRelayCommits();
    const first = await bench.worker();
    await hold.caught();
    await hold.crash(first);
    expect(await bench.database.sql('SELECT id FROM outbox WHERE relayed_at IS NOT NULL')).toEqual([]);
    expect(await bench.queuedJobs()).toBeGreaterThan(0);
    await bench.worker();
    expect(await bench.settled()).toEqual(ONCE);
    expect(await bench.database.sql('SELECT id FROM outbox WHERE relay_count > 1')).toEqual([]);
  });

  it('two workers share the work, and one of them may die', async () => {
    const [first] = await Promise.all([bench.worker(), bench.worker()]);
    await bench.until('some notifications', ({ notifications }) => notifications >= 40);
    await first.kill9();
    const { notifications } = await bench.counts();
    expect(notifications).toBeLessThan(TOTAL);
    expect(await bench.settled()).toEqual(ONCE);
  });

  it('work survives a queue that was emptied, and the sweeps go on', async () => {
    const hold = await bench.hold('notification');
    await bench.worker();
    await hold.caught();
    await bench.until('everything relayed', async ({ reminders }) => {
      const waiting = await bench.database.sql('SELECT id FROM outbox WHERE relayed_at IS NULL');
      return reminders === TOTAL && waiting.length === 0;
    });
    await bench.emptyQueue();
    await hold.release();
    expect(await bench.settled()).toEqual(ONCE);
    await bench.fallDue();
    const twice = 2 * TOTAL;
    expect(await bench.settled(twice)).toEqual({ ...ONCE, reminders: twice, notifications: twice });
  });

  it('asked to stop, a worker finishes what it has in hand', async () => {
    const hold = await bench.hold('notification');
    const first = await bench.worker();
    await hold.caught();
    const stopped = first.stop();
    await first.waitForLine(/./);
    await hold.release();
    expect(await stopped).toBe(0);
    const { notifications } = await bench.counts();
    expect(notifications).toBeGreaterThan(0);
    expect(notifications).toBeLessThan(TOTAL);
    await bench.worker({ WORKER_LOCK_MS: '600000', OUTBOX_LOST_AFTER_MS: '600000' }); // nothing is left in nobody's hands
    expect(await bench.settled()).toEqual(ONCE);
  });
}
