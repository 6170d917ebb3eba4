import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CalculationService } from '@renkei/consortium';
import { canonicalJson } from '@renkei/kernel';
import { sha256Of } from '@renkei/platform';
import { calculate, toContractJson } from '@renkei/subsidy-rules';
import { person } from '@renkei/test/people';
import { problemLinesOf } from '@renkei/test/problems';
import { storedGroup } from '@renkei/test/stored-group';
import { changeBench, groupOf, type ChangeBench, type GrantedBench } from '../../test/change-bench.ts';

let bench: ChangeBench;
let twelve: GrantedBench;

beforeAll(async () => {
  bench = await changeBench();
  twelve = await bench.granted();
}, 60_000);
afterAll(() => bench.close());

const withdrawal = (group: GrantedBench, member: number) => ({
  kind: 'MEMBER_WITHDRAWAL' as const,
  memberId: group.memberIds[member]!,
});

/** Twelve submitted with what was asked for, and not decided on yet. */
async function submitted(): Promise<GrantedBench> {
  const coordinator = await person(bench.database);
  const stored = await storedGroup(bench.database, coordinator, groupOf(12));
  const [applicationId, snapshotId] = [randomUUID(), randomUUID()];
  const { input } = await new CalculationService(bench.door.transactions).price(coordinator, stored.id);
  const document = canonicalJson({ outcome: toContractJson(calculate(input)) });
  const { sql } = bench.database;
  const by = coordinator.userId;
  await sql('INSERT INTO application (id, consortium_id, number, created_by) VALUES ($1, $2, 1, $3)', [
    applicationId,
    stored.id,
    by,
  ]);
  for (const state of [
    `'IN_CHECK'`,
    `'APPROVED', approved_by = created_by, approved_at = now()`,
    `'SUBMITTED'`,
  ]) {
    await sql(`UPDATE application SET status = ${state} WHERE id = $1`, [applicationId]);
  }
  await sql(
    `INSERT INTO calculation_snapshot (id, consortium_id, number, label, rule_set, rule_set_version, inputs_version, input,
       input_sha256, outcome, outcome_sha256, created_by)
     VALUES ($1, $2, 1, '見本の申請', '2023', 'test', 1, '{}', $3, '{}', $3, $4)`,
    [snapshotId, stored.id, sha256Of('{}'), by],
  );
  await sql(
    `INSERT INTO submission (consortium_id, application_id, number, portal_number, submitted_at, snapshot_id, rule_set,
       rule_set_version, document, document_sha256, recorded_by)
     VALUES ($1, $2, 1, 'MIHON-1', '2027-01-20T07:30Z', $3, '2023', 'test', $4, $5, $6)`,
    [stored.id, applicationId, snapshotId, document, sha256Of(document), by],
  );
  return { ...stored, coordinator, grantId: '' };
}

