import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { consortiumEntities } from '@renkei/consortium';
import type { Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedSchedule } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { problemLinesOf } from '@renkei/test/problems';
import { storedGroup, type StoredGroup } from '@renkei/test/stored-group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { orderOf, watched } from '../../test/bundle-bench.ts';
import { readPaper } from '../../test/read-paper.ts';
import { EffectSummaryMaker } from './effect-summary.maker.ts';

let database: TestDatabase;
let worker: Tenant;
let maker: EffectSummaryMaker;
let coordinator: Viewer;
let group: StoredGroup;

beforeAll(async () => {
  database = await testDatabase();
  worker = await tenant(database, consortiumEntities, 'worker');
  maker = new EffectSummaryMaker(worker.transactions);
}, 60_000);
/** A representative that uses no tool, and two participants. */
beforeEach(async () => {
  coordinator = await person(database);
  const scheduleId = await seedSchedule(database, {
    EFFECT_REPORT_2_OPEN: '2030-04-01T00:00',
    EFFECT_REPORT_2_CLOSE: '2031-01-31T23:59',
  });
  const tool = [{ category: 'SOFTWARE', unitPrice: 600_000, functions: ['SETTLEMENT'] }] as const;
  group = await storedGroup(database, coordinator, {
    members: [[], tool, tool],
    settings: { schedule_id: scheduleId },
  });
});
afterAll(async () => {
  await worker.close();
  await database.drop();
});

/** 2 employees × 2,000 hours = 4,000 hours: a value of 4,000,000 yen is 1,000 yen an hour. */
const figures = (member: number, period: string, valueYen: number) =>
  database.sql(
    `INSERT INTO effect_figure (consortium_id, member_id, period, operating_profit_yen, personnel_cost_yen,
       depreciation_yen, employees, hours_hundredths, entered_by)
     VALUES ($1, $2, $3, $4, 0, 0, 2, 200000, $5)`,
    [group.id, group.memberIds[member], period, valueYen, coordinator.userId],
  );
const order = (year?: number) => ({
  ...orderOf('EFFECT_SUMMARY', group, coordinator),
  options: year === undefined ? {} : { year },
});
const refused = (year?: number) => problemLinesOf(maker.make(order(year), watched()));

describe('the summary of the effect', () => {
  it('is of the newest year with figures, and says how far the target is', async () => {
    expect(await refused()).toEqual(['NO_FIGURES null']);
    for (const member of [1, 2]) {
      await figures(member, 'BASE', 4_000_000);
      await figures(member, 'YEAR_1', 4_200_000);
    }
    const first = await readPaper(maker, order());
    expect(first.text).toContain('1年目の時点で年平均5.0%の伸びで');
    expect(first.pages.flat()).toContain('5.0%　2年目に判断します');
    expect(await refused(2)).toEqual(['NO_FIGURES null']);
    // (4,410,000 + 4,409,200) ÷ 4,000 ÷ 2 = 1,102.4 yen an hour; √1.1024 = 1.04995…: 4.9 %. Needed: 1,000 × 1.05² = 1,102.5
    await figures(1, 'YEAR_2', 4_410_000);
    await figures(2, 'YEAR_2', 4_409_200);
    const { pages, text, told, fileName, bytes } = await readPaper(maker, order());
    const lines = pages.flat();
    expect(lines).toEqual(
      expect.arrayContaining(['4.9%　未達', '1,000.00', '1,050.00', '1,102.40', '1,102.50', '1,102.30']),
    );
    expect(text).toContain('2年間で年平均4.9%の伸びで、目標の5%まで1時間あたりあと0.10円です。');
    expect(text).toContain('構成員2者の相加平均（K25 p.33）');
    expect(text).toContain('2030年4月1日〜2031年1月31日');
    expect(text).toContain('平均に含めません');
    expect(told).toEqual([]);
    expect(fileName).toBe('見本商店街グループ_効果報告のまとめ_2年目_2026-11-22.pdf');
    expect((await readPaper(maker, order())).bytes.equals(bytes)).toBe(true);
    expect((await readPaper(maker, order(1))).text).toContain('1年目の時点で');
  });

  it('says who is missing, and decides nothing without them', async () => {
    await figures(1, 'BASE', 4_000_000);
    await figures(1, 'YEAR_2', 4_410_000);
    await figures(2, 'BASE', 4_000_000);
    const { text, pages } = await readPaper(maker, order());
    expect(text).toContain('まだ1者の数字がそろっていません（見本𠮷野屋3）。');
    expect(text).toContain('報告の数字がまだです。');
    expect(pages.flat()).toContain('5.0%　まだわかりません');
  });

  it('tells of the higher target of an earlier grant where the rules have one', async () => {
    await database.sql(`UPDATE consortium SET rule_set = '2025' WHERE id = $1`, [group.id]);
    await figures(1, 'BASE', 4_000_000);
    await figures(1, 'YEAR_1', 4_200_000);
    expect((await readPaper(maker, order())).told).toEqual(['TARGET_MAY_BE_HIGHER']);
  });
});
