import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedCoordinator, seedMemberUser, seedSupportReader } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { problemsOf } from '@renkei/test/problems';
import { newKey } from '@renkei/test/sample-values';
import { storedGroup, type StoredGroup } from '@renkei/test/stored-group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { ConsortiumService } from '../consortium/consortium.service.ts';
import { consortiumEntities } from '../entities.ts';
import { ApprovalService } from './approval.service.ts';
import { CalculationService } from './calculation.service.ts';
import { SnapshotService } from './snapshot.service.ts';

let database: TestDatabase;
let door: Tenant;
let approvals: ApprovalService;
let snapshots: SnapshotService;
let consortia: ConsortiumService;
let author: Viewer;
let approver: Viewer;
let group: StoredGroup;

beforeAll(async () => {
  database = await testDatabase();
  door = await tenant(database, consortiumEntities);
  approvals = new ApprovalService(door.transactions);
  snapshots = new SnapshotService(door.transactions, new CalculationService(door.transactions));
  consortia = new ConsortiumService(door.transactions);
}, 60_000);
beforeEach(async () => {
  author = await person(database, { name: '見本 作成者' });
  group = await storedGroup(database, author, { members: [[]] });
  approver = await seedCoordinator(database, group, { who: await person(database, { name: '見本 髙﨑' }) });
});
afterAll(async () => {
  await door.close();
  await database.drop();
});

const keep = (viewer = author) =>
  snapshots.save(viewer, { consortiumId: group.id, label: '見本の提出版', idempotencyKey: newKey() });
const approve = (viewer: Viewer, { id }: { readonly id: string }) =>
  approvals.approve(viewer, { snapshotId: id });
const askForTwo = () => consortia.update(author, { id: group.id, version: 1, needsApproval: true });
const appoint = ({ userId }: Viewer, isApprover = true) =>
  database.sql('UPDATE assignment SET is_approver = $3 WHERE user_id = $1 AND consortium_id = $2', [
    userId,
    group.id,
    isApprover,
  ]);

describe('approving a kept calculation', () => {
  it('is for anybody who coordinates, unless the group asks for two people', async () => {
    const kept = await keep();
    expect(kept.approval).toBeNull();
    const approved = await approve(author, kept);
    expect(approved.approval).toEqual({
      approvedBy: '見本 作成者',
      approvedAt: expect.any(Date),
      fourEyes: false,
    });
    expect(await snapshots.byId(author, kept.id)).toEqual(approved);
    const [page] = await snapshots.pagesOf(author, [group.id], { first: 5 });
    expect(page?.edges[0]?.node).toEqual(approved);
  });

  it('changes nothing the second time, by whomever', async () => {
    const kept = await keep();
    const approved = await approve(author, kept);
    expect(await approve(author, kept)).toEqual(approved);
    expect(await approve(approver, kept)).toEqual(approved);
    const fresh = await keep();
    const all = await Promise.all(Array.from({ length: 8 }, () => approve(author, fresh)));
    expect(new Set(all.map(({ approval }) => approval?.approvedAt.getTime())).size).toBe(1);
  });

  it('needs an appointed approver who is not the author, once the group asks for it', async () => {
    expect(await askForTwo()).toMatchObject({ needsApproval: true, version: 2 });
    const kept = await keep();
    expect(await problemsOf(approve(approver, kept))).toEqual([['NO_APPROVER', 'input.snapshotId']]);
    await appoint(author);
    expect(await problemsOf(approve(approver, kept))).toEqual([['NOT_AN_APPROVER', 'input.snapshotId']]);
    expect(await problemsOf(approve(author, kept))).toEqual([['AUTHOR_CANNOT_APPROVE', 'input.snapshotId']]);
    expect((await snapshots.byId(author, kept.id)).approval).toBeNull();
    await appoint(approver);
    expect((await approve(approver, kept)).approval?.approvedBy).toBe('見本 髙﨑');
    expect(await approve(author, await keep(approver))).toMatchObject({
      approval: { approvedBy: '見本 作成者' },
    });
  });

  it('is loosened by an approver only, and says what held when it was signed', async () => {
    const { version } = await askForTwo();
    await appoint(approver);
    const loosen = (viewer: Viewer) =>
      consortia.update(viewer, { id: group.id, version, needsApproval: false });
    expect(await problemsOf(loosen(author))).toEqual([['ONLY_AN_APPROVER', 'input.needsApproval']]);
    const kept = await keep();
    expect((await approve(approver, kept)).approval?.fourEyes).toBe(true);
    expect((await loosen(approver)).needsApproval).toBe(false);
    expect((await approve(author, await keep())).approval?.fourEyes).toBe(false);
  });

  it('has no approver when the only one has left, is disabled or is one of another group', async () => {
    await askForTwo();
    const kept = await keep();
    await appoint(approver);
    await database.sql('UPDATE assignment SET ended_at = now() WHERE user_id = $1', [approver.userId]);
    expect(await problemsOf(approve(author, kept))).toEqual([['NO_APPROVER', 'input.snapshotId']]);
    const disabled = await seedCoordinator(database, group, { approver: true });
    await database.sql('UPDATE app_user SET disabled_at = now() WHERE id = $1', [disabled.userId]);
    const other = await storedGroup(database, author, { members: [[]] });
    const elsewhere = await seedCoordinator(database, other, { approver: true });
    await seedCoordinator(database, group, { who: elsewhere });
    expect(await problemsOf(approve(elsewhere, kept))).toEqual([['NO_APPROVER', 'input.snapshotId']]);
  });

  it('of a closed group is refused, of another group finds nothing', async () => {
    const kept = await keep();
    const stranger = await person(database);
    await expect(approve(stranger, kept)).rejects.toThrow('NOT_FOUND');
    await expect(approve(author, { id: 'x' })).rejects.toThrow('NOT_FOUND');
    await database.sql('UPDATE consortium SET closed_at = now() WHERE id = $1', [group.id]);
    expect(await problemsOf(approve(author, kept))).toEqual([['CONSORTIUM_CLOSED', null]]);
  });

  it('is seen by a support reader without the name, and not at all by a member user', async () => {
    const kept = await keep();
    await approve(author, kept);
    const reader = await seedSupportReader(database, [group]);
    expect((await snapshots.byId(reader, kept.id)).approval).toEqual({
      approvedBy: null,
      approvedAt: expect.any(Date),
      fourEyes: false,
    });
    const merchant = await seedMemberUser(database, group, group.memberIds[0]!);
    await expect(snapshots.byId(merchant, kept.id)).rejects.toThrow('NOT_FOUND');
    // past the guard row-level security still lets nobody else sign
    await expect(approve(reader, await keep())).rejects.toThrow();
  });
});
