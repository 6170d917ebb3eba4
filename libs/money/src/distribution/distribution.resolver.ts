import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ConsortiumType, SharingKeyEnum } from '@renkei/consortium';
import { sumYen } from '@renkei/kernel';
import { collectProblems, TenantTransaction, type Viewer } from '@renkei/platform';
import {
  CurrentViewer,
  FieldRequires,
  loaderOf,
  PageArgs,
  Requires,
  YenScalar,
  type Connection,
  type RequestContext,
} from '@renkei/platform/graphql';
import type { SharingKey } from '@renkei/subsidy-rules';
import DataLoader from 'dataloader';
import { pageOfOwner } from '../shared/pages.ts';
import { CancelRedistributionInput, DecideRedistributionInput } from './distribution.inputs.ts';
import { liveRedistributions, readShares, REDISTRIBUTIONS, type ShareRow } from './distribution.rows.ts';
import { DistributionService } from './distribution.service.ts';
import {
  RedistributionConnection,
  RedistributionPayload,
  RedistributionPreviewType,
  RedistributionShareType,
  RedistributionType,
} from './distribution.type.ts';

@Resolver(() => ConsortiumType)
export class ConsortiumDistributionResolver {
  readonly #distributions: DistributionService;
  readonly #transactions: TenantTransaction;

  constructor(distributions: DistributionService, transactions: TenantTransaction) {
    this.#distributions = distributions;
    this.#transactions = transactions;
  }

  @Requires('MANAGE_MONEY')
  @Mutation(() => RedistributionPayload, {
    description:
      'グループ内の分配を決める。全額の入金のあと、一度だけ。Decides who passes how much to whom, once all is paid.',
  })
  decideRedistribution(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => DecideRedistributionInput }) input: DecideRedistributionInput,
  ) {
    return collectProblems(async () => ({ redistribution: await this.#distributions.decide(viewer, input) }));
  }

  @Requires('MANAGE_MONEY')
  @Mutation(() => RedistributionPayload, {
    description:
      '分配の取り決めを取り消す。振込が一つもないあいだだけ。Cancels it, while nothing of it is in a transfer.',
  })
  cancelRedistribution(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CancelRedistributionInput }) input: CancelRedistributionInput,
  ) {
    return collectProblems(async () => ({ redistribution: await this.#distributions.cancel(viewer, input) }));
  }

  @FieldRequires('READ_LEDGER')
  @ResolveField(() => RedistributionPreviewType, {
    nullable: true,
    complexity: 500,
    description:
      'いま分けたらどうなるか。省くとグループの分け方。確定前はnull。What sharing out would do now, by the group’s key unless another is given; null before the fixing.',
  })
  redistributionPreview(
    @Parent() { id, sharingKey }: ConsortiumType,
    @Args('sharingKey', { type: () => SharingKeyEnum, nullable: true }) asked: SharingKey | null,
    @Context() context: RequestContext,
  ): Promise<RedistributionPreviewType | null> {
    const key = asked ?? sharingKey;
    return loaderOf(
      context,
      `money preview ${key}`,
      (viewer) =>
        new DataLoader<string, RedistributionPreviewType | null>(async (ids) => {
          const previews: (RedistributionPreviewType | null)[] = [];
          for (const one of ids) previews.push(await this.#distributions.preview(viewer, one, key));
          return previews;
        }),
    ).load(id);
  }

  @FieldRequires('READ_MONEY')
  @ResolveField(() => RedistributionType, {
    nullable: true,
    description: '有効な分配の取り決め。なければnull。The redistribution in force; null: none.',
  })
  redistribution(@Parent() { id }: ConsortiumType, @Context() context: RequestContext) {
    return loaderOf(
      context,
      'money redistribution',
      (viewer) =>
        new DataLoader<string, RedistributionType | null>((ids) =>
          this.#transactions.read(viewer, async (tx) => {
            const live = await liveRedistributions(tx, ids);
            return ids.map((one) => live.find(({ consortiumId }) => consortiumId === one) ?? null);
          }),
        ),
    ).load(id);
  }

  @FieldRequires('READ_MONEY')
  @ResolveField(() => RedistributionConnection, {
    description:
      '分配の取り決め、新しい順。取り消したものも。All redistributions, cancelled ones too, newest first.',
  })
  redistributions(
    @Parent() { id }: ConsortiumType,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Context() context: RequestContext,
  ): Promise<Connection<RedistributionType>> {
    return pageOfOwner(this.#transactions, context, REDISTRIBUTIONS, page, id);
  }
}

@Resolver(() => RedistributionType)
export class RedistributionResolver {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  // a plain list: fewer than the members who give and get
  @ResolveField(() => [RedistributionShareType], {
    complexity: 200,
    description: 'お店の担当には、自分の店が受け取る分だけ。To a member user only what its own member gets.',
  })
  shares(@Parent() { id }: RedistributionType, @Context() context: RequestContext): Promise<ShareRow[]> {
    return this.#shares(context, id);
  }

  @FieldRequires('READ_LEDGER')
  @ResolveField(() => YenScalar, { description: '渡す額の合計。What changes hands in all.' })
  async totalYen(@Parent() { id }: RedistributionType, @Context() context: RequestContext): Promise<bigint> {
    return sumYen((await this.#shares(context, id)).map(({ amountYen }) => amountYen));
  }

  #shares(context: RequestContext, id: string): Promise<ShareRow[]> {
    return loaderOf(
      context,
      'money shares',
      (viewer) =>
        new DataLoader<string, ShareRow[]>((ids) =>
          this.#transactions.read(viewer, async (tx) => {
            const shares = await readShares(tx, ids);
            return ids.map((one) => shares.filter(({ redistributionId }) => redistributionId === one));
          }),
        ),
    ).load(id);
  }
}
