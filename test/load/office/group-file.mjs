import { randomBytes, randomUUID, createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { buildAll } from '../../../apps/renkei/bin/build.mjs';
import { withDatabases } from '../support/database.mjs';
import { printFigure, printHeading } from '../support/measure.mjs';

const MEMBERS = 200;
const LINES_EACH = 4;
const FILES = 500;
const MEGABYTE = 1024 * 1024;

/** A group of 200 members with 500 files of 1 MB: its file written, tried and taken in; and what that holds in memory. */
export async function groupFile() {
  const { groupParts, importGroup, openGroupFile, schemaOf, storeOf, zipStream } =
    await import('@renkei/office/group-file');
  printHeading(`a group as one file: ${MEMBERS} members, ${FILES} files of 1 MB`);
  const folder = await mkdtemp(join(tmpdir(), 'renkei-bench-'));
  const storeIn = (name) => storeOf({ kind: 'FOLDER', folder: join(folder, name) });
  try {
    await withDatabases(async (create) => {
      const [here, there] = [await create(), await create()];
      const [ours, theirs] = [await storeIn('ours'), await storeIn('theirs')];
      const group = await seed(here.owner, ours);
      const queryOf =
        ({ owner }) =>
        async (sql, parameters) =>
          (await owner.query(sql, [...parameters])).rows;
      const schema = await schemaOf(queryOf(here));
      const file = join(folder, 'group.renkei.zip');
      const source = {
        reader: 'OPERATOR',
        schema,
        rows: (parts) => parts(queryOf(here)),
        evidence: (key) => ours.open(key),
      };
      const written = await watched(() =>
        pipeline(zipStream(groupParts(source, group, '2026-04-01')), createWriteStream(file)),
      );
      print('written', written);
      console.log(`  ${((await stat(file)).size / MEGABYTE).toFixed(0)} MB`);
      let opened;
      print('checked', await watched(async () => (opened = (await openGroupFile(file, schema)).value)));
      await there.owner.query(
        `INSERT INTO app_user (display_name, email) VALUES ('見本 後任', 'kouninsha@example.jp')`,
      );
      const take = (commit) => async () => {
        const options = { coordinator: 'kouninsha@example.jp', store: theirs, commit };
        const { problems } = await importGroup(queryOf(there), opened, options);
        if (problems.length > 0) throw new Error(JSON.stringify(problems));
      };
      print('tried', await watched(take(false)));
      print('taken in', await watched(take(true)));
      opened.close();
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds, and how far the process grew meanwhile. */
async function watched(work) {
  global.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 10);
  const started = performance.now();
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return { ms: performance.now() - started, grown: (most - before) / MEGABYTE, most: most / MEGABYTE };
}

function print(what, { ms, grown, most }) {
  printFigure(what, [ms], 'ms');
  console.log(`  +${grown.toFixed(0)} MB resident (${most.toFixed(0)} MB at most)`);
}

async function seed(owner, store) {
  const one = async (sql, values = []) => (await owner.query(sql, values)).rows[0];
  const { id: coordinator } = await one(
    `INSERT INTO app_user (display_name) VALUES ('見本 髙﨑') RETURNING id`,
  );
  const group = await one(
    `INSERT INTO consortium (name, prefecture, rule_set, created_by) VALUES ('見本𠮷商店街', 13, '2023', $1) RETURNING id, name`,
    [coordinator],
  );
  await owner.query(`INSERT INTO assignment (user_id, role, consortium_id) VALUES ($1, 'COORDINATOR', $2)`, [
    coordinator,
    group.id,
  ]);
  await owner.query(
    `INSERT INTO business (consortium_id, name, legal_form) SELECT $1, '見本屋 ' || n, 'SOLE_PROPRIETOR' FROM generate_series(1, $2::int) n`,
    [group.id, MEMBERS],
  );
  await owner.query(
    `INSERT INTO member (consortium_id, business_id, role, position)
     SELECT consortium_id, id, 'PARTICIPANT', row_number() OVER () FROM business`,
  );
  await owner.query(
    `INSERT INTO cost_line (consortium_id, member_id, category, unit_price_yen, position)
     SELECT consortium_id, id, 'SOFTWARE', 400000, n FROM member, generate_series(1, $1::int) n`,
    [LINES_EACH],
  );
  const { rows: members } = await owner.query('SELECT id FROM member ORDER BY position');
  for (let index = 0; index < FILES; index += 1) {
    const id = randomUUID();
    const bytes = randomBytes(MEGABYTE);
    await store.put(`${group.id}/${id}`, [bytes]);
    await owner.query(
      `INSERT INTO evidence_file (id, consortium_id, member_id, file_name, media_type, byte_length, content_sha256, storage_key,
         uploaded_by) VALUES ($1::uuid, $2::uuid, $3, '見本.jpg', 'image/jpeg', $4, $5, $2::uuid || '/' || $1::uuid, $6)`,
      [
        id,
        group.id,
        members[index % members.length].id,
        bytes.length,
        createHash('sha256').update(bytes).digest('hex'),
        coordinator,
      ],
    );
  }
  return group;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildAll();
  await groupFile();
}
