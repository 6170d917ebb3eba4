import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { MemberType } from '@renkei/consortium';
import { TenantTransaction } from '@renkei/platform';
import {
  FieldRequires,
  loaderOf,
  PageArgs,
  type Connection,
  type RequestContext,
} from '@renkei/platform/graphql';
import DataLoader from 'dataloader';
import { PAYMENTS_OF_MEMBER } from '../payment/payment.rows.ts';
import { ProgrammePaymentConnection, type ProgrammePaymentType } from '../payment/payment.type.ts';
import { REPAYMENTS_OF_MEMBER, type RepaymentRow } from '../repayment/repayment.rows.ts';
import { RepaymentConnection } from '../repayment/repayment.type.ts';
import { pageOfOwner } from '../shared/pages.ts';
import { ITEMS_OF_PAYEE, type ItemRow } from '../transfer/transfer.rows.ts';
import { TransferItemConnection } from '../transfer/transfer.type.ts';
import { readMemberMoney } from './member-money.reads.ts';
import { MemberMoneyType } from './member-money.type.ts';

@Resolver(() => MemberType)
export class MemberMoneyResolver {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  @FieldRequires('READ_MONEY')
  @ResolveField(() => MemberMoneyType, {
    description: 'いくらもらえて、いつ入ったか。What this member gets and what came.',
  })
  money(@Parent() { id }: MemberType, @Context() context: RequestContext) {
    return loaderOf(
      context,
      'money of members',
      (viewer) =>
        new DataLoader<string, MemberMoneyType>((ids) =>
          this.#transactions.read(viewer, (tx) => readMemberMoney(tx, ids)),
        ),
    ).load(id);
  }

  @FieldRequires('READ_MONEY')
  @ResolveField(() => ProgrammePaymentConnection, {
    description:
      '補助事業からこの構成員への入金、新しい順。取り消したものも。Payments of the programme to it, newest first, voided ones too.',
  })
  programmePayments(
    @Parent() { id }: MemberType,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Context() context: RequestContext,
  ): Promise<Connection<ProgrammePaymentType>> {
    return pageOfOwner(this.#transactions, context, PAYMENTS_OF_MEMBER, page, id);
  }

  @FieldRequires('READ_MONEY')
  @ResolveField(() => TransferItemConnection, {
    description:
      'この構成員への振込。まだのものが先、あとは新しい順。Transfers to it: those under way first, then the newest.',
  })
  transfers(
    @Parent() { id }: MemberType,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Context() context: RequestContext,
  ): Promise<Connection<ItemRow>> {
    return pageOfOwner(this.#transactions, context, ITEMS_OF_PAYEE, page, id);
  }

  @FieldRequires('READ_MONEY')
  @ResolveField(() => RepaymentConnection, {
    description: 'この構成員の返還、請求の新しい順。Its repayments, the latest claim first.',
  })
  repayments(
    @Parent() { id }: MemberType,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Context() context: RequestContext,
  ): Promise<Connection<RepaymentRow>> {
    return pageOfOwner(this.#transactions, context, REPAYMENTS_OF_MEMBER, page, id);
  }
}
