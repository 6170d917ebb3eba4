import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { actingAs, person } from '@renkei/test/people';
import { accessKey, testApi, type TestApi } from '../harness/api.ts';
import { UNDER_WAY } from './sample-in-its-life.ts';

// The sample group in the middle of its life is handed over to another installation, by the operator's commands.

const APP = new URL('../../apps/renkei/src/', import.meta.url);
type Command = (argv: readonly string[], env: Readonly<Record<string, string>>) => Promise<number>;
const commandOf = async (file: string, name: string): Promise<Command> =>
  ((await import(new URL(file, APP).href)) as Record<string, Command>)[name]!;

interface Place {
  readonly database: TestDatabase;
  readonly api: TestApi;
  readonly data: string;
}

let folder: string;
let here: Place;
let there: Place;
let groupId: string;
let owners: string;
let successors: string;

async function place(name: string): Promise<Place> {
  const database = await testDatabase();
  const data = join(folder, name);
  const evidenceStorage = { kind: 'FOLDER', folder: join(data, 'evidence') } as const;
  return { database, data, api: await testApi(database, { config: { evidenceStorage } }) };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'renkei-handover-'));
  [here, there] = [await place('here'), await place('there')];
  const { bringSample } = (await import(new URL('sample/bring-sample.ts', APP).href)) as {
    bringSample: (ownerUrl: string, apiUrl: string, say: () => void) => Promise<unknown>;
  };
  await bringSample(here.database.ownerUrl, here.api.url, () => {});
  const [found] = await here.database.sql<{ id: string; user_id: string; name: string }>(
    `SELECT c.id, a.user_id FROM consortium c
     JOIN assignment a ON a.consortium_id = c.id AND a.role = 'COORDINATOR' AND NOT a.is_approver WHERE c.name = $1`,
    [UNDER_WAY],
  );
  groupId = found!.id;
  owners = await accessKey(
    here.database,
    actingAs({ userId: found!.user_id, displayName: '' }, 'COORDINATOR'),
  );
  const successor = await person(there.database, { name: '見本 後任' });
  await there.database.sql(`UPDATE app_user SET email = 'kouninsha@example.jp' WHERE id = $1`, [
    successor.userId,
  ]);
  successors = await accessKey(there.database, successor);
}, 180_000);
afterAll(async () => {
  for (const { api, database } of [here, there]) {
    await api.close();
    await database.drop();
  }
  await rm(folder, { recursive: true, force: true });
});

async function renkei(
  at: Place,
  [file, name]: readonly [string, string],
  ...argv: string[]
): Promise<{ code: number; said: string }> {
  const command = await commandOf(file, name);
  const said: string[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  }
  try {
    const env = { DATABASE_URL: at.database.plainOwnerUrl, RENKEI_DATA: at.data };
    const code = await command(argv, env);
    return { code, said: said.join('') };
  } finally {
    jest.restoreAllMocks();
  }
}
const GROUP = ['operate/group-file/group.ts', 'runGroup'] as const;
const AUDIT = ['operate/audit.ts', 'runAudit'] as const;

/** All that decides and shows the money and the papers. */
const SEEN = `query ($id: ID!) { consortium(id: $id) {
  name version calculationInput calculation { total { granted } admin { granted } }
  members(first: 50) { edges { node { id position business { name } evidenceChecklist { counts { returned handedIn accepted } } } } }
  application { status submissions(first: 5) { edges { node { number portalNumber } } } grant { decidedTotalYen ceilingTotalYen } }
  changes(first: 5) { edges { node { kind status reason } } }
  purchaseFindings(first: 20) { edges { node { code loses costYen } } }
  performanceReport { status preview { members { fixed } analysis { fixed } admin { fixed } total { granted fixed } } }
} }`;

const seenBy = async (at: Place, key: string) => {
  const { data, errors } = await at.api.graphql(key, SEEN, { id: groupId });
  expect(errors).toEqual([]);
  expect(data.consortium).not.toBeNull();
  return data.consortium as object;
};

