import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { consortiumEntities } from '@renkei/consortium';
import { keyOf, storeOf, type EvidenceStore } from '@renkei/evidence';
import { FixedClock, ProblemsFound, sha256Of, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedMemberUser, seedSupportReader } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { problemLinesOf } from '@renkei/test/problems';
import { storedGroup, type StoredGroup } from '@renkei/test/stored-group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { expireOutputs } from './expire-outputs.ts';
import { OUTPUT_KINDS, type OutputKind } from './kinds.ts';
import { MakeOutputHandler } from './make-output.handler.ts';
import { makersOf, type MakerRegistry } from './maker-registry.ts';
import { whole, type OutputMaker, type OutputOrder, type OutputProgress } from './maker.ts';
import { OutputService } from './output.service.ts';

let database: TestDatabase;
let api: Tenant;
let worker: Tenant;
let folder: string;
let store: EvidenceStore;
let coordinator: Viewer;
let member: Viewer;
let group: StoredGroup;
let outputs: OutputService;
let handler: MakeOutputHandler;
const clock = new FixedClock(Date.parse('2026-04-01T01:00:00Z'));

/** What the next file is made by. */
let make: (order: OutputOrder, progress: OutputProgress) => Promise<string>;

beforeAll(async () => {
  database = await testDatabase();
  api = await tenant(database, consortiumEntities);
  worker = await tenant(database, consortiumEntities, 'worker');
  folder = await mkdtemp(join(tmpdir(), 'renkei-outputs-'));
  store = (await storeOf({ kind: 'FOLDER', folder }))!;
  coordinator = await person(database);
  group = await storedGroup(database, coordinator, { members: [[], []] });
  member = await seedMemberUser(database, group, group.memberIds[1]!);
  outputs = new OutputService(api.transactions, clock);
  const makerOf = (): OutputMaker => ({
    kinds: OUTPUT_KINDS,
    make: async (order, progress) => {
      const text = await make(order, progress);
      return { fileName: '見本.txt', mediaType: 'text/plain', bytes: whole(Buffer.from(text)) };
    },
  });
  handler = new MakeOutputHandler(worker.transactions, store, { makerOf } as unknown as MakerRegistry, clock);
}, 60_000);
beforeEach(async () => {
  make = (order) => Promise.resolve(`${order.kind} ${order.today}`);
  await database.sql(`UPDATE output_job SET status = 'FAILED' WHERE status IN ('WAITING', 'RUNNING')`);
});
afterAll(async () => {
  await api.close();
  await worker.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

let others = 0;
/** Another request every time, unless the year is the same. */
const request = async (kind: OutputKind = 'GROUP_PLAN', viewer = coordinator, memberId?: string) => {
  others += 1;
  await database.sql('UPDATE consortium SET name = $2 WHERE id = $1', [group.id, `見本${others}`]);
  return (await outputs.request(viewer, { consortiumId: group.id, kind, memberId: memberId ?? null })).output;
};
/** As the queue runs it. */
async function run(subjectId: string): Promise<void> {
  const work = { id: subjectId, consortiumId: group.id, subjectId };
  try {
    const prepared = await handler.prepare(work);
    await worker.transactions.runForConsortium(group.id, (tx) => handler.effect(tx, work, prepared));
  } catch (error) {
    await worker.transactions.runForConsortium(group.id, (tx) => handler.failed(tx, work));
    throw error;
  }
}
const files = async () => (await readdir(folder, { recursive: true })).filter((name) => name.includes('/'));

describe('a file somebody asks for', () => {
  it('is made for them and kept, and the same request gives the same file', async () => {
    const first = await outputs.request(coordinator, { consortiumId: group.id, kind: 'GROUP_PLAN' });
    expect(first).toMatchObject({ alreadyThere: false, output: { status: 'WAITING', progressDone: 0 } });
    const { id } = first.output;
    await run(id);
    const done = await outputs.byId(coordinator, id);
    const bytes = Buffer.from('GROUP_PLAN 2026-04-01');
    expect(done).toMatchObject({
      status: 'DONE',
      fileName: '見本.txt',
      byteLength: bytes.length,
      contentSha256: sha256Of(bytes),
      problems: [],
      requestedBy: coordinator.displayName,
    });
    const [{ storage_id: storageId } = { storage_id: '' }] = await database.sql<{ storage_id: string }>(
      'SELECT storage_id FROM output_job WHERE id = $1',
      [id],
    );
    expect((await buffer(await store.open(keyOf(group.id, storageId), 6))).toString()).toBe(
      'PLAN 2026-04-01',
    );
    const again = await outputs.request(coordinator, { consortiumId: group.id, kind: 'GROUP_PLAN' });
    expect(again).toMatchObject({ alreadyThere: true, output: { id } });
    await database.sql('UPDATE consortium SET name = $2 WHERE id = $1', [group.id, '変わった見本']);
    const changed = await outputs.request(coordinator, { consortiumId: group.id, kind: 'GROUP_PLAN' });
    expect(changed.alreadyThere).toBe(false);
  });

  it('is asked for once, however often at once', async () => {
    await database.sql('UPDATE consortium SET name = $2 WHERE id = $1', [group.id, '同時の見本']);
    const asked = await Promise.all(
      Array.from({ length: 8 }, () =>
        outputs.request(coordinator, { consortiumId: group.id, kind: 'TABLES' }),
      ),
    );
    expect(new Set(asked.map(({ output }) => output.id)).size).toBe(1);
    expect(asked.filter(({ alreadyThere }) => !alreadyThere)).toHaveLength(1);
  });

  it('tells what stands in its way, and what one should know of it', async () => {
    const problem = {
      code: 'NOTHING_FIXED',
      path: null,
      message: { ja: '確定前です。', en: 'Not fixed yet.' },
    };
    make = () => Promise.reject(new ProblemsFound([problem]));
    const refused = await request();
    await run(refused.id);
    expect(await outputs.byId(coordinator, refused.id)).toMatchObject({
      status: 'FAILED',
      problems: [problem],
    });
    make = (_, progress) => Promise.resolve(progress.tell(problem)).then(() => 'text');
    const told = await request();
    await run(told.id);
    expect(await outputs.byId(coordinator, told.id)).toMatchObject({ status: 'DONE', problems: [problem] });
  });

  it('is tried three times, and nothing of a broken try is left', async () => {
    const before = (await files()).length;
    make = () => Promise.reject(new Error('the store is away'));
    const { id } = await request();
    for (const attempt of [1, 2, 3]) {
      expect(await outputs.byId(coordinator, id)).toMatchObject({
        status: attempt === 1 ? 'WAITING' : 'RUNNING',
      });
      await expect(run(id)).rejects.toThrow('the store is away');
    }
    expect(await outputs.byId(coordinator, id)).toMatchObject({
      status: 'FAILED',
      problems: [expect.objectContaining({ code: 'OUTPUT_FAILED' })],
    });
    expect(await files()).toHaveLength(before);
  });

  it('is made by the last of two workers, without a file nobody points to', async () => {
    const before = (await files()).length;
    const { id } = await request();
    const work = { id, consortiumId: group.id, subjectId: id };
    const killed = await handler.prepare(work); // died before its transaction
    await run(id);
    await worker.transactions.runForConsortium(group.id, (tx) => handler.effect(tx, work, killed));
    expect(await outputs.byId(coordinator, id)).toMatchObject({ status: 'DONE' });
    expect(await files()).toHaveLength(before + 1);
  });

  it('stops when nobody wants it any more, begun or not', async () => {
    const waiting = await request();
    expect(await outputs.cancel(coordinator, { id: waiting.id })).toMatchObject({ cancelRequested: true });
    await run(waiting.id);
    expect(await outputs.byId(coordinator, waiting.id)).toMatchObject({
      status: 'CANCELLED',
      cancelRequested: false,
    });
    const running = await request();
    make = async (_, progress) => {
      await outputs.cancel(coordinator, { id: running.id });
      for (;;) await progress.report(1, 2);
    };
    await run(running.id);
    expect(await outputs.byId(coordinator, running.id)).toMatchObject({ status: 'CANCELLED' });
    const done = await request();
    make = () => Promise.resolve('text');
    await run(done.id);
    expect(await outputs.cancel(coordinator, { id: done.id })).toMatchObject({ status: 'DONE' });
  });

  it('is forgotten after a week, and its row says so', async () => {
    const { id } = await request();
    await run(id);
    const before = (await files()).length;
    const week = 7 * 24 * 60 * 60_000;
    const almost = new Date(clock.epochMs() + week - 1);
    expect(await expireOutputs(worker.transactions, store, almost)).toBe(0);
    await expireOutputs(worker.transactions, store, new Date(clock.epochMs() + week));
    expect(await outputs.byId(coordinator, id)).toMatchObject({ status: 'EXPIRED' });
    expect((await files()).length).toBeLessThan(before);
  });

  it('is a member’s own, or the coordinator’s', async () => {
    const mine = await request('MEMBER_SHARE', member, group.memberIds[1]!);
    const theirs = await request('MEMBER_SHARE', coordinator, group.memberIds[1]!);
    expect(theirs.id).not.toBe(mine.id);
    const page = async (viewer: Viewer) =>
      (await outputs.pagesOf(viewer, [group.id], { first: 50 }))[0]!.edges.map(({ node }) => node.id);
    expect(await page(member)).toEqual([mine.id]);
    expect(await page(coordinator)).toEqual(expect.arrayContaining([mine.id, theirs.id]));
    const reader = await seedSupportReader(database, [group]);
    expect(await page(reader)).toEqual([]);
    await expect(outputs.byId(member, theirs.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(outputs.cancel(member, { id: theirs.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await problemLinesOf(request('GROUP_PLAN', member))).toEqual(['OWN_MEMBER_ONLY input.kind']);
    await expect(request('MEMBER_SHARE', member, group.memberIds[0]!)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const stranger = await person(database);
    await expect(request('GROUP_PLAN', stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('has the choices of its kind and no others', async () => {
    const wrong = outputs.request(coordinator, { consortiumId: group.id, kind: 'GROUP_PLAN', format: 'CSV' });
    expect(await problemLinesOf(wrong)).toEqual(['NOT_AN_OPTION input.format']);
  });

  it('waits while the group has enough of them', async () => {
    for (let asked = 0; asked < 5; asked += 1) await request();
    expect(await problemLinesOf(request())).toEqual(['TOO_MANY_OUTPUTS null']);
  });
});

describe('what the worker reads', () => {
  it('is what whoever asked may read, and can change nothing', async () => {
    const names = (viewer: Viewer) =>
      worker.transactions.read(viewer, (tx) => tx.query<{ id: string }>('SELECT id FROM cost_line'));
    await database.sql(
      `INSERT INTO cost_line (consortium_id, member_id, category, label, functions, unit_price_yen, quantity, position)
       SELECT $1, m, 'PC', 'x', '{}', 1, 1, 1 FROM unnest($2::uuid[]) AS m`,
      [group.id, group.memberIds.slice(0, 2)],
    );
    expect(await names(coordinator)).toHaveLength(2);
    expect(await names(member)).toHaveLength(1);
    expect(await names(await person(database))).toHaveLength(0);
    const write = worker.transactions.read(coordinator, (tx) => tx.query(`UPDATE cost_line SET label = 'y'`));
    await expect(write).rejects.toThrow(/permission denied|read-only/);
  });
});

describe('who makes what', () => {
  it('is settled for every kind when the worker starts', () => {
    class One implements OutputMaker {
      readonly kinds = OUTPUT_KINDS;
      make = () => Promise.reject(new Error('not asked'));
    }
    class Another extends One {}
    expect(makersOf([new One(), null, 'x', { kinds: ['NOTHING'], make: () => 1 }]).size).toBe(
      OUTPUT_KINDS.length,
    );
    expect(() => makersOf([])).toThrow('GROUP_PLAN: none');
    expect(() => makersOf([new One(), new Another()])).toThrow('GROUP_PLAN: One, Another');
  });
});
