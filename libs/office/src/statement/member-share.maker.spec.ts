import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CalculationService } from '@renkei/consortium';
import { formatYen } from '@renkei/kernel';
import type { Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedFixing } from '@renkei/test/fixed-group';
import { seedGrant } from '@renkei/test/granted-group';
import { seedMemberUser } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { problemsOf } from '@renkei/test/problems';
import { readyGroup } from '@renkei/test/ready-group';
import { storedGroup, type StoredGroup } from '@renkei/test/stored-group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { memberShares } from '@renkei/subsidy-rules';
import { orderOf } from '../../test/bundle-bench.ts';
import { readPaper } from '../../test/read-paper.ts';
import { MemberShareMaker } from './member-share.maker.ts';

let database: TestDatabase;
let worker: Tenant;
let calculations: CalculationService;
let maker: MemberShareMaker;
let coordinator: Viewer;
let group: StoredGroup;
let merchant: Viewer;

beforeAll(async () => {
  database = await testDatabase();
  worker = await tenant(database, [], 'worker');
  calculations = new CalculationService(worker.transactions);
  maker = new MemberShareMaker(worker.transactions, calculations);
}, 60_000);
beforeEach(async () => {
  coordinator = await person(database);
  group = await readyGroup(database, coordinator);
  merchant = await seedMemberUser(database, group, group.memberIds[3]!);
});
afterAll(async () => {
  await worker.close();
  await database.drop();
});

const order = (viewer = coordinator, member: number | null = null) => ({
  ...orderOf('MEMBER_SHARE', group, viewer),
  memberId: member === null ? null : group.memberIds[member]!,
});
const read = (viewer?: Viewer, member?: number | null) => readPaper(maker, order(viewer, member));

describe('the letters about what everybody pays', () => {
  it('say what the calculation says, one letter a member', async () => {
    const { calculation } = await calculations.price(coordinator, group.id);
    const { members } = memberShares(calculation.result);
    const paper = await read();
    const letters = paper.pages.filter(
      (page) => page.includes('負担額のお知らせ') && page.at(-1)!.startsWith('1 /'),
    );
    expect(letters).toHaveLength(10);
    for (const [index, letter] of letters.entries()) {
      const { ownCost, ownSubsidy, share } = members[index]!;
      expect(letter).toContain(`見本𠮷野屋${index + 1}　御中`);
      for (const yen of [ownCost, share]) expect(letter).toContain(formatYen(yen));
      expect(letter).toContain(formatYen(-ownSubsidy));
    }
    expect(paper.text).toContain('全員で等分する。');
    expect(paper.text).toContain('とりまとめ担当　見本 髙﨑𠮷子');
    expect(paper.told).toEqual([]);
    expect(paper.reports).toBe(3);
  });

  it('are the same bytes for the same order', async () => {
    expect((await read()).bytes.equals((await read()).bytes)).toBe(true);
  });

  it('tell how the subsidy came about: by hand 500,000 + 222,222', async () => {
    const { text } = await read(coordinator, 3);
    expect(text).toContain(
      '500,000円 と 順番3の666,667円 × 3/4 の小さいほう。1円未満は切り捨てです。上限の500,000円に届いています。',
    );
    expect(text).toContain('722,222円');
    expect(text).toContain('きまり：S23');
  });
});

