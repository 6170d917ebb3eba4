import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ConsortiumType } from '@renkei/consortium';
import { MACHINES } from '@renkei/lifecycle';
import { collectProblems, TenantTransaction, type Viewer } from '@renkei/platform';
import {
  CurrentViewer,
  FieldRequires,
  loaderOf,
  MessageType,
  PageArgs,
  Requires,
  type Connection,
  type RequestContext,
} from '@renkei/platform/graphql';
import DataLoader from 'dataloader';
import { pageOfOwner } from '../shared/pages.ts';
import { BatchService } from './batch.service.ts';
import { receiptLoader } from './receipt.loader.ts';
import {
  ConfirmReceiptInput,
  ConfirmTransferInput,
  FailTransferInput,
  MakeTransferBatchInput,
  PreviewTransferBatchInput,
} from './transfer.inputs.ts';
import { BATCHES, itemsOfBatches, type ItemRow } from './transfer.rows.ts';
import { TransferService } from './transfer.service.ts';
import {
  TransferBatchConnection,
  TransferBatchPayload,
  TransferBatchPreviewPayload,
  TransferBatchType,
  TransferItemPayload,
  TransferItemType,
  TransferReceiptType,
} from './transfer.type.ts';

const payload = (work: () => Promise<ItemRow>) =>
  collectProblems(async () => ({ transferItem: await work() }));

@Resolver(() => ConsortiumType)
export class ConsortiumTransferResolver {
  readonly #batches: BatchService;
  readonly #transfers: TransferService;
  readonly #transactions: TenantTransaction;

  constructor(batches: BatchService, transfers: TransferService, transactions: TenantTransaction) {
    this.#batches = batches;
    this.#transfers = transfers;
    this.#transactions = transactions;
  }

  @Requires('MANAGE_MONEY')
  @Mutation(() => TransferBatchPreviewPayload, {
    description:
      '振込データを作る前の確認。振込先を開いたことが操作の記録に残るので、変更の操作です。Checks a file before it is made; a mutation, because opening accounts is recorded.',
  })
  previewTransferBatch(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => PreviewTransferBatchInput }) input: PreviewTransferBatchInput,
  ) {
    return collectProblems(async () => ({ preview: await this.#batches.preview(viewer, input) }));
  }

  @Requires('MANAGE_MONEY')
  @Mutation(() => TransferBatchPayload, {
    description:
      '振込データ（全銀形式の総合振込）を作る。Makes a file of transfers in the banks’ format; fetch it from GET /transfer-batches/{id}/file.',
  })
  makeTransferBatch(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => MakeTransferBatchInput }) input: MakeTransferBatchInput,
  ) {
    return collectProblems(async () => ({ transferBatch: await this.#batches.make(viewer, input) }));
  }

  @Requires('MANAGE_MONEY')
  @Mutation(() => TransferItemPayload, {
    description: '振り込まれたことを記録する。Records that a transfer was carried out.',
  })
  confirmTransfer(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ConfirmTransferInput }) input: ConfirmTransferInput,
  ) {
    return payload(() => this.#transfers.confirm(viewer, input));
  }

  @Requires('MANAGE_MONEY')
  @Mutation(() => TransferItemPayload, {
    description:
      '振り込めなかったことを記録する。新しい振込データに入れ直せる。Records that a transfer failed; it may go into a new file.',
  })
  failTransfer(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => FailTransferInput }) input: FailTransferInput,
  ) {
    return payload(() => this.#transfers.fail(viewer, input));
  }

  @Requires('CONFIRM_RECEIPT')
  @Mutation(() => TransferItemPayload, {
    description:
      'お金を受け取ったと確認する（受領書）。お店の担当だけ。The payee confirms that the money arrived.',
  })
  confirmReceipt(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ConfirmReceiptInput }) input: ConfirmReceiptInput,
  ) {
    return payload(() => this.#transfers.confirmReceipt(viewer, input));
  }

  @FieldRequires('MANAGE_MONEY')
  @ResolveField(() => TransferBatchConnection, {
    description: '作った振込データ、新しい順。Files of transfers, newest first.',
  })
  transferBatches(
    @Parent() { id }: ConsortiumType,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Context() context: RequestContext,
  ): Promise<Connection<TransferBatchType>> {
    return pageOfOwner(this.#transactions, context, BATCHES, page, id);
  }
}

@Resolver(() => TransferBatchType)
export class TransferBatchResolver {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  // a plain list: one for each share of a payer, fewer than 200 (X25)
  @ResolveField(() => [TransferItemType], {
    complexity: 100,
    description: '振込、データの順。In the order of the file.',
  })
  items(@Parent() { id }: TransferBatchType, @Context() context: RequestContext) {
    return loaderOf(
      context,
      'money items',
      (viewer) =>
        new DataLoader<string, ItemRow[]>((ids) =>
          this.#transactions.read(viewer, async (tx) => {
            const items = await itemsOfBatches(tx, ids);
            return ids.map((one) => items.filter(({ batchId }) => batchId === one));
          }),
        ),
    ).load(id);
  }
}

@Resolver(() => TransferItemType)
export class TransferItemResolver {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  @ResolveField(() => MessageType)
  statusLabel(@Parent() { status }: TransferItemType) {
    return MACHINES.TRANSFER.states[status];
  }

  @ResolveField(() => TransferReceiptType, {
    nullable: true,
    description: '受領書。まだならnull。The receipt; null until the payee confirmed.',
  })
  receipt(@Parent() { id }: TransferItemType, @Context() context: RequestContext) {
    return loaderOf(context, 'money receipts', (viewer) => receiptLoader(this.#transactions, viewer)).load(
      id,
    );
  }
}
