import { randomUUID } from 'node:crypto';
import { FixedClock, TenantTransaction } from '@renkei/platform';
import { consortiumEntities } from '@renkei/consortium';
import { obligationEntities } from '@renkei/obligations/jobs';
import { CostLineService } from '../../../libs/consortium/dist/cost-line/cost-line.service.js';
import { MemberImportService } from '../../../libs/consortium/dist/member-import/member-import.service.js';
import { DerivationService } from '../../../libs/obligations/dist/obligation/derivation.service.js';
import { createDataSource } from '../../../libs/platform/dist/database/data-source.js';
import { withDatabases } from '../support/database.mjs';
import { interleaved, printFigure, printHeading, printRatio, ratios, wallTime } from '../support/measure.mjs';

const ROUNDS = 15;
const LINES_A_ROUND = 40;
const MEMBERS = 200;
const LINES_A_MEMBER = 10;
const CLOCK = new FixedClock(Date.parse('2026-04-10T03:00:00Z'));

/** The service's own work, on a database with the audit's triggers and on one where they sleep. */
async function contendersOf(newDatabase, audited) {
  const { owner, apiUrl, workerUrl } = await newDatabase();
  if (!audited) await disableAudit(owner);
  const connect = (url, entities) =>
    createDataSource({ url, entities, applicationName: 'bench' }).initialize();
  const api = await connect(apiUrl, consortiumEntities);
  const worker = await connect(workerUrl, obligationEntities);
  const transactions = new TenantTransaction(api);
  const viewer = await coordinator(owner);
  return {
    'one cost line': oneLine(owner, transactions, viewer),
    'an import of 200 members × 10 lines': importOf(owner, transactions, viewer),
    'a derivation for 200 members': derivation(owner, new TenantTransaction(worker), viewer),
    close: () => Promise.all([api.destroy(), worker.destroy()]),
  };
}

async function disableAudit(owner) {
  const { rows } = await owner.query(
    `SELECT tgrelid::regclass AS source, tgname FROM pg_trigger WHERE tgfoid = 'audit_changes'::regproc`,
  );
  for (const { source, tgname } of rows) await owner.query(`ALTER TABLE ${source} DISABLE TRIGGER ${tgname}`);
}

async function coordinator(owner) {
  const userId = randomUUID();
  await owner.query(`INSERT INTO app_user (id, display_name) VALUES ($1, '見本 髙﨑')`, [userId]);
  return {
    userId,
    displayName: '見本 髙﨑',
    locale: 'ja',
    acting: { role: 'COORDINATOR', assignmentId: null },
    readOnly: false,
    sessionId: null,
  };
}

async function group(owner, { userId }, members, scheduleId = null) {
  const id = randomUUID();
  await owner.query(
    `INSERT INTO consortium (id, name, prefecture, rule_set, schedule_id, created_by) VALUES ($1, '見本', 13, '2023', $2, $3)`,
    [id, scheduleId, userId],
  );
  await owner.query(`INSERT INTO assignment (user_id, role, consortium_id) VALUES ($1, 'COORDINATOR', $2)`, [
    userId,
    id,
  ]);
  const { rows } = await owner.query(
    `WITH planned AS (SELECT n, gen_random_uuid() AS business_id FROM generate_series(1, $2::int) n), named AS (
       INSERT INTO business (id, consortium_id, name, legal_form) SELECT business_id, $1, '見本屋 ' || n, 'CORPORATION' FROM planned
     )
     INSERT INTO member (consortium_id, business_id, role, position)
     SELECT $1, business_id, CASE n WHEN 1 THEN 'REPRESENTATIVE' ELSE 'PARTICIPANT' END, n FROM planned RETURNING id`,
    [id, members],
  );
  return { id, memberIds: rows.map((row) => row.id) };
}

