import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ConsortiumType, MemberType } from '@renkei/consortium';
import { collectProblems, TenantTransaction, type Viewer } from '@renkei/platform';
import {
  CurrentViewer,
  FieldRequires,
  loaderOf,
  PageArgs,
  Requires,
  type RequestContext,
} from '@renkei/platform/graphql';
import { ReleaseSealedPaperInput, WithdrawSealedPaperReleaseInput } from './sealed-paper.inputs.ts';
import { sealedPaperCounts, sealedPaperPages } from './sealed-paper.loader.ts';
import { SealedPaperService } from './sealed-paper.service.ts';
import { SealedPaperConnection, SealedPaperCountType, SealedPaperPayload } from './sealed-paper.type.ts';

@Resolver(() => MemberType)
export class MemberSealedPapersResolver {
  readonly #papers: SealedPaperService;
  readonly #transactions: TenantTransaction;

  constructor(papers: SealedPaperService, transactions: TenantTransaction) {
    this.#papers = papers;
    this.#transactions = transactions;
  }

  @Requires('HAND_IN_SEALED_PAPER')
  @Mutation(() => SealedPaperPayload, {
    description:
      '封をした書類を代表事業者に見せてよいとする（構成員の同意）。Lets the representative open it: the consent of its member.',
  })
  releaseSealedPaper(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ReleaseSealedPaperInput }) input: ReleaseSealedPaperInput,
  ) {
    return collectProblems(async () => ({ sealedPaper: await this.#papers.release(viewer, input) }));
  }

  @Requires('HAND_IN_SEALED_PAPER')
  @Mutation(() => SealedPaperPayload, {
    description:
      '見せる許可を取り消す。それまでに開かれたことは操作の記録に残ります。Closes it again; what was opened stays in the audit trail.',
  })
  withdrawSealedPaperRelease(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => WithdrawSealedPaperReleaseInput }) input: WithdrawSealedPaperReleaseInput,
  ) {
    return collectProblems(async () => ({ sealedPaper: await this.#papers.withdrawRelease(viewer, input) }));
  }

  @FieldRequires('COUNT_SEALED_PAPERS')
  @ResolveField(() => SealedPaperConnection, {
    nullable: true,
    description:
      '封をして出された書類、新しい順。とりまとめ担当と本人だけに見えます。Papers handed in sealed, newest first.',
  })
  sealedPapers(@Parent() { id }: MemberType, @Args() args: PageArgs, @Context() context: RequestContext) {
    const { first, after } = args;
    return loaderOf(context, `sealedPapers ${JSON.stringify([first, after])}`, (viewer) =>
      sealedPaperPages(this.#transactions, viewer, args),
    ).load(id);
  }
}

@Resolver(() => ConsortiumType)
export class ConsortiumSealedPapersResolver {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  // a plain list: one entry for each of the ten requirements at most
  @FieldRequires('COUNT_SEALED_PAPERS')
  @ResolveField(() => [SealedPaperCountType], {
    nullable: true,
    description:
      '封をした書類の数（必要書類ごと）。お店の担当には自分の分だけ。Sealed papers by requirement; a member counts its own.',
  })
  sealedPaperCounts(@Parent() { id }: ConsortiumType, @Context() context: RequestContext) {
    return loaderOf(context, sealedPaperCounts, (viewer) =>
      sealedPaperCounts(this.#transactions, viewer),
    ).load(id);
  }
}
