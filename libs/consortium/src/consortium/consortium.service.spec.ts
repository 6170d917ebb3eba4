import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { newKey } from '@renkei/test/sample-values';
import { person } from '@renkei/test/people';
import { problemsOf } from '@renkei/test/problems';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { consortiumEntities } from '../entities.ts';
import type { CreateConsortiumInput } from './consortium.inputs.ts';
import { ConsortiumService } from './consortium.service.ts';

let database: TestDatabase;
let door: Tenant;
let consortia: ConsortiumService;
let mihon: Viewer;
let other: Viewer;

beforeAll(async () => {
  database = await testDatabase();
  door = await tenant(database, consortiumEntities);
  consortia = new ConsortiumService(door.transactions);
  mihon = await person(database);
  other = await person(database, { name: '見本 髙﨑𠮷男' });
}, 60_000);
afterAll(async () => {
  await door.close();
  await database.drop();
});

function draft(changes: Partial<CreateConsortiumInput> = {}): CreateConsortiumInput {
  return { idempotencyKey: newKey(), name: '見本本町商店街', prefecture: 40, ...changes };
}

async function schedule(ruleSet: string): Promise<string> {
  const [row] = await database.sql<{ id: string }>(
    'INSERT INTO schedule (label, rule_set) VALUES ($1, $2) RETURNING id',
    ['見本の日程', ruleSet],
  );
  return row?.id ?? '';
}

describe('founding a group', () => {
  it('makes its founder the coordinator and takes the defaults of the programme', async () => {
    const group = await consortia.create(mihon, draft({ name: ' 見本\u0000通り𠮷 ' }));
    expect(group).toMatchObject({
      name: '見本 通り𠮷',
      ruleSet: '2023',
      overCapPolicy: 'PRO_RATA',
      sharingKey: 'EQUAL',
      internalLeadBusinessDays: 10,
      adminFeeBase: null,
      version: 1,
      inputsVersion: 1n,
    });
    expect(
      await database.sql('SELECT user_id, role FROM assignment WHERE consortium_id = $1', [group.id]),
    ).toEqual([{ user_id: mihon.userId, role: 'COORDINATOR' }]);
    expect(await database.sql('SELECT topic FROM outbox WHERE subject_id = $1', [group.id])).toEqual([
      { topic: 'obligations.derive' },
    ]);
  });

  it('has one effect per idempotency key, also sent 20 times at once', async () => {
    const input = draft({ name: '見本一度きり' });
    const groups = await Promise.all(Array.from({ length: 20 }, () => consortia.create(mihon, input)));
    expect(new Set(groups.map(({ id }) => id)).size).toBe(1);
    expect(await database.sql('SELECT id FROM consortium WHERE name = $1', [input.name])).toHaveLength(1);
    expect(await problemsOf(consortia.create(mihon, { ...input, prefecture: 13 }))).toEqual([
      ['IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'],
    ]);
  });

  it('keeps amounts up to 10^15 exactly and refuses more', async () => {
    const settings = { overCapPolicy: 'MANUAL', requestedAnalysisYen: 999_999_999_999_999n } as const;
    const group = await consortia.create(mihon, draft(settings));
    expect(group.requestedAnalysisYen).toBe(999_999_999_999_999n);
    expect(
      await problemsOf(consortia.create(mihon, draft({ requestedAnalysisYen: 1_000_000_000_000_001n }))),
    ).toEqual([['TOO_LARGE', 'input.requestedAnalysisYen']]);
  });

  it('names all problems at once and writes nothing', async () => {
    const input = draft({ name: ' ', adminCapYen: 1n, scheduleId: await schedule('2025') });
    expect(await problemsOf(consortia.create(mihon, input))).toEqual([
      ['REQUIRED', 'input.name'],
      ['ADMIN_CAP_ALREADY_KNOWN', 'input.adminCapYen'],
      ['SCHEDULE_OF_OTHER_RULE_SET', 'input.scheduleId'],
    ]);
    expect(
      await database.sql('SELECT key FROM idempotency_key WHERE key = $1', [input.idempotencyKey]),
    ).toEqual([]);
  });

  it('takes a cap of (3) for 2022 only, whose papers give none', async () => {
    const group = await consortia.create(mihon, draft({ ruleSet: '2022', adminCapYen: 2_000_000n }));
    expect(group.adminCapYen).toBe(2_000_000n);
    const change = { id: group.id, version: 1, ruleSet: '2023' } as const;
    expect(await problemsOf(consortia.update(mihon, change))).toEqual([
      ['ADMIN_CAP_ALREADY_KNOWN', 'input.adminCapYen'],
    ]);
    expect(await consortia.update(mihon, { ...change, adminCapYen: null })).toMatchObject({
      ruleSet: '2023',
      adminCapYen: null,
    });
  });
});

