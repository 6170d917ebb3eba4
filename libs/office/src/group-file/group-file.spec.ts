import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportChain, readHead } from '@renkei/audit/export';
import { verifyFile } from '@renkei/audit/verify';
import { CalculationService, consortiumEntities } from '@renkei/consortium';
import { storeOf, type EvidenceStore } from '@renkei/evidence';
import { ProblemsFound, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { actingAs, person } from '@renkei/test/people';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { zipStream } from '@renkei/documents';
import { GroupFileMaker } from './group-file.maker.ts';
import { groupParts, type GroupSource } from './group-parts.ts';
import { importGroup, type ImportOptions } from './import-group.ts';
import { schemaOf } from './installation.ts';
import { openGroupFile, type GroupFile } from './open-group-file.ts';
import type { Query } from './row-lines.ts';
import {
  contentOf,
  lateGroup,
  operatorOf,
  orderOf,
  QUIET,
  save,
  SECRET,
  TODAY,
  type LateGroup,
} from '../../test/late-group.ts';

let here: TestDatabase;
let there: TestDatabase;
let worker: Tenant;
let folder: string;
let store: EvidenceStore;
let otherStore: EvidenceStore;
let group: LateGroup;
let schema: string;
let path: string;
let operator: { readonly query: Query; end(): Promise<void> };
let successor: Viewer;

beforeAll(async () => {
  [here, there] = await Promise.all([testDatabase(), testDatabase()]);
  worker = await tenant(here, consortiumEntities, 'worker');
  folder = await mkdtemp(join(tmpdir(), 'renkei-group-'));
  store = (await storeOf({ kind: 'FOLDER', folder: join(folder, 'a') }))!;
  otherStore = (await storeOf({ kind: 'FOLDER', folder: join(folder, 'b') }))!;
  group = await lateGroup(here, await person(here), store);
  operator = await operatorOf(there);
  schema = await schemaOf(operator.query);
  successor = await person(there, { name: '見本 後任' });
  await there.sql(`UPDATE app_user SET email = 'kouninsha@example.jp' WHERE id = $1`, [successor.userId]);
  path = await save(await maker().make(orderOf(group), QUIET), join(folder, 'group.zip'));
}, 60_000);
afterAll(async () => {
  await operator.end();
  await worker.close();
  await Promise.all([here.drop(), there.drop()]);
  await rm(folder, { recursive: true });
});

const maker = (at = worker, from = store) => new GroupFileMaker(at.transactions, from);
const sha256 = async (file: string) =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex');

async function opened(file = path): Promise<GroupFile> {
  const result = await openGroupFile(file, schema);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/** As the operator exports it. */
async function exportedBy(database: TestDatabase, from: EvidenceStore, file: string): Promise<string> {
  const owner = await operatorOf(database);
  try {
    await owner.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', []);
    const [named] = await owner.query<{ id: string; name: string }>(
      'SELECT id, name FROM consortium WHERE id = $1',
      [group.id],
    );
    const source: GroupSource = {
      reader: 'OPERATOR',
      schema: await schemaOf(owner.query),
      rows: (parts) => parts(owner.query),
      evidence: (key) => from.open(key),
    };
    return await save({ bytes: zipStream(groupParts(source, named!, TODAY)) }, file);
  } finally {
    await owner.end();
  }
}

const run = async (options: Partial<ImportOptions> = {}, file = path) => {
  const from = await opened(file);
  try {
    return await importGroup(operator.query, from, {
      coordinator: 'Kouninsha@example.jp',
      store: otherStore,
      commit: false,
      ...options,
    });
  } finally {
    from.close();
  }
};

const price = async (database: TestDatabase, viewer: Viewer) => {
  const api = await tenant(database, consortiumEntities);
  try {
    const { calculation, inputsVersion } = await new CalculationService(api.transactions).price(
      viewer,
      group.id,
    );
    return [calculation, inputsVersion];
  } finally {
    await api.close();
  }
};

describe('the file of a group', () => {
  it('is the same whoever reads it and however often, row by row', async () => {
    const again = await save(await maker().make(orderOf(group), QUIET), join(folder, 'again.zip'));
    expect(await sha256(again)).toBe(await sha256(path));
    const owners = await exportedBy(here, store, join(folder, 'owner.zip'));
    expect(await sha256(owners)).toBe(await sha256(path));
  });

  it('holds what the group consists of and no secret', async () => {
    const file = await opened();
    const counts = new Map(file.manifest.tables.map(({ table, rows }) => [table as string, rows]));
    for (const [table, rows] of [
      ['member', 3],
      ['cost_line', 4],
      ['evidence_file', 3],
      ['granted_amount', 5],
      ['fixed_amount', 5],
      ['schedule_anchor', 1],
    ] as const) {
      expect([table, counts.get(table)]).toEqual([table, rows]);
    }
    expect(counts.has('payout_account')).toBe(false);
    expect(file.manifest.evidence).toHaveLength(2); // two of the three files are alike
    const text: string[] = [];
    for (const { table } of file.manifest.tables) for await (const line of file.lines(table)) text.push(line);
    const all = text.join('\n');
    expect(all).toContain('見本髙﨑𠮷①㈱');
    expect(all).toContain('"unit_price_yen": "1800000"');
    expect(all).toMatch(/"created_at": "\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z"/);
    expect(all).not.toContain(SECRET);
    expect(all).not.toContain(Buffer.from(SECRET).toString('hex'));
    file.close();
  });

  it('is made for its coordinator only', async () => {
    const stranger = { ...orderOf(group), viewer: await person(here) };
    await expect(maker().make(stranger, QUIET)).rejects.toThrow(ProblemsFound);
  });

  it('is refused while bytes of evidence are not what was handed in', async () => {
    const empty = (await storeOf({ kind: 'FOLDER', folder: join(folder, 'c') }))!;
    const made = await maker(worker, empty).make(orderOf(group), QUIET);
    await expect(save(made, join(folder, 'never.zip'))).rejects.toThrow('EVIDENCE_BYTES_MISSING');
    const held = () =>
      here.sql(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
      );
    // the reading is given back; nobody waits for its end
    for (let look = 0; look < 100 && (await held()).length > 0; look += 1) await sleep(50);
    expect(await held()).toEqual([]);
  });
});

describe('taking it in', () => {
  it('is tried without writing anything', async () => {
    const before = await contentOf(there);
    const report = await run();
    expect(report).toMatchObject({ problems: [], committed: false, unrecorded: [], newPeople: 2 });
    expect(report.roles).toEqual([
      { name: '見本 後任', role: 'COORDINATOR', member: null, active: true },
      { name: '見本 髙﨑𠮷子', role: 'COORDINATOR', member: null, active: false },
      { name: '見本 店主', role: 'MEMBER_USER', member: '見本𠮷野屋2', active: false },
    ]);
    expect(await contentOf(there)).toEqual(before);
    expect(await readdir(folder)).not.toContain('b');
  });

  it('brings everything back as it was, and tells of it', async () => {
    expect(await run({ commit: true })).toMatchObject({ problems: [], committed: true });
    const [first, second] = [
      await opened(),
      await opened(await exportedBy(there, otherStore, join(folder, 'b.zip'))),
    ];
    const parts = ({ manifest }: GroupFile) => manifest.tables.filter(({ table }) => table !== 'assignment');
    expect(parts(second)).toEqual(parts(first));
    expect(second.manifest.evidence).toEqual(first.manifest.evidence);

    const ownerQuery: Query = operator.query;
    const head = (await readHead(ownerQuery, group.id))!;
    const verdict = await verifyFile(exportChain(ownerQuery, group.id, head, new Date()));
    expect([verdict.fault, verdict.events]).toEqual([null, first.manifest.audit.events + 2]);
    const told = await there.sql(
      `SELECT acting_role, operation, subject_type, subject_id FROM audit_event WHERE chain_id = $1 AND seq > $2 ORDER BY seq`,
      [group.id, first.manifest.audit.events],
    );
    expect(told).toMatchObject([
      {
        acting_role: 'OPERATOR',
        operation: 'group.import',
        subject_type: 'group_import',
        subject_id: first.sha256,
      },
      { acting_role: 'OPERATOR', operation: 'group.import', subject_type: 'assignment' },
    ]);
    first.close();
    second.close();
  });

  it('and the same yen come out of it', async () => {
    const theirs = await price(here, group.coordinator);
    expect(await price(there, actingAs(successor, 'COORDINATOR'))).toEqual(theirs);
  });

  it('leaves every guard as it was', async () => {
    const guards = (database: TestDatabase) =>
      database.sql(
        `SELECT tgrelid::regclass::text, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2`,
      );
    expect(await guards(there)).toEqual(await guards(here));
    const line = `UPDATE cost_line SET unit_price_yen = 1 WHERE consortium_id = $1`;
    await expect(there.sql(line, [group.id])).rejects.toMatchObject({ constraint: 'INPUTS_FROZEN' });
  });

  it('refuses a group that is there', async () => {
    const before = await contentOf(there);
    expect((await run({ commit: true })).problems).toMatchObject([{ code: 'GROUP_EXISTS' }]);
    expect((await importHere()).problems).toMatchObject([{ code: 'GROUP_EXISTS' }]);
    expect(await contentOf(there)).toEqual(before);
  });

  async function importHere() {
    const owner = await operatorOf(here);
    const file = await opened();
    try {
      return await importGroup(owner.query, file, { coordinator: null, store, commit: true });
    } finally {
      file.close();
      await owner.end();
    }
  }
});
