import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@renkei/kernel';
import { AppError, ProblemsFound, sha256Of, type Viewer } from '@renkei/platform';
import { calculate, parseCalculationInput, toContractJson } from '@renkei/subsidy-rules';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { person } from '@renkei/test/people';
import { storedGroup, type LineOf, type StoredGroup } from '@renkei/test/stored-group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { consortiumEntities } from '../entities.ts';
import { CalculationService } from './calculation.service.ts';
import { inputDocument } from './input-document.ts';
import { SnapshotService } from './snapshot.service.ts';
import type { WhatIfChangeInput } from './what-if.inputs.ts';
import { WhatIfService } from './what-if.service.ts';

let database: TestDatabase;
let door: Tenant;
let viewer: Viewer;
let stranger: Viewer;
let calculations: CalculationService;
let whatIf: WhatIfService;
let snapshots: SnapshotService;

// cli-contract's own example: 655,555 of software, 100,000 of PC, 50,370 of admin
const EXAMPLE: readonly LineOf[] = [
  { category: 'SOFTWARE', tool: 0, unitPrice: 800_000 },
  { category: 'SERVICE', unitPrice: 100_000 },
  { category: 'PC', unitPrice: 120_000, quantity: 2 },
  { category: 'OFFICE', unitPrice: 1_500_000 },
];
const SHOP: readonly LineOf[] = [{ category: 'SOFTWARE', functions: ['EC'], unitPrice: 400_000 }];

beforeAll(async () => {
  database = await testDatabase();
  door = await tenant(database, consortiumEntities);
  viewer = await person(database);
  stranger = await person(database);
  calculations = new CalculationService(door.transactions);
  whatIf = new WhatIfService(calculations);
  snapshots = new SnapshotService(door.transactions, calculations);
});
afterAll(async () => {
  await door.close();
  await database.drop();
});

function group(members: readonly (readonly LineOf[])[], settings = {}): Promise<StoredGroup> {
  return storedGroup(database, viewer, { members, tools: [['ACCOUNTING', 'SETTLEMENT']], settings });
}

