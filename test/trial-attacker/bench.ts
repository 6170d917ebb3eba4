import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FixedClock, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedMemberUser, seedSupportReader } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { accessKey, testApi, type TestApi } from '../harness/api.ts';
import { performanceWorld, seedSteps, inOrder, type PerformanceWorld } from '../../libs/procedure/test/performance-world.ts';

export const key = () => randomUUID();
export interface Bench {
  database: TestDatabase; api: TestApi; clock: FixedClock; a: PerformanceWorld; b: PerformanceWorld;
  keys: Record<'coA'|'coB'|'m1'|'m2'|'support'|'admin'|'readOnly', string>;
  viewers: Record<'coA'|'m1'|'m2', Viewer>;
  call(who: string | null, name: string, input: object, fields?: string): Promise<any>;
  upload(who: string, q: Record<string,string>, bytes: Buffer, type?: string): Promise<any>;
}
const sw = { category: 'SOFTWARE', unitPrice: 1_000_000, functions: ['ACCOUNTING','SETTLEMENT'] } as const;
const pc = { category: 'PC', unitPrice: 200_000, quantity: 2 } as const;
export async function bench(): Promise<Bench> {
  const database = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'att-'));
  const clock = new FixedClock(Date.UTC(2027, 5, 20, 1, 0));
  const api = await testApi(database, { clock, logLevel: 'debug', config: { evidenceStorage: { kind: 'FOLDER', folder }, evidenceMaxBytes: 2_000_000 } });
  const mk = () => performanceWorld(database, [[{ category: 'OFFICE', unitPrice: 300_000 }],[sw, pc],[sw, pc]], { members: [0, 700_000, 700_000], analysis: 0, admin: 90_000 });
  const a = await mk(); const b = await mk();
  for (const l of [a.lines[1]![0]!, a.lines[2]![0]!]) await seedSteps(database, a, l, inOrder(1_000_000));
  for (const l of [b.lines[1]![0]!]) await seedSteps(database, b, l, inOrder(1_000_000));
  const m1 = await seedMemberUser(database, a, a.memberIds[1]!);
  const m2 = await seedMemberUser(database, a, a.memberIds[2]!);
  const keys = {
    coA: await accessKey(database, a.coordinator), coB: await accessKey(database, b.coordinator),
    m1: await accessKey(database, m1), m2: await accessKey(database, m2),
    support: await accessKey(database, await seedSupportReader(database, [a])),
    admin: await accessKey(database, await person(database, { admin: true })),
    readOnly: await accessKey(database, a.coordinator),
  };
  await database.sql('UPDATE api_key SET read_only = true WHERE id = (SELECT id FROM api_key ORDER BY created_at DESC LIMIT 1)');
  return { database, api, clock, a, b, keys, viewers: { coA: a.coordinator, m1, m2 },
    async call(who, name, input, fields = '') {
      const type = inputTypeOf(name);
      const { data, errors } = await api.graphql(who === null ? null : (keys as any)[who], `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} problems { code path } } }`, { input });
      if (errors.length) return { E: errors.map((e) => `${e.extensions.code}: ${e.message}`.slice(0, 200)) };
      const r = data[name]; return r.problems?.length ? { P: r.problems.map((p: any) => `${p.code}@${p.path}`), ...r, problems: undefined } : { OK: true, ...r, problems: undefined };
    },
    async upload(who, q, bytes, type = 'application/pdf') {
      const query = new URLSearchParams({ consortiumId: a.id, fileName: 'x.pdf', idempotencyKey: randomUUID(), ...q });
      const res = await fetch(`${api.url}/evidence?${query}`, { method: 'POST', headers: { authorization: `Bearer ${(keys as any)[who]}`, 'content-type': type }, body: new Uint8Array(bytes) });
      const t = await res.text(); let j: any; try { j = JSON.parse(t); } catch { j = t; }
      return { status: res.status, id: j?.evidence?.id, name: j?.evidence?.fileName, p: j?.problems?.map((p: any) => `${p.code}@${p.path}`), e: j?.error ?? (j?.errors ? j.errors : undefined) };
    },
  };
}
export const PDF = (s: string) => Buffer.from(`%PDF-1.7 MIHON ${s} ${'x'.repeat(200)}\n%%EOF\n`);
import { readFileSync } from 'node:fs';
const SDL = readFileSync('apps/api/schema.graphql', 'utf8');
function inputTypeOf(name: string): string { return new RegExp(`\\b${name}\\(input: ([A-Za-z]+)!`).exec(SDL)![1]!; }
