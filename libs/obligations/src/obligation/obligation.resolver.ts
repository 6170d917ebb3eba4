import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ConsortiumType, MemberType } from '@renkei/consortium';
import { Clock, TenantTransaction, type Tx, type Viewer } from '@renkei/platform';
import { FieldRequires, loaderOf, type RequestContext } from '@renkei/platform/graphql';
import {
  membersById,
  nextObligations,
  obligationPages,
  obligationsById,
  remindersByObligation,
} from './obligation.loader.ts';
import {
  ObligationArgs,
  ObligationConnection,
  ObligationReminderType,
  ObligationType,
} from './obligation.type.ts';

@Resolver(() => ConsortiumType)
export class ConsortiumObligationsResolver {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  @ResolveField(() => ObligationConnection, {
    description:
      'グループと構成員がすること、締切の順。お店の担当には自分の店の分だけ。What the group and its members owe, by due date; to a member user its own only.',
  })
  obligations(
    @Parent() { id }: ConsortiumType,
    @Args() args: ObligationArgs,
    @Context() context: RequestContext,
  ) {
    const { first, after, status, memberId } = args;
    return loaderOf(context, `obligations ${JSON.stringify([first, after, status, memberId])}`, (viewer) =>
      obligationPages((work) => this.#transactions.read(viewer, work), this.#clock.todayJst(), args),
    ).load(id);
  }

  @ResolveField(() => ObligationType, {
    nullable: true,
    description:
      '次の締切: まだのもののうち、いちばん早い公式の締切。なければグループ内の締切。過ぎたものも。The next open official deadline, overdue ones included, else the next inside the group; null: nothing is owed.',
  })
  nextObligation(@Parent() { id }: ConsortiumType, @Context() context: RequestContext) {
    return loaderOf(context, nextObligations, (viewer) =>
      nextObligations((work) => this.#transactions.read(viewer, work), this.#clock.todayJst()),
    ).load(id);
  }
}

@Resolver(() => ObligationType)
export class ObligationResolver {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  @ResolveField(() => MemberType, {
    nullable: true,
    description:
      'だれがするか。null: グループ（代表事業者）。Who owes it; null: the group, or not yours to see.',
  })
  member(@Parent() { memberId }: ObligationType, @Context() context: RequestContext) {
    if (memberId === null) return null;
    return loaderOf(context, membersById, (viewer) => membersById(this.#readAs(viewer))).load(memberId);
  }

  @ResolveField(() => ObligationType, {
    nullable: true,
    description: '日程が動く前のもの。The one it replaced when its date moved.',
  })
  supersedes(@Parent() { supersedesId }: ObligationType, @Context() context: RequestContext) {
    if (supersedesId === null) return null;
    return loaderOf(context, obligationsById, (viewer) =>
      obligationsById(this.#readAs(viewer), this.#clock.todayJst()),
    ).load(supersedesId);
  }

  // a plain list: there are eight steps
  @ResolveField(() => [ObligationReminderType], {
    description:
      '送ったお知らせ（古い順、最大8）。とりまとめ担当だけに見えます。Reminders sent, oldest first; coordinators only.',
  })
  @FieldRequires('MANAGE_GROUP')
  reminders(@Parent() { id }: ObligationType, @Context() context: RequestContext) {
    return loaderOf(context, remindersByObligation, (viewer) =>
      remindersByObligation(this.#readAs(viewer)),
    ).load(id);
  }

  #readAs(viewer: Viewer) {
    return <T>(work: (tx: Tx) => Promise<T>) => this.#transactions.read(viewer, work);
  }
}
