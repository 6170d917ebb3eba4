import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { consortiumEntities } from '@renkei/consortium';
import { FixedClock } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedMemberUser } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { problemLinesOf } from '@renkei/test/problems';
import { newKey } from '@renkei/test/sample-values';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { inOrder, performanceWorld, seedSteps, type PerformanceWorld } from '../../test/performance-world.ts';
import type { PerformanceLineInput } from './line.inputs.ts';
import { PerformanceLineService } from './line.service.ts';
import type { ReportRow } from './report.rows.ts';
import { PerformanceReportService } from './report.service.ts';

const MEMBERS = [
  [
    { category: 'SOFTWARE', unitPrice: 500_000, functions: ['ACCOUNTING'] },
    { category: 'OFFICE', unitPrice: 300_000 },
    { category: 'EXPERT', unitPrice: 100_000 },
  ],
  [{ category: 'SOFTWARE', unitPrice: 400_000, functions: ['ACCOUNTING'] }],
  [{ category: 'PC', unitPrice: 100_000 }],
] as const;

let database: TestDatabase;
let api: Tenant;
let world: PerformanceWorld;
let report: ReportRow;
let reports: PerformanceReportService;
let lines: PerformanceLineService;
let software: string;
let office: string;
let expert: string;
let other: string;