describe('changing a group', () => {
  it('changes what is named, leaves the rest, and moves the inputs version when a yen may move', async () => {
    const group = await consortia.create(mihon, draft({ readings: { tierBoundary: 'exact' } }));
    const scheduleId = await schedule('2023');
    await database.sql('DELETE FROM outbox');
    const changed = await consortia.update(mihon, {
      id: group.id,
      version: 1,
      readings: { adminFeeBase: 'eligible-cost', tierBoundary: null },
      scheduleId,
      internalLeadBusinessDays: 5,
    });
    expect(changed).toMatchObject({
      name: group.name,
      adminFeeBase: 'eligible-cost',
      tierBoundary: null,
      scheduleId,
      internalLeadBusinessDays: 5,
      version: 2,
      inputsVersion: 2n,
    });
    expect(await database.sql('SELECT subject_id FROM outbox')).toEqual([{ subject_id: group.id }]);
  });

  it('refuses a stale version and keeps the newer content', async () => {
    const group = await consortia.create(mihon, draft());
    await consortia.update(mihon, { id: group.id, version: 1, name: '先の変更' });
    expect(await problemsOf(consortia.update(mihon, { id: group.id, version: 1, name: '後の変更' }))).toEqual(
      [['STALE_VERSION', 'input.version']],
    );
    expect((await consortia.byId(mihon, group.id)).name).toBe('先の変更');
  });

  it('lets one of two changes through that were made at the same time', async () => {
    const group = await consortia.create(mihon, draft());
    const outcomes = await Promise.allSettled(
      ['甲', '乙'].map((name) => consortia.update(mihon, { id: group.id, version: 1, name })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('refuses to change a closed group', async () => {
    const group = await consortia.create(mihon, draft());
    await database.sql('UPDATE consortium SET closed_at = now() WHERE id = $1', [group.id]);
    expect(await problemsOf(consortia.update(mihon, { id: group.id, version: 1, name: '見本' }))).toEqual([
      ['CONSORTIUM_CLOSED', null],
    ]);
  });

  it('knows nothing of a schedule that does not exist', async () => {
    const group = await consortia.create(mihon, draft());
    const scheduleId = '00000000-0000-4000-8000-000000000000';
    expect(await problemsOf(consortia.update(mihon, { id: group.id, version: 1, scheduleId }))).toEqual([
      ['SCHEDULE_NOT_FOUND', 'input.scheduleId'],
    ]);
  });
});

describe('who sees a group', () => {
  it('is its coordinator alone: for anybody else it does not exist', async () => {
    const group = await consortia.create(mihon, draft());
    const missing = { code: 'NOT_FOUND' };
    await expect(consortia.byId(other, group.id)).rejects.toMatchObject(missing);
    await expect(
      consortia.update(other, { id: group.id, version: 1, name: '乗っ取り' }),
    ).rejects.toMatchObject(missing);
    await expect(consortia.byId(mihon, 'not-an-id')).rejects.toMatchObject(missing);
    expect((await consortia.page(other, { first: 50 })).edges).toEqual([]);
  });

  it('pages through its groups, newest first, each once', async () => {
    const viewer = await person(database);
    for (let n = 0; n < 5; n += 1) await consortia.create(viewer, draft({ name: `見本${n}` }));
    const names: string[] = [];
    let after: string | null = null;
    do {
      const page = await consortia.page(viewer, { first: 2, after });
      names.push(...page.edges.map(({ node }) => node.name));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(names).toEqual(['見本4', '見本3', '見本2', '見本1', '見本0']);
  });

  it.each([
    'nonsense',
    Buffer.from('["x"]').toString('base64url'),
    Buffer.from('[1,2]').toString('base64url'),
  ])('refuses the cursor %s', async (after) => {
    await expect(consortia.page(mihon, { first: 2, after })).rejects.toMatchObject({
      problems: [{ code: 'BAD_CURSOR', path: 'after' }],
    });
  });
});
