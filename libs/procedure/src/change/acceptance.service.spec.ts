import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { problemLinesOf } from '@renkei/test/problems';
import {
  changeBench,
  groupOf,
  minute,
  type ChangeBench,
  type GrantedBench,
} from '../../test/change-bench.ts';

let bench: ChangeBench;

beforeAll(async () => {
  bench = await changeBench();
}, 60_000);
afterAll(() => bench.close());

const withdrawal = (group: GrantedBench, member: number) => ({
  kind: 'MEMBER_WITHDRAWAL' as const,
  memberId: group.memberIds[member]!,
});
const replaced = (group: GrantedBench, costLineId: string, unitPriceYen: bigint, member = 1) => ({
  kind: 'PLAN_CHANGE' as const,
  changes: [
    {
      replaceLine: {
        memberId: group.memberIds[member]!,
        costLineId,
        line: {
          category: 'SOFTWARE' as const,
          functions: ['ACCOUNTING' as const, 'SETTLEMENT' as const],
          unitPriceYen,
          quantity: 1,
        },
      },
    },
  ],
});
const version = async ({ id }: GrantedBench) =>
  (
    await bench.database.sql<{ v: bigint }>(
      'SELECT inputs_version::text AS v FROM consortium WHERE id = $1',
      [id],
    )
  )[0]!.v;
const status = async (id: string) =>
  (await bench.database.sql<{ status: string }>('SELECT status FROM change_request WHERE id = $1', [id]))[0]!
    .status;

describe('a withdrawal after the grant', () => {
  it('ends the member and lowers its ceiling, that of (2) and of (3), exactly', async () => {
    const group = await bench.granted();
    const change = await bench.filed(group, withdrawal(group, 11));
    const accepted = await bench.accept(group, change);
    expect(accepted).toMatchObject({ status: 'ACCEPTED', appliedAt: expect.any(Date), version: 3 });
    // (2) min(¥30 M, 11 × 500,000, ⌊9,900,000 × 2/3⌋); (3) ⌊(11 × 722,222 + 5,500,000) / 15⌋ = ⌊13,444,442 / 15⌋
    expect(await bench.ceilings(group)).toEqual([
      'INFRASTRUCTURE 12 1 0',
      'ANALYSIS 1 5500000',
      'ADMIN 1 896296',
    ]);
    const [member] = await bench.database.sql<object>(
      `SELECT status, withdrawn_on::text AS "withdrawnOn", withdrawal_reason AS reason FROM member WHERE id = $1`,
      [group.memberIds[11]],
    );
    expect(member).toEqual({ status: 'WITHDRAWN', withdrawnOn: '2027-03-25', reason: '見本の理由' });
  });

  it('of a second member is the next revision, and only of what falls again', async () => {
    const group = await bench.granted();
    await bench.accept(group, await bench.filed(group, withdrawal(group, 11)));
    await bench.accept(group, await bench.filed(group, withdrawal(group, 10)));
    // (2) 10 × 500,000; (3) ⌊(7,222,220 + 5,000,000) / 15⌋ = ⌊12,222,220 / 15⌋ = 814,814
    expect(await bench.ceilings(group)).toEqual([
      'INFRASTRUCTURE 11 1 0',
      'INFRASTRUCTURE 12 1 0',
      'ANALYSIS 2 5000000',
      'ADMIN 2 814814',
    ]);
  });

  it('after the amounts are fixed revises nothing: what was received is claimed back', async () => {
    const group = await bench.granted();
    await fixAsGranted(group);
    const change = await bench.draft(group, withdrawal(group, 11));
    const { effect } = await bench.seen(group, change);
    expect(effect.stage).toBe('AFTER_FIXING');
    expect(effect.members[11]).toMatchObject({ repay: 722_222n, granted: { after: 0n } });
    expect(effect.group.analysis).toMatchObject({ before: 6_000_000n, change: 0n });
    await bench.accept(group, await bench.file(group, change));
    expect(await bench.ceilings(group)).toEqual([]);
    expect(
      await problemLinesOf(bench.draft(group, replaced(group, await bench.lineOf(group, 1, 'SOFTWARE'), 1n))),
    ).toEqual(['REPORT_UNDER_WAY input.kind']);
  });
});