beforeAll(async () => {
  database = await testDatabase();
  api = await tenant(database, consortiumEntities);
  reports = new PerformanceReportService(api.transactions, new FixedClock(Date.parse('2027-06-15T00:00Z')));
  lines = new PerformanceLineService(api.transactions);
}, 60_000);
beforeEach(async () => {
  world = await performanceWorld(database, MEMBERS, { members: [375_000, 300_000, 0], admin: 44_444 });
  [software, office, expert] = world.lines[0] as [string, string, string];
  other = world.lines[1]![0]!;
  await seedSteps(database, world, software, inOrder(480_000));
  await seedSteps(database, world, office, [{ step: 'PAYMENT', on: '2027-05-31', yen: 120_000 }]);
  await seedSteps(database, world, other, [
    { step: 'ORDER', on: '2027-02-20', loses: 'BEFORE_GRANT_DECISION' },
    { step: 'INVOICE', on: '2027-05-20', yen: 300_000 },
    { step: 'INVOICE', on: '2027-05-21', yen: 100_000 },
  ]);
  report = await reports.create(world.coordinator, { consortiumId: world.id, idempotencyKey: newKey() });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const line = (costLineId: string, changes: Partial<PerformanceLineInput> = {}): PerformanceLineInput => ({
  costLineId,
  version: 1,
  actualYen: 480_000n,
  certifiedYen: 480_000n,
  deductedYen: 0n,
  parkedYen: 0n,
  ...changes,
});

const setAll = (...inputs: readonly PerformanceLineInput[]) =>
  lines.setAll(world.coordinator, { reportId: report.id, lines: [...inputs] });

const stored = async () =>
  (
    await database.sql<{ text: string }>(
      `SELECT concat_ws(' ', actual_yen, certified_yen, deducted_yen, parked_yen, heading, p.version, deduction_reason) AS text
       FROM performance_line p JOIN cost_line l ON l.id = p.cost_line_id JOIN member m ON m.id = l.member_id
       WHERE p.report_id = $1 ORDER BY m.position, l.position`,
      [report.id],
    )
  ).map(({ text }) => text);

/** actual, certified, deducted, parked, heading, version, reason */
const PREFILLED = [
  '480000 480000 0 0 1 ',
  '120000 120000 0 0 1 ',
  '0 0 0 0 1 ',
  '400000 0 400000 0 1 交付決定より前の契約・発注・納品・支払い（BEFORE_GRANT_DECISION）',
  '0 0 0 0 1 ',
];

describe('a new report', () => {
  it('is filled by the records: invoices, office payments, nothing of a line that lost its subsidy', async () => {
    expect(await stored()).toEqual(PREFILLED);
  });

  it('counts no voided step and no finding of one', async () => {
    await database.sql(
      `UPDATE purchase_step SET voided_at = now(), voided_by = $2, void_reason = '見本'
       WHERE cost_line_id = $1 AND (step = 'ORDER' OR amount_yen = 100000)`,
      [other, world.coordinator.userId],
    );
    await lines.refresh(world.coordinator, { reportId: report.id });
    expect((await stored())[3]).toBe('300000 300000 0 0 1 ');
  });

  it('keeps what somebody set when the records are brought in anew', async () => {
    await setAll(line(software, { actualYen: 400_000n, certifiedYen: 400_000n }));
    await seedSteps(database, world, software, [{ step: 'INVOICE', on: '2027-06-10', yen: 20_000 }]);
    await seedSteps(database, world, world.lines[2]![0]!, inOrder(90_000));
    await lines.refresh(world.coordinator, { reportId: report.id });
    expect(await stored()).toEqual(PREFILLED.with(0, '400000 400000 0 0 2 ').with(4, '90000 90000 0 0 1 '));
  });
});

describe('setting lines', () => {
  it('keeps amounts, reasons and headings, and moves the versions', async () => {
    const { lines: set, warnings } = await setAll(
      line(software, {
        certifiedYen: 400_000n,
        deductedYen: 30_000n,
        deductionReason: ' 送料は\n対象外 ',
        parkedYen: 50_000n,
        parkedReason: '確認中',
      }),
      line(office, { actualYen: 120_000n, certifiedYen: 120_000n, heading: 'PERSONNEL' }),
    );
    expect(warnings).toEqual([]);
    expect(
      set.map(({ costLineId, version, heading, plannedYen, recordedYen }) => [
        costLineId,
        version,
        heading,
        plannedYen,
        recordedYen,
      ]),
    ).toEqual([
      [software, 2, null, 500_000n, 480_000n],
      [office, 2, 'PERSONNEL', 300_000n, 120_000n],
    ]);
    expect((await stored()).slice(0, 2)).toEqual([
      '480000 400000 30000 50000 2 送料は 対象外',
      '120000 120000 0 0 PERSONNEL 2 ',
    ]);
  });

  it.each<[string, () => PerformanceLineInput, string]>([
    ['a sum that does not fit', () => line(software, { certifiedYen: 479_999n }), 'SUM_MISMATCH .actualYen'],
    [
      'more certified than spent',
      () => line(software, { certifiedYen: 480_001n }),
      'CERTIFIED_ABOVE_ACTUAL .certifiedYen',
    ],
    [
      'a deduction without a reason',
      () => line(software, { certifiedYen: 479_999n, deductedYen: 1n, deductionReason: ' ' }),
      'REASON_NEEDED .deductionReason',
    ],
    [
      'a parking without a reason',
      () => line(software, { certifiedYen: 479_999n, parkedYen: 1n }),
      'REASON_NEEDED .parkedReason',
    ],
    [
      'a reason without an amount',
      () => line(software, { parkedReason: '確認中' }),
      'REASON_WITHOUT_AMOUNT .parkedReason',
    ],
    ['an office line without a heading', () => line(office), 'HEADING_NEEDED .heading'],
    [
      'an office line under an expert heading',
      () => line(office, { heading: 'EXPERT_FEE' }),
      'HEADING_NOT_OF_CATEGORY .heading',
    ],
    [
      'an expert line under an office heading',
      () => line(expert, { heading: 'MEETING' }),
      'HEADING_NOT_OF_CATEGORY .heading',
    ],
    ['a heading elsewhere', () => line(software, { heading: 'MEETING' }), 'HEADING_NOT_EXPECTED .heading'],
    ['an old version', () => line(software, { version: 2 }), 'STALE_VERSION .version'],
    ['another line', () => line(world.memberIds[0]!), 'LINE_NOT_FOUND .costLineId'],
    [
      'yen beyond what a group adds up exactly',
      () => line(software, { actualYen: 100_000_000_001n }),
      'TOO_LARGE .actualYen',
    ],
    [
      'a reason of 501 characters',
      () => line(software, { certifiedYen: 0n, deductedYen: 480_000n, deductionReason: '𠮷'.repeat(501) }),
      'TOO_LONG .deductionReason',
    ],
  ])('refuses %s, by its row, and writes nothing of the others', async (_, wrong, expected) => {
    const good = line(other, { actualYen: 1n, certifiedYen: 1n });
    const [code, path] = expected.split(' ');
    expect(await problemLinesOf(setAll(good, wrong()))).toEqual([`${code} input.lines[1]${path}`]);
    expect(await stored()).toEqual(PREFILLED);
    const single = lines.set(world.coordinator, { reportId: report.id, ...wrong() });
    expect(await problemLinesOf(single)).toEqual([`${code} input${path}`]);
  });

  it('refuses one line twice', async () => {
    expect(await problemLinesOf(setAll(line(software), line(software)))).toEqual([
      'LINE_TWICE input.lines[1].costLineId',
    ]);
  });

  it('warns of more than was invoiced and of what a finding loses, and saves it', async () => {
    const { warnings } = await setAll(
      line(software, { actualYen: 480_001n, certifiedYen: 480_001n }),
      line(other, {
        actualYen: 400_000n,
        certifiedYen: 1n,
        deductedYen: 399_999n,
        deductionReason: '事務局の判断',
      }),
    );
    expect(warnings.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'ABOVE_RECORDED input.lines[0].actualYen',
      'CERTIFIED_DESPITE_FINDING input.lines[1].certifiedYen',
    ]);
    expect((await stored())[0]).toBe('480001 480001 0 0 2 ');
  });

  it('only while the report is a draft or returned', async () => {
    report = await reports.requestCheck(world.coordinator, report);
    expect(await problemLinesOf(setAll(line(software)))).toEqual(['REPORT_NOT_EDITABLE null']);
    expect(await problemLinesOf(lines.refresh(world.coordinator, { reportId: report.id }))).toEqual([
      'REPORT_NOT_EDITABLE null',
    ]);
    report = await reports.reopen(world.coordinator, report);
    expect((await setAll(line(software))).lines).toHaveLength(1);
  });

  it('is not found for another group’s coordinator, and a member user changes nothing', async () => {
    await expect(
      lines.setAll(await person(database), { reportId: report.id, lines: [line(software)] }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const owner = await seedMemberUser(database, world, world.memberIds[0]!);
    await expect(lines.setAll(owner, { reportId: report.id, lines: [line(software)] })).rejects.toMatchObject(
      {
        code: 'NOT_FOUND',
      },
    );
    expect(await stored()).toEqual(PREFILLED);
  });
});
