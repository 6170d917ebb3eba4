import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@renkei/kernel';
import { sha256Of } from '@renkei/platform';
import { seedMemberUser } from '@renkei/test/group';
import { problemLinesOf } from '@renkei/test/problems';
import { newKey } from '@renkei/test/sample-values';
import { day, minute, performanceBench, type PerformanceBench } from '../../test/performance-bench.ts';
import {
  inOrder,
  performanceWorld,
  seedSteps,
  withdraw,
  type PerformanceWorld,
} from '../../test/performance-world.ts';
import { readFixing } from './fixing-facts.ts';
import type { FixAmountsInput, SettleParkedInput } from './fixing.inputs.ts';
import type { ReportRow } from './report.rows.ts';

// One group of six under rule set 2025, from the grant to the second fixing. What the rules give (program rules §3):
//   M0 software 1,000,000, two functions: ⌊666,667 × 3/4⌋ capped 500,000 + ⌊333,333 × 2/3⌋ 222,222 = 722,222
//   M1 micro, software 500,000, one function: 500,000 × 4/5 = 400,000
//   M2 software 800,000, two functions: 500,000 + ⌊133,333 × 2/3⌋ 88,888 = 588,888; two registers at 600,000:
//      min(200,000, 1,200,000 / 2) = 200,000; 788,888 in all
//   M3 software 600,000, one function: 600,000 × 3/4 = 450,000
//   M4 as M0: 722,222
//   M5 software 400,000, one function: 300,000
//   (3): (722,222 + 400,000 + 788,888 + 450,000 + 722,222 + 300,000 = 3,383,332) × 10 % × 2/3 = 225,555.4, less than
//   ⌊600,000 × 2/3⌋: 225,555
const TWO = ['ACCOUNTING', 'ORDERING'] as const;
const ONE = ['ACCOUNTING'] as const;
const MEMBERS = [
  [
    { category: 'SOFTWARE', unitPrice: 1_000_000, functions: TWO },
    { category: 'OFFICE', unitPrice: 600_000 },
  ],
  [{ category: 'SOFTWARE', unitPrice: 500_000, functions: ONE }],
  [
    { category: 'SOFTWARE', unitPrice: 800_000, functions: TWO },
    { category: 'REGISTER', unitPrice: 600_000, quantity: 2 },
  ],
  [{ category: 'SOFTWARE', unitPrice: 600_000, functions: ONE }],
  [{ category: 'SOFTWARE', unitPrice: 1_000_000, functions: TWO }],
  [{ category: 'SOFTWARE', unitPrice: 400_000, functions: ONE }],
] as const;
const GRANTED = { members: [722_222, 400_000, 788_888, 450_000, 722_222, 300_000], admin: 225_555 };

let bench: PerformanceBench;
let world: PerformanceWorld;
let report: ReportRow;

beforeAll(async () => {
  bench = await performanceBench();
  bench.at('2027-08-20T10:00');
  world = await performanceWorld(bench.database, MEMBERS, GRANTED, [1]);
  await seedPurchases();
  await withdraw(bench.database, world, world.memberIds[5]!);
  await toSubmission();
}, 60_000);
afterAll(() => bench.close());

async function seedPurchases(): Promise<void> {
  const line = (member: number, position = 0) => world.lines[member]![position]!;
  await seedSteps(bench.database, world, line(0), inOrder(1_000_000));
  // office costs know no invoice: what was paid counts
  await seedSteps(bench.database, world, line(0, 1), [{ step: 'PAYMENT', on: '2027-06-30', yen: 480_000 }]);
  await seedSteps(bench.database, world, line(1), inOrder(500_000));
  await seedSteps(bench.database, world, line(2), inOrder(800_000));
  await seedSteps(bench.database, world, line(2, 1), inOrder(1_200_000));
  await seedSteps(bench.database, world, line(3), [
    { step: 'ORDER', on: '2027-02-20', loses: 'BEFORE_GRANT_DECISION' },
    { step: 'INVOICE', on: '2027-05-20', yen: 600_000 },
    { step: 'PAYMENT', on: '2027-05-31', yen: 600_000 },
  ]);
  // 300,000 more than planned
  await seedSteps(bench.database, world, line(4), inOrder(1_300_000));
}

