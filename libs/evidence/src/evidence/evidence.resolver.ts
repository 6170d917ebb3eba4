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
import { LinkEvidenceInput, ReviewEvidenceInput, UnlinkEvidenceInput } from './evidence.inputs.ts';
import { evidencePages } from './evidence.loader.ts';
import { EvidenceService } from './evidence.service.ts';
import { EvidenceConnection, EvidencePayload } from './evidence.type.ts';

@Resolver(() => MemberType)
export class MemberEvidenceResolver {
  readonly #evidence: EvidenceService;
  readonly #transactions: TenantTransaction;

  constructor(evidence: EvidenceService, transactions: TenantTransaction) {
    this.#evidence = evidence;
    this.#transactions = transactions;
  }

  @Requires('RECORD_PURCHASES')
  @Mutation(() => EvidencePayload, {
    description:
      'ファイルが何の証憑かを加える（1枚を何台分にも）。Says what else a file proves; it is reviewed for that anew.',
  })
  linkEvidence(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => LinkEvidenceInput }) input: LinkEvidenceInput,
  ) {
    return collectProblems(async () => ({ evidence: await this.#evidence.link(viewer, input) }));
  }

  @Requires('REVIEW_PAPERS')
  @Mutation(() => EvidencePayload, {
    description: '証憑のつながりを終わらせる。ファイルも記録も残ります。Ends a link; file and record stay.',
  })
  unlinkEvidence(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UnlinkEvidenceInput }) input: UnlinkEvidenceInput,
  ) {
    return collectProblems(async () => ({ evidence: await this.#evidence.unlink(viewer, input) }));
  }

  @Requires('REVIEW_PAPERS')
  @Mutation(() => EvidencePayload, {
    description: '証憑を確認済みにするか、理由を付けて差し戻す。Accepts a file, or returns it with a reason.',
  })
  reviewEvidence(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ReviewEvidenceInput }) input: ReviewEvidenceInput,
  ) {
    return collectProblems(async () => ({ evidence: await this.#evidence.review(viewer, input) }));
  }

  @FieldRequires('READ_PURCHASES')
  @ResolveField(() => EvidenceConnection, {
    nullable: true,
    description:
      'この構成員の証憑のファイル、新しい順（差し替えたものも）。Its files of evidence, newest first.',
  })
  evidence(@Parent() { id }: MemberType, @Args() args: PageArgs, @Context() context: RequestContext) {
    return pagesIn(context, this.#transactions, 'member_id', args).load(id);
  }
}

@Resolver(() => ConsortiumType)
export class ConsortiumEvidenceResolver {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  @FieldRequires('READ_PURCHASES')
  @ResolveField(() => EvidenceConnection, {
    nullable: true,
    description:
      'グループの証憑のファイル、新しい順。お店の担当には自分の分だけ。All files of evidence, newest first; a member user sees its own.',
  })
  evidence(@Parent() { id }: ConsortiumType, @Args() args: PageArgs, @Context() context: RequestContext) {
    return pagesIn(context, this.#transactions, 'consortium_id', args).load(id);
  }
}

function pagesIn(
  context: RequestContext,
  transactions: TenantTransaction,
  of: 'consortium_id' | 'member_id',
  args: PageArgs,
) {
  return loaderOf(context, `evidence ${JSON.stringify([of, args.first, args.after])}`, (viewer) =>
    evidencePages(transactions, viewer, of, args),
  );
}