describe('a member’s own letter', () => {
  it('is the one the coordinator hands out, but for whom to ask', async () => {
    const own = await read(merchant, 3);
    const handed = await read(coordinator, 3);
    expect(own.text.replace('グループのとりまとめ担当', '')).toBe(
      handed.text.replace('とりまとめ担当　見本 髙﨑𠮷子', ''),
    );
    expect(own.fileName).toBe('見本商店街グループ_負担額のお知らせ_見本𠮷野屋4_2026-11-22.pdf');
  });

  it('is all a member gets, whatever it asks for', async () => {
    const paper = await read(merchant);
    expect(paper.text).toContain('見本𠮷野屋4　御中');
    expect(paper.text).not.toMatch(/見本𠮷野屋([1-35-9]|10)　(様|御中)/);
    // the cap of the group and what the others claim
    expect(paper.text).not.toContain('7,222,220');
    await expect(read(merchant, 2)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const stranger = await person(database);
    await expect(read(stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a purchase that loses its subsidy', () => {
  const early = async () => {
    const memberId = group.memberIds[3]!;
    await seedGrant(database, group, coordinator, { members: group.memberIds.map(() => 700_000) });
    const [line] = await database.sql<{ id: string }>(
      'SELECT id FROM cost_line WHERE member_id = $1 ORDER BY position LIMIT 1',
      [memberId],
    );
    const [step] = await database.sql<{ id: string }>(
      `INSERT INTO purchase_step (consortium_id, member_id, cost_line_id, step, occurred_on, amount_yen, already_happened,
         recorded_by) VALUES ($1, $2, $3, 'ORDER', '2027-02-20', 100000, true, $4) RETURNING id`,
      [group.id, memberId, line!.id, coordinator.userId],
    );
    await database.sql(
      `INSERT INTO purchase_finding (consortium_id, purchase_step_id, member_id, cost_line_id, code, loses, cost_yen)
       VALUES ($1, $2, $3, $4, 'BEFORE_GRANT_DECISION', true, 80000)`,
      [group.id, step!.id, memberId, line!.id],
    );
    return step!.id;
  };
  const RISK = '補助の対象から外れるおそれがあります';

  it('is told to its member before the figures, with what it costs and whom to ask', async () => {
    await early();
    for (const [viewer, ask] of [
      [merchant, 'グループのとりまとめ担当へご相談ください'],
      [coordinator, 'とりまとめ担当　見本 髙﨑𠮷子へご相談ください'],
    ] as const) {
      const { pages, text } = await read(viewer, 3);
      expect(pages[0]!.indexOf(RISK)).toBeLessThan(pages[0]!.indexOf('内訳'));
      expect(text).toContain(RISK);
      expect(text).toContain('このままだと、グループの補助金が80,000円減る見込みです');
      expect(text).toContain('より前です。このままでは補助の対象になりません。');
      expect(text).toContain(ask);
    }
    expect((await read(coordinator, 2)).text).not.toContain(RISK);
  });

  it('is no more once its record is taken back', async () => {
    const id = await early();
    await database.sql(
      `UPDATE purchase_step SET voided_at = now(), voided_by = $2, void_reason = '日付のまちがい' WHERE id = $1`,
      [id, coordinator.userId],
    );
    expect((await read(merchant, 3)).text).not.toContain(RISK);
  });
});

describe('what the figures stand for', () => {
  it('is told before the grant, after it and after the fixing', async () => {
    expect((await read(merchant, 3)).text).toContain('いまの費用から計算した見込みです');
    const amounts = (yen: number) => ({ members: group.memberIds.map(() => yen) });
    const grant = await seedGrant(database, group, coordinator, amounts(700_000));
    for (const viewer of [merchant, coordinator]) {
      expect((await read(viewer, 3)).text).toContain(
        '交付決定の額は700,000円です。上の内訳は、いまの計算の722,222円によるものです。',
      );
    }
    await seedFixing(database, group, coordinator, grant, amounts(700_000));
    for (const viewer of [merchant, coordinator]) {
      expect((await read(viewer, 3)).text).toContain(
        '補助金の額は700,000円に確定しています。認められた費用から計算した額が交付決定と同じ700,000円です。',
      );
    }
  });

  it('is not told of who gets nothing and asked for nothing', async () => {
    await database.sql(`DELETE FROM cost_line WHERE member_id = $1`, [group.memberIds[3]]);
    await seedGrant(database, group, coordinator, { members: group.memberIds.map(() => 0) });
    const { text } = await read(coordinator, 3);
    expect(text).toContain('自分のITツールなどの費用がないため、共同の費用の負担分だけです。');
    expect(text).not.toContain('交付決定の額は');
    expect(text).not.toContain('先に用意するお金');
  });

  it('is nothing yet where nobody has costs', async () => {
    const { id } = await storedGroup(database, coordinator, { members: [[], []] });
    const empty = maker.make(orderOf('MEMBER_SHARE', { id }, coordinator), {
      report: () => Promise.resolve(),
      tell: () => {},
    });
    expect(await problemsOf(empty)).toEqual([['NO_COSTS', null]]);
  });
});
