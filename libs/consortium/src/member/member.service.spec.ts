import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalDate } from '@renkei/kernel';
import { person } from '@renkei/test/people';
import { problemsOf } from '@renkei/test/problems';
import { newKey, sampleCorporateNumber } from '@renkei/test/sample-values';
import { enrolment, workbench, type Workbench } from '../../test/workbench.ts';
import { memberPageLoader } from './member.loader.ts';

let bench: Workbench;
let serial = 0;

beforeAll(async () => {
  bench = await workbench();
}, 60_000);
afterAll(() => bench.close());

const nextNumber = (): string => sampleCorporateNumber((serial += 1));
const today = '2023-06-15' as LocalDate;

describe('changing a member', () => {
  it('changes what is named and leaves the rest', async () => {
    const group = await bench.group();
    const member = await bench.enrol(group, {
      business: { nameKana: 'ミホン', capitalYen: 1n },
      requestedYen: 5n,
    });
    const { member: changed } = await bench.members.update(group.viewer, {
      id: member.id,
      version: 1,
      size: 'MICRO',
      business: { capitalYen: null, regularEmployees: 3 },
    });
    expect(changed).toMatchObject({
      version: 2,
      size: 'MICRO',
      requestedYen: 5n,
      business: { name: '髙﨑𠮷青果店', nameKana: 'ミホン', capitalYen: null, regularEmployees: 3 },
    });
  });

  it('refuses a stale version, and a number that is taken', async () => {
    const [group, other] = [await bench.group(), await bench.group()];
    const corporateNumber = nextNumber();
    await bench.enrol(other, { business: { corporateNumber } });
    const member = await bench.enrol(group);
    await bench.members.update(group.viewer, { id: member.id, version: 1, sharingWeight: 2 });
    expect(
      await problemsOf(bench.members.update(group.viewer, { id: member.id, version: 1, sharingWeight: 3 })),
    ).toEqual([['STALE_VERSION', 'input.version']]);
    expect(
      await problemsOf(
        bench.members.update(group.viewer, { id: member.id, version: 2, business: { corporateNumber } }),
      ),
    ).toEqual([['ALREADY_IN_A_GROUP', 'input.business.corporateNumber']]);
    expect(await bench.members.byId(group.viewer, member.id)).toMatchObject({
      version: 2,
      sharingWeight: 2,
      business: { corporateNumber: null },
    });
  });

  it('changes the representative in one step', async () => {
    const group = await bench.group();
    const former = await bench.enrol(group, { role: 'REPRESENTATIVE', business: { name: '前の代表' } });
    const next = await bench.enrol(group, { business: { name: '次の代表' } });
    const alone = await bench.enrol(group, { business: { name: '個人', legalForm: 'SOLE_PROPRIETOR' } });
    expect(
      await problemsOf(bench.members.appointRepresentative(group.viewer, { memberId: alone.id, version: 1 })),
    ).toEqual([['REPRESENTATIVE_MUST_BE_CORPORATION', 'input.memberId']]);
    const { member } = await bench.members.appointRepresentative(group.viewer, {
      memberId: next.id,
      version: 1,
    });
    expect(member).toMatchObject({ role: 'REPRESENTATIVE', version: 2 });
    expect(await bench.members.byId(group.viewer, former.id)).toMatchObject({
      role: 'PARTICIPANT',
      version: 2,
    });
  });

  it('keeps a representative from becoming a sole proprietor', async () => {
    const group = await bench.group();
    const member = await bench.enrol(group, { role: 'REPRESENTATIVE' });
    const change = { id: member.id, version: 1, business: { legalForm: 'SOLE_PROPRIETOR' } } as const;
    expect(await problemsOf(bench.members.update(group.viewer, change))).toEqual([
      ['REPRESENTATIVE_MUST_BE_CORPORATION', 'input.role'],
    ]);
  });

  it('reorders all members or none', async () => {
    const group = await bench.group();
    const [a, b, c] = [
      await bench.enrol(group, { business: { name: '甲' } }),
      await bench.enrol(group, { business: { name: '乙' } }),
      await bench.enrol(group, { business: { name: '丙' } }),
    ];
    await bench.members.withdraw(group.viewer, { id: b.id, version: 1, withdrawnOn: today, reason: '都合' });
    const order = (memberIds: string[]) =>
      bench.members.reorder(group.viewer, { consortiumId: group.id, memberIds });
    expect((await order([c.id, a.id])).map(({ business }) => business.name)).toEqual(['丙', '甲']);
    for (const wrong of [[a.id], [a.id, a.id], [a.id, b.id], []]) {
      expect(await problemsOf(order(wrong))).toEqual([['NOT_ALL_MEMBERS', 'input.memberIds']]);
    }
  });
});

