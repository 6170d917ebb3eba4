import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { consortiumEntities } from '@renkei/consortium';
import { parseJstMinute, toEpochMs, type JstMinute } from '@renkei/kernel';
import { FixedClock, sha256Of, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGrant } from '@renkei/test/granted-group';
import { seedMemberUser, seedSchedule, seedSupportReader } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { problemsOf } from '@renkei/test/problems';
import { newKey } from '@renkei/test/sample-values';
import { storedGroup, type StoredGroup } from '@renkei/test/stored-group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { randomUUID } from 'node:crypto';
import type { FigurePeriod, FigureRow } from './effect-facts.ts';
import { EffectReads } from './effect-reads.ts';
import { EffectReportService } from './effect-report.service.ts';
import { FigureService } from './figure.service.ts';

let database: TestDatabase;
let door: Tenant;
let figures: FigureService;
let reports: EffectReportService;
let reads: EffectReads;
let coordinator: Viewer;
let group: StoredGroup;
const clock = new FixedClock(0);

beforeAll(async () => {
  database = await testDatabase();
  door = await tenant(database, consortiumEntities);
  figures = new FigureService(door.transactions, clock);
  reports = new EffectReportService(door.transactions, clock);
  reads = new EffectReads(door.transactions);
}, 60_000);
beforeEach(async () => {
  clock.moveTo(toEpochMs(minute('2030-01-10T10:00')));
  coordinator = await person(database);
  const tool = [{ category: 'SOFTWARE', unitPrice: 600_000, functions: ['SETTLEMENT'] }] as const;
  // a representative that uses no tool, and two participants
  group = await storedGroup(database, coordinator, { members: [[], tool, tool] });
  await seedGrant(database, group, coordinator, { members: [0, 450_000, 450_000] });
});
afterAll(async () => {
  await door.close();
  await database.drop();
});

