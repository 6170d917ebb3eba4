import { CalculationService, consortiumEntities } from '@renkei/consortium';
import { localDate, type LocalDate } from '@renkei/kernel';
import type { TenantTransaction, Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGrant } from '@renkei/test/granted-group';
import { seedMemberUser } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { newKey } from '@renkei/test/sample-values';
import { storedGroup, type StoredGroup } from '@renkei/test/stored-group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { PurchaseService } from '../src/purchase/purchase.service.ts';
import type { PurchaseStepInput, RecordPurchaseStepInput } from '../src/purchase/purchase.inputs.ts';
import { linePurchaseLoader } from '../src/purchase/purchase.loader.ts';
import type { PurchaseFindingRow } from '../src/purchase/purchase.rows.ts';
import { StakeService } from '../src/purchase/stake.service.ts';

/**
 * Rules of 2023. Three members: the representative with software at 600,000 and an office cost of 300,000, a participant
 * with software at 600,000 and a PC at 150,000, and one with software at 400,000; one function each.
 *
 *   software 600,000 → ⌊600,000 × 3/4⌋ = 450,000; 400,000 → 300,000; PC ⌊150,000/2⌋ = 75,000
 *   (1) = 450,000 + (450,000 + 75,000) + 300,000 = 1,275,000
 *   (3) = min(⌊1,275,000 × 10 % × 2/3⌋, ⌊300,000 × 2/3⌋) = min(85,000, 200,000) = 85,000
 */
export const AS_CALCULATED = { members: [450_000, 525_000, 300_000], admin: 85_000 } as const;

const SOFTWARE = { category: 'SOFTWARE', functions: ['ACCOUNTING'] } as const;

export interface PurchaseGroup extends StoredGroup {
  readonly coordinator: Viewer;
  /** Acts for the second member. */
  readonly merchant: Viewer;
  readonly lines: {
    readonly office: string;
    readonly software: string;
    readonly pc: string;
    readonly others: string;
  };
}

export interface PurchaseBench {
  readonly database: TestDatabase;
  readonly door: Tenant;
  readonly purchases: PurchaseService;
  readonly stakes: StakeService;
  /** The same services over another door. */
  over(transactions: TenantTransaction): PurchaseService;
  /** null: no grant decision yet. Otherwise decided 2027-03-01 15:00 JST, project until 2027-08-31 17:00. */
  group(
    granted?: { readonly members: readonly number[]; readonly admin: number } | null,
  ): Promise<PurchaseGroup>;
  record(viewer: Viewer, group: PurchaseGroup, ...steps: readonly Step[]): Promise<string[]>;
  findings(group: PurchaseGroup): Promise<Pick<PurchaseFindingRow, 'code' | 'loses' | 'costYen'>[]>;
  progress(viewer: Viewer, lineId: string): Promise<[state: string, invoiced: bigint, outstanding: bigint]>;
  close(): Promise<void>;
}

export type Step = Partial<PurchaseStepInput> & Pick<PurchaseStepInput, 'step'>;

export const day = (month: number, date: number): LocalDate => localDate(2027, month, date);

/** A step on the software of the second member on 10 April, tax-exclusive 600,000; payments with 10 % tax by transfer. */
export function stepOf(group: PurchaseGroup, changes: Step): PurchaseStepInput {
  const paying = {
    taxYen: 60_000n,
    method: 'BANK_TRANSFER',
    fromOwnAccount: true,
    toVendorsAccount: true,
  } as const;
  return {
    memberId: group.memberIds[1]!,
    costLineId: group.lines.software,
    occurredOn: day(4, 10),
    amountYen: 600_000n,
    alreadyHappened: false,
    ...(changes.step === 'PAYMENT' ? paying : {}),
    ...changes,
  };
}

export function requestOf(group: PurchaseGroup, changes: Step): RecordPurchaseStepInput {
  return { ...stepOf(group, changes), consortiumId: group.id, idempotencyKey: newKey() };
}

export async function purchaseBench(): Promise<PurchaseBench> {
  const database = await testDatabase();
  const door = await tenant(database, consortiumEntities);
  const calculations = new CalculationService(door.transactions);
  const stakesOver = (transactions: TenantTransaction) => new StakeService(transactions, calculations);
  const over = (transactions: TenantTransaction) =>
    new PurchaseService(transactions, stakesOver(transactions));
  const purchases = over(door.transactions);
  return {
    database,
    door,
    purchases,
    stakes: stakesOver(door.transactions),
    over,
    group: (granted = AS_CALCULATED) => purchaseGroup(database, granted),
    record: async (viewer, group, ...steps) => {
      const ids: string[] = [];
      for (const step of steps) ids.push((await purchases.record(viewer, requestOf(group, step))).id);
      return ids;
    },
    findings: async (group) =>
      (
        await database.sql<{ code: string; loses: boolean; cost_yen: string }>(
          'SELECT code, loses, cost_yen FROM purchase_finding WHERE consortium_id = $1 ORDER BY code, id',
          [group.id],
        )
      ).map(({ code, loses, cost_yen }) => ({ code, loses, costYen: BigInt(cost_yen) })),
    progress: async (viewer, lineId) => {
      const { progress } = (await linePurchaseLoader(door.transactions, viewer).load(lineId))!;
      return [progress.state, progress.invoicedYen, progress.outstandingYen];
    },
    close: async () => {
      await door.close();
      await database.drop();
    },
  };
}

async function purchaseGroup(
  database: TestDatabase,
  granted: { readonly members: readonly number[]; readonly admin: number } | null,
): Promise<PurchaseGroup> {
  const coordinator = await person(database);
  const group = await storedGroup(database, coordinator, {
    members: [
      [
        { ...SOFTWARE, unitPrice: 600_000 },
        { category: 'OFFICE', unitPrice: 300_000 },
      ],
      [
        { ...SOFTWARE, unitPrice: 600_000 },
        { category: 'PC', unitPrice: 150_000 },
      ],
      [{ ...SOFTWARE, unitPrice: 400_000 }],
    ],
  });
  if (granted !== null) await seedGrant(database, group, coordinator, granted);
  const rows = await database.sql<{ id: string; member_id: string; category: string }>(
    'SELECT id, member_id, category FROM cost_line WHERE consortium_id = $1',
    [group.id],
  );
  const line = (member: number, category: string) =>
    rows.find((row) => row.member_id === group.memberIds[member] && row.category === category)!.id;
  return {
    ...group,
    coordinator,
    merchant: await seedMemberUser(database, group, group.memberIds[1]!),
    lines: {
      office: line(0, 'OFFICE'),
      software: line(1, 'SOFTWARE'),
      pc: line(1, 'PC'),
      others: line(2, 'SOFTWARE'),
    },
  };
}
