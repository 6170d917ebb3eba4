import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CalculationService, consortiumEntities, inputDocument } from '@renkei/consortium';
import { canonicalJson, formatYen } from '@renkei/kernel';
import type { Viewer } from '@renkei/platform';
import { fixAmounts, type FixedAmounts, type SettlementInput } from '@renkei/subsidy-rules';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedFixing } from '@renkei/test/fixed-group';
import { seedGrant } from '@renkei/test/granted-group';
import { seedMemberUser } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { problemLinesOf } from '@renkei/test/problems';
import { readyGroup } from '@renkei/test/ready-group';
import type { StoredGroup } from '@renkei/test/stored-group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { orderOf, watched } from '../../test/bundle-bench.ts';
import { readPaper } from '../../test/read-paper.ts';
import { FixingSummaryMaker } from './fixing-summary.maker.ts';

let database: TestDatabase;
let worker: Tenant;
let maker: FixingSummaryMaker;
let coordinator: Viewer;
let group: StoredGroup;

const GRANTED = { members: Array.from({ length: 10 }, () => 722_222), analysis: 600_000, admin: 200_000 };

beforeAll(async () => {
  database = await testDatabase();
  worker = await tenant(database, consortiumEntities, 'worker');
  maker = new FixingSummaryMaker(worker.transactions);
}, 60_000);
beforeEach(async () => {
  coordinator = await person(database);
  group = await readyGroup(database, coordinator);
});
afterAll(async () => {
  await worker.close();
  await database.drop();
});

const order = (viewer = coordinator) => orderOf('FIXING_SUMMARY', group, viewer);

/** All as planned, but the third spent 800,000 yen, the fifth withdrew, and the office costs are still looked at. */
async function settlement(): Promise<SettlementInput> {
  const { input } = await new CalculationService(worker.transactions).price(coordinator, group.id);
  return {
    input,
    granted: { analysis: 600_000n, admin: 200_000n },
    members: input.members.map(({ id, costLines }, place) => ({
      id,
      granted: 722_222n,
      withdrawn: place === 4,
      lostMicro: false,
      lines: costLines.map((line) => ({
        lineId: line.id,
        yen: line.category === 'SOFTWARE' && place === 2 ? 800_000n : line.unitPrice,
        parked: line.category === 'OFFICE',
      })),
    })),
  };
}

async function fix(): Promise<FixedAmounts> {
  const grant = await seedGrant(database, group, coordinator, GRANTED);
  const { fixingId } = await seedFixing(database, group, coordinator, grant, GRANTED);
  const from = await settlement();
  const fixed = fixAmounts(from);
  if (!fixed.ok) throw new Error(fixed.error.map(({ code }) => code).join());
  const { members, analysis, admin, total } = fixed.value;
  const document = canonicalJson({
    settlement: { ...from, input: inputDocument(from.input) },
    amounts: {
      members: members.map(({ id, ...amount }) => ({ memberId: id, ...amount })),
      analysis,
      admin,
      total,
    },
  });
  await database.sql(
    `BEGIN; SET LOCAL session_replication_role = replica;
     UPDATE amount_fixing SET document = '${document.replaceAll("'", "''")}' WHERE id = '${fixingId}'; COMMIT`,
  );
  return fixed.value;
}

describe('the summary of the fixing', () => {
  it('says what was fixed, of which costs, and why', async () => {
    const { total, members } = await fix();
    const { pages, text, told } = await readPaper(maker, order());
    const lines = pages.flat();
    // 800,000: 500,000 + ⌊133,333 × 2/3⌋
    expect(members[2]!.fixed).toBe(588_888n);
    expect(lines).toEqual(
      expect.arrayContaining(['588,888円', '800,000円', formatYen(total.fixed), formatYen(total.granted)]),
    );
    expect(lines).toContain(formatYen(total.fixed - total.granted));
    expect(text).toContain('（見本確定第1号、2027年9月20日）');
    expect(text).toContain('辞退したため、交付決定の722,222円は交付されません。');
    expect(text).toContain('計画300,000円分の費用は確認中のため');
    // what was accepted: 8 × 1,000,000 + 800,000 of (1), 900,000 of (2)
    expect(lines).toEqual(expect.arrayContaining(['8,800,000円', '900,000円', '9,700,000円']));
    expect(told).toEqual([]);
    expect((await readPaper(maker, order())).bytes.equals((await readPaper(maker, order())).bytes)).toBe(
      true,
    );
  });

  it('waits for the notice, and shows a member nothing of the others', async () => {
    expect(await problemLinesOf(maker.make(order(), watched()))).toEqual(['NOTHING_FIXED null']);
    await fix();
    const merchant = await seedMemberUser(database, group, group.memberIds[2]!);
    expect(await problemLinesOf(maker.make(order(merchant), watched()))).toEqual(['NOTHING_FIXED null']);
  });
});
