import DataLoader from 'dataloader';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { MemberType } from '@renkei/consortium';
import { fromEpochMs } from '@renkei/kernel';
import { collectProblems, TenantTransaction, type Viewer } from '@renkei/platform';
import {
  CurrentViewer,
  FieldRequires,
  loaderOf,
  Requires,
  type RequestContext,
} from '@renkei/platform/graphql';
import { OpenPayoutAccountInput, SetPayoutAccountInput } from './payout-account.inputs.ts';
import { PayoutAccountService } from './payout-account.service.ts';
import { PayoutAccountPayload, PayoutAccountStateType } from './payout-account.type.ts';

@Resolver(() => MemberType)
export class PayoutAccountResolver {
  readonly #accounts: PayoutAccountService;
  readonly #transactions: TenantTransaction;

  constructor(accounts: PayoutAccountService, transactions: TenantTransaction) {
    this.#accounts = accounts;
    this.#transactions = transactions;
  }

  @Requires('SET_PAYOUT_ACCOUNT')
  @Mutation(() => PayoutAccountPayload, {
    description: '構成員の振込先を登録・変更する。Enters or changes where a member is paid out.',
  })
  setPayoutAccount(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SetPayoutAccountInput }) input: SetPayoutAccountInput,
  ) {
    return collectProblems(async () => ({ payoutAccount: await this.#accounts.set(viewer, input) }));
  }

  @Requires('READ_PAYOUT_ACCOUNT')
  @Mutation(() => PayoutAccountPayload, {
    description:
      '振込先を見る。見たことが操作の記録に残るので、変更の操作です。Opens an account; a mutation, because every look is recorded.',
  })
  openPayoutAccount(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => OpenPayoutAccountInput }) input: OpenPayoutAccountInput,
  ) {
    return collectProblems(async () => ({ payoutAccount: await this.#accounts.open(viewer, input) }));
  }

  @FieldRequires('READ_PAYOUT_ACCOUNT')
  @ResolveField(() => PayoutAccountStateType, {
    nullable: true,
    description:
      '振込先が登録されているか。とりまとめ担当と本人だけに見えます。Whether an account was entered; nothing of it.',
  })
  payoutAccountState(@Parent() { id }: MemberType, @Context() context: RequestContext) {
    return loaderOf(context, PayoutAccountResolver, (viewer) => this.#states(viewer)).load(id);
  }

  #states(viewer: Viewer) {
    return new DataLoader<string, PayoutAccountStateType>(async (memberIds) => {
      const rows = await this.#transactions.read(viewer, (tx) =>
        tx.query<{ member_id: string; version: number; changed_at: Date }>(
          'SELECT member_id, version, changed_at FROM payout_account WHERE member_id = ANY ($1)',
          [memberIds],
        ),
      );
      const byMember = new Map(rows.map((row) => [row.member_id, row]));
      return memberIds.map((id) => {
        const row = byMember.get(id);
        return {
          registered: row !== undefined,
          changedAt: row ? fromEpochMs(row.changed_at.getTime()) : null,
          version: row?.version ?? null,
        };
      });
    });
  }
}
