import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ConsortiumType } from '@renkei/consortium';
import type { LocalDate } from '@renkei/kernel';
import { MACHINES } from '@renkei/lifecycle';
import { collectProblems, TenantTransaction, type Viewer } from '@renkei/platform';
import {
  CurrentViewer,
  FieldRequires,
  LocalDateScalar,
  MessageType,
  PageArgs,
  Requires,
  type Connection,
  type RequestContext,
} from '@renkei/platform/graphql';
import { pageOfOwner } from '../shared/pages.ts';
import { quoteOf } from './quote.ts';
import { CancelRepaymentInput, ClaimRepaymentInput, PayRepaymentInput } from './repayment.inputs.ts';
import { REPAYMENTS_OF_GROUP, type RepaymentRow } from './repayment.rows.ts';
import { RepaymentService } from './repayment.service.ts';
import {
  RepaymentConnection,
  RepaymentPayload,
  RepaymentQuoteType,
  RepaymentType,
} from './repayment.type.ts';

const payload = (work: () => Promise<RepaymentRow>) =>
  collectProblems(async () => ({ repayment: await work() }));

@Resolver(() => ConsortiumType)
export class ConsortiumRepaymentResolver {
  readonly #repayments: RepaymentService;
  readonly #transactions: TenantTransaction;

  constructor(repayments: RepaymentService, transactions: TenantTransaction) {
    this.#repayments = repayments;
    this.#transactions = transactions;
  }

  @Requires('MANAGE_MONEY')
  @Mutation(() => RepaymentPayload, {
    description: '返還の請求を記録する。Records that subsidy is claimed back (R25 第22条3・第26条).',
  })
  claimRepayment(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ClaimRepaymentInput }) input: ClaimRepaymentInput,
  ) {
    return payload(() => this.#repayments.claim(viewer, input));
  }

  @Requires('MANAGE_MONEY')
  @Mutation(() => RepaymentPayload, {
    description:
      '返還したことを記録する。加算金・延滞金はその日の額で確定する。Records that it was paid back; the charges of that day are kept (R25 第27条・第28条).',
  })
  payRepayment(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => PayRepaymentInput }) input: PayRepaymentInput,
  ) {
    return payload(() => this.#repayments.pay(viewer, input));
  }

  @Requires('MANAGE_MONEY')
  @Mutation(() => RepaymentPayload, {
    description: '返還の請求を取り消す（納付の前だけ）。Cancels a claim that was not paid.',
  })
  cancelRepayment(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CancelRepaymentInput }) input: CancelRepaymentInput,
  ) {
    return payload(() => this.#repayments.cancel(viewer, input));
  }

  @FieldRequires('READ_LEDGER')
  @ResolveField(() => RepaymentConnection, {
    description: '返還、請求の新しい順。Repayments, the latest claim first.',
  })
  repayments(
    @Parent() { id }: ConsortiumType,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Context() context: RequestContext,
  ): Promise<Connection<RepaymentRow>> {
    return pageOfOwner(this.#transactions, context, REPAYMENTS_OF_GROUP, page, id);
  }
}

@Resolver(() => RepaymentType)
export class RepaymentResolver {
  @ResolveField(() => MessageType)
  statusLabel(@Parent() { status }: RepaymentRow) {
    return MACHINES.REPAYMENT.states[status];
  }

  @ResolveField(() => RepaymentQuoteType, {
    nullable: true,
    description:
      'その日に納付するといくらか。納付済みなら納付した日の額、取消しならnull。What paying on that day costs; of a paid one what it cost, null for a cancelled one.',
  })
  quote(
    @Parent() repayment: RepaymentRow,
    @Args('on', { type: () => LocalDateScalar }) on: LocalDate,
  ): RepaymentQuoteType | null {
    return quoteOf(repayment, on, 'on');
  }
}
