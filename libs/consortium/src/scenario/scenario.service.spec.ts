import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedMemberUser, seedSupportReader } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { problemLinesOf } from '@renkei/test/problems';
import { newKey } from '@renkei/test/sample-values';
import { storedGroup, type StoredGroup } from '@renkei/test/stored-group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { CalculationService } from '../calculation/calculation.service.ts';
import type { WhatIfChangeInput } from '../calculation/what-if.inputs.ts';
import { WhatIfService } from '../calculation/what-if.service.ts';
import { consortiumEntities } from '../entities.ts';
import { ScenarioService } from './scenario.service.ts';

let database: TestDatabase;
let door: Tenant;
let viewer: Viewer;
let stranger: Viewer;
let group: StoredGroup;
let whatIf: WhatIfService;
let scenarios: ScenarioService;

beforeAll(async () => {
  database = await testDatabase();
  door = await tenant(database, consortiumEntities);
  viewer = await person(database);
  stranger = await person(database);
  group = await storedGroup(database, viewer, {
    members: [[{ category: 'SOFTWARE', functions: ['EC'], unitPrice: 400_000 }], []],
  });
  whatIf = new WhatIfService(new CalculationService(door.transactions));
  scenarios = new ScenarioService(door.transactions, whatIf);
}, 60_000);
afterAll(async () => {
  await door.close();
  await database.drop();
});

const save = (changes: readonly WhatIfChangeInput[], name = '見本茶舗が増えたら', who = viewer) =>
  scenarios.save(who, { consortiumId: group.id, name, changes, idempotencyKey: newKey() });
const page = async (first = 50, after: string | null = null, who = viewer) =>
  (await scenarios.pagesOf(who, [group.id], { first, after }))[0]!;
const ADDED: WhatIfChangeInput = {
  addMember: {
    name: '見本茶舗𠮷',
    size: 'SME',
    representative: false,
    sharingWeight: 1,
    costLines: [{ category: 'SOFTWARE', functions: ['ACCOUNTING'], unitPriceYen: 900_719_925n, quantity: 1 }],
  },
};
const NOT_FOUND = { code: 'NOT_FOUND' };

describe('a what-if kept by name', () => {
  it('can be asked again just as it was kept, every yen of it', async () => {
    const asked = [ADDED, { readings: { tierBoundary: null } }, { sharingKey: 'EQUAL' as const }];
    const kept = await save(asked, '  見本茶舗が増えたら ');
    expect(kept).toMatchObject({ consortiumId: group.id, name: '見本茶舗が増えたら' });
    const changes = JSON.parse(kept.changes) as { addMember: { costLines: { unitPriceYen: string }[] } }[];
    expect(changes[0]!.addMember.costLines[0]!.unitPriceYen).toBe('900719925');
    expect(changes[1]).toEqual({ readings: { tierBoundary: null } });
    const before = await whatIf.ask(viewer, { consortiumId: group.id, changes: asked });
    const read = structuredClone(changes) as unknown as WhatIfChangeInput[];
    for (const { addMember } of read)
      for (const line of addMember?.costLines ?? []) line.unitPriceYen = BigInt(line.unitPriceYen);
    const again = await whatIf.ask(viewer, { consortiumId: group.id, changes: read });
    expect(again.sentence).toEqual(before.sentence);
    expect(again.group).toEqual(before.group);
  });

  it('is kept once per key, listed newest first in pages, and removed', async () => {
    const input = {
      consortiumId: group.id,
      name: '一',
      changes: [{ sharingKey: 'EQUAL' as const }],
      idempotencyKey: newKey(),
    };
    const first = await scenarios.save(viewer, input);
    expect(await scenarios.save(viewer, input)).toEqual(first);
    const second = await save([{ overCapPolicy: 'ANALYSIS_FIRST' }], '二');
    const newest = await page(1);
    expect(newest.edges.map(({ node }) => node.name)).toEqual(['二']);
    expect(newest.edges[0]!.node.createdBy).toBe(viewer.displayName);
    expect((await page(1, newest.pageInfo.endCursor)).edges[0]!.node.name).toBe('一');
    expect(await scenarios.remove(viewer, { id: second.id })).toBe(second.id);
    await expect(scenarios.remove(viewer, { id: second.id })).rejects.toMatchObject(NOT_FOUND);
    await scenarios.remove(viewer, { id: first.id });
    await expect(scenarios.save(viewer, input)).rejects.toMatchObject(NOT_FOUND);
  });

  it('is something that can be asked of the group, with a name', async () => {
    const before = (await page()).edges.length;
    expect(await problemLinesOf(save([{ dropMember: newKey() }]))).toEqual([
      expect.stringMatching(/input\.changes\[0\]$/),
    ]);
    expect(await problemLinesOf(save([{ sharingKey: 'EQUAL' }], ' 　'))).toEqual([
      expect.stringMatching(/input\.name$/),
    ]);
    expect((await page()).edges.length).toBe(before);
  });

  it('is the coordinators’ to keep and remove, and a support body’s to read', async () => {
    const kept = await save([{ sharingKey: 'EQUAL' }]);
    const reader = await seedSupportReader(database, [group]);
    const merchant = await seedMemberUser(database, group, group.memberIds[1]!);
    expect((await page(50, null, reader)).edges.map(({ node }) => node.id)).toContain(kept.id);
    for (const who of [merchant, stranger]) expect((await page(50, null, who)).edges).toEqual([]);
    for (const who of [reader, merchant, stranger]) {
      await expect(scenarios.remove(who, { id: kept.id })).rejects.toMatchObject(NOT_FOUND);
      await expect(save([{ sharingKey: 'EQUAL' }], '見本', who)).rejects.toMatchObject(NOT_FOUND);
    }
  });

  it('is not kept in a group that is closed, nor beyond a hundred', async () => {
    const other = await storedGroup(database, viewer, { members: [[], []] });
    const inOther = () =>
      scenarios.save(viewer, {
        consortiumId: other.id,
        name: '見本',
        changes: [{ sharingKey: 'EQUAL' }],
        idempotencyKey: newKey(),
      });
    await database.sql(
      `INSERT INTO what_if_scenario (consortium_id, name, changes, created_by)
       SELECT $1, n::text, '[{"sharingKey": "EQUAL"}]', $2 FROM generate_series(1, 99) AS n`,
      [other.id, viewer.userId],
    );
    await inOther();
    expect(await problemLinesOf(inOther())).toEqual(['TOO_MANY_SCENARIOS null']);
    await database.sql('UPDATE consortium SET closed_at = now() WHERE id = $1', [other.id]);
    expect(await problemLinesOf(inOther())).toEqual(['CONSORTIUM_CLOSED null']);
  });
});
