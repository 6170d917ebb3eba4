import { FixedClock, TenantTransaction } from '@renkei/platform';
import pg from 'pg';
import { DeadlineSweep } from '../../../libs/obligations/dist/sweep/deadline-sweep.js';
import { createDataSource } from '../../../libs/platform/dist/database/data-source.js';
import { withDatabases } from '../support/database.mjs';
import { D7, seedGroups, seedObligations } from '../support/deadlines.mjs';
import { interleaved, printFigure, printHeading, printRatio, ratios, wallTime } from '../support/measure.mjs';

const TOTALS = [10_000, 100_000, 1_000_000];
const DUE = 1_000;
const ROUNDS = 15;
/** As the worker sets it (SWEEP_BATCH). */
const BATCH = 1_000;

/**
 * The floor: what is due here is known (the D7 reminder of a member's obligation; D3 comes four days later), so one
 * statement does it all. By the owner: no row-level security, no roles, no transaction scope, one round trip.
 */
const BARE_SQL = `
  WITH due AS (
    SELECT id FROM obligation WHERE next_reminder_at <= $1
    ORDER BY next_reminder_at, id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
  ), advanced AS (
    UPDATE obligation o SET next_reminder_at = next_reminder_at + interval '4 days', last_step = 'D7'
    FROM due WHERE o.id = due.id RETURNING o.id, o.consortium_id, o.member_id
  ), reminded AS (
    INSERT INTO reminder (consortium_id, obligation_id, step, recipient_id, created_at)
    SELECT o.consortium_id, o.id, 'D7', a.user_id, $1::timestamptz FROM advanced o
    JOIN assignment a ON a.consortium_id = o.consortium_id AND a.role = 'MEMBER_USER' AND a.member_id = o.member_id
    ON CONFLICT DO NOTHING RETURNING id, consortium_id
  )
  INSERT INTO outbox (topic, consortium_id, subject_id) SELECT 'reminder.deliver', consortium_id, id FROM reminded`;

const OUTCOME = `
  SELECT (SELECT count(*)::int FROM outbox x JOIN reminder r ON r.id = x.subject_id) AS deliveries,
    md5(string_agg(r.obligation_id || r.step || r.recipient_id || o.last_step || o.next_reminder_at, '' ORDER BY r.obligation_id)) AS digest
  FROM reminder r JOIN obligation o ON o.id = r.obligation_id`;

/** Puts the swept obligations back and takes away what they left, dead rows included. */
async function reset(owner, due) {
  await owner.query(`UPDATE obligation SET next_reminder_at = $1, last_step = 'D14' WHERE id = ANY($2)`, [
    D7,
    due,
  ]);
  await owner.query('TRUNCATE reminder, outbox CASCADE');
  await owner.query('VACUUM (INDEX_CLEANUP ON) obligation');
}

async function contendersOf(total, { owner, ownerUrl, workerUrl }) {
  await seedGroups(owner, { groups: 500, membersPerGroup: 20 });
  await seedObligations(owner, { total, due: DUE });
  const { rows } = await owner.query('SELECT id FROM obligation WHERE next_reminder_at <= $1', [D7]);
  const due = rows.map((row) => row.id);

  const dataSource = await createDataSource({
    url: workerUrl,
    entities: [],
    applicationName: 'bench',
  }).initialize();
  const product = new DeadlineSweep(new TenantTransaction(dataSource), new FixedClock(Date.parse(D7)), BATCH);
  const bare = new pg.Client({ connectionString: ownerUrl });
  await bare.connect();
  const outcomes = new Set();
  const round = (work) => async () => {
    await reset(owner, due);
    const elapsed = await wallTime(work);
    const { deliveries, digest } = (await owner.query(OUTCOME)).rows[0];
    if (deliveries !== DUE) throw new Error(`${deliveries} reminders instead of ${DUE}`);
    if (outcomes.add(digest).size !== 1) throw new Error('the sweep and its floor did different things');
    return elapsed;
  };
  return {
    ours: round(() => product.run()),
    bare: round(() => bare.query(BARE_SQL, [D7])),
    close: async () => {
      await bare.end();
      await dataSource.destroy();
    },
  };
}

export async function sweep() {
  await withDatabases(async (newDatabase) => {
    const contenders = {};
    const closing = [];
    for (const total of TOTALS) {
      const { ours, bare, close } = await contendersOf(total, await newDatabase());
      Object.assign(contenders, { [`ours ${total}`]: ours, [`bare ${total}`]: bare });
      closing.push(close);
    }
    await interleaved(contenders, 3);
    const figures = await interleaved(contenders, ROUNDS);
    for (const close of closing) await close();

    for (const total of TOTALS) {
      const [ours, bare] = [figures[`ours ${total}`], figures[`bare ${total}`]];
      printHeading(
        `sweep: ${total.toLocaleString('en')} obligations, ${DUE.toLocaleString('en')} of them due`,
      );
      printFigure('DeadlineSweep.run()', ours, 'ms');
      printFigure('one bare SQL statement (the floor)', bare, 'ms');
      printRatio('DeadlineSweep ÷ bare SQL', ratios(ours, bare), '≤ 1.5');
    }
    printHeading('sweep: flat in what exists?');
    const [least, ...more] = TOTALS;
    for (const total of more) {
      const ratio = ratios(figures[`ours ${total}`], figures[`ours ${least}`]);
      printRatio(`${total.toLocaleString('en')} ÷ ${least.toLocaleString('en')} obligations`, ratio, '≈ 1');
    }
  });
}
