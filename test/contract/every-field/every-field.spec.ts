import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getNamedType, isLeafType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { mayDo, type Action, type Role } from '@renkei/access';
import type { Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { actingAs, person } from '@renkei/test/people';
import { testApi, type TestApi } from '../../harness/api.ts';
import { sessionCookie } from '../../harness/visitor.ts';
import { operationsOf, type LeftOut, type Operation } from './operations.ts';
import { routesTo, valuesFor } from './aims.ts';
import { amountOf, groupNameOf, personNameOf, secretOf } from './secrets.ts';
import type { TargetName } from './targets.ts';
import { groupWorld, type GroupWorld } from './world.ts';

// Every query, mutation and field, called by everybody who must not reach what it is aimed at: another group, another
// member, another body, no session, one that is over, a role not chosen. What comes back stands in cells.txt, to be
// read; what may never come back is a secret of the target, and what may never happen is a change of it.
//
// Bring the table up to date with UPDATE_CELLS=1; read the difference.

const CELLS = new URL('cells.txt', import.meta.url);

interface Caller {
  readonly name: string;
  /** Its session; every call has a new one, because some calls end it. */
  readonly headers: () => Promise<Record<string, string>>;
  readonly target: Readonly<Record<TargetName, string>>;
  /** What of the target this caller must never see. */
  readonly secrets: readonly string[];
  /** The chains in which nothing may happen. */
  readonly untouched: readonly string[];
  /** It acts in this role on something of its own. */
  readonly acting?: Role;
  readonly isOwn?: true;
}

let database: TestDatabase;
let api: TestApi;
let folder: string;
let schema: GraphQLSchema;
let a: GroupWorld;
let b: GroupWorld;
let callers: Caller[];
let owner: Caller;

beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'renkei-evidence-'));
  api = await testApi(database, { config: { evidenceStorage: { kind: 'FOLDER', folder } } });
  schema = api.app.get(GraphQLSchemaHost).schema;
  a = await groupWorld(database, 'A', 13, api);
  b = await groupWorld(database, 'B', 40, api);
  await storeEvidence();
  const insideB = [secretOf('B', 1), secretOf('B', 2), String(amountOf('B', 1)), String(amountOf('B', 2))];
  const peopleOfB = [personNameOf('B', 1), personNameOf('B', 2)];
  const secretsOfB = [...insideB, ...peopleOfB, groupNameOf('B')];
  const onB = { target: b.ids, secrets: secretsOfB, untouched: [b.ids.consortium] };
  // it coordinates B in its other role, and may read so where it chooses
  const inAnotherRole = { ...onB, secrets: [...insideB, ...peopleOfB] };
  const as = (viewer: Viewer) => () => session(viewer, '1 hour');
  const several = await person(database, { name: '見本 両方' });
  for (const [role, ids] of [
    ['COORDINATOR', b.ids],
    ['MEMBER_USER', a.ids],
  ] as const) {
    await database.sql(
      'INSERT INTO assignment (user_id, role, consortium_id, member_id) VALUES ($1, $2, $3, $4)',
      [several.userId, role, ids.consortium, role === 'MEMBER_USER' ? ids.member : null],
    );
  }
  callers = [
    { name: 'no session', headers: () => Promise.resolve({}), ...onB },
    { name: 'session over', headers: () => session(b.coordinator, '-1 second'), ...onB },
    { name: 'coordinator of A', headers: as(a.coordinator), ...onB, acting: 'COORDINATOR' },
    { name: 'merchant of A', headers: as(a.firstMerchant), ...onB, acting: 'MEMBER_USER' },
    {
      name: 'merchant, next shop',
      headers: as(a.firstMerchant),
      target: a.secondMember,
      secrets: [secretOf('A', 2), String(amountOf('A', 2))],
      untouched: [a.ids.consortium],
      acting: 'MEMBER_USER',
    },
    { name: 'support body of A', headers: as(a.supportReader), ...onB, acting: 'SUPPORT_READER' },
    {
      name: 'administrator',
      headers: as(await person(database, { admin: true, name: '見本 管理者' })),
      ...onB,
      secrets: [...insideB, groupNameOf('B')], // accounts are theirs to see, groups are not
    },
    {
      name: 'acts for A’s shop',
      headers: as(actingAs(several, 'MEMBER_USER')),
      ...inAnotherRole,
      acting: 'MEMBER_USER',
    },
    { name: 'no role chosen', headers: as({ ...several, acting: null }), ...inAnotherRole },
    // what is one's own may change, so these come last: every other id of the input is somebody else's
    {
      name: 'own group, ids of B',
      headers: as(a.coordinator),
      ...onB,
      target: { ...b.ids, consortium: a.ids.consortium },
      acting: 'COORDINATOR',
      isOwn: true,
    },
    {
      name: 'own shop, ids of next',
      headers: as(a.firstMerchant),
      target: { ...a.secondMember, member: a.ids.member },
      secrets: [secretOf('A', 2), String(amountOf('A', 2))],
      untouched: [],
      acting: 'MEMBER_USER',
      isOwn: true,
    },
  ];
  owner = { name: 'coordinator of B', headers: as(b.coordinator), ...onB };
}, 120_000);
afterAll(async () => {
  await api?.close();
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

async function session(viewer: Viewer, lasts: string): Promise<Record<string, string>> {
  return { cookie: await sessionCookie(database, viewer, lasts), origin: api.url };
}

type Cell =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'INTERNAL'
  | 'data'
  | 'nothing'
  | `problem ${string}`;

interface Answered {
  readonly cell: Cell;
  readonly text: string;
}

const SAYS_UNKNOWN = /^UNKNOWN_/;

async function call(operation: Operation, caller: Caller): Promise<Answered> {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await caller.headers()) },
    body: JSON.stringify({ query: operation.query, variables: operation.variables }),
  });
  const text = await response.text();
  const { data, errors = [] } = JSON.parse(text) as {
    data?: Record<string, unknown> | null;
    errors?: { extensions: { code: Cell; problems?: { code: string }[] } }[];
  };
  const value = data?.[operation.root];
  const problems = (value as { problems?: { code: string }[] } | null)?.problems ?? [];
  // a field without a payload says what is wrong with its arguments as an error
  const wrong = errors[0]?.extensions.problems ?? [];
  const [problem] = [...problems, ...wrong.filter(({ code }) => SAYS_UNKNOWN.test(code))];
  if (problem) return { cell: `problem ${problem.code}`, text };
  if (errors.length > 0) return { cell: errors[0]!.extensions.code, text };
  return { cell: isEmpty(value) ? 'nothing' : 'data', text };
}

