import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TenantTransaction } from '@renkei/platform';
import { keyOf, storeOf } from '@renkei/evidence';
import { EvidenceBundleMaker } from '../../../libs/office/dist/bundle/evidence-bundle.maker.js';
import { createDataSource } from '../../../libs/platform/dist/database/data-source.js';
import { withDatabases } from '../support/database.mjs';
import { interleaved, printFigure, printHeading, printRatio, ratios, wallTime } from '../support/measure.mjs';

const FILES = 500;
const BYTES = 200_000;
const MEMBERS = 50;
const ROUNDS = 7;
const MEGABYTES = (FILES * BYTES) / 1e6;

/** A group of 50 with ten invoices each; the bytes lie in a folder, as the worker has them. */
async function seed(owner, store) {
  const [id, userId] = [randomUUID(), randomUUID()];
  await owner.query(`INSERT INTO app_user (id, display_name) VALUES ($1, '見本 髙﨑')`, [userId]);
  await owner.query(
    `INSERT INTO consortium (id, name, prefecture, rule_set, created_by) VALUES ($1, '見本', 13, '2023', $2)`,
    [id, userId],
  );
  await owner.query(`INSERT INTO assignment (user_id, role, consortium_id) VALUES ($1, 'COORDINATOR', $2)`, [
    userId,
    id,
  ]);
  const { rows: members } = await owner.query(
    `WITH planned AS (SELECT n, gen_random_uuid() AS business_id FROM generate_series(1, $2::int) n), named AS (
       INSERT INTO business (id, consortium_id, name, legal_form) SELECT business_id, $1, '見本屋 ' || n, 'CORPORATION' FROM planned
     )
     INSERT INTO member (consortium_id, business_id, role, position)
     SELECT $1, business_id, CASE n WHEN 1 THEN 'REPRESENTATIVE' ELSE 'PARTICIPANT' END, n FROM planned RETURNING id`,
    [id, MEMBERS],
  );
  for (let n = 0; n < FILES; n += 1) {
    const [evidenceId, bytes, memberId] = [randomUUID(), randomBytes(BYTES), members[n % MEMBERS].id];
    await store.put(keyOf(id, evidenceId), Readable.from([bytes]));
    await owner.query(
      `INSERT INTO evidence_file (id, consortium_id, member_id, file_name, media_type, byte_length, content_sha256,
         storage_key, scan, uploaded_by) VALUES ($1, $2, $3, $4, 'application/pdf', $5, $6, $7, 'CLEAN', $8)`,
      [
        evidenceId,
        id,
        memberId,
        `請求書${n}.pdf`,
        BYTES,
        createHash('sha256').update(bytes).digest('hex'),
        keyOf(id, evidenceId),
        userId,
      ],
    );
    await owner.query(
      `INSERT INTO evidence_link (consortium_id, evidence_id, item, member_id, created_by) VALUES ($1, $2, 'INVOICE_DETAIL', $3, $4)`,
      [id, evidenceId, memberId, userId],
    );
  }
  const { rows } = await owner.query('SELECT storage_key FROM evidence_file WHERE consortium_id = $1', [id]);
  return { id, userId, keys: rows.map((row) => row.storage_key) };
}

function fail({ code }) {
  throw new Error(code);
}

/** The same files one after another, each digested or not. */
async function* inOne(kept, keys, digesting = false) {
  for (const key of keys) {
    const digest = digesting ? createHash('sha256') : null;
    for await (const part of createReadStream(join(kept, key))) {
      digest?.update(part);
      yield part;
    }
    digest?.digest();
  }
}

/** The most the process grew by while it worked, in megabytes. */
async function growth(work) {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 10);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return (Math.max(most, process.memoryUsage.rss()) - before) / 1e6;
}

export async function bundle() {
  const folder = await mkdtemp(join(tmpdir(), 'renkei-bench-bundle-'));
  const kept = join(folder, 'kept');
  const target = join(folder, 'out');
  try {
    await withDatabases(async (newDatabase) => {
      const { owner, workerUrl } = await newDatabase();
      const store = await storeOf({ kind: 'FOLDER', folder: kept });
      const { id, userId, keys } = await seed(owner, store);
      const options = { url: workerUrl, entities: [], applicationName: 'bench' };
      const worker = await createDataSource(options).initialize();
      const maker = new EvidenceBundleMaker(new TenantTransaction(worker, 'app_reader'), store);
      const acting = { role: 'COORDINATOR', assignmentId: null };
      const viewer = { userId, displayName: '', locale: 'ja', acting, readOnly: true, sessionId: null };
      const order = {
        id: randomUUID(),
        consortiumId: id,
        memberId: null,
        kind: 'EVIDENCE_BUNDLE',
        options: {},
      };
      const progress = { report: async () => {}, tell: fail };
      const ours = async () => {
        const { bytes } = await maker.make({ ...order, locale: 'ja', today: '2026-11-22', viewer }, progress);
        await pipeline(bytes, createWriteStream(target));
        const { size } = await stat(target);
        if (size < FILES * BYTES) throw new Error(`only ${size} bytes`);
      };
      const copy = () => pipeline(inOne(kept, keys), createWriteStream(target));
      const hashed = () => pipeline(inOne(kept, keys, true), createWriteStream(target));
      try {
        const timed = {
          ours: () => wallTime(ours),
          copy: () => wallTime(copy),
          hashed: () => wallTime(hashed),
        };
        const cold = await growth(ours);
        await interleaved(timed, 2);
        const figures = await interleaved(timed, ROUNDS);
        const grown = await interleaved({ ours: () => growth(ours), copy: () => growth(copy) }, ROUNDS);
        const perSecond = (milliseconds) => milliseconds.map((ms) => (MEGABYTES / ms) * 1_000);
        printHeading(`bundle: the evidence of a group, ${FILES} files of ${BYTES / 1_000} kB`);
        printFigure('as a bundle with index, digests and audit', perSecond(figures.ours), 'MB/s');
        printFigure('the same files copied into one', perSecond(figures.copy), 'MB/s');
        printFigure('the same, each digested on the way', perSecond(figures.hashed), 'MB/s');
        printRatio('time, ours ÷ copy', ratios(figures.ours, figures.copy));
        printRatio('time, ours ÷ copy with a digest', ratios(figures.ours, figures.hashed));
        printFigure(`resident memory grows by, of ${MEGABYTES} MB, the first time`, [cold], 'MB');
        printFigure('and afterwards', grown.ours, 'MB');
        printFigure('the copy’s, afterwards', grown.copy, 'MB');
      } finally {
        await worker.destroy();
      }
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
