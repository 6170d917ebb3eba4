import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { localDate } from '@renkei/kernel';
import { FixedClock, ProblemsFound, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup, seedMemberUser, seedSchedule, type SeededGroup } from '@renkei/test/group';
import { problemLinesOf as problemsOf } from '@renkei/test/problems';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { obligationEntities } from '../entities.ts';
import { DerivationService } from '../obligation/derivation.service.ts';
import type { RecordMemberDocumentInput } from './member-document.inputs.ts';
import { MemberDocumentService } from './member-document.service.ts';

let database: TestDatabase;
let api: Tenant;
let worker: Tenant;
let group: SeededGroup;
let documents: MemberDocumentService;
// 00:30 on 20 May in Japan, still the 19th in UTC
const clock = new FixedClock(Date.UTC(2026, 4, 19, 15, 30));

beforeAll(async () => {
  database = await testDatabase();
  api = await tenant(database, obligationEntities);
  worker = await tenant(database, obligationEntities, 'worker');
  documents = new MemberDocumentService(api.transactions, clock);
}, 60_000);
beforeEach(async () => {
  group = await seedGroup(database, {
    scheduleId: await seedSchedule(database, { ROUND_CLOSE: '2026-06-02T17:00' }),
    participants: ['SOLE_PROPRIETOR'],
  });
});
afterAll(async () => {
  await api.close();
  await worker.close();
  await database.drop();
});

const input = (changes: Partial<RecordMemberDocumentInput> = {}): RecordMemberDocumentInput => ({
  memberId: group.memberIds[0]!,
  requirement: 'CERTIFICATE_OF_REGISTERED_MATTERS',
  issuedOn: localDate(2026, 5, 1),
  receivedOn: localDate(2026, 5, 20),
  ...changes,
});
const record = (changes?: Partial<RecordMemberDocumentInput>) =>
  documents.record(group.coordinator, input(changes));

const messagesOf = (work: Promise<unknown>): Promise<string[]> =>
  work.then(
    () => [],
    (error: unknown) => {
      if (error instanceof ProblemsFound) return error.problems.map(({ message }) => message.ja);
      throw error;
    },
  );

const derive = () =>
  worker.transactions.runForConsortium(group.id, (tx) => new DerivationService(clock).derive(tx, group.id));

const open = (member: number) =>
  database.sql<{ key: string; title_ja: string }>(
    `SELECT key, title_ja FROM obligation WHERE member_id = $1 AND status = 'OPEN' AND key LIKE 'MEMBER_DOCUMENT%'
     ORDER BY key`,
    [group.memberIds[member]],
  );