async function toSubmission(): Promise<void> {
  const { coordinator } = world;
  report = await bench.reports.create(coordinator, { consortiumId: world.id, idempotencyKey: newKey() });
  await bench.lines.setAll(coordinator, {
    reportId: report.id,
    lines: [
      {
        costLineId: world.lines[0]![1]!,
        version: 1,
        actualYen: 480_000n,
        certifiedYen: 480_000n,
        deductedYen: 0n,
        parkedYen: 0n,
        heading: 'PERSONNEL',
      },
      {
        costLineId: world.lines[2]![1]!,
        version: 1,
        actualYen: 1_200_000n,
        certifiedYen: 0n,
        deductedYen: 0n,
        parkedYen: 1_200_000n,
        parkedReason: '設置の写真を確認中',
      },
    ],
  });
  // six are above the limit of retail, five: 4/5 becomes 3/4
  await bench.employees.state(coordinator, {
    reportId: report.id,
    memberId: world.memberIds[1]!,
    employees: 6,
    asOfOn: day('2027-08-01'),
  });
  report = await bench.reports.requestCheck(coordinator, report);
  report = await bench.reports.approve(coordinator, report);
  ({ report } = await bench.submissions.submit(coordinator, {
    id: report.id,
    version: report.version,
    portalNumber: 'MIHON-J1',
    submittedAt: minute('2027-08-20T09:30'),
    completedOn: day('2027-08-10'),
  }));
}

// After the report: M1 500,000 × 3/4 = 375,000; M2 without its parked registers 588,888; M3 ordered too early: 0;
// M4 rules ⌊(1,300,000 − 666,667) × 2/3⌋ 422,222 + 500,000 = 922,222, granted 722,222; M5 withdrew: 0.
// (1) in all 722,222 + 375,000 + 588,888 + 0 + 722,222 + 0 = 2,408,332; × 10 % × 2/3 = 160,555.4, less than
// ⌊480,000 × 2/3⌋ = 320,000 and the granted 225,555: (3) is 160,555.
const FIRST = {
  members: [
    [722_222n, 722_222n, 722_222n],
    [375_000n, 400_000n, 375_000n],
    [588_888n, 788_888n, 588_888n],
    [0n, 450_000n, 0n],
    [922_222n, 722_222n, 722_222n],
    [0n, 300_000n, 0n],
  ],
  admin: [160_555n, 225_555n, 160_555n],
};

const triple = ({ ruled, granted, fixed: yen }: { ruled: bigint; granted: bigint; fixed: bigint }) => [
  ruled,
  granted,
  yen,
];

async function factsNow() {
  const facts = await bench.api.transactions.read(world.coordinator, (tx) => readFixing(tx, world.id));
  return (
    facts && {
      number: facts.number,
      members: world.memberIds.map((id) => triple(facts.members.get(id)!)),
      analysis: triple(facts.analysis),
      admin: triple(facts.admin),
    }
  );
}

const fixInput = (changes: Partial<FixAmountsInput> = {}): FixAmountsInput => ({
  reportId: report.id,
  version: report.version,
  noticeNumber: '見本確定第1号',
  fixedOn: day('2027-09-30'),
  idempotencyKey: newKey(),
  ...changes,
});

const settleInput = (changes: Partial<SettleParkedInput> = {}): SettleParkedInput => ({
  reportId: report.id,
  lines: [
    {
      costLineId: world.lines[2]![1]!,
      certifiedYen: 1_000_000n,
      deductedYen: 200_000n,
      deductionReason: '1台の付属品は対象外',
    },
  ],
  noticeNumber: '見本確定第2号',
  fixedOn: day('2027-11-15'),
  idempotencyKey: newKey(),
  ...changes,
});