/** The bytes of all evidence, and small pictures of it. */
async function storeEvidence(): Promise<void> {
  await database.sql(`UPDATE evidence_file SET thumbnail_key = storage_key || '.thumbnail'`);
  const keys = await database.sql<{ storage_key: string }>('SELECT storage_key FROM evidence_file');
  for (const { storage_key: key } of keys) {
    mkdirSync(dirname(join(folder, key)), { recursive: true });
    for (const path of [key, `${key}.thumbnail`]) writeFileSync(join(folder, path), '見本');
  }
}

/** No node of a list, no object but what holds lists, page infos and null. */
function isEmpty(value: unknown): boolean {
  if (value == null) return true;
  if (Array.isArray(value)) return value.every(isEmpty);
  if (typeof value !== 'object') return false;
  return Object.entries(value).every(([name, part]) => name === 'pageInfo' || isEmpty(part));
}

async function chainsOf(caller: Caller): Promise<string> {
  const rows = await database.sql<{ heads: string }>(
    `SELECT string_agg(chain_id || ' ' || seq, ',' ORDER BY chain_id, seq) AS heads
     FROM audit_event WHERE chain_id = ANY ($1::uuid[])`,
    [caller.untouched],
  );
  return rows[0]!.heads;
}

const labelOf = ({ root, kind, selected }: Operation): string =>
  kind === 'mutation' || selected.length === 0 ? root : `${root} ${selected[0]!}`;