describe('a change of plan', () => {
  it('that costs more brings nothing more: what was granted is a ceiling', async () => {
    const group = await bench.granted();
    const line = await bench.lineOf(group, 1, 'SOFTWARE');
    const change = await bench.draft(group, replaced(group, line, 1_300_000n));
    const { effect } = await bench.seen(group, change);
    // the rules alone: 500,000 + ⌊633,333 × 2/3⌋ = 922,222; and (3) ⌊(8,866,664 + 6,000,000) / 15⌋ = 991,110
    expect(effect.members[1]).toMatchObject({
      ceiling: 722_222n,
      ruled: 922_222n,
      granted: { before: 722_222n, after: 722_222n, change: 0n },
    });
    expect(effect.group.total.change).toBe(0n);
    // 200,000 of (1) and 991,110 − 977,777 = 13,333 of (3) are withheld
    expect(effect.effects.find(({ kind }) => kind === 'CEILING_HOLDS')).toMatchObject({ amount: 213_333n });
    // it costs the member 300,000 and the tax on it
    expect(effect.members[1]!.share.change).toBe(330_000n);
    await bench.accept(group, await bench.file(group, change));
    expect(await bench.ceilings(group)).toEqual([]);
    const stored = await bench.database.sql<object>(
      'SELECT unit_price_yen::text AS yen, version FROM cost_line WHERE id = $1',
      [line],
    );
    expect(stored).toEqual([{ yen: '1300000', version: 2 }]);
  });

  it('that costs less lowers the ceiling for good', async () => {
    const group = await bench.granted();
    const line = await bench.lineOf(group, 1, 'SOFTWARE');
    await bench.accept(group, await bench.filed(group, replaced(group, line, 700_000n)));
    // 500,000 + ⌊33,333 × 2/3⌋ = 522,222; (3) ⌊(11 × 722,222 + 522,222 + 6,000,000) / 15⌋ = ⌊14,466,664 / 15⌋
    const lowered = ['INFRASTRUCTURE 2 1 522222', 'ADMIN 1 964444'];
    expect(await bench.ceilings(group)).toEqual(lowered);
    await bench.accept(group, await bench.filed(group, replaced(group, line, 1_000_000n)));
    expect(await bench.ceilings(group)).toEqual(lowered);
  });

  it('of 2025 turns a micro business into one that is none: 4/5 becomes 3/4', async () => {
    // micro: ⌊600,000 × 4/5⌋ = 480,000; otherwise ⌊600,000 × 3/4⌋ = 450,000
    const shop = { category: 'SOFTWARE', functions: ['ACCOUNTING'], unitPrice: 600_000 } as const;
    const group = await bench.granted(
      { members: Array.from({ length: 10 }, () => [shop]) },
      { members: [450_000, 480_000, ...Array.from({ length: 8 }, () => 450_000)] },
      [
        `UPDATE consortium SET rule_set = '2025' WHERE id = $1`,
        `UPDATE member SET size = 'MICRO' WHERE consortium_id = $1 AND position = 2`,
      ],
    );
    const resized = (size: 'SME' | 'MICRO') => ({
      kind: 'PLAN_CHANGE' as const,
      changes: [{ size: { memberId: group.memberIds[1]!, size } }],
    });
    await bench.accept(group, await bench.filed(group, resized('SME')));
    expect(await bench.ceilings(group)).toEqual(['INFRASTRUCTURE 2 1 450000']);
    await bench.accept(group, await bench.filed(group, resized('MICRO')));
    expect(await bench.ceilings(group)).toEqual(['INFRASTRUCTURE 2 1 450000']);
  });

  it('adds, replaces and removes lines, with the tool and its functions', async () => {
    const group = await bench.granted({ ...groupOf(12), tools: [['ORDERING', 'SETTLEMENT']] });
    const [kept, removed] = [
      await bench.lineOf(group, 1, 'SOFTWARE'),
      await bench.lineOf(group, 2, 'ANALYSIS_SOFTWARE'),
    ];
    const [first, second] = [group.memberIds[1]!, group.memberIds[2]!];
    const plain = { quantity: 2, unitPriceYen: 50_000n };
    const filed = await bench.filed(group, {
      kind: 'PLAN_CHANGE',
      changes: [
        { addLine: { memberId: first, line: { category: 'PC', label: ' 見本のPC ', ...plain } } },
        {
          replaceLine: {
            memberId: first,
            costLineId: kept,
            line: { category: 'SOFTWARE', toolId: group.toolIds[0]!, quantity: 1, unitPriceYen: 900_000n },
          },
        },
        { removeLine: { memberId: second, costLineId: removed } },
      ],
    });
    await bench.accept(group, filed);
    const lines = await bench.database.sql<object>(
      `SELECT category, label, tool_id AS tool, functions, unit_price_yen::text AS yen, quantity, position FROM cost_line
       WHERE member_id = ANY ($1) ORDER BY member_id = $2, position`,
      [[first, second], first],
    );
    expect(lines).toEqual([
      expect.objectContaining({ category: 'SOFTWARE', yen: '1000000' }),
      {
        category: 'SOFTWARE',
        label: '',
        tool: group.toolIds[0],
        functions: [],
        yen: '900000',
        quantity: 1,
        position: 1,
      },
      expect.objectContaining({ category: 'ANALYSIS_SOFTWARE' }),
      {
        category: 'PC',
        label: '見本のPC',
        tool: null,
        functions: [],
        yen: '50000',
        quantity: 2,
        position: 3,
      },
    ]);
    // 500,000 + ⌊233,333 × 2/3⌋ = 655,555, and 50,000 of the PC: 705,555
    expect((await bench.ceilings(group))[0]).toBe('INFRASTRUCTURE 2 1 705555');
  });

  it('lowers amounts typed in to what stands, so that the next calculation accepts them', async () => {
    const group = await bench.granted(
      groupOf(12),
      {
        members: [722_222, 722_222, 500_000, ...Array.from({ length: 9 }, () => 722_222)],
        analysis: 5_800_000,
      },
      [
        `UPDATE consortium SET over_cap_policy = 'MANUAL', requested_analysis_yen = 5800000 WHERE id = $1`,
        `UPDATE member SET requested_yen = 722222 WHERE consortium_id = $1 AND position = 2`,
        `UPDATE member SET requested_yen = 500000 WHERE consortium_id = $1 AND position = 3`,
      ],
    );
    const line = await bench.lineOf(group, 1, 'SOFTWARE');
    await bench.accept(group, await bench.filed(group, replaced(group, line, 700_000n)));
    await bench.accept(group, await bench.filed(group, withdrawal(group, 11)));
    // 500,000 + ⌊33,333 × 2/3⌋ of the cheaper tool; (2) of eleven 5,500,000
    const [asked] = await bench.database.sql<object>(
      `SELECT requested_analysis_yen::text AS analysis, (
         SELECT array_agg(requested_yen::text ORDER BY position) FROM member
         WHERE consortium_id = c.id AND requested_yen IS NOT NULL) AS members FROM consortium c WHERE id = $1`,
      [group.id],
    );
    expect(asked).toEqual({ analysis: '5500000', members: ['522222', '500000'] });
  });

  it('never takes a line that has purchases on record', async () => {
    const group = await bench.granted();
    const line = await bench.lineOf(group, 2, 'SOFTWARE');
    const removal = {
      kind: 'PLAN_CHANGE' as const,
      changes: [{ removeLine: { memberId: group.memberIds[2]!, costLineId: line } }],
    };
    const change = await bench.filed(group, removal);
    await bench.database.sql(
      `INSERT INTO purchase_step (consortium_id, member_id, cost_line_id, step, occurred_on, amount_yen, recorded_by)
       VALUES ($1, $2, $3, 'CONTRACT', '2027-03-20', 1000000, $4)`,
      [group.id, group.memberIds[2], line, group.coordinator.userId],
    );
    const before = await version(group);
    expect(await problemLinesOf(bench.accept(group, change))).toEqual(['LINE_IN_USE input.changes']);
    expect([await status(change.id), await version(group), await bench.ceilings(group)]).toEqual([
      'FILED',
      before,
      [],
    ]);
    expect(await problemLinesOf(bench.draft(group, removal))).toEqual(['LINE_IN_USE input.changes']);
  });

  it('may move the dates, which become milestones; the decision stays as it was', async () => {
    const group = await bench.granted();
    const change = await bench.filed(group, {
      kind: 'DELAY',
      newProjectEndAt: minute('2027-10-29T17:00'),
      newReportDueAt: minute('2027-11-05T17:00'),
    });
    await bench.accept(group, change);
    const milestones = await bench.database.sql<{ text: string }>(
      `SELECT anchor || to_char(occurred_at AT TIME ZONE 'Asia/Tokyo', ' YYYY-MM-DD HH24:MI') || (recorded_at < occurred_at)
         AS text FROM consortium_milestone WHERE consortium_id = $1 ORDER BY anchor`,
      [group.id],
    );
    expect(milestones.map(({ text }) => text)).toEqual([
      'PERFORMANCE_REPORT_DUE 2027-11-05 17:00true',
      'PROJECT_END 2027-10-29 17:00true',
    ]);
    const next = await bench.draft(group, { kind: 'ACCIDENT', newReportDueAt: minute('2027-12-03T17:00') });
    expect((await bench.seen(group, next)).effect.period).toEqual({
      before: { projectEndAt: '2027-10-29T17:00', reportDueAt: '2027-11-05T17:00' },
      after: { projectEndAt: '2027-10-29T17:00', reportDueAt: '2027-12-03T17:00' },
    });
    expect(await bench.ceilings(group)).toEqual([]);
  });
});

