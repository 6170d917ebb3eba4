import { randomUUID } from 'node:crypto';
import type { Viewer } from '@renkei/platform';
import type { TestDatabase } from '@renkei/test/database';
import { seedGrant, type GrantedGroup } from '@renkei/test/granted-group';
import { person } from '@renkei/test/people';
import { storedGroup, type LineOf, type StoredGroup } from '@renkei/test/stored-group';

export interface PerformanceWorld extends StoredGroup, GrantedGroup {
  readonly coordinator: Viewer;
  /** Cost line ids by member, in their order. */
  readonly lines: readonly (readonly string[])[];
}

/** The group of the specs: rule set 2025, granted 2027-03-01 15:00 JST, project and report until 2027-08-31 17:00. */
export async function performanceWorld(
  database: TestDatabase,
  members: readonly (readonly LineOf[])[],
  granted: { readonly members: readonly number[]; readonly analysis?: number; readonly admin?: number },
  micro: readonly number[] = [],
  ruleSet: string = '2025',
): Promise<PerformanceWorld> {
  const coordinator = await person(database);
  const group = await storedGroup(database, coordinator, { members });
  await database.sql('UPDATE consortium SET rule_set = $2 WHERE id = $1', [group.id, ruleSet]);
  await database.sql(`UPDATE business SET industry = 'RETAIL' WHERE consortium_id = $1`, [group.id]);
  await database.sql(`UPDATE member SET size = 'MICRO' WHERE id = ANY ($1)`, [
    micro.map((index) => group.memberIds[index]),
  ]);
  const grant = await seedGrant(database, group, coordinator, granted);
  const rows = await database.sql<{ id: string; member_id: string }>(
    'SELECT id, member_id FROM cost_line WHERE consortium_id = $1 ORDER BY position',
    [group.id],
  );
  const lines = group.memberIds.map((id) =>
    rows.filter(({ member_id: member }) => member === id).map((row) => row.id),
  );
  return { ...group, ...grant, coordinator, lines };
}

export interface Bought {
  readonly step: 'CONTRACT' | 'ORDER' | 'DELIVERY' | 'INVOICE' | 'PAYMENT';
  readonly on: string;
  readonly yen?: number;
  /** It broke this rule, and loses the line its subsidy. */
  readonly loses?: string;
}

/** Records steps on a cost line as the purchase service would have; returns their ids. */
export async function seedSteps(
  database: TestDatabase,
  world: PerformanceWorld,
  costLineId: string,
  steps: readonly Bought[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const { step, on, yen = 0, loses } of steps) {
    const id = randomUUID();
    const paid = step === 'PAYMENT';
    await database.sql(
      `INSERT INTO purchase_step (id, consortium_id, member_id, cost_line_id, step, occurred_on, amount_yen, tax_yen, method,
         from_own_account, to_vendors_account, already_happened, recorded_by)
       SELECT $1, l.consortium_id, l.member_id, l.id, $3, $4, $5, $6, $7, $8, $8, $9, $10 FROM cost_line l WHERE l.id = $2`,
      [
        id,
        costLineId,
        step,
        on,
        yen,
        paid ? Math.floor(yen / 10) : 0,
        paid ? 'BANK_TRANSFER' : null,
        paid ? true : null,
        loses !== undefined,
        world.coordinator.userId,
      ],
    );
    if (loses !== undefined) {
      await database.sql(
        `INSERT INTO purchase_finding (consortium_id, purchase_step_id, member_id, cost_line_id, code, loses, cost_yen)
         SELECT consortium_id, id, member_id, cost_line_id, $2, true, 0 FROM purchase_step WHERE id = $1`,
        [id, loses],
      );
    }
    ids.push(id);
  }
  return ids;
}

/** Bought, delivered, invoiced and paid as the programme wants it, in May 2027. */
export const inOrder = (yen: number): Bought[] => [
  { step: 'CONTRACT', on: '2027-04-01' },
  { step: 'ORDER', on: '2027-04-02' },
  { step: 'DELIVERY', on: '2027-05-10' },
  { step: 'INVOICE', on: '2027-05-20', yen },
  { step: 'PAYMENT', on: '2027-05-31', yen },
];

/** What an accepted change does to a member: it leaves after the grant. */
export async function withdraw(
  database: TestDatabase,
  world: PerformanceWorld,
  memberId: string,
): Promise<void> {
  const changeId = randomUUID();
  await database.sql(
    `INSERT INTO change_request (id, consortium_id, number, kind, member_id, reason, happened_on, plan, created_by)
     VALUES ($1, $2, 1, 'MEMBER_WITHDRAWAL', $3, '見本', '2027-06-01', '{}', $4)`,
    [changeId, world.id, memberId, world.coordinator.userId],
  );
  await database.sql(
    `UPDATE change_request SET status = 'FILED', filed_at = now(), effect = '{}', effect_sha256 = repeat('0', 64)
     WHERE id = $1`,
    [changeId],
  );
  await database.sql(`UPDATE change_request SET status = 'ACCEPTED', decided_at = now() WHERE id = $1`, [
    changeId,
  ]);
  await database.sql(
    `UPDATE member SET status = 'WITHDRAWN', withdrawn_on = '2027-06-01', withdrawal_reason = '見本'
     WHERE id = $1 AND set_config('renkei.change_id', $2, true) <> ''`,
    [memberId, changeId],
  );
  await database.sql('UPDATE change_request SET applied_at = now() WHERE id = $1', [changeId]);
}

/**
 * Two members under rule set 2025: the representative with software at 500,000 and office costs of 300,000, and a micro
 * member with software at 400,000, one function each; both bought what was planned.
 *
 *   500,000 × 3/4 = 375,000; 400,000 × 4/5 = 320,000; (3) ⌊695,000 × 10 % × 2/3⌋ = 46,333
 */
export async function smallWorld(
  database: TestDatabase,
  ruleSet: string = '2025',
): Promise<PerformanceWorld> {
  const functions = ['ACCOUNTING'] as const;
  const world = await performanceWorld(
    database,
    [
      [
        { category: 'SOFTWARE', unitPrice: 500_000, functions },
        { category: 'OFFICE', unitPrice: 300_000 },
      ],
      [{ category: 'SOFTWARE', unitPrice: 400_000, functions }],
    ],
    { members: [375_000, 320_000], admin: 46_333 },
    [1],
    ruleSet,
  );
  await seedSteps(database, world, world.lines[0]![0]!, inOrder(500_000));
  await seedSteps(database, world, world.lines[1]![0]!, inOrder(400_000));
  return world;
}