describe('withdrawing', () => {
  it('keeps the record with day and reason, and ends its changes', async () => {
    const group = await bench.group();
    const { id } = await bench.enrol(group);
    const { member } = await bench.members.withdraw(group.viewer, {
      id,
      version: 1,
      withdrawnOn: '2023-06-14' as LocalDate,
      reason: ' 後継ぎがいないため ',
    });
    expect(member).toMatchObject({
      status: 'WITHDRAWN',
      withdrawnOn: '2023-06-14',
      withdrawalReason: '後継ぎがいないため',
      version: 2,
    });
    expect(await problemsOf(bench.members.update(group.viewer, { id, version: 2, size: 'MICRO' }))).toEqual([
      ['MEMBER_WITHDRAWN', 'input.id'],
    ]);
  });

  it('needs a reason and a day that has come, and a group keeps its representative', async () => {
    const group = await bench.group();
    const { id } = await bench.enrol(group, { role: 'REPRESENTATIVE' });
    const leave = { id, version: 1, withdrawnOn: '2023-06-16' as LocalDate, reason: ' ' };
    expect(await problemsOf(bench.members.withdraw(group.viewer, leave))).toEqual([
      ['REQUIRED', 'input.reason'],
      ['IN_THE_FUTURE', 'input.withdrawnOn'],
      ['REPRESENTATIVE_CANNOT_WITHDRAW', 'input.id'],
    ]);
  });
});

describe('two groups', () => {
  it('do not see each other: the other one’s members do not exist', async () => {
    const group = await bench.group();
    const { id } = await bench.enrol(group);
    const stranger = await person(bench.database);
    const missing = { code: 'NOT_FOUND' };
    await expect(bench.members.byId(stranger, id)).rejects.toMatchObject(missing);
    await expect(bench.members.enrol(stranger, enrolment(group.id))).rejects.toMatchObject(missing);
    await expect(bench.members.update(stranger, { id, version: 1, size: 'MICRO' })).rejects.toMatchObject(
      missing,
    );
    await expect(
      bench.members.appointRepresentative(stranger, { memberId: id, version: 1 }),
    ).rejects.toMatchObject(missing);
    await expect(
      bench.members.withdraw(stranger, { id, version: 1, withdrawnOn: today, reason: '乗っ取り' }),
    ).rejects.toMatchObject(missing);
    expect(await bench.members.byId(group.viewer, id)).toMatchObject({ version: 1, status: 'ENROLLED' });
  });
});

describe('lists of members', () => {
  it('of many groups come together, each page cut by its own group', async () => {
    const viewer = await person(bench.database);
    const ids: string[] = [];
    for (const count of [3, 1, 0]) {
      const { id } = await bench.consortia.create(viewer, {
        idempotencyKey: newKey(),
        name: `見本${count}`,
        prefecture: 1,
      });
      ids.push(id);
      for (let n = 0; n < count; n += 1) await bench.enrol({ viewer, id }, { business: { name: `店${n}` } });
    }
    const load = (after: string | null) => {
      const loader = memberPageLoader(bench.door.transactions, viewer, { first: 2, after });
      return Promise.all(ids.map((id) => loader.load(id)));
    };
    let pages: Awaited<ReturnType<typeof load>> = [];
    expect(
      await bench.door.countStatements(async () => {
        pages = await load(null);
      }),
    ).toBe(3); // versions, members, lines
    expect(pages.map(({ edges }) => edges.map(({ node }) => node.business.name))).toEqual([
      ['店0', '店1'],
      ['店0'],
      [],
    ]);
    expect(pages.map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, false, false]);
    const [next] = await load(pages[0]?.pageInfo.endCursor ?? null);
    expect(next?.edges.map(({ node }) => node.business.name)).toEqual(['店2']);
  });
});
