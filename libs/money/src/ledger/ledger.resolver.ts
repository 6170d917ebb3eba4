import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ConsortiumType } from '@renkei/consortium';
import { TenantTransaction } from '@renkei/platform';
import {
  FieldRequires,
  loaderOf,
  MessageType,
  PageArgs,
  type Connection,
  type RequestContext,
} from '@renkei/platform/graphql';
import DataLoader from 'dataloader';
import { pageOfOwner, type OwnedList } from '../shared/pages.ts';
import { readBalances } from './balances.ts';
import { ACCOUNT_LABELS, ENTRY_LABELS } from './chart.ts';
import {
  LedgerBalanceType,
  LedgerCheckConnection,
  LedgerEntryConnection,
  LedgerEntryType,
  LedgerPostingType,
  type LedgerCheckType,
} from './ledger.type.ts';

const ENTRIES: OwnedList = {
  name: 'entries',
  table: 'ledger_entry',
  from: 'ledger_entry x',
  owner: 'x.consortium_id',
  order: 'x.number',
  columns: `x.id, x.number, x.kind, x.cause_id AS "causeId", x.occurred_on::text AS "occurredOn",
    x.recorded_at AS "recordedAt"`,
};

const CHECKS: OwnedList = {
  name: 'checks',
  table: 'ledger_check',
  from: 'ledger_check x',
  owner: 'x.consortium_id',
  order: 'x.checked_on',
  columns: `x.id, x.checked_on::text AS "checkedOn", x.checked_at AS "checkedAt", x.entries, x.postings, x.faults`,
};

@Resolver(() => ConsortiumType)
export class ConsortiumLedgerResolver {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  @FieldRequires('READ_LEDGER')
  @ResolveField(() => LedgerEntryConnection, {
    description:
      'お金の帳簿（複式）、新しい順。The double-entry ledger of the group, newest first; a fixing is posted with the first step on the money.',
  })
  ledger(
    @Parent() { id }: ConsortiumType,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Context() context: RequestContext,
  ): Promise<Connection<LedgerEntryType>> {
    return pageOfOwner(this.#transactions, context, ENTRIES, page, id);
  }

  // a plain list: six accounts for each of at most 200 members (X25)
  @FieldRequires('READ_LEDGER')
  @ResolveField(() => [LedgerBalanceType], {
    nullable: true,
    complexity: 400,
    description: '勘定ごと・構成員ごとの残高。合計は0円。Balances; they sum to 0.',
  })
  ledgerBalances(
    @Parent() { id }: ConsortiumType,
    @Context() context: RequestContext,
  ): Promise<LedgerBalanceType[]> {
    return loaderOf(
      context,
      'money balances',
      (viewer) =>
        new DataLoader<string, LedgerBalanceType[]>((ids) =>
          this.#transactions.read(viewer, async (tx) => {
            const balances = await readBalances(tx, ids);
            return ids.map((one) =>
              balances
                .filter(({ consortiumId }) => consortiumId === one)
                .map(({ code, memberId, yen }) => ({ code, label: ACCOUNT_LABELS[code], memberId, yen })),
            );
          }),
        ),
    ).load(id);
  }

  @FieldRequires('READ_LEDGER')
  @ResolveField(() => LedgerCheckConnection, {
    description: '帳簿の毎日の点検、新しい順。The daily checks, newest first.',
  })
  ledgerChecks(
    @Parent() { id }: ConsortiumType,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Context() context: RequestContext,
  ): Promise<Connection<LedgerCheckType>> {
    return pageOfOwner(this.#transactions, context, CHECKS, page, id);
  }
}

@Resolver(() => LedgerEntryType)
export class LedgerEntryResolver {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  @ResolveField(() => MessageType)
  label(@Parent() { kind }: LedgerEntryType) {
    return ENTRY_LABELS[kind];
  }

  // a plain list: a fixing has two for each of at most 200 members (X25), any other entry five at most
  @ResolveField(() => [LedgerPostingType], {
    complexity: 20,
    description: '行。合計は0円。Its postings, which sum to 0.',
  })
  postings(@Parent() { id }: LedgerEntryType, @Context() context: RequestContext) {
    return loaderOf(
      context,
      'money postings',
      (viewer) =>
        new DataLoader<string, LedgerPostingType[]>((ids) =>
          this.#transactions.read(viewer, async (tx) => {
            const rows = await tx.query<Omit<LedgerPostingType, 'label'> & { readonly entryId: string }>(
              `SELECT p.entry_id AS "entryId", a.code, a.member_id AS "memberId", p.amount_yen AS "amountYen"
               FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id JOIN member m ON m.id = a.member_id
               WHERE p.entry_id = ANY ($1::uuid[]) ORDER BY p.amount_yen < 0, m.position, a.code`,
              [ids],
            );
            return ids.map((one) =>
              rows
                .filter(({ entryId }) => entryId === one)
                .map(({ code, memberId, amountYen }) => ({
                  code,
                  label: ACCOUNT_LABELS[code],
                  memberId,
                  amountYen,
                })),
            );
          }),
        ),
    ).load(id);
  }
}
