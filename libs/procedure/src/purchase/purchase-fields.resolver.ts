import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ConsortiumType, CostLineType, MEMBER, MemberType } from '@renkei/consortium';
import { losesSubsidy, NEXT_WHEN_LOST, type OrderAnswer } from '@renkei/lifecycle';
import { Clock, notFound, TenantTransaction } from '@renkei/platform';
import {
  FieldRequires,
  loaderOf,
  YenScalar,
  type Connection,
  type RequestContext,
} from '@renkei/platform/graphql';
import DataLoader from 'dataloader';
import { mayOrderLoader } from './may-order.loader.ts';
import { PurchasePageArgs } from './purchase.inputs.ts';
import { findingPageLoader, stepPageLoader } from './purchase.loader.ts';
import { lineFindingsOf, linePurchaseOf } from './purchase.resolver.ts';
import type { PurchaseFindingRow, PurchaseStepRow } from './purchase.rows.ts';
import {
  MayOrderNowType,
  PurchaseFindingConnection,
  PurchaseFindingType,
  PurchaseStateType,
  PurchaseStepConnection,
  PurchaseStepType,
} from './purchase.type.ts';
import { StakeService, type Loss } from './stake.service.ts';

interface HasId {
  readonly id: string;
}

/** Methods without parameter decorators are called by graphql-js directly, as (parent, args, context). */
@Resolver(() => CostLineType)
export class CostLinePurchaseResolver {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  // bounded: MAX_STEPS_PER_LINE
  @ResolveField(() => [PurchaseStepType], {
    complexity: 10,
    description:
      'この費用の買い物の記録、起きた順。取り消したものも。The steps of its purchase as they happened, voided ones too.',
  })
  @FieldRequires('READ_PURCHASES')
  async purchaseSteps(line: HasId, _: unknown, context: RequestContext): Promise<readonly PurchaseStepRow[]> {
    return (await linePurchaseOf(this.#transactions, context, line.id))?.steps ?? [];
  }

  @ResolveField(() => PurchaseStateType, {
    nullable: true,
    complexity: 3,
    description: '買い物がどこまで進み、次に何をするか。How far its purchase has come, and what is next.',
  })
  @FieldRequires('READ_PURCHASES')
  async purchaseState(line: HasId, _: unknown, context: RequestContext): Promise<PurchaseStateType | null> {
    const purchase = await linePurchaseOf(this.#transactions, context, line.id);
    if (!purchase) return null;
    const { progress, checks } = purchase;
    const lost = losesSubsidy(checks);
    const nextMessage = lost ? NEXT_WHEN_LOST : progress.nextMessage;
    return { ...progress, nextMessage, losesSubsidy: lost, checks };
  }

  // bounded: a handful for each of the line's steps
  @ResolveField(() => [PurchaseFindingType], {
    complexity: 5,
    description:
      'ルールに反したまま記録されたこと。取り消した記録のものは数えない。Broken rules that were recorded, of steps that stand.',
  })
  @FieldRequires('READ_PURCHASES')
  purchaseFindings(line: HasId, _: unknown, context: RequestContext): Promise<readonly PurchaseFindingRow[]> {
    return lineFindingsOf(this.#transactions, context, line.id);
  }
}

/** A page that knows of what: the total is asked for apart, and only where somebody wants it. */
type FindingPage = Connection<PurchaseFindingRow> & {
  readonly consortiumId: string;
  readonly memberId: string | null;
};

@Resolver(() => ConsortiumType)
export class ConsortiumPurchasesResolver {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  @ResolveField(() => PurchaseStepConnection, {
    description:
      '買い物の記録、新しい順。取り消したものも。お店の担当には自分のものだけ。Recorded steps, newest first, voided ones too; to a member user its own only.',
  })
  @FieldRequires('READ_PURCHASES')
  purchaseSteps(
    @Parent() { id }: HasId,
    @Args({ type: () => PurchasePageArgs }) page: PurchasePageArgs,
    @Context() context: RequestContext,
  ): Promise<Connection<PurchaseStepRow>> {
    return loaderOf(context, keyOf('purchaseSteps', page), (viewer) =>
      stepPageLoader(this.#transactions, viewer, page),
    ).load(id);
  }

  @ResolveField(() => PurchaseFindingConnection, {
    description:
      'ルールに反したまま記録されたこと、新しい順。お店の担当には自分のものだけ。Broken rules that were recorded, newest first; to a member user its own only.',
  })
  @FieldRequires('READ_PURCHASES')
  async purchaseFindings(
    @Parent() { id }: HasId,
    @Args({ type: () => PurchasePageArgs }) page: PurchasePageArgs,
    @Context() context: RequestContext,
  ): Promise<FindingPage> {
    const loader = loaderOf(context, keyOf('purchaseFindings', page), (viewer) =>
      findingPageLoader(this.#transactions, viewer, page),
    );
    return { ...(await loader.load(id)), consortiumId: id, memberId: page.memberId ?? null };
  }
}

const keyOf = (list: string, { first, after, memberId }: PurchasePageArgs) =>
  `${list} ${first} ${after ?? ''} ${memberId ?? ''}`;

@Resolver(() => PurchaseFindingConnection)
export class PurchaseFindingConnectionResolver {
  readonly #stakes: StakeService;

  constructor(stakes: StakeService) {
    this.#stakes = stakes;
  }

  @ResolveField(() => YenScalar, {
    complexity: 100,
    description:
      'いまの記録のままだと、合わせて失う補助金。1つの行が別の行にかかることがあるため、costYen の合計より少ないことがあります。The subsidy lost in all as things are recorded today, at most what was granted; where one line rests on another it is less than the sum of costYen.',
  })
  async totalCostYen(page: FindingPage, _: unknown, context: RequestContext): Promise<bigint> {
    const { yen } = await loaderOf(
      context,
      `purchase total ${page.memberId ?? ''}`,
      (viewer) => new DataLoader<string, Loss>((ids) => this.#stakes.losses(viewer, ids, page.memberId)),
    ).load(page.consortiumId);
    return yen;
  }
}

@Resolver(() => MemberType)
export class MemberOrderResolver {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  @ResolveField(() => MayOrderNowType, {
    description:
      'いま注文してよいか、その理由、いつまでか。May it order now, why, and until when (K25 p.28 (ア), p.31 (6-1)).',
  })
  @FieldRequires('READ_PURCHASES')
  async mayOrderNow(member: HasId, _: unknown, context: RequestContext): Promise<OrderAnswer> {
    const answer = await loaderOf(context, MemberOrderResolver, (viewer) =>
      mayOrderLoader(this.#transactions, viewer, this.#clock.nowJst()),
    ).load(member.id);
    // the row was visible a moment ago: its group was taken from this person meanwhile
    if (!answer) throw notFound(MEMBER);
    return answer;
  }
}