// each test goes on from the one before it, as the procedure does
describe('fixing the amounts', () => {
  it('nothing is fixed before, and parked lines are not settled', async () => {
    expect(await factsNow()).toBeNull();
    expect(await bench.fixed.amountsOf(world.coordinator, [world.memberIds[0]!])).toEqual([null]);
    bench.at('2027-11-20T10:00');
    expect(await problemLinesOf(bench.fixings.settleParked(world.coordinator, settleInput()))).toEqual([
      'NOT_FIXED_YET input.reportId',
    ]);
  });

  it('is shown beforehand with its reasons and every rung of why', async () => {
    const preview = (await bench.reads.preview(world.coordinator, report))!;
    expect(preview.members.map(triple)).toEqual(FIRST.members);
    expect(triple(preview.admin)).toEqual(FIRST.admin);
    expect(preview.members.map(({ bound }) => bound)).toEqual([
      'AS_GRANTED',
      'ACTUAL',
      'ACTUAL',
      'ACTUAL',
      'GRANT',
      'WITHDRAWN',
    ]);
    expect(preview.members[1]!.notes.map(({ code }) => code)).toEqual(['MICRO_LOST']);
    expect(preview.members[2]!.notes.map(({ code }) => code)).toEqual(['PARKED']);
    expect(preview.members[5]!.reason.ja).toContain('辞退');
    // 3,383,332 + 225,555 granted; 2,408,332 + 160,555 fixed
    expect(preview.total).toEqual({ granted: 3_608_887n, fixed: 2_568_887n, shortfall: 1_040_000n });
    expect(preview.trace.at(-1)).toMatchObject({ id: 'total.fixed', result: 2_568_887n });
  });

  it('refuses a notice of tomorrow, before the submission, without a number, or on a stale version', async () => {
    bench.at('2027-10-01T10:00');
    const refused = (changes: Partial<FixAmountsInput>) =>
      problemLinesOf(bench.fixings.fix(world.coordinator, fixInput(changes)));
    expect(await refused({ fixedOn: day('2027-10-02'), noticeNumber: ' ' })).toEqual([
      'REQUIRED input.noticeNumber',
      'NOT_YET input.fixedOn',
    ]);
    expect(await refused({ fixedOn: day('2027-08-19') })).toEqual(['OUT_OF_ORDER input.fixedOn']);
    expect(await refused({ version: report.version - 1 })).toEqual(['STALE_VERSION input.version']);
  });

  it('fixes the lesser of the rules and the grant, once per key', async () => {
    const input = fixInput();
    const first = await bench.fixings.fix(world.coordinator, input);
    expect((await bench.fixings.fix(world.coordinator, input)).id).toBe(first.id);
    expect(await factsNow()).toEqual({ number: 1, analysis: [0n, 0n, 0n], ...FIRST });
    expect(sha256Of(canonicalJson(first.document))).toBe(first.documentSha256);
    const [state] = await bench.database.sql('SELECT status FROM performance_report WHERE id = $1', [
      report.id,
    ]);
    expect(state).toEqual({ status: 'FIXED' });
    const [event] = await bench.database.sql(
      `SELECT event, reference, to_char(occurred_at AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM-DD HH24:MI') AS at
       FROM procedure_event WHERE subject_id = $1 AND event = 'FIX'`,
      [report.id],
    );
    expect(event).toEqual({ event: 'FIX', reference: '見本確定第1号', at: '2027-09-30 00:00' });
    report = (await bench.reads.reportsOf(world.coordinator, [world.id]))[0]!;
    expect(await bench.reads.preview(world.coordinator, report)).toBeNull();
    expect(await problemLinesOf(bench.fixings.fix(world.coordinator, fixInput()))).toEqual([
      'TRANSITION_NOT_ALLOWED null',
    ]);
  });

  it('keeps parked hardware out of the ledger of assets', async () => {
    const [page] = await bench.assets.pagesOf(world.coordinator, [world.id], { first: 50 });
    expect(page!.edges).toEqual([]);
  });

  it('settles a parked line row by row, all or nothing', async () => {
    const refused = (changes: Partial<SettleParkedInput>) =>
      problemLinesOf(bench.fixings.settleParked(world.coordinator, settleInput(changes)));
    const [parked] = settleInput().lines;
    bench.at('2027-11-20T10:00');
    expect(
      await refused({
        lines: [
          { ...parked!, certifiedYen: 1_000_001n, deductionReason: ' ' },
          { ...parked!, costLineId: world.lines[0]![0]! },
          parked!,
        ],
      }),
    ).toEqual([
      'SUM_MISMATCH input.lines[0].certifiedYen',
      'REASON_NEEDED input.lines[0].deductionReason',
      'LINE_NOT_PARKED input.lines[1].costLineId',
      'LINE_TWICE input.lines[2].costLineId',
    ]);
    expect(await refused({ fixedOn: day('2027-09-29') })).toEqual(['OUT_OF_ORDER input.fixedOn']);
    expect((await factsNow())!.number).toBe(1);
  });

  it('restates every amount with what was settled, and no more than granted', async () => {
    const input = settleInput();
    const second = await bench.fixings.settleParked(world.coordinator, input);
    expect((await bench.fixings.settleParked(world.coordinator, input)).id).toBe(second.id);
    // the registers: min(200,000, 1,000,000 / 2); M2 588,888 + 200,000 = 788,888 as granted
    // (3): (2,408,332 + 200,000 = 2,608,332) × 10 % × 2/3 = 173,888.8
    expect(await factsNow()).toEqual({
      number: 2,
      members: FIRST.members.with(2, [788_888n, 788_888n, 788_888n]),
      analysis: [0n, 0n, 0n],
      admin: [173_888n, 225_555n, 173_888n],
    });
    const [line] = await bench.database.sql(
      `SELECT actual_yen, certified_yen, deducted_yen, deduction_reason, parked_yen, parked_reason, version
       FROM performance_line WHERE cost_line_id = $1`,
      [world.lines[2]![1]!],
    );
    expect(line).toEqual({
      actual_yen: '1200000',
      certified_yen: '1000000',
      deducted_yen: '200000',
      deduction_reason: '1台の付属品は対象外',
      parked_yen: '0',
      parked_reason: '',
      version: 3,
    });
    expect(await problemLinesOf(bench.fixings.settleParked(world.coordinator, settleInput()))).toEqual([
      'LINE_NOT_PARKED input.lines[0].costLineId',
    ]);
  });

  it('keeps both fixings, the last one first', async () => {
    const [page] = await bench.fixed.pagesOf(world.coordinator, [report.id], { first: 1 });
    expect(page!.edges.map(({ node }) => node.number)).toEqual([2]);
    const after = page!.pageInfo.endCursor;
    const [next] = await bench.fixed.pagesOf(world.coordinator, [report.id], { first: 1, after });
    expect(next!.edges.map(({ node }) => [node.number, node.total.fixed])).toEqual([[1, 2_568_887n]]);
    const [latest] = await bench.fixed.latestOf(world.coordinator, [world.id]);
    // 2,608,332 + 173,888
    expect([latest!.number, latest!.total.fixed]).toEqual([2, 2_782_220n]);
  });

  it('tells a member user its own amount alone, and why', async () => {
    const owner = await seedMemberUser(bench.database, world, world.memberIds[2]!);
    const amounts = await bench.fixed.amountsOf(owner, world.memberIds);
    expect(amounts.map((amount) => amount && triple(amount))).toEqual([
      null,
      null,
      [788_888n, 788_888n, 788_888n],
      null,
      null,
      null,
    ]);
    expect(amounts[2]!.reason.ja).toContain('788,888円');
    expect(await bench.fixed.latestOf(owner, [world.id])).toEqual([null]);
    const withdrawn = await bench.fixed.amountsOf(world.coordinator, [world.memberIds[5]!]);
    expect(withdrawn[0]!.reason.ja).toContain('辞退');
  });

  it('refuses to take back what was fixed', async () => {
    // a fixing of another time, said to have given M0 one yen more than its lines do
    const [row] = await bench.database.sql<{ id: string }>(
      `INSERT INTO amount_fixing (consortium_id, report_id, number, notice_number, fixed_on, document, document_sha256,
         recorded_by)
       SELECT consortium_id, report_id, 3, '見本', fixed_on,
         jsonb_set(document, '{amounts,members,0,fixed}', '"722223"'), document_sha256, recorded_by
       FROM amount_fixing WHERE report_id = $1 AND number = 2 RETURNING id`,
      [report.id],
    );
    expect(row).toBeDefined();
    await bench.database.sql(
      `UPDATE performance_line SET certified_yen = 0, parked_yen = 480000, parked_reason = '見本' WHERE cost_line_id = $1`,
      [world.lines[0]![1]!],
    );
    const office = [{ costLineId: world.lines[0]![1]!, certifiedYen: 480_000n, deductedYen: 0n }];
    expect(
      await problemLinesOf(bench.fixings.settleParked(world.coordinator, settleInput({ lines: office }))),
    ).toEqual(['WOULD_FALL input.lines']);
  });
});
