import { parseJstMinute, parseLocalDate, toEpochMs, type JstMinute, type LocalDate } from '@renkei/kernel';
import { CalculationService, consortiumEntities } from '@renkei/consortium';
import { FixedClock, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGrant, type GrantedAmounts } from '@renkei/test/granted-group';
import { person } from '@renkei/test/people';
import { newKey } from '@renkei/test/sample-values';
import { storedGroup, type GroupOf, type LineOf, type StoredGroup } from '@renkei/test/stored-group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { AcceptanceService } from '../src/change/acceptance.service.ts';
import type { CreateChangeInput } from '../src/change/change.inputs.ts';
import { ChangeReads, type DigestedEffect } from '../src/change/change.reads.ts';
import type { ChangeRow } from '../src/change/change.rows.ts';
import { ChangeService } from '../src/change/change.service.ts';

export const minute = (text: string): JstMinute => {
  const parsed = parseJstMinute(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
};
export const day = (text: string): LocalDate => {
  const parsed = parseLocalDate(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
};

/** 722,222 of (1): min(500,000, ⌊666,667 × 3/4⌋) + ⌊333,333 × 2/3⌋. */
export const SOFTWARE: LineOf = {
  category: 'SOFTWARE',
  functions: ['ACCOUNTING', 'SETTLEMENT'],
  unitPrice: 1_000_000,
};
const ANALYSIS: LineOf = { category: 'ANALYSIS_SOFTWARE', unitPrice: 900_000 };
const OFFICE: LineOf = { category: 'OFFICE', unitPrice: 1_500_000 };

/**
 * Rule set 2023, so many members of 722,222 each with 900,000 of analysis, the representative with 1,500,000 of admin.
 * Of twelve: (1) 12 × 722,222 = 8,666,664; (2) min(¥30 M, 12 × 500,000, ⌊10,800,000 × 2/3⌋) = 6,000,000;
 * (3) min(¥2 M, ⌊14,666,664 / 15⌋, ⌊1,500,000 × 2/3⌋) = 977,777.
 */
export const groupOf = (count: number): GroupOf => ({
  members: Array.from({ length: count }, (_, index) =>
    index === 0 ? [SOFTWARE, ANALYSIS, OFFICE] : [SOFTWARE, ANALYSIS],
  ),
});
export const GRANTED_TWELVE: GrantedAmounts = {
  members: Array.from({ length: 12 }, () => 722_222),
  analysis: 6_000_000,
  admin: 977_777,
};

export interface GrantedBench extends StoredGroup {
  readonly coordinator: Viewer;
  readonly grantId: string;
}

/** The services of changes over a database of their own, as the API holds them. It is 2027-04-01 10:00 in Japan. */
export interface ChangeBench {
  readonly database: TestDatabase;
  readonly door: Tenant;
  readonly clock: FixedClock;
  readonly changes: ChangeService;
  readonly acceptance: AcceptanceService;
  readonly reads: ChangeReads;
  /** @param before SQL of the owner on the stored group, $1, before it is frozen */
  granted(group?: GroupOf, amounts?: GrantedAmounts, before?: readonly string[]): Promise<GrantedBench>;
  draft(
    group: GrantedBench,
    input: Partial<CreateChangeInput> & Pick<CreateChangeInput, 'kind'>,
  ): Promise<ChangeRow>;
  /** What it would do now, as a person sees it before confirming. */
  seen(group: GrantedBench, change: ChangeRow): Promise<DigestedEffect>;
  file(group: GrantedBench, change: ChangeRow): Promise<ChangeRow>;
  accept(group: GrantedBench, change: ChangeRow, effectSha256?: string): Promise<ChangeRow>;
  /** Planned, looked at and filed. */
  filed(group: GrantedBench, input: Parameters<ChangeBench['draft']>[1]): Promise<ChangeRow>;
  /** The granted amounts by their highest revision, as `part member revision yen` in their order. */
  ceilings(group: GrantedBench): Promise<string[]>;
  lineOf(group: GrantedBench, member: number, category: string): Promise<string>;
  close(): Promise<void>;
}

export async function changeBench(): Promise<ChangeBench> {
  const database = await testDatabase();
  const door = await tenant(database, consortiumEntities);
  const clock = new FixedClock(toEpochMs(minute('2027-04-01T10:00')));
  const calculations = new CalculationService(door.transactions);
  const changes = new ChangeService(door.transactions, calculations, clock);
  const acceptance = new AcceptanceService(door.transactions, calculations, clock);
  const reads = new ChangeReads(door.transactions, calculations);
  const bench: ChangeBench = {
    database,
    door,
    clock,
    changes,
    acceptance,
    reads,
    granted: async (group = groupOf(12), amounts = GRANTED_TWELVE, before = []) => {
      const coordinator = await person(database);
      const stored = await storedGroup(database, coordinator, group);
      for (const sql of before) await database.sql(sql, [stored.id]);
      const { grantId } = await seedGrant(database, stored, coordinator, amounts);
      return { ...stored, coordinator, grantId };
    },
    draft: ({ id, coordinator }, input) =>
      changes.create(coordinator, {
        consortiumId: id,
        reason: '見本の理由',
        happenedOn: day('2027-03-25'),
        changes: [],
        idempotencyKey: newKey(),
        ...input,
      }),
    seen: async ({ coordinator }, change) => {
      const [live] = await reads.liveEffects(coordinator, [change]);
      if (!live?.found) throw new Error(`no effect: ${live?.problem?.message.en}`);
      return live.found;
    },
    file: async (group, change) =>
      changes.file(group.coordinator, {
        id: change.id,
        version: change.version,
        filedAt: minute('2027-03-30T14:00'),
        portalNumber: '変更見本-1',
        effectSha256: (await bench.seen(group, change)).sha256,
      }),
    accept: ({ coordinator }, { id, version }, effectSha256) =>
      acceptance.accept(coordinator, {
        id,
        version,
        decidedAt: minute('2027-04-01T09:30'),
        ...(effectSha256 === undefined ? {} : { effectSha256 }),
      }),
    filed: async (group, input) => bench.file(group, await bench.draft(group, input)),
    ceilings: async ({ grantId }) => {
      const rows = await database.sql<{ text: string }>(
        `SELECT concat_ws(' ', part, position, revision, amount_yen) AS text FROM (
           SELECT DISTINCT ON (g.part, g.member_id) g.part, m.position, g.revision, g.amount_yen
           FROM granted_amount g LEFT JOIN member m ON m.id = g.member_id
           WHERE g.grant_id = $1 ORDER BY g.part, g.member_id, g.revision DESC) e
         WHERE revision > 0 ORDER BY array_position(ARRAY['INFRASTRUCTURE', 'ANALYSIS', 'ADMIN'], part), position`,
        [grantId],
      );
      return rows.map(({ text }) => text);
    },
    lineOf: async ({ memberIds }, member, category) => {
      const [row] = await database.sql<{ id: string }>(
        'SELECT id FROM cost_line WHERE member_id = $1 AND category = $2',
        [memberIds[member], category],
      );
      return row!.id;
    },
    close: async () => {
      await door.close();
      await database.drop();
    },
  };
  return bench;
}