describe('what a change would do', () => {
  it('of a withdrawal below ten is a hard warning and a task, never a cancellation', async () => {
    const group = await bench.granted(groupOf(10), {
      members: Array.from({ length: 10 }, () => 722_222),
      analysis: 5_000_000,
      admin: 814_814, // ⌊(7,222,220 + 5,000,000) / 15⌋
    });
    const change = await bench.draft(group, withdrawal(group, 9));
    const { effect } = await bench.seen(group, change);
    expect(effect.memberCount).toEqual({ before: 10, after: 9, minimum: 10, missing: 1 });
    expect(effect.effects[0]).toMatchObject({
      kind: 'TOO_FEW_MEMBERS',
      severity: 'error',
      task: 'PLAN_CHANGE',
    });
    // (2) 9 × 500,000; (3) ⌊(9 × 722,222 + 4,500,000) / 15⌋ = ⌊10,999,998 / 15⌋ = 733,333
    expect(effect.group).toMatchObject({
      infrastructure: { before: 7_222_220n, after: 6_499_998n },
      analysis: { before: 5_000_000n, after: 4_500_000n },
      admin: { before: 814_814n, after: 733_333n },
      total: { change: -722_222n - 500_000n - 81_481n },
    });
    await bench.accept(group, await bench.file(group, change));
    const [application] = await bench.database.sql<object>(
      'SELECT status FROM application WHERE consortium_id = $1',
      [group.id],
    );
    expect(application).toEqual({ status: 'GRANTED' });
  });

  it('counts no participant whose last tool goes, and says so', async () => {
    const group = await bench.granted(
      { members: groupOf(10).members.map((lines) => lines.slice(0, 1)) },
      {
        members: Array.from({ length: 10 }, () => 722_222),
      },
    );
    const costLineId = await bench.lineOf(group, 9, 'SOFTWARE');
    const change = await bench.draft(group, {
      kind: 'PLAN_CHANGE',
      changes: [{ removeLine: { memberId: group.memberIds[9]!, costLineId } }],
    });
    const { effect } = await bench.seen(group, change);
    expect(effect.memberCount).toMatchObject({ after: 9, missing: 1 });
    expect(effect.effects.map(({ kind, severity }) => `${kind} ${severity}`)).toEqual([
      'TOO_FEW_MEMBERS error',
      'PLAN_CHANGE_NEEDED warning',
      'GROUP_TOTAL warning',
    ]);
    expect(effect.group.total).toEqual({ before: 7_222_220n, after: 6_499_998n, change: -722_222n });
  });

  it('of a record is that nothing changes', async () => {
    const change = await bench.draft(twelve, { kind: 'REGISTERED_DATA', memberId: twelve.memberIds[3]! });
    const { effect } = await bench.seen(twelve, change);
    expect(effect.effects.map(({ kind }) => kind)).toEqual(['AMOUNTS_STAY']);
    expect(effect.members.every(({ granted, share }) => granted.change === 0n && share.change === 0n)).toBe(
      true,
    );
    expect(effect.group.total.before).toBe(15_644_441n);
  });

  it('of the substitution of a tool is what its own functions bring', async () => {
    // one function only: 500,000 of 1,000,000
    const group = await bench.granted({ ...groupOf(12), tools: [['ACCOUNTING']] });
    const [costLineId, memberId] = [await bench.lineOf(group, 1, 'SOFTWARE'), group.memberIds[1]!];
    const line = {
      category: 'SOFTWARE' as const,
      toolId: group.toolIds[0]!,
      unitPriceYen: 1_000_000n,
      quantity: 1,
    };
    const change = await bench.draft(group, {
      kind: 'TOOL_SUBSTITUTION',
      changes: [{ replaceLine: { memberId, costLineId, line } }],
    });
    const { effect } = await bench.seen(group, change);
    expect(effect.members[1]!.granted).toEqual({ before: 722_222n, after: 500_000n, change: -222_222n });
    // (3) ⌊(11 × 722,222 + 500,000 + 6,000,000) / 15⌋ = ⌊14,444,442 / 15⌋ = 962,962
    expect(effect.group.admin).toEqual({ before: 977_777n, after: 962_962n, change: -14_815n });
    expect(effect.effects.find(({ kind }) => kind === 'ADMIN_LIMIT_FALLS')).toMatchObject({
      amount: -14_815n,
    });
  });
});

describe('between submission and decision', () => {
  it('only a withdrawal is filed, and what was asked for is the ceiling', async () => {
    const group = await submitted();
    expect(await problemLinesOf(bench.draft(group, { kind: 'DELAY' }))).toEqual([
      'CHANGE_NOT_POSSIBLE_NOW input.kind',
    ]);
    await bench.accept(group, await bench.filed(group, withdrawal(group, 11)));
    const change = await bench.draft(group, withdrawal(group, 10));
    const { effect } = await bench.seen(group, change);
    // what stood after the first withdrawal: eleven, 5,500,000 and 896,296
    expect(effect).toMatchObject({
      stage: 'AFTER_SUBMISSION',
      group: {
        infrastructure: { before: 7_944_442n, after: 7_222_220n },
        analysis: { before: 5_500_000n, after: 5_000_000n },
        admin: { before: 896_296n, after: 814_814n },
      },
    });
  });

  it('and before there is an application, what is there is simply edited', async () => {
    const coordinator = await person(bench.database);
    const stored = await storedGroup(bench.database, coordinator, groupOf(2));
    const group = { ...stored, coordinator, grantId: '' };
    expect(await problemLinesOf(bench.draft(group, withdrawal(group, 1)))).toEqual([
      'NO_APPLICATION input.kind',
    ]);
  });
});
