import { setTimeout as sleep } from 'node:timers/promises';
import { configOf, createLogger } from '@renkei/platform';
import { createWorker, readSettings } from '@renkei/worker';
import pg from 'pg';
import { withDatabases } from '../support/database.mjs';
import { seedGroups, seedObligations } from '../support/deadlines.mjs';
import { interleaved, printFigure, printHeading, printRatio, ratios, wallTime } from '../support/measure.mjs';
import { startRedis } from '../support/redis.mjs';
import { bareQueue } from './bare-queue.mjs';

const JOBS = 2_000;
const ROUNDS = 7;

const LEAVE_WORK = `
  INSERT INTO outbox (topic, consortium_id, subject_id) SELECT 'reminder.deliver', consortium_id, id FROM reminder`;
const OPEN = 'SELECT EXISTS (SELECT FROM outbox WHERE done_at IS NULL) AS open';
// The effect of reminder.deliver as one statement, which is its own transaction. By the owner, so without row-level security.
const DELIVER = `
  INSERT INTO notification (consortium_id, recipient_id, kind, obligation_id, step, cause_id, created_at)
  SELECT consortium_id, recipient_id, 'REMINDER', obligation_id, step, id, now() FROM reminder WHERE id = $1
  ON CONFLICT (cause_id, recipient_id) DO NOTHING`;

async function seed(owner) {
  await seedGroups(owner, { groups: 50, membersPerGroup: 20 });
  await seedObligations(owner, { total: JOBS, due: 1 });
  await owner.query('UPDATE obligation SET next_reminder_at = NULL'); // the worker's own sweep finds nothing
  await owner.query(
    `INSERT INTO reminder (consortium_id, obligation_id, step, recipient_id)
     SELECT o.consortium_id, o.id, 'D7', a.user_id FROM obligation o
     JOIN assignment a ON a.consortium_id = o.consortium_id AND a.member_id = o.member_id`,
  );
}

/** What our relay would put on the queue for the same reminders. */
async function payloads(owner) {
  const { rows } = await owner.query('SELECT id, consortium_id FROM reminder');
  if (rows.length !== JOBS) throw new Error(`${rows.length} reminders instead of ${JOBS}`);
  return rows.map(({ id, consortium_id: consortiumId }) => ({
    outboxId: id,
    topic: 'reminder.deliver',
    consortiumId,
  }));
}

async function onBackend(backend, redisUrl, { owner, ownerUrl, workerUrl }) {
  await seed(owner);
  const payload = await payloads(owner);
  const settings = readSettings({});
  const { concurrency, relayBatch } = settings.outbox;
  const config = configOf({ databaseUrl: workerUrl, redisUrl });
  const worker = await createWorker({ config, settings, logger: createLogger('bench', 'warn') });
  const pool = new pg.Pool({ connectionString: ownerUrl, max: concurrency });
  const common = { ownerUrl, redisUrl, concurrency };
  const noop = bareQueue('bench-noop', { ...common, process: async () => undefined });
  const effect = bareQueue('bench-effect', {
    ...common,
    process: (job) => pool.query(DELIVER, [job.data.outboxId]).then(() => undefined),
  });
  await Promise.all([noop.ready(), effect.ready()]);

  let generation = 0;
  const jobs = () => {
    generation += 1;
    return payload.map((data) => ({
      name: data.topic,
      data,
      opts: { jobId: `${data.outboxId}_${generation}` },
    }));
  };
  const afresh = (work, delivers) => async () => {
    await owner.query('TRUNCATE outbox, notification');
    const batch = jobs();
    const elapsed = await wallTime(() => work(batch));
    const { count } = (await owner.query('SELECT count(*)::int FROM notification')).rows[0];
    if (count !== (delivers ? JOBS : 0)) throw new Error(`${count} notifications`);
    return elapsed;
  };
  const contenders = {
    ours: afresh(async () => {
      await owner.query(LEAVE_WORK);
      while ((await owner.query(OPEN)).rows[0].open) await sleep(10);
    }, true),
    noop: afresh((batch) => noop.run(batch, relayBatch), false),
    effect: afresh((batch) => effect.run(batch, relayBatch), true),
  };
  try {
    await interleaved(contenders, 1);
    const figures = await interleaved(contenders, ROUNDS);
    const perSecond = (milliseconds) => milliseconds.map((ms) => (JOBS / ms) * 1000);
    const [ours, bare, floor] = [figures.ours, figures.noop, figures.effect].map(perSecond);
    printHeading(
      `jobs: ${JOBS.toLocaleString('en')} reminders to deliver, BullMQ on ${backend}, ${concurrency} at a time`,
    );
    printFigure('outbox → queue → effect', ours, 'jobs/s');
    printFigure('bare BullMQ, no-op processor', bare, 'jobs/s');
    printFigure('bare BullMQ + one idempotent SQL transaction per job', floor, 'jobs/s');
    printRatio('ours ÷ bare BullMQ, no-op', ratios(ours, bare), '≥ 0.8');
    printRatio('ours ÷ bare BullMQ + SQL', ratios(ours, floor));
    printRatio('bare BullMQ + SQL ÷ bare BullMQ, no-op', ratios(floor, bare));
  } finally {
    await worker.close();
    await Promise.all([noop.close(), effect.close(), pool.end()]);
  }
}

export async function jobs() {
  await withDatabases(async (newDatabase) => {
    await onBackend('PostgreSQL', null, await newDatabase());
    const redis = await startRedis();
    if (!redis) {
      printHeading('jobs: BullMQ on Redis skipped, redis-server is not on PATH');
      return;
    }
    try {
      await onBackend('Redis', redis.url, await newDatabase());
    } finally {
      await redis.stop();
    }
  });
}