/** The report of this group, fixed at what was granted. */
async function fixAsGranted(group: GrantedBench): Promise<void> {
  const by = group.coordinator.userId;
  const [report] = await bench.database.sql<{ id: string }>(
    `INSERT INTO performance_report (consortium_id, grant_id, created_by) VALUES ($1, $2, $3) RETURNING id`,
    [group.id, group.grantId, by],
  );
  for (const state of [`'IN_CHECK'`, `'APPROVED', approved_by = created_by, approved_at = now()`]) {
    await bench.database.sql(`UPDATE performance_report SET status = ${state} WHERE id = $1`, [report!.id]);
  }
  await bench.database.sql(
    `UPDATE performance_report SET status = 'SUBMITTED', submitted_at = '2027-03-20T00:00Z', completed_on = '2027-03-19',
       document = '{}', document_sha256 = encode(sha256('{}'::bytea), 'hex') WHERE id = $1`,
    [report!.id],
  );
  await bench.database.sql(`UPDATE performance_report SET status = 'FIXED' WHERE id = $1`, [report!.id]);
  await bench.database.sql(
    `WITH fixing AS (
       INSERT INTO amount_fixing (consortium_id, report_id, number, notice_number, fixed_on, document, document_sha256,
         recorded_by)
       VALUES ($1, $2, 1, '見本第2号', '2027-03-24', '{}', encode(sha256('{}'::bytea), 'hex'), $3) RETURNING id
     )
     INSERT INTO fixed_amount (consortium_id, fixing_id, member_id, part, ruled_yen, granted_yen, fixed_yen)
     SELECT $1, fixing.id, g.member_id, g.part, g.amount_yen, g.amount_yen, g.amount_yen
     FROM fixing, granted_amount g WHERE g.grant_id = $4`,
    [group.id, report!.id, by, group.grantId],
  );
}
