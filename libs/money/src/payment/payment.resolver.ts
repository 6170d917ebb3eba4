import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ConsortiumType } from '@renkei/consortium';
import { collectProblems, TenantTransaction, type Viewer } from '@renkei/platform';
import {
  CurrentViewer,
  FieldRequires,
  loaderOf,
  PageArgs,
  Requires,
  type Connection,
  type RequestContext,
} from '@renkei/platform/graphql';
import DataLoader from 'dataloader';
import { pageOfOwner } from '../shared/pages.ts';
import { RecordProgrammePaymentInput, VoidProgrammePaymentInput } from './payment.inputs.ts';
import { PAYMENTS_OF_GROUP, readDues } from './payment.rows.ts';
import { PaymentService } from './payment.service.ts';
import {
  ProgrammeDueType,
  ProgrammePaymentConnection,
  ProgrammePaymentPayload,
  type ProgrammePaymentType,
} from './payment.type.ts';

@Resolver(() => ConsortiumType)
export class PaymentResolver {
  readonly #payments: PaymentService;
  readonly #transactions: TenantTransaction;

  constructor(payments: PaymentService, transactions: TenantTransaction) {
    this.#payments = payments;
    this.#transactions = transactions;
  }

  @Requires('MANAGE_MONEY')
  @Mutation(() => ProgrammePaymentPayload, {
    description:
      '補助事業からの入金を記録する。まだ入金されていない確定額まで。Records a payment of the programme, at most what it still owes.',
  })
  recordProgrammePayment(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RecordProgrammePaymentInput }) input: RecordProgrammePaymentInput,
  ) {
    return collectProblems(async () => ({ programmePayment: await this.#payments.record(viewer, input) }));
  }

  @Requires('MANAGE_MONEY')
  @Mutation(() => ProgrammePaymentPayload, {
    description:
      'まちがった入金の記録を取り消す。記録は残り、どこにも数えなくなる。もう渡したお金や、返還の請求があるときは取り消せない。Takes a mistaken payment back: it stays to be seen and counts nowhere; refused once its money was passed on or claimed back.',
  })
  voidProgrammePayment(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => VoidProgrammePaymentInput }) input: VoidProgrammePaymentInput,
  ) {
    return collectProblems(async () => ({ programmePayment: await this.#payments.void(viewer, input) }));
  }

  @FieldRequires('READ_LEDGER')
  @ResolveField(() => ProgrammePaymentConnection, {
    description:
      '補助事業からの入金、新しい順。取り消したものも。Payments of the programme, newest first, voided ones too.',
  })
  programmePayments(
    @Parent() { id }: ConsortiumType,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Context() context: RequestContext,
  ): Promise<Connection<ProgrammePaymentType>> {
    return pageOfOwner(this.#transactions, context, PAYMENTS_OF_GROUP, page, id);
  }

  // a plain list: at most the members of one group (X25: 200)
  @FieldRequires('READ_LEDGER')
  @ResolveField(() => [ProgrammeDueType], {
    complexity: 200,
    description:
      'だれにいくら確定し、いくら入金されたか。確定前は空。What was fixed for whom and paid; empty before the fixing.',
  })
  programmeDues(@Parent() { id }: ConsortiumType, @Context() context: RequestContext) {
    return loaderOf(
      context,
      'money dues',
      (viewer) =>
        new DataLoader<string, ProgrammeDueType[]>((ids) =>
          this.#transactions.read(viewer, async (tx) => {
            const dues = await readDues(tx, ids);
            return ids.map((one) => dues.filter(({ consortiumId }) => consortiumId === one));
          }),
        ),
    ).load(id);
  }
}
