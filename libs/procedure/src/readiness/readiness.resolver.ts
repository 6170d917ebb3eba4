import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ConsortiumType, MemberType } from '@renkei/consortium';
import { collectProblems, TenantTransaction, type Viewer } from '@renkei/platform';
import {
  CurrentViewer,
  FieldRequires,
  PageArgs,
  Requires,
  type RequestContext,
} from '@renkei/platform/graphql';
import { CheckFindingType } from '../shared/check-finding.type.ts';
import { CheckFindingConnection, EligibilityType } from './eligibility.type.ts';
import { PaperAskService } from './paper-ask.service.ts';
import { AskForPapersPayload } from './paper-ask.type.ts';
import { AskForPapersInput, ReviewMemberDocumentInput } from './readiness.inputs.ts';
import { pageWithin, viewOf } from './readiness.loader.ts';
import {
  MemberReadinessConnection,
  MemberReadinessType,
  ReadinessType,
  ReviewMemberDocumentPayload,
} from './readiness.type.ts';
import { ReviewService } from './review.service.ts';

const READS_A_GROUP = 50;

interface Identified {
  readonly id: string;
}

@Resolver(() => ReadinessType)
export class ReadinessResolver {
  readonly #reviews: ReviewService;
  readonly #asks: PaperAskService;

  constructor(reviews: ReviewService, asks: PaperAskService) {
    this.#reviews = reviews;
    this.#asks = asks;
  }

  @Mutation(() => ReviewMemberDocumentPayload, {
    description:
      '届いた書類を受け取るか、理由を書いて差し戻す。差し戻すと、また必要な書類になります。Accepts a paper or returns it with a reason; a returned one is owed again.',
  })
  @Requires('REVIEW_PAPERS')
  reviewMemberDocument(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ReviewMemberDocumentInput }) input: ReviewMemberDocumentInput,
  ) {
    return collectProblems(async () => ({ document: await this.#reviews.review(viewer, input) }));
  }

  @Mutation(() => AskForPapersPayload, {
    description:
      'まだの書類を、まとめて1回だけお願いする。1人に1通のメールが届きます。Asks everybody for what they owe, once; one letter a person.',
  })
  @Requires('REVIEW_PAPERS')
  askForPapers(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => AskForPapersInput }) input: AskForPapersInput,
  ) {
    return collectProblems(async () => ({ ask: await this.#asks.ask(viewer, input) }));
  }

  @ResolveField(() => MemberReadinessConnection, {
    description: '構成員ごとの状況、並び順。The enrolled members in their order.',
  })
  rows(@Parent() { all }: ReadinessType, @Args() page: PageArgs) {
    return pageWithin(all, page, ({ member }) => member.id);
  }
}

@Resolver(() => ConsortiumType)
export class ConsortiumReadinessResolver {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  @ResolveField(() => ReadinessType, {
    nullable: true,
    complexity: READS_A_GROUP,
    description: '申請の準備の状況。How ready the group is for its application.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  async readiness(@Parent() { id }: Identified, @Context() context: RequestContext) {
    return (await viewOf(this.#transactions, context, id))?.readiness ?? null;
  }

  @ResolveField(() => EligibilityType, {
    nullable: true,
    complexity: READS_A_GROUP,
    description: 'だれがグループに入れるか。Who may be in the group (program rules §2).',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  async eligibility(@Parent() { id }: Identified, @Context() context: RequestContext) {
    return (await viewOf(this.#transactions, context, id))?.eligibility ?? null;
  }
}

@Resolver(() => MemberType)
export class MemberReadinessResolver {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  @ResolveField(() => MemberReadinessType, {
    nullable: true,
    complexity: 5,
    description:
      'この構成員の準備の状況。辞退していればnull。How ready this member is; null once it has withdrawn.',
  })
  @FieldRequires('READ_DEADLINES')
  async readiness(@Parent() { id, consortiumId }: MemberType, @Context() context: RequestContext) {
    return (await viewOf(this.#transactions, context, consortiumId))?.readinessOf(id) ?? null;
  }

  // bounded: a few for each of the questions of the rules, and the pairs it is part of
  @ResolveField(() => [CheckFindingType], {
    complexity: 10,
    description: 'この構成員が参加できるかの確認。What was found about this member (program rules §2).',
  })
  @FieldRequires('READ_MEMBER')
  async eligibility(@Parent() { id, consortiumId }: MemberType, @Context() context: RequestContext) {
    return (await viewOf(this.#transactions, context, consortiumId))?.findingsOf(id) ?? [];
  }
}

@Resolver(() => EligibilityType)
export class EligibilityResolver {
  @ResolveField(() => CheckFindingConnection, {
    description: '見つかったこと、構成員の並び順、組の順。Member by member, then pair by pair.',
  })
  findings(@Parent() { all }: EligibilityType, @Args() page: PageArgs) {
    return pageWithin(all, page, ({ code, memberId, subject }) => `${code} ${memberId} ${subject}`);
  }
}
