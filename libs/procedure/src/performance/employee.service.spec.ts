import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { seedMemberUser } from '@renkei/test/group';
import { problemLinesOf } from '@renkei/test/problems';
import { newKey } from '@renkei/test/sample-values';
import { day, performanceBench, type PerformanceBench } from '../../test/performance-bench.ts';
import { smallWorld, type PerformanceWorld } from '../../test/performance-world.ts';
import type { StateEmployeesInput } from './employee.inputs.ts';
import type { ReportRow } from './report.rows.ts';

let bench: PerformanceBench;
let world: PerformanceWorld;

beforeAll(async () => {
  bench = await performanceBench();
}, 60_000);
beforeEach(async () => {
  bench.at('2027-08-20T10:00');
  world = await smallWorld(bench.database);
});
afterAll(() => bench.close());

const create = () =>
  bench.reports.create(world.coordinator, { consortiumId: world.id, idempotencyKey: newKey() });

const stateInput = (report: ReportRow, changes: Partial<StateEmployeesInput> = {}): StateEmployeesInput => ({
  reportId: report.id,
  memberId: world.memberIds[1]!,
  employees: 5,
  asOfOn: day('2027-08-01'),
  ...changes,
});

describe('stating the employees', () => {
  it('decides by the limit of the industry: five are micro in retail, six are not', async () => {
    const report = await create();
    const first = await bench.employees.state(world.coordinator, stateInput(report));
    expect(first).toMatchObject({ employees: 5, stillMicro: true, version: 1 });
    expect(await bench.employees.state(world.coordinator, stateInput(report))).toEqual(first);
    const more = (changes: Partial<StateEmployeesInput>) =>
      bench.employees.state(world.coordinator, stateInput(report, { employees: 6, ...changes }));
    expect(await problemLinesOf(more({}))).toEqual(['ALREADY_RECORDED input.version']);
    expect(await more({ version: 1 })).toMatchObject({ stillMicro: false, version: 2 });
    expect(await problemLinesOf(more({ version: 1 }))).toEqual(['STALE_VERSION input.version']);
    // 400,000 × 3/4 instead of 4/5
    const preview = (await bench.reads.preview(world.coordinator, report))!;
    expect(preview.members[1]).toMatchObject({ ruled: 300_000n, granted: 320_000n, fixed: 300_000n });
  });

  it('asks for the row of the table where the industry leaves it open', async () => {
    const report = await create();
    await bench.database.sql(`UPDATE business SET industry = 'SERVICE' WHERE consortium_id = $1`, [world.id]);
    const state = (changes: Partial<StateEmployeesInput>) =>
      bench.employees.state(world.coordinator, stateInput(report, { employees: 12, ...changes }));
    expect(await problemLinesOf(state({}))).toEqual(['MICRO_CLASS_NEEDED input.microClass']);
    expect(await state({ microClass: 'LODGING_ENTERTAINMENT' })).toMatchObject({ stillMicro: true });
    await bench.database.sql(`UPDATE business SET industry = NULL WHERE consortium_id = $1`, [world.id]);
    expect(await problemLinesOf(state({ version: 1 }))).toEqual(['BUSINESS_FACTS_NEEDED input.memberId']);
  });

  it('refuses who is not asked, days to come and evidence of others', async () => {
    const report = await create();
    const foreign = randomUUID();
    await bench.database.sql(
      `INSERT INTO evidence_file (id, consortium_id, member_id, file_name, media_type, byte_length, content_sha256, storage_key,
         uploaded_by) VALUES ($1::uuid, $2, $3, '見本.pdf', 'application/pdf', 1, repeat('0', 64), $1::text, $4)`,
      [foreign, world.id, world.memberIds[0], world.coordinator.userId],
    );
    expect(
      await problemLinesOf(
        bench.employees.state(
          world.coordinator,
          stateInput(report, { memberId: world.memberIds[0]!, asOfOn: day('2027-08-21') }),
        ),
      ),
    ).toEqual(['NOT_MICRO input.memberId', 'NOT_YET input.asOfOn']);
    expect(
      await problemLinesOf(
        bench.employees.state(world.coordinator, stateInput(report, { evidenceId: foreign })),
      ),
    ).toEqual(['EVIDENCE_NOT_FOUND input.evidenceId']);
  });

  it('is not asked before 2024', async () => {
    world = await smallWorld(bench.database, '2023');
    const report = await create();
    expect(await problemLinesOf(bench.employees.state(world.coordinator, stateInput(report)))).toEqual([
      'NOT_ASKED input.memberId',
    ]);
    const codes = (await bench.reads.check(world.coordinator, report))!.findings.map(({ code }) => code);
    expect(codes).not.toContain('EMPLOYEES_MISSING');
  });

  it('lets a member user state its own, and nobody else’s, while the report can be edited', async () => {
    const report = await create();
    const owner = await seedMemberUser(bench.database, world, world.memberIds[1]!);
    const stranger = await seedMemberUser(bench.database, world, world.memberIds[0]!);
    await expect(bench.employees.state(stranger, stateInput(report))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await bench.employees.state(owner, stateInput(report))).toMatchObject({ stillMicro: true });
    expect(
      await bench.employees.state(owner, stateInput(report, { employees: 3, version: 1 })),
    ).toMatchObject({
      employees: 3,
      version: 2,
    });
    const seen = (viewer: typeof owner) => bench.reads.statementsOf(viewer, world.memberIds);
    expect((await seen(owner)).map((statement) => statement?.employees ?? null)).toEqual([null, 3]);
    expect(await seen(stranger)).toEqual([null, null]);
    await bench.reports.requestCheck(world.coordinator, report);
    expect(await problemLinesOf(bench.employees.state(owner, stateInput(report, { version: 2 })))).toEqual([
      'REPORT_NOT_EDITABLE null',
    ]);
  });
});