describe('a paper that arrives', () => {
  it('is recorded and closes its deadline', async () => {
    await derive();
    expect(await record()).toMatchObject({
      requirement: 'CERTIFICATE_OF_REGISTERED_MATTERS',
      label: { ja: '履歴事項全部証明書' },
      issuedOn: '2026-05-01',
      receivedOn: '2026-05-20',
      version: 1,
      recordedAt: '2026-05-20T00:30',
    });
    expect(
      await database.sql(`SELECT topic FROM outbox WHERE subject_id = $1 AND done_at IS NULL`, [group.id]),
    ).toEqual([{ topic: 'obligations.derive' }]);
    expect(await derive()).toMatchObject({ fulfilled: 1 });
  });

  it('too old, it is asked for again with the earliest day that will do', async () => {
    await record({ issuedOn: localDate(2026, 3, 1) });
    await derive();
    expect((await open(0)).filter(({ key }) => key.includes('CERTIFICATE_OF'))).toEqual([
      {
        key: 'MEMBER_DOCUMENT_RENEWAL:CERTIFICATE_OF_REGISTERED_MATTERS',
        title_ja: '「履歴事項全部証明書」を取り直して送る（2026-03-02以降に発行されたもの）',
      },
    ]);
  });

  it('a licence does not grow old, a 住民票 does, and what is not known counts as the stricter', async () => {
    const identity = {
      memberId: group.memberIds[1]!,
      requirement: 'PROPRIETOR_IDENTITY',
      issuedOn: localDate(2023, 5, 1),
    } as const;
    const asked = async () => (await open(1)).filter(({ key }) => key.includes('IDENTITY')).length;
    await record({ ...identity, paper: 'DRIVING_LICENCE', validUntil: localDate(2028, 5, 31) });
    await derive();
    expect(await asked()).toBe(0);
    await record({ ...identity, paper: 'RESIDENCE_CERTIFICATE', version: 1 });
    await derive();
    expect(await asked()).toBe(1);
    await record({ ...identity, version: 2 });
    await derive();
    expect(await asked()).toBe(1);
    await record({
      ...identity,
      paper: 'DRIVING_LICENCE',
      validUntil: localDate(2026, 6, 1),
      version: 3,
    });
    await derive();
    expect(await asked()).toBe(1);
  });

  it('names everything to put right at once', async () => {
    expect(
      await problemsOf(
        record({
          requirement: 'TAX_RETURN_COPY',
          issuedOn: localDate(2026, 5, 22),
          validUntil: localDate(2026, 5, 1),
          receivedOn: localDate(2026, 5, 21),
        }),
      ),
    ).toEqual([
      'REQUIREMENT_DOES_NOT_APPLY input.requirement',
      'NOT_YET input.receivedOn',
      'ISSUED_AFTER_RECEIVED input.issuedOn',
      'VALID_BEFORE_ISSUED input.validUntil',
    ]);
    expect(await problemsOf(record({ paper: 'DRIVING_LICENCE' }))).toEqual([
      'PAPER_NOT_ACCEPTED input.paper',
    ]);
  });

  it('is the same when repeated, and replaced only by somebody who saw it', async () => {
    const first = await record();
    expect(await record()).toEqual(first);
    const newer = { issuedOn: localDate(2026, 5, 10) };
    expect(await problemsOf(record(newer))).toEqual(['ALREADY_RECORDED input.version']);
    expect(await record({ ...newer, version: 1 })).toMatchObject({ version: 2 });
    expect(await problemsOf(record({ ...newer, version: 1 }))).toEqual(['STALE_VERSION input.version']);
  });

  it('recorded by mistake is taken back, and owed again', async () => {
    await record();
    await derive();
    expect((await open(0)).length).toBe(5);
    const taken = {
      memberId: group.memberIds[0]!,
      requirement: 'CERTIFICATE_OF_REGISTERED_MATTERS',
    } as const;
    expect(await problemsOf(documents.remove(group.coordinator, { ...taken, version: 2 }))).toEqual([
      'STALE_VERSION input.version',
    ]);
    await documents.remove(group.coordinator, { ...taken, version: 1 });
    await derive();
    expect((await open(0)).length).toBe(6);
    await expect(documents.remove(group.coordinator, { ...taken, version: 1 })).rejects.toThrow('NOT_FOUND');
  });

  it('is handed in by the member’s own people, for their member alone', async () => {
    const merchant = await seedMemberUser(database, group, group.memberIds[1]!);
    const own = {
      memberId: group.memberIds[1]!,
      requirement: 'INCOME_TAX_CERTIFICATE',
      receivedOn: localDate(2026, 5, 20),
    } as const;
    await derive();
    const before = (await open(1)).length;
    expect(await documents.record(merchant, own)).toMatchObject({ version: 1 });
    expect(
      await documents.record(merchant, { ...own, issuedOn: localDate(2026, 5, 2), version: 1 }),
    ).toMatchObject({
      issuedOn: '2026-05-02',
      version: 2,
    });
    await derive();
    expect((await open(1)).length).toBe(before - 1);
    await expect(documents.record(merchant, input())).rejects.toThrow('NOT_FOUND');
    // what a coordinator recorded is theirs to renew, not to take back
    await expect(
      documents.remove(merchant, { memberId: own.memberId, requirement: own.requirement, version: 2 }),
    ).rejects.toThrow();
  });

  it.each([
    ['CORPORATION', 'CORPORATION', 'INCOME_TAX_CERTIFICATE'],
    ['CORPORATION', 'ASSOCIATION', 'AFFILIATION_PROOF'],
    ['ASSOCIATION', 'CORPORATION', 'AFFILIATION_PROOF'],
  ] as const)(
    'with a %s as representative and a %s beside it, asks its own people for the same as its coordinator',
    async (representative, beside, owed) => {
      group = await seedGroup(database, { representative, participants: ['SOLE_PROPRIETOR', beside] });
      const merchant = await seedMemberUser(database, group, group.memberIds[1]!);
      // a participant never owes this one: the answer lists what it owes
      const asked = (viewer: Viewer) =>
        messagesOf(
          documents.record(viewer, input({ memberId: group.memberIds[1]!, requirement: 'MIRADIGI_CHECK' })),
        );
      expect(await asked(merchant)).toEqual(await asked(group.coordinator));
      const receivedOn = localDate(2026, 5, 20);
      const own = { memberId: group.memberIds[1]!, requirement: owed, receivedOn };
      expect(await documents.record(merchant, own)).toMatchObject({ requirement: owed });
    },
  );

  it('of a withdrawn member or another group is refused', async () => {
    const other = await seedGroup(database);
    await expect(record({ memberId: other.memberIds[0]! })).rejects.toThrow('NOT_FOUND');
    await database.sql(
      `UPDATE member SET status = 'WITHDRAWN', withdrawn_on = '2026-05-01', withdrawal_reason = '見本' WHERE id = $1`,
      [group.memberIds[1]],
    );
    expect(
      await problemsOf(record({ memberId: group.memberIds[1]!, requirement: 'SECURITY_ACTION' })),
    ).toEqual(['MEMBER_NOT_ENROLLED input.memberId']);
  });
});
