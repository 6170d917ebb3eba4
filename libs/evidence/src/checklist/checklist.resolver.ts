import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ConsortiumType, MemberType } from '@renkei/consortium';
import { TenantTransaction } from '@renkei/platform';
import { FieldRequires, loaderOf, PageArgs, type RequestContext } from '@renkei/platform/graphql';
import { groupChecklistPages, memberChecklistLoader } from './checklist.loader.ts';
import { EvidenceChecklistConnection, EvidenceChecklistType } from './checklist.type.ts';

@Resolver(() => MemberType)
export class MemberChecklistResolver {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  @FieldRequires('READ_PURCHASES')
  @ResolveField(() => EvidenceChecklistType, {
    nullable: true,
    description: '出す証憑の一覧。null: 出すものがない。What it has to prove; null: nothing.',
  })
  evidenceChecklist(@Parent() { id }: MemberType, @Context() context: RequestContext) {
    return loaderOf(context, memberChecklistLoader, (viewer) =>
      memberChecklistLoader(this.#transactions, viewer),
    ).load(id);
  }
}

@Resolver(() => ConsortiumType)
export class ConsortiumChecklistResolver {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  @FieldRequires('READ_PURCHASES')
  @ResolveField(() => EvidenceChecklistConnection, {
    nullable: true,
    description:
      '証憑を出す構成員ごとの一覧、並び順。お店の担当には自分の店だけ。The checklists of all members that owe evidence, in their order.',
  })
  evidenceChecklist(
    @Parent() { id }: ConsortiumType,
    @Args() args: PageArgs,
    @Context() context: RequestContext,
  ) {
    return loaderOf(context, `evidenceChecklist ${JSON.stringify([args.first, args.after])}`, (viewer) =>
      groupChecklistPages(this.#transactions, viewer, args),
    ).load(id);
  }
}