function oneLine(owner, transactions, viewer) {
  const service = new CostLineService(transactions);
  let place;
  return async () => {
    place ??= await group(owner, viewer, 3);
    const line = { category: 'PC', label: '', functions: [], unitPriceYen: 120_000n, quantity: 1 };
    const elapsed = await wallTime(async () => {
      for (let n = 0; n < LINES_A_ROUND; n += 1) {
        await service.add(viewer, { idempotencyKey: randomUUID(), memberId: place.memberIds[0], line });
      }
    });
    await owner.query('DELETE FROM cost_line WHERE consortium_id = $1', [place.id]);
    return elapsed / LINES_A_ROUND;
  };
}

function importOf(owner, transactions, viewer) {
  const service = new MemberImportService(transactions, CLOCK);
  const kinds = Array.from({ length: LINES_A_MEMBER / 2 }, (_, n) => [
    `ソフトウェア${n + 1}(税抜)`,
    `PC等${n + 1}(税抜)`,
  ]).flat();
  const lines = [
    ['法人名/屋号', '組織形態', '規模', '住所', '代表・参画', ...kinds],
    ...Array.from({ length: MEMBERS }, (_, n) => [
      `見本𠮷${n + 1}商店`,
      '会社',
      '中小企業',
      `福岡県福岡市中央区天神${n + 1}-1`,
      n === 0 ? '代表' : '参画',
      ...kinds.map((_, k) => 100_000 + k),
    ]),
  ];
  const bytes = Buffer.from(lines.map((cells) => cells.join(',')).join('\r\n'));
  return async () => {
    const { id: consortiumId } = await group(owner, viewer, 0);
    const { id, version } = await service.upload(viewer, { consortiumId, fileName: '見本.csv', bytes });
    const elapsed = await wallTime(() =>
      service.commit(viewer, { idempotencyKey: randomUUID(), id, version }),
    );
    const { rows } = await owner.query('SELECT count(*)::int AS n FROM cost_line WHERE consortium_id = $1', [
      consortiumId,
    ]);
    if (rows[0].n !== MEMBERS * LINES_A_MEMBER) throw new Error(`${rows[0].n} lines were imported`);
    return elapsed;
  };
}

function derivation(owner, transactions, viewer) {
  const service = new DerivationService(CLOCK);
  return async () => {
    const { rows } = await owner.query(
      `WITH made AS (INSERT INTO schedule (label, rule_set, is_sample) VALUES ('見本', '2023', true) RETURNING id), revised AS (
         INSERT INTO schedule_revision (schedule_id, number, reason, source) SELECT id, 1, '見本', '見本' FROM made RETURNING id, schedule_id
       ), dated AS (
         INSERT INTO schedule_anchor (revision_id, anchor, occurs_at)
         SELECT id, anchor, occurs_at FROM revised, (VALUES ('ROUND_OPEN', timestamptz '2026-04-01 01:00Z'),
           ('ROUND_CLOSE', '2026-06-02 08:00Z'), ('GRANT_DECISION', '2026-07-15 03:00Z'), ('PROJECT_END', '2027-01-29 08:00Z'))
           AS a (anchor, occurs_at)
       ) SELECT schedule_id FROM revised`,
    );
    const { id } = await group(owner, viewer, MEMBERS, rows[0].schedule_id);
    return wallTime(() => transactions.runForConsortium(id, (tx) => service.derive(tx, id)));
  };
}

export async function audit() {
  await withDatabases(async (newDatabase) => {
    const [ours, bare] = [await contendersOf(newDatabase, true), await contendersOf(newDatabase, false)];
    for (const name of Object.keys(ours).filter((key) => key !== 'close')) {
      const contenders = { audited: ours[name], unaudited: bare[name] };
      await interleaved(contenders, 3);
      const figures = await interleaved(contenders, ROUNDS);
      printHeading(`audit: ${name}`);
      printFigure('with the audit', figures.audited, 'ms');
      printFigure('with its triggers disabled (the floor)', figures.unaudited, 'ms');
      printRatio('audited ÷ not', ratios(figures.audited, figures.unaudited), '≤ 2');
    }
    await Promise.all([ours.close(), bare.close()]);
  });
}
