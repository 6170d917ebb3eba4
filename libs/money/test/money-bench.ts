import { randomUUID } from 'node:crypto';
import { consortiumEntities } from '@renkei/consortium';
import type { LocalDate } from '@renkei/kernel';
import { obligationEntities } from '@renkei/obligations';
import { configOf, FixedClock, Keyring, newKeyEntry, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedFixing } from '@renkei/test/fixed-group';
import { seedGrant } from '@renkei/test/granted-group';
import { seedGroup, seedMemberUser, seedSupportReader, type SeededGroup } from '@renkei/test/group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { DistributionService } from '../src/distribution/distribution.service.ts';
import { readBalances } from '../src/ledger/balances.ts';
import { PaymentService } from '../src/payment/payment.service.ts';
import { BankResultService } from '../src/reconciliation/bank-result.service.ts';
import { ConfirmMatchesService } from '../src/reconciliation/confirm-matches.service.ts';
import { RepaymentService } from '../src/repayment/repayment.service.ts';
import { BatchService } from '../src/transfer/batch.service.ts';
import { TransferService } from '../src/transfer/transfer.service.ts';

export const day = (text: string) => text as LocalDate;
export const key = () => ({ idempotencyKey: randomUUID() });

/**
 * Fixed on 2027-09-20: (1) 100,000, 300,000 and 500,000 yen, (2) 100,001 and (3) 50,000. The programme owes the
 * representative 100,000 + 150,001 = 250,001.
 */
export interface MoneyGroup extends SeededGroup {
  readonly grantId: string;
  readonly reportId: string;
  readonly fixingId: string;
  /** Acts for the second member. */
  readonly merchant: Viewer;
  readonly supporter: Viewer;
}

export const OWED = [250_001n, 300_000n, 500_000n] as const;

export interface MoneyBench {
  readonly database: TestDatabase;
  readonly door: Tenant;
  readonly worker: Tenant;
  readonly clock: FixedClock;
  readonly keys: Keyring;
  readonly payments: PaymentService;
  readonly distributions: DistributionService;
  readonly batches: BatchService;
  readonly transfers: TransferService;
  readonly repayments: RepaymentService;
  readonly bankResults: BankResultService;
  readonly bankMatches: ConfirmMatchesService;
  group(): Promise<MoneyGroup>;
  pay(group: MoneyGroup, member: number, yen: bigint, on?: string): Promise<{ readonly id: string }>;
  /** All that is owed, on 2027-10-01. */
  payAll(group: MoneyGroup): Promise<void>;
  account(group: MoneyGroup, member: number, changes?: Partial<Record<string, string>>): Promise<void>;
  /** Signed yen as `CODE member` (its place, from 0), zeros left out. */
  balances(group: MoneyGroup): Promise<Record<string, bigint>>;
  /** Entries of the ledger in their order: number, kind, day. */
  entries(group: MoneyGroup): Promise<string[]>;
  close(): Promise<void>;
}

/** The money of groups over a database of its own, as the API holds it. It is 09:00 on 30 November 2027 in Japan. */
export async function moneyBench(): Promise<MoneyBench> {
  const database = await testDatabase();
  const door = await tenant(database, consortiumEntities);
  const worker = await tenant(database, obligationEntities, 'worker');
  const clock = new FixedClock(Date.UTC(2027, 10, 30));
  const keys = Keyring.parse(newKeyEntry('a'));
  const config = configOf({ databaseUrl: database.apiUrl, keys });
  const { transactions } = door;
  const payments = new PaymentService(transactions, clock);
  const transfers = new TransferService(transactions, clock);
  const repayments = new RepaymentService(transactions, clock);

  const pay: MoneyBench['pay'] = ({ id, coordinator, memberIds }, member, amountYen, on = '2027-10-01') =>
    payments.record(coordinator, {
      consortiumId: id,
      memberId: memberIds[member]!,
      amountYen,
      paidOn: day(on),
      ...key(),
    });

  return {
    database,
    door,
    worker,
    clock,
    keys,
    payments,
    distributions: new DistributionService(transactions, clock),
    batches: new BatchService(transactions, clock, config),
    transfers,
    repayments,
    bankResults: new BankResultService(transactions, clock, config),
    bankMatches: new ConfirmMatchesService(transactions, transfers, payments, repayments),
    group: () => fixedGroup(database),
    pay,
    payAll: async (group) => {
      for (const [member, yen] of OWED.entries()) await pay(group, member, yen);
    },
    account: (group, member, changes) => storeAccount(database, keys, group, member, changes),
    balances: async ({ id, coordinator, memberIds }) => {
      const rows = await transactions.read(coordinator, (tx) => readBalances(tx, [id]));
      return Object.fromEntries(
        rows
          .filter(({ yen }) => yen !== 0n)
          .map(({ code, memberId, yen }) => [`${code} ${memberIds.indexOf(memberId)}`, yen]),
      );
    },
    entries: async ({ id }) => {
      const rows = await database.sql<{ line: string }>(
        `SELECT number || ' ' || kind || ' ' || occurred_on AS line FROM ledger_entry WHERE consortium_id = $1 ORDER BY number`,
        [id],
      );
      return rows.map(({ line }) => line);
    },
    close: async () => {
      await door.close();
      await worker.close();
      await database.drop();
    },
  };
}

async function fixedGroup(database: TestDatabase): Promise<MoneyGroup> {
  const group = await seedGroup(database, { participants: ['CORPORATION', 'CORPORATION'] });
  const amounts = { members: [100_000, 300_000, 500_000], analysis: 100_001, admin: 50_000 };
  const { grantId } = await seedGrant(database, group, group.coordinator, amounts);
  const fixed = await seedFixing(database, group, group.coordinator, { grantId }, amounts);
  const merchant = await seedMemberUser(database, group, group.memberIds[1]!);
  const supporter = await seedSupportReader(database, [group]);
  return { ...group, grantId, ...fixed, merchant, supporter };
}

/** As the member itself would have entered it: みずほ銀行 本店, unless something else is given. */
async function storeAccount(
  database: TestDatabase,
  keys: Keyring,
  { id, memberIds, coordinator }: SeededGroup,
  member: number,
  changes: Partial<Record<string, string>> = {},
): Promise<void> {
  const details = {
    bankCode: '0001',
    branchCode: '001',
    accountType: 'ORDINARY',
    accountNumber: `000000${member + 1}`,
    holderKana: `ﾐﾎﾝﾁﾔﾎ${member + 1}`,
    ...changes,
  };
  const place = `${id}/${memberIds[member]}`;
  const sealed = keys.seal('payout-account', Buffer.from(JSON.stringify(details)), place);
  await database.sql(
    `INSERT INTO payout_account (consortium_id, member_id, key_id, wrapped_key, sealed, changed_by)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (consortium_id, member_id) DO UPDATE SET key_id = $3, wrapped_key = $4, sealed = $5, version = payout_account.version + 1`,
    [id, memberIds[member], sealed.keyId, sealed.wrappedKey, sealed.sealed, coordinator.userId],
  );
}