function minute(text: string): JstMinute {
  const parsed = parseJstMinute(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

/** 2 employees × 2,000 hours = 4,000 hours: a value of 4,000,000 yen is 1,000 yen an hour. */
const figuresOf = (member: number, period: FigurePeriod, valueYen: number) => ({
  memberId: group.memberIds[member]!,
  period,
  operatingProfitYen: BigInt(valueYen - 3_000_000),
  personnelCostYen: 3_000_000n,
  depreciationYen: 0n,
  employees: 2,
  hoursHundredths: 200_000,
});

const enter = (member: number, period: FigurePeriod, valueYen: number, more = {}, as = coordinator) =>
  figures.enter(as, { ...figuresOf(member, period, valueYen), ...more });

const effect = async (year: 1 | 2 = 2, as = coordinator) =>
  (await reads.effectsOf(as, [group.id], year, false))[0]!;

const create = (year: 1 | 2 = 2) =>
  reports.create(coordinator, { consortiumId: group.id, year, idempotencyKey: newKey() });

const submission = (report: { id: string; version: number }, more = {}) => ({
  id: report.id,
  version: report.version,
  portalNumber: '見本-効果-2',
  occurredAt: minute('2030-01-09T15:30'),
  memberGrantedBefore: false,
  withoutMissing: false,
  ...more,
});

async function paperOf(member: number | null): Promise<string> {
  const id = randomUUID();
  await database.sql(
    `INSERT INTO evidence_file (id, consortium_id, member_id, file_name, media_type, byte_length, content_sha256,
       storage_key, uploaded_by)
     VALUES ($1::uuid, $2, $3, '決算書𠮷.pdf', 'application/pdf', 10, $4, $1::uuid::text, $5)`,
    [id, group.id, member === null ? null : group.memberIds[member], sha256Of(id), coordinator.userId],
  );
  return id;
}

describe('the effect of a group', () => {
  it('says the distance to 5 % a year, by both means, until it is reached', async () => {
    for (const member of [1, 2]) await enter(member, 'BASE', 4_000_000);
    await enter(1, 'YEAR_2', 4_410_000);
    expect(await effect()).toMatchObject({
      complete: false,
      counted: [group.memberIds[1]],
      leftOut: [group.memberIds[0]],
      missing: [{ memberId: group.memberIds[2], lacks: 'REPORT' }],
    });

    // (4,410,000 + 4,409,200) ÷ 4,000 ÷ 2 = 1,102.4 yen an hour; √1.1024 = 1.04995…: 4.9 %. Needed: 1,000 × 1.05² = 1,102.5
    const second = await enter(2, 'YEAR_2', 4_409_200);
    expect(await effect()).toMatchObject({
      complete: true,
      targetPercent: 5,
      means: [
        {
          mean: 'arithmetic',
          official: true,
          baselineHundredths: 100_000n,
          reportedHundredths: 110_240n,
          growthPermille: 49,
          reached: false,
          requiredHundredths: 110_250n,
          distanceHundredths: 10n,
        },
        { mean: 'geometric', official: false, growthPermille: 49, reached: false },
      ],
    });
    await enter(2, 'YEAR_2', 4_410_000, { version: second.version });
    expect((await effect()).means[0]).toMatchObject({
      growthPermille: 50,
      reached: true,
      distanceHundredths: 0n,
    });
  });

  it('can be read whatever a member enters, and says when no rate can be given', async () => {
    const least = {
      operatingProfitYen: 1n,
      personnelCostYen: 0n,
      employees: 10_000_000,
      hoursHundredths: 878_400,
    };
    // three amounts of ¥100,000,000,000 by one employee in a hundredth of an hour: 3 × 10^13 yen an hour
    const most = {
      operatingProfitYen: 100_000_000_000n,
      personnelCostYen: 100_000_000_000n,
      depreciationYen: 100_000_000_000n,
      employees: 1,
      hoursHundredths: 1,
    };
    await enter(1, 'BASE', 0, least);
    await enter(1, 'YEAR_1', 0, most);
    const { means } = await effect(1);
    expect(means[0]).toMatchObject({
      reportedHundredths: 3_000_000_000_000_000n,
      growthPermille: null,
      noGrowth: { ja: expect.stringContaining('かけ離れて') },
    });
    expect(means[0]!.reportedHundredths).toBeLessThanOrEqual(BigInt(Number.MAX_SAFE_INTEGER));
  });

  it('rests on amounts of ¥100,000,000,000 at most', async () => {
    const above = { operatingProfitYen: -100_000_000_001n, depreciationYen: 9_007_199_254_740_991n };
    expect(await problemsOf(enter(1, 'BASE', 0, above))).toEqual([
      ['TOO_LARGE', 'input.operatingProfitYen'],
      ['TOO_LARGE', 'input.depreciationYen'],
    ]);
  });

  it('marks what looks copied, and refuses nothing', async () => {
    for (const member of [1, 2]) await enter(member, 'BASE', 4_000_000);
    await enter(1, 'YEAR_2', 4_000_000);
    const { checks } = await effect();
    expect(checks.map(({ code, memberId }) => [code, group.memberIds.indexOf(memberId)])).toEqual(
      expect.arrayContaining([
        ['SAME_AS_BASELINE', 1],
        ['SAME_AS_OTHER_MEMBER', 2],
      ]),
    );
  });
});

describe('figures', () => {
  it('are entered once and corrected with their version', async () => {
    const first = await enter(1, 'YEAR_1', 4_000_000);
    expect(await enter(1, 'YEAR_1', 4_000_000)).toMatchObject({ id: first.id, version: 1 }); // sent twice
    expect(await problemsOf(enter(1, 'YEAR_1', 4_100_000))).toEqual([['ALREADY_ENTERED', 'input.version']]);
    expect(await enter(1, 'YEAR_1', 4_100_000, { version: 1 })).toMatchObject({
      version: 2,
      operatingProfitYen: 1_100_000n,
    });
    expect(await problemsOf(enter(1, 'YEAR_1', 1, { version: 1 }))).toEqual([
      ['STALE_VERSION', 'input.version'],
    ]);
  });

  it('tell a merchant at once what is worth a second look in its own, and nothing of others', async () => {
    const merchant = await seedMemberUser(database, group, group.memberIds[2]!);
    await enter(1, 'BASE', 4_000_000);
    const codes = async (row: FigureRow, as = merchant) =>
      (await reads.checksOf(as, row)).map(({ code }) => code);
    // 2 employees × 20.00 hours: 3,000,000 of personnel cost are 75,000 yen an hour
    const slip = await enter(2, 'BASE', 4_000_000, { hoursHundredths: 2_000 }, merchant);
    expect(await codes(slip)).toEqual(['PERSONNEL_COST_PER_HOUR_HIGH']);
    const right = await enter(2, 'BASE', 4_000_000, { version: 1 }, merchant);
    // the same figures as another member's: that is not told to a merchant
    expect(await codes(right)).toEqual([]);
    expect(await codes(right, coordinator)).toEqual(['SAME_AS_OTHER_MEMBER']);
    const thousands = { operatingProfitYen: 1_000n, personnelCostYen: 3_000n };
    expect(await codes(await enter(2, 'YEAR_1', 4_000_000, thousands, merchant))).toContain('UNIT_SLIP');
  });

  it('may be a loss', async () => {
    expect(await enter(1, 'YEAR_1', 0)).toMatchObject({ operatingProfitYen: -3_000_000n });
  });

  it('name the papers they were read from, the member’s or the group’s', async () => {
    const [own, shared, others] = [await paperOf(1), await paperOf(null), await paperOf(2)];
    const source = (field: string, evidenceId: string) => ({ field, evidenceId });
    const row = await enter(1, 'BASE', 4_000_000, {
      sources: [source('OPERATING_PROFIT', own), source('HOURS', shared)],
    });
    const seen = async () =>
      (await reads.sourcesOf(coordinator, [row.id]))[0]!.map((s) => [s.field, s.evidenceId]);
    expect(await seen()).toEqual([
      ['HOURS', shared],
      ['OPERATING_PROFIT', own],
    ]);
    expect(
      await problemsOf(
        enter(1, 'BASE', 4_000_000, { version: 1, sources: [source('HOURS', own), source('HOURS', others)] }),
      ),
    ).toEqual([['EVIDENCE_UNKNOWN', 'input.sources[1].evidenceId']]);
    await enter(1, 'BASE', 4_000_000, { version: 1, sources: [source('HOURS', shared)] });
    expect(await seen()).toEqual([['HOURS', shared]]);
  });

  it('are the member’s own to enter, and nobody else’s', async () => {
    const merchant = await seedMemberUser(database, group, group.memberIds[1]!);
    expect(await enter(1, 'BASE', 4_000_000, {}, merchant)).toMatchObject({ version: 1 });
    await expect(enter(2, 'BASE', 4_000_000, {}, merchant)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await enter(2, 'BASE', 4_000_000);
    const seen = await reads.figuresOf(merchant, [...group.memberIds]);
    expect(seen.map((rows) => rows.length)).toEqual([0, 1, 0]);
    const support = await seedSupportReader(database, [group]);
    expect((await reads.figuresOf(support, [...group.memberIds])).map((rows) => rows.length)).toEqual([
      0, 1, 1,
    ]);
    await expect(enter(1, 'YEAR_1', 1, {}, support)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('an effect report', () => {
  async function complete(): Promise<void> {
    for (const member of [1, 2]) {
      await enter(member, 'BASE', 4_000_000);
      await enter(member, 'YEAR_2', 4_410_000);
    }
  }

  it('is filed, returned, corrected and accepted; what was filed stays', async () => {
    await complete();
    const draft = await create();
    const filed = await reports.submit(coordinator, submission(draft));
    const [document] = await reads.documentsOf(coordinator, [filed.id]);
    expect(sha256Of(document!)).toBe(filed.documentSha256);
    expect(JSON.parse(document!)).toMatchObject({
      year: 2,
      outcome: { official: 'arithmetic', complete: true },
    });
    expect(await problemsOf(enter(1, 'YEAR_2', 1, { version: 1 }))).toEqual([['ALREADY_FILED', null]]);

    const returned = await reports.returnBySecretariat(coordinator, {
      id: filed.id,
      version: filed.version,
      occurredAt: minute('2030-01-09T18:00'),
      reason: '従業員数をご確認ください',
      correctionDueAt: minute('2030-01-31T17:00'),
    });
    expect(returned).toMatchObject({ status: 'RETURNED', correctionDueAt: new Date('2030-01-31T08:00Z') });
    await enter(1, 'YEAR_2', 4_420_000, { version: 1 });
    const again = await reports.submit(
      coordinator,
      submission(returned, { occurredAt: minute('2030-01-10T09:00') }),
    );
    expect(again.documentSha256).not.toBe(filed.documentSha256);
    const step = { id: again.id, version: again.version, occurredAt: minute('2030-01-10T09:30') };
    expect(await reports.accept(coordinator, step)).toMatchObject({ status: 'ACCEPTED' });
    expect(await problemsOf(reports.accept(coordinator, { ...step, version: again.version + 1 }))).toEqual([
      ['TRANSITION_NOT_ALLOWED', null],
    ]);
  });

  it('is not filed with figures missing unless that is what happened', async () => {
    const draft = await create();
    expect(await problemsOf(reports.submit(coordinator, submission(draft)))).toEqual([
      ['FIGURES_MISSING', 'input.withoutMissing'],
    ]);
    expect(await reports.submit(coordinator, submission(draft, { withoutMissing: true }))).toMatchObject({
      status: 'SUBMITTED',
    });
  });

  it('is filed neither in the future nor before its window opens', async () => {
    await complete();
    const scheduleId = await seedSchedule(database, { EFFECT_REPORT_2_OPEN: '2030-01-10T10:00' });
    await database.sql('UPDATE consortium SET schedule_id = $2 WHERE id = $1', [group.id, scheduleId]);
    const draft = await create();
    const filedAt = (text: string) =>
      reports.submit(coordinator, submission(draft, { occurredAt: minute(text) }));
    expect(await problemsOf(filedAt('2030-01-10T10:01'))).toEqual([['NOT_YET', 'input.occurredAt']]);
    expect(await problemsOf(filedAt('2030-01-10T09:59'))).toEqual([['OUT_OF_ORDER', 'input.occurredAt']]);
    expect(await filedAt('2030-01-10T10:00')).toMatchObject({ status: 'SUBMITTED' });
  });

  it('is one for each year, of a granted group', async () => {
    const first = await create(1);
    expect(await problemsOf(create(1))).toEqual([['ALREADY_THERE', 'input.year']]);
    expect((await create(2)).id).not.toBe(first.id);
    const other = await storedGroup(database, coordinator, { members: [[]] });
    expect(
      await problemsOf(
        reports.create(coordinator, { consortiumId: other.id, year: 1, idempotencyKey: newKey() }),
      ),
    ).toEqual([['NOT_GRANTED', 'input.consortiumId']]);
  });

  it('does not show a member user what others entered', async () => {
    await complete();
    const filed = await reports.submit(coordinator, submission(await create()));
    const merchant = await seedMemberUser(database, group, group.memberIds[1]!);
    expect((await reads.reportsOf(merchant, [group.id]))[0]).toMatchObject([
      { id: filed.id, status: 'SUBMITTED' },
    ]);
    expect(await reads.documentsOf(merchant, [filed.id])).toEqual([null]);
  });

  it('costs as many statements for many groups as for one', async () => {
    const other = await storedGroup(database, coordinator, { members: [[], []] });
    const one = await door.countStatements(() => reads.effectsOf(coordinator, [group.id], 2, false));
    const two = await door.countStatements(() =>
      reads.effectsOf(coordinator, [group.id, other.id], 2, false),
    );
    expect([one, two]).toEqual([2, 2]);
  });
});
