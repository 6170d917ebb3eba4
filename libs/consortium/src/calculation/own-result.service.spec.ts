import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Tx, Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedCoordinator, seedMemberUser, seedSupportReader } from '@renkei/test/group';
import { actingAs, person } from '@renkei/test/people';
import { storedGroup, type StoredGroup } from '@renkei/test/stored-group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { consortiumEntities } from '../entities.ts';
import { CalculationService } from './calculation.service.ts';
import { OwnResultService } from './own-result.service.ts';

let database: TestDatabase;
let door: Tenant;
let calculations: CalculationService;
let results: OwnResultService;
let coordinator: Viewer;
let merchant: Viewer;
let group: StoredGroup;
let other: StoredGroup;

const LINE = { category: 'SOFTWARE', functions: ['ACCOUNTING', 'EC'], unitPrice: 5_200_000 } as const;

beforeAll(async () => {
  database = await testDatabase();
  door = await tenant(database, consortiumEntities);
  calculations = new CalculationService(door.transactions);
  results = new OwnResultService(door.transactions, calculations);
  coordinator = await person(database);
  group = await storedGroup(database, coordinator, { members: Array.from({ length: 12 }, () => [LINE]) });
  other = await storedGroup(database, coordinator, { members: [[LINE], [LINE]] });
  merchant = await seedMemberUser(database, group, group.memberIds[4]!);
}, 60_000);
afterAll(async () => {
  await door.close();
  await database.drop();
});

const namesSeen = (tx: Tx) => tx.query<{ name: string }>('SELECT name FROM business ORDER BY name', []);

describe('a member’s own result', () => {
  it('is what the whole group’s calculation says of it', async () => {
    const [own, ...rest] = await results.of(merchant, group.id);
    expect(rest).toEqual([]);
    const { calculation } = await calculations.price(coordinator, group.id);
    const same = calculation.members[4]!;
    expect(own?.memberId).toBe(group.memberIds[4]);
    expect(own?.calculation).toMatchObject({
      memberId: same.memberId,
      name: '見本𠮷野屋5',
      subsidy: same.subsidy,
      granted: same.granted,
      share: same.share,
    });
    expect(own?.calculation.granted).toBeLessThan(same.subsidy); // the joint cap is at work
    expect(own?.calculation.trace.map(({ id, result }) => [id, result])).toEqual(
      same.trace.map(({ id, result }) => [id, result]),
    );
    expect(own?.calculation.trace.filter(({ formula }) => formula === '')).not.toEqual([]);
    expect(own?.calculation.shareTrace.map(({ id }) => id)).toEqual(same.shareTrace.map(({ id }) => id));
    expect(same.trace.filter(({ formula }) => formula === '')).toEqual([]);
  });

  it('is given to nobody else', async () => {
    expect(await results.of(merchant, other.id)).toEqual([]);
    expect(await results.of(coordinator, group.id)).toEqual([]);
    expect(await results.of(actingAs(coordinator, 'MEMBER_USER'), group.id)).toEqual([]);
    expect(await results.of({ ...merchant, acting: null }, group.id)).toEqual([]);
    expect(await results.of(await seedSupportReader(database, [group]), group.id)).toEqual([]);
    const left = await seedMemberUser(database, group, group.memberIds[4]!);
    await database.sql('UPDATE assignment SET ended_at = now() WHERE user_id = $1', [left.userId]);
    expect(await results.of(left, group.id)).toEqual([]);
  });

  it('is none for a member that has withdrawn', async () => {
    const leaving = await storedGroup(database, coordinator, { members: [[LINE], [LINE]] });
    const owner = await seedMemberUser(database, leaving, leaving.memberIds[1]!);
    expect(await results.of(owner, leaving.id)).toHaveLength(1);
    await database.sql(
      `UPDATE member SET status = 'WITHDRAWN', withdrawn_on = '2026-05-01', withdrawal_reason = '見本' WHERE id = $1`,
      [leaving.memberIds[1]],
    );
    expect(await results.of(owner, leaving.id)).toEqual([]);
  });

  it('takes three statements, two when the group’s calculation is at hand', async () => {
    await database.sql('UPDATE cost_line SET quantity = 1 WHERE consortium_id = $1', [group.id]);
    expect(await door.countStatements(() => results.of(merchant, group.id))).toBe(3);
    expect(await door.countStatements(() => results.of(merchant, group.id))).toBe(2);
  });
});

describe('reading for a calculation', () => {
  it('shows the group’s inputs inside, and nothing more outside, in one and the same snapshot', async () => {
    const viewer = { ...merchant };
    const end = door.transactions.shareReads(viewer);
    const outside = () => door.transactions.read(viewer, namesSeen);
    expect(await outside()).toEqual([{ name: '見本𠮷野屋5' }]);
    const [during, meanwhile] = await Promise.all([
      door.transactions.readForCalculation(viewer, group.id, namesSeen),
      outside(),
    ]);
    expect(during).toHaveLength(12);
    expect(meanwhile).toEqual([{ name: '見本𠮷野屋5' }]);
    for (const broken of ['SELECT 1 / 0', 'not SQL']) {
      const failing = door.transactions.readForCalculation(viewer, group.id, (tx) => tx.query(broken, []));
      await expect(failing).rejects.toThrow(/division by zero|syntax error/);
      expect(await outside()).toEqual([{ name: '見本𠮷野屋5' }]);
    }
    const thrown = door.transactions.readForCalculation(viewer, group.id, () =>
      Promise.reject(new Error('own')),
    );
    await expect(thrown).rejects.toThrow('own');
    expect(await outside()).toEqual([{ name: '見本𠮷野屋5' }]);
    end();
  });

  it('shows nothing of a group the person acts for no member of', async () => {
    const inside = (viewer: Viewer, { id }: StoredGroup) =>
      door.transactions.readForCalculation(viewer, id, namesSeen);
    expect(await inside(merchant, other)).toEqual([{ name: '見本𠮷野屋5' }]);
    const stranger = await person(database);
    expect(await inside(actingAs(stranger, 'MEMBER_USER'), group)).toEqual([]);
    const coordinatesOther = await seedCoordinator(database, other);
    expect(await inside(coordinatesOther, group)).toHaveLength(2);
  });

  it('needs no second client: more requests at once than the pool has clients all end', async () => {
    const requests = Array.from({ length: 40 }, async () => {
      const viewer = { ...merchant };
      const end = door.transactions.shareReads(viewer);
      await door.transactions.read(viewer, namesSeen);
      const own = await results.of(viewer, group.id);
      end();
      return own.length;
    });
    expect(await Promise.all(requests)).toEqual(requests.map(() => 1));
  });
});