it('is what it was in the other installation, to the last digest and yen', async () => {
  const file = join(folder, 'yamate.renkei.zip');
  expect(await renkei(here, GROUP, 'export', groupId, '-o', file)).toMatchObject({ code: 0 });
  const importing = ['import', file, '--coordinator', 'kouninsha@example.jp'];
  const tried = await renkei(there, GROUP, ...importing);
  expect(tried).toMatchObject({ code: 0, said: expect.stringContaining('何も変わっていません') });
  expect(await there.database.sql('SELECT id FROM consortium')).toEqual([]);
  expect(await renkei(there, GROUP, ...importing, '--commit')).toMatchObject({ code: 0 });

  expect(await seenBy(there, successors)).toEqual(await seenBy(here, owners));

  const again = join(folder, 'again.renkei.zip');
  expect(await renkei(there, GROUP, 'export', groupId, '-o', again)).toMatchObject({ code: 0 });
  const [first, second] = [await partsOf(file), await partsOf(again)];
  const differing = [...first.keys()].filter((name) => first.get(name) !== second.get(name));
  // who took it over, and that it was taken in
  expect(differing).toEqual(['tables/assignment.ndjson', 'people.ndjson', 'audit/chain.ndjson']);
  expect([...second.keys()]).toEqual([...first.keys()]);
  expect(first.size).toBeGreaterThan(60);

  const trail = join(folder, 'trail.ndjson');
  expect(await renkei(there, AUDIT, 'export', groupId, '-o', trail)).toMatchObject({ code: 0 });
  expect(await renkei(there, AUDIT, 'verify', trail)).toMatchObject({
    code: 0,
    said: expect.stringMatching(/OK \d+/),
  });
});

it('goes on there: its evidence opens, its frozen inputs stay frozen, its deadlines are derived', async () => {
  const [evidence] = await there.database.sql<{ id: string; content_sha256: string }>(
    'SELECT id, content_sha256 FROM evidence_file ORDER BY id',
  );
  const [there1, here1] = await Promise.all(
    (
      [
        [there, successors],
        [here, owners],
      ] as const
    ).map(async ([at, key]) => {
      const answer = await fetch(`${at.api.url}/evidence/${evidence!.id}/content`, {
        headers: { authorization: `Bearer ${key}` },
      });
      expect(answer.status).toBe(200);
      return Buffer.from(await answer.arrayBuffer());
    }),
  );
  expect(there1!.equals(here1!)).toBe(true);
  await expect(
    there.database.sql('UPDATE cost_line SET unit_price_yen = 1 WHERE consortium_id = $1', [groupId]),
  ).rejects.toMatchObject({ constraint: 'INPUTS_FROZEN' });
  const waiting = await there.database.sql<{ topic: string }>('SELECT DISTINCT topic FROM outbox ORDER BY 1');
  expect(waiting.map(({ topic }) => topic)).toEqual(['evidence.process', 'obligations.derive']);
});

/** Digests by part, as the manifest tells them. */
async function partsOf(file: string): Promise<ReadonlyMap<string, string>> {
  const office = (await import('@renkei/office/group-file')) as {
    openGroupFile: (
      path: string,
      schema: string,
    ) => Promise<{ ok: boolean; value: { manifest: Told; close(): void } }>;
  };
  const [row] = await here.database.sql<{ name: string }>(
    'SELECT max(name) AS name FROM renkei_meta.migration',
  );
  const opened = await office.openGroupFile(file, row!.name);
  expect(opened.ok).toBe(true);
  const { tables, people, audit, evidence } = opened.value.manifest;
  opened.value.close();
  return new Map([
    ...tables.map(({ table, sha256 }) => [`tables/${table}.ndjson`, sha256] as const),
    ['people.ndjson', people.sha256],
    ['audit/chain.ndjson', audit.sha256],
    ...evidence.map(({ sha256 }) => [`evidence/${sha256}`, sha256] as const),
  ]);
}

interface Told {
  readonly tables: readonly { readonly table: string; readonly sha256: string }[];
  readonly people: { readonly sha256: string };
  readonly audit: { readonly sha256: string };
  readonly evidence: readonly { readonly sha256: string }[];
}