describe('every field, for everybody it is not for', () => {
  const table = new Map<string, string[]>();
  const leaks: string[] = [];
  const effects: string[] = [];
  const vacuous: string[] = [];
  let cells = 0;

  it('gives no secret away and changes nothing', async () => {
    for (const [column, caller] of callers.entries()) {
      const before = await chainsOf(caller);
      for (const operation of operationsOf(schema, valuesFor(caller))) {
        const { cell, text } = await call(operation, caller);
        const label = labelOf(operation);
        const row = table.get(label) ?? [];
        row[column] = cell;
        table.set(label, row);
        cells += 1;
        if (caller.secrets.some((secret) => text.includes(secret))) leaks.push(`${caller.name}: ${label}`);
        if (cell === 'BAD_USER_INPUT' || cell === 'INTERNAL')
          vacuous.push(`${caller.name}: ${label} ${text}`);
        if (operation.kind === 'mutation' && (await chainsOf(caller)) !== before)
          effects.push(`${caller.name}: ${label}`);
      }
    }
    process.stdout.write(
      `every field × every role: ${table.size} calls × ${callers.length} callers = ${cells} cells, ` +
        `${leaks.length} leaks, ${effects.length} effects\n`,
    );
    expect({ leaks, effects }).toEqual({ leaks: [], effects: [] });
  }, 600_000);

  it('nor where what its role may not ask is left out, so that it hides nothing else', async () => {
    const told: string[] = [];
    const answered = new Set<string>();
    let calls = 0;
    for (const caller of callers.filter(({ acting }) => acting !== undefined)) {
      const mayNot: LeftOut = ({ extensions }) =>
        extensions['requires'] !== undefined && !mayDo(caller.acting!, extensions['requires'] as Action);
      for (const operation of operationsOf(schema, valuesFor(caller), mayNot)) {
        if (operation.kind === 'mutation') continue;
        const { cell, text } = await call(operation, caller);
        calls += 1;
        const leak = caller.secrets.find((secret) => text.includes(secret));
        if (leak) {
          const at = text.indexOf(leak);
          told.push(`${caller.name}: ${labelOf(operation)} …${text.slice(Math.max(0, at - 80), at + 20)}`);
        }
        if (cell === 'BAD_USER_INPUT' || cell === 'INTERNAL')
          told.push(`${caller.name}: ${labelOf(operation)} ${text}`);
        if (cell === 'data') answered.add(`${caller.acting} ${labelOf(operation)}`);
      }
    }
    process.stdout.write(`without what is forbidden: ${calls} calls, ${answered.size} kinds of answers\n`);
    expect(told).toEqual([]);
    expect([...answered]).toEqual(
      expect.arrayContaining([
        'MEMBER_USER consortia Consortium.application',
        'MEMBER_USER consortia Consortium.members',
        'MEMBER_USER consortia Consortium.performanceReport',
        'MEMBER_USER consortia Consortium.redistribution',
        'SUPPORT_READER consortia Consortium.members',
      ]),
    );
  }, 600_000);

  it('and the routes give none away either', async () => {
    const told: string[] = [];
    for (const [column, caller] of callers.entries()) {
      const before = await chainsOf(caller);
      for (const [label, path, init] of routesTo(caller.target)) {
        const response = await fetch(`${api.url}${path}`, { ...init, headers: await caller.headers() });
        const text = await response.text();
        const row = table.get(label) ?? [];
        row[column] = String(response.status);
        table.set(label, row);
        // a neighbour has deadlines of its own in the same group
        const ofItsGroup = label === 'GET /calendar, of a group' && caller.name === 'merchant, next shop';
        if (
          (response.ok && !caller.isOwn && !ofItsGroup) ||
          caller.secrets.some((secret) => text.includes(secret))
        )
          told.push(`${caller.name}: ${label}`);
      }
      if ((await chainsOf(caller)) !== before) told.push(`${caller.name}: changed something`);
    }
    expect(told).toEqual([]);
  }, 60_000);

  it('was really asked: no call ended at its own input', () => {
    expect(vacuous).toEqual([]);
  });

  it('answers what the table says', () => {
    const text = printed(table);
    if (process.env['UPDATE_CELLS']) writeFileSync(CELLS, text);
    expect(text).toBe(readFileSync(CELLS, 'utf8'));
  });

  it('misses no field of the schema', () => {
    const asked = new Set(operationsOf(schema, valuesFor(owner)).flatMap(({ selected }) => selected));
    const all = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) && !/^(Query|Mutation|__)/.test(type.name)
        ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)
        : [],
    );
    expect(all.filter((field) => !asked.has(field))).toEqual([]);
  });

  it('would see a leak: to those it is for, the same calls show the secrets', async () => {
    const shown = new Set<string>();
    for (const operation of operationsOf(schema, valuesFor(owner))) {
      if (operation.kind === 'mutation') continue;
      const { text } = await call(operation, owner);
      if (owner.secrets.some((secret) => text.includes(secret))) shown.add(labelOf(operation));
    }
    const group = schema.getType('Consortium') as GraphQLObjectType;
    const silent = Object.values(group.getFields()).filter(
      ({ name, type }) =>
        !isLeafType(getNamedType(type)) &&
        !shown.has(`consortium Consortium.${name}`) &&
        !SHOWS_NO_MARK.has(name),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
    expect([...shown].map((label) => label.split(' ')[0])).toEqual(
      expect.arrayContaining([
        'calculationSnapshot',
        'change',
        'consortia',
        'member',
        'memberImport',
        'notifications',
      ]),
    );
    const opened: Record<string, number> = {};
    for (const [label, path, init] of routesTo(owner.target)) {
      if (init.method === undefined)
        opened[label] = (await fetch(`${api.url}${path}`, { headers: await owner.headers() })).status;
    }
    expect(opened).toMatchObject({ 'GET /evidence': 200, 'GET /evidence, small': 200 });
  });
});

/** Codes, counts, means and dates; names that all of a group know. */
const SHOWS_NO_MARK = new Set([
  'auditCheckpoints',
  'auditEvents',
  'effect',
  'eligibility',
  'evidenceChecklist',
  'groupPapers',
  'milestones',
  'ownResults',
  'readings',
  'roster',
  'sealedPaperCounts',
  'suspectedDuplicates',
  'unusedCaps',
]);

/** One line per root field and set of answers; fields of a type that answer alike share it. */
function printed(table: ReadonlyMap<string, readonly string[]>): string {
  const names = callers.map(({ name }) => name);
  const lines = new Map<string, { cells: readonly string[]; fields: string[] }>();
  for (const [label, cells] of table) {
    const [root = '', field] = /^(GET|POST) /.test(label) ? [label] : label.split(' ');
    const line = lines.get(`${root} ${cells.join()}`) ?? { cells: [root, ...cells], fields: [] };
    if (field !== undefined) line.fields.push(field.split('.')[1]!);
    lines.set(`${root} ${cells.join()}`, line);
  }
  const rows = [['', ...names], ...[...lines.values()].map(({ cells }) => cells)];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const fields = ['', ...[...lines.values()].map((line) => line.fields.join(' '))];
  return rows
    .map((row, n) =>
      [...row.map((cell, column) => cell.padEnd(widths[column]!)), fields[n]].join('  ').trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}