async function thrownBy(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('a stored group', () => {
  it('is priced as the rules engine prices its input document', async () => {
    const { id } = await group([EXAMPLE, SHOP]);
    const { input, calculation } = await calculations.price(viewer, id);
    const parsed = parseCalculationInput(JSON.parse(canonicalJson(inputDocument(input))));
    if (!parsed.ok) throw new Error(parsed.error.map(({ path }) => path).join());
    expect(toContractJson(calculate(parsed.value))).toEqual(toContractJson(calculation.result));
    expect(calculation.members[0]).toMatchObject({ functions: 2, subsidy: 755_555n, granted: 755_555n });
    expect(calculation.members[1]).toMatchObject({ functions: 1, subsidy: 300_000n });
    expect(calculation.members.map(({ name }) => name)).toEqual(['見本𠮷野屋1', '見本𠮷野屋2']);
    expect(calculation.memberShares.members.reduce((sum, { share }) => sum + share, 0n)).toBe(
      calculation.memberShares.total.share,
    );
  });

  it('takes functions from the tool, settings from the group, and leaves withdrawn members out', async () => {
    const { id, memberIds, toolIds } = await group([EXAMPLE, SHOP, SHOP], {
      admin_fee_base: 'eligible-cost',
      over_cap_policy: 'MANUAL',
      sharing_key: 'BY_WEIGHT',
      requested_analysis_yen: 7,
    });
    await database.sql('UPDATE tool SET functions = $2 WHERE id = $1', [toolIds[0], ['EC']]);
    await database.sql(
      `UPDATE member SET status = 'WITHDRAWN', withdrawn_on = '2023-06-01', withdrawal_reason = '閉店' WHERE id = $1`,
      [memberIds[1]],
    );
    await database.sql('UPDATE member SET requested_yen = 5, sharing_weight = 9 WHERE id = $1', [
      memberIds[2],
    ]);
    const { input } = await calculations.price(viewer, id);
    expect(input).toMatchObject({
      interpretation: { adminFeeBase: 'eligible-cost' },
      overCapPolicy: 'MANUAL',
      requestedAnalysis: 7n,
      sharingKey: 'BY_WEIGHT',
    });
    expect(input.members.map(({ id: memberId }) => memberId)).toEqual([memberIds[0], memberIds[2]]);
    expect(input.members[0]?.costLines.map(({ functions }) => functions)).toEqual([['EC'], [], [], []]);
    expect(input.members[1]).toMatchObject({ requested: 5n, sharingWeight: 9n });
  });

  it('is read together with others, and none of its lines again while the version stands', async () => {
    const first = await group([EXAMPLE]);
    const second = await group([SHOP]);
    const both = () => calculations.priceAll(viewer, [first.id, second.id]);
    expect(await door.countStatements(both)).toBe(2); // the versions, and the inputs
    expect(await door.countStatements(both)).toBe(1);
    const [before, untouched] = await both();
    await database.sql('UPDATE cost_line SET unit_price_yen = 1 WHERE member_id = $1 AND position = 1', [
      first.memberIds[0],
    ]);
    const [changed, kept] = await both();
    expect(kept).toBe(untouched);
    expect(changed!.inputsVersion).toBeGreaterThan(before!.inputsVersion);
    expect(changed!.calculation.total.cost).toBe(before!.calculation.total.cost - 799_999n);
  });

  it('does not keep what a transaction sees that rolls back', async () => {
    const { id, memberIds } = await group([SHOP]);
    const before = await calculations.price(viewer, id);
    await thrownBy(
      door.transactions.run(viewer, async (tx) => {
        await tx.query('UPDATE cost_line SET unit_price_yen = 2 WHERE member_id = $1', [memberIds[0]]);
        const inside = await calculations.priceWithin(tx, id);
        expect(inside.calculation.total.cost).toBe(2n);
        throw new Error('roll back');
      }),
    );
    await database.sql('UPDATE cost_line SET unit_price_yen = 3 WHERE member_id = $1', [memberIds[0]]);
    const after = await calculations.price(viewer, id);
    expect(after.inputsVersion).toBe(before.inputsVersion + 1n);
    expect(after.calculation.total.cost).toBe(3n);
  });

  it('does not exist for anyone else, kept or not', async () => {
    const { id } = await group([SHOP]);
    await calculations.price(viewer, id);
    for (const wrong of [id, '00000000-0000-4000-8000-000000000000', 'x']) {
      const error = await thrownBy(calculations.price(stranger, wrong));
      expect(error).toBeInstanceOf(AppError);
      expect((error as AppError).code).toBe('NOT_FOUND');
    }
  });

  it('places findings on the member and line they speak of', async () => {
    const { id, memberIds } = await group([EXAMPLE, [{ category: 'PC', unitPrice: 100_000 }]]);
    const { calculation } = await calculations.price(viewer, id);
    const hardware = calculation.findings.find(({ code }) => code === 'HARDWARE_WITHOUT_SOFTWARE');
    expect(hardware?.memberId).toBe(memberIds[1]);
    expect(calculation.findings.find(({ code }) => code === 'TOO_FEW_MEMBERS')?.memberId).toBeNull();
  });
});

describe('what if', () => {
  const ask = (id: string, ...changes: WhatIfChangeInput[]) =>
    whatIf.ask(viewer, { consortiumId: id, changes });

  it('compares without saving anything', async () => {
    const { id, memberIds } = await group([EXAMPLE, SHOP]);
    const counts = () =>
      database.sql(`SELECT (SELECT count(*) FROM member) AS members, (SELECT count(*) FROM cost_line) AS lines,
        (SELECT count(*) FROM outbox) AS outbox, (SELECT inputs_version FROM consortium WHERE id = '${id}') AS version`);
    const before = await counts();
    const answer = await ask(
      id,
      { dropMember: memberIds[1]! },
      {
        addMember: { name: '見本酒店', size: 'SME', representative: false, sharingWeight: 1, costLines: [] },
      },
      { overCapPolicy: 'ANALYSIS_FIRST' },
      { readings: { adminFeeBase: null, tierBoundary: 'exact' } },
    );
    expect(answer.members.map(({ status }) => status)).toEqual(expect.arrayContaining(['DROPPED', 'ADDED']));
    expect(answer.group.infrastructure.change).toBe(-300_000n);
    expect(answer.after.readings).toMatchObject({ adminFeeBase: 'subsidy', tierBoundary: 'exact' });
    expect(answer.before.memberCount).toBe(2);
    expect(answer.sentence.ja).toContain('−320,000円');
    expect(await counts()).toEqual(before);
  });

  it('changes lines and sizes', async () => {
    const { id, memberIds } = await group([EXAMPLE, SHOP]);
    const [line] = await database.sql<{ id: string }>('SELECT id FROM cost_line WHERE member_id = $1', [
      memberIds[1],
    ]);
    const memberId = memberIds[1]!;
    const pc = { category: 'PC', unitPriceYen: 90_000n, quantity: 1 } as const;
    const added = await ask(id, { addLine: { memberId, line: pc } });
    expect(added.group.infrastructure.change).toBe(45_000n);
    const replaced = await ask(id, { replaceLine: { memberId, costLineId: line!.id, line: pc } });
    expect(replaced.group.infrastructure.change).toBe(-300_000n);
    const removed = await ask(id, { removeLine: { memberId, costLineId: line!.id } });
    expect(removed.group.infrastructure.change).toBe(-300_000n);
    expect(removed.sentence.ja).toContain('見本𠮷野屋2');
    const sized = await ask(id, { size: { memberId, size: 'MICRO' } });
    expect(sized.after.members[1]?.size).toBe('MICRO');
  });

  it('names the change that cannot be made', async () => {
    const { id, memberIds } = await group([EXAMPLE, SHOP]);
    const other = await group([SHOP]);
    const line = { category: 'SOFTWARE', unitPriceYen: 1n, quantity: 1, cloudMonths: 25 } as const;
    const representative = { size: 'SME', representative: true, sharingWeight: 1, costLines: [] } as const;
    const refused: [WhatIfChangeInput[], string, string][] = [
      [
        [{ overCapPolicy: 'PRO_RATA' }, { dropMember: other.memberIds[0]! }],
        'UNKNOWN_MEMBER',
        'input.changes[1]',
      ],
      [[{ removeLine: { memberId: memberIds[0]!, costLineId: id } }], 'UNKNOWN_LINE', 'input.changes[0]'],
      [[{ addLine: { memberId: memberIds[0]!, line } }], 'TOO_MANY_CLOUD_MONTHS', 'input.changes[0]'],
      [[{ addMember: { name: '見本', ...representative } }], 'SECOND_REPRESENTATIVE', 'input.changes[0]'],
      [
        [{ addLine: { memberId: memberIds[0]!, line: { ...line, unitPriceYen: 100_000_000_001n } } }],
        'LINE_TOO_LARGE',
        'input.changes[0].addLine.line.unitPriceYen',
      ],
    ];
    for (const [changes, code, path] of refused) {
      const error = await thrownBy(ask(id, ...changes));
      expect(error).toBeInstanceOf(ProblemsFound);
      expect((error as ProblemsFound).problems).toMatchObject([{ code, path }]);
    }
  });
});

describe('a snapshot', () => {
  const save = (consortiumId: string, label: string, idempotencyKey: string) =>
    snapshots.save(viewer, { consortiumId, label, idempotencyKey });

  it('keeps input and outcome with digests anyone can check', async () => {
    const { id } = await group([EXAMPLE, SHOP]);
    const saved = await save(id, ' 交付申請 提出版 ', 'snapshot-0001');
    expect(saved).toMatchObject({ number: 1, label: '交付申請 提出版', ruleSet: '2023', isCurrent: true });
    const [documents] = await snapshots.documentsOf(viewer, [saved.id]);
    expect(sha256Of(documents!.input)).toBe(saved.inputSha256);
    expect(sha256Of(documents!.outcome)).toBe(saved.outcomeSha256);
    const parsed = parseCalculationInput(JSON.parse(documents!.input));
    if (!parsed.ok) throw new Error('not readable');
    expect(canonicalJson(toContractJson(calculate(parsed.value)))).toBe(documents!.outcome);
    expect(saved.totalGranted).toBe(calculate(parsed.value).total.granted);
  });

  it('is saved once per key, numbered on, and stops being current when a yen can change', async () => {
    const { id, memberIds } = await group([SHOP]);
    const first = await save(id, '1回目', 'snapshot-1001');
    expect((await save(id, '1回目', 'snapshot-1001')).id).toBe(first.id);
    await database.sql('UPDATE cost_line SET quantity = 2 WHERE member_id = $1', [memberIds[0]]);
    const second = await save(id, '2回目', 'snapshot-1002');
    const [page] = await snapshots.pagesOf(viewer, [id], { first: 1 });
    expect(page).toMatchObject({
      edges: [{ node: { id: second.id, number: 2, isCurrent: true } }],
      pageInfo: { hasNextPage: true },
    });
    const [rest] = await snapshots.pagesOf(viewer, [id], { first: 5, after: page!.pageInfo.endCursor });
    expect(rest!.edges.map(({ node }) => [node.number, node.isCurrent])).toEqual([[1, false]]);
    const reused = await thrownBy(save(id, '別の内容', 'snapshot-1002'));
    expect((reused as ProblemsFound).problems).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });

  it('gets numbers without gaps or doubles when many save at once', async () => {
    const { id } = await group([SHOP]);
    const saved = await Promise.all([1, 2, 3, 4, 5].map((n) => save(id, `同時${n}`, `snapshot-200${n}`)));
    expect(saved.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5]);
  });

  it('needs a label and a group one may see', async () => {
    const { id } = await group([SHOP]);
    const saved = await save(id, '見えない', 'snapshot-3001');
    expect(((await thrownBy(save(id, ' ', 'snapshot-3002'))) as ProblemsFound).problems).toMatchObject([
      { path: 'input.label' },
    ]);
    const foreign = snapshots.save(stranger, {
      consortiumId: id,
      label: 'x',
      idempotencyKey: 'snapshot-3003',
    });
    expect(((await thrownBy(foreign)) as AppError).code).toBe('NOT_FOUND');
    expect(((await thrownBy(snapshots.byId(stranger, saved.id))) as AppError).code).toBe('NOT_FOUND');
    expect(await snapshots.documentsOf(stranger, [saved.id])).toEqual([null]);
    expect((await snapshots.pagesOf(stranger, [id], { first: 5 }))[0]!.edges).toEqual([]);
  });
});
