import type { AuditJobsOptions } from '@renkei/audit/jobs';
import type { DeliveryJobsOptions } from '@renkei/delivery/jobs';
import type { SweepOptions } from '@renkei/obligations/jobs';
import type { OutboxOptions } from '@renkei/platform/jobs';

/** How this worker paces itself. Everything has a default that suits one machine. */
export interface WorkerSettings {
  readonly lockMs: number;
  readonly stalledCheckMs: number;
  readonly maxStalled: number;
  readonly outbox: OutboxOptions;
  readonly sweep: SweepOptions;
  readonly delivery: DeliveryJobsOptions;
  readonly audit: AuditJobsOptions;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings from the environment; times in milliseconds.
 * @throws Error naming the variable that is not a whole number in its range
 */
export function readSettings(env: Environment): WorkerSettings {
  const number = (name: string, fallback: number, least: number, most: number): number => {
    const value = env[name] === undefined || env[name] === '' ? fallback : Number(env[name]);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new Error(`${name} must be a whole number from ${least} to ${most}, not "${env[name]}".`);
  };
  const hour = 3_600_000;
  return {
    // Together: the job of a killed worker runs again after about ten seconds.
    lockMs: number('WORKER_LOCK_MS', 5_000, 500, hour),
    stalledCheckMs: number('WORKER_STALLED_CHECK_MS', 5_000, 250, hour),
    maxStalled: number('WORKER_MAX_STALLED', 3, 0, 100),
    outbox: {
      // jobs in hand, not connections: what one group has in hand shares a transaction
      concurrency: number('WORKER_CONCURRENCY', 50, 1, 500),
      relayBatch: number('OUTBOX_RELAY_BATCH', 500, 1, 10_000),
      pollMs: number('OUTBOX_POLL_MS', 5_000, 50, hour),
      reconcileEveryMs: number('OUTBOX_RECONCILE_EVERY_MS', 60_000, 50, hour),
      lostAfterMs: number('OUTBOX_LOST_AFTER_MS', 300_000, 100, 24 * hour),
      relayLimit: number('OUTBOX_RELAY_LIMIT', 5, 1, 100),
      keepDoneMs: number('OUTBOX_KEEP_DONE_MS', 30 * 24 * hour, 1_000, 3_650 * 24 * hour),
      batch: number('OUTBOX_RECONCILE_BATCH', 500, 1, 10_000),
    },
    sweep: {
      everyMs: number('SWEEP_EVERY_MS', 60_000, 100, 24 * hour),
      batch: number('SWEEP_BATCH', 1_000, 1, 10_000),
    },
    delivery: {
      everyMs: number('LETTERS_EVERY_MS', 30_000, 100, 24 * hour),
      gatherMs: number('LETTERS_GATHER_MS', 120_000, 0, 24 * hour),
      batch: number('LETTERS_BATCH', 500, 1, 10_000),
    },
    audit: {
      checkpointEveryMs: number('AUDIT_CHECKPOINT_EVERY_MS', 24 * hour, 1_000, 366 * 24 * hour),
    },
  };
}

/**
 * Tests travel in time with RENKEI_CLOCK (an ISO instant); nobody else can.
 * @returns the instant in epoch milliseconds, null for the real clock
 */
export function readClock(env: Environment): number | null {
  if (env['NODE_ENV'] !== 'test' || !env['RENKEI_CLOCK']) return null;
  const epochMs = Date.parse(env['RENKEI_CLOCK']);
  if (Number.isNaN(epochMs))
    throw new Error(`RENKEI_CLOCK must be an ISO instant, not "${env['RENKEI_CLOCK']}".`);
  return epochMs;
}
