import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CalculationService, consortiumEntities } from '@renkei/consortium';
import { formatYen } from '@renkei/kernel';
import type { Viewer } from '@renkei/platform';
import { memberShares } from '@renkei/subsidy-rules';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { person } from '@renkei/test/people';
import { problemLinesOf } from '@renkei/test/problems';
import { readyGroup } from '@renkei/test/ready-group';
import { storedGroup, type StoredGroup } from '@renkei/test/stored-group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { orderOf, watched } from '../../test/bundle-bench.ts';
import { readPaper } from '../../test/read-paper.ts';
import { GroupPlanMaker } from './group-plan.maker.ts';

let database: TestDatabase;
let worker: Tenant;
let calculations: CalculationService;
let maker: GroupPlanMaker;
let coordinator: Viewer;
let group: StoredGroup;

beforeAll(async () => {
  database = await testDatabase();
  worker = await tenant(database, consortiumEntities, 'worker');
  calculations = new CalculationService(worker.transactions);
  maker = new GroupPlanMaker(worker.transactions, calculations);
}, 60_000);
beforeEach(async () => {
  coordinator = await person(database);
  group = await readyGroup(database, coordinator);
});
afterAll(async () => {
  await worker.close();
  await database.drop();
});

const order = (id = group.id) => orderOf('GROUP_PLAN', { id }, coordinator);
const figures = (member: number, period: string, valueYen: number) =>
  database.sql(
    `INSERT INTO effect_figure (consortium_id, member_id, period, operating_profit_yen, personnel_cost_yen,
       depreciation_yen, employees, hours_hundredths, entered_by)
     VALUES ($1, $2, $3, $4, 0, 0, 2, 200000, $5)`,
    [group.id, group.memberIds[member], period, valueYen, coordinator.userId],
  );

describe('the plan for the general meeting', () => {
  it('says what the calculation says, in all and for each', async () => {
    const { calculation } = await calculations.price(coordinator, group.id);
    const { total, members } = memberShares(calculation.result);
    const { pages, text, told } = await readPaper(maker, order());
    const lines = pages.flat();
    expect(lines).toEqual(
      expect.arrayContaining(['見本𠮷野屋1', '東京都', '見本システム', '2023年度のルール']),
    );
    // costs 10 × 1,000,000 + 900,000 + 300,000; subsidy 10 × 722,222 + 600,000 + 200,000
    for (const yen of [11_200_000n, 8_022_220n]) expect(lines).toContain(formatYen(yen));
    expect(lines).toContain(`構成員の負担（税込） ${formatYen(total.share)}`);
    for (const { share } of members) expect(lines).toContain(formatYen(share));
    expect(text).toContain('見本ツール1');
    expect(text).toContain('2027年1月29日（金）');
    expect(text).toContain('17:00まで・見本の日程');
    expect(text).toContain('未定');
    expect(text).toContain('2年間で年平均5%以上の伸び');
    expect(text).toContain('議事録署名人');
    expect(told).toEqual([]);
    expect((await readPaper(maker, order())).bytes.equals((await readPaper(maker, order())).bytes)).toBe(
      true,
    );
  });

  it('names the members’ own targets where they are entered', async () => {
    // 2 × 2,000 hours: 1,000 yen an hour to 1,102.50, which is 5 % a year
    await figures(1, 'BASE', 4_000_000);
    await figures(1, 'TARGET', 4_410_000);
    const { text } = await readPaper(maker, order());
    expect(text).toContain(
      '1時間あたり1,000.00円から1,102.50円へ（年平均5.0%）。10者のうち、数字のそろった1者の平均です。',
    );
  });

  it('is no plan without members', async () => {
    const { id } = await storedGroup(database, coordinator, { members: [] });
    expect(await problemLinesOf(maker.make(order(id), watched()))).toEqual(['NO_MEMBERS null']);
  });
});
