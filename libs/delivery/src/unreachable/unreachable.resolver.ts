import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ConsortiumType } from '@renkei/consortium';
import { TenantTransaction } from '@renkei/platform';
import { FieldRequires, loaderOf, PageArgs, type RequestContext } from '@renkei/platform/graphql';
import { pagesByOwner } from '../shared/pages.ts';
import { UnreachablePersonConnection, type UnreachablePersonType } from './unreachable.type.ts';

/** Each person once, since the first refusal; only who still works in the group. */
const UNREACHABLE = {
  from: `(SELECT DISTINCT ON (a.consortium_id, u.id) a.consortium_id, u.id, u.display_name, d.settled_at, d.reply_code
          FROM assignment a JOIN app_user u ON u.id = a.user_id
          JOIN mail_delivery d ON d.recipient_id = u.id AND d.status = 'BOUNCED'
          WHERE a.ended_at IS NULL AND u.disabled_at IS NULL AND a.consortium_id = asked.id
          ORDER BY a.consortium_id, u.id, d.settled_at) x`,
  owner: 'x.consortium_id',
  at: 'x.settled_at',
  id: 'x.id',
  columns: `x.id AS "userId", x.display_name AS "displayName", x.settled_at AS since, x.reply_code AS "replyCode"`,
} as const;

@Resolver(() => ConsortiumType)
export class ConsortiumUnreachableResolver {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  @FieldRequires('MANAGE_PEOPLE')
  @ResolveField(() => UnreachablePersonConnection, {
    description:
      'メールが届かない担当者（新しい順）。Whoever works in this group and cannot be reached by mail, newest first.',
  })
  unreachablePeople(
    @Parent() { id }: ConsortiumType,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Context() context: RequestContext,
  ) {
    return loaderOf(context, `unreachable ${JSON.stringify([page.first, page.after])}`, (viewer) =>
      pagesByOwner<UnreachablePersonType>((work) => this.#transactions.read(viewer, work), UNREACHABLE, page),
    ).load(id);
  }
}
