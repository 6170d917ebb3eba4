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
import { CostsService } from './costs.service.ts';
import { declarationsOf, DeclarationService } from './declaration.service.ts';
import {
  ConfirmCostsInput,
  LinkSameBusinessInput,
  RecordDeclarationsInput,
  RecordGroupPaperInput,
  RemoveGroupPaperInput,
  UnlinkSameBusinessInput,
} from './eligibility.inputs.ts';
import {
  ConfirmCostsPayload,
  CostsConfirmationType,
  GroupPaperPayload,
  GroupPaperType,
  MemberDeclarationType,
  RecordDeclarationsPayload,
  SameBusinessLinkConnection,
  SameBusinessPayload,
} from './eligibility.type.ts';
import { GroupPaperService } from './group-paper.service.ts';
import {
  confirmationsLoader,
  declarationsLoader,
  groupPapersLoader,
  linksLoader,
} from './readiness.loader.ts';
import { SameBusinessService } from './same-business.service.ts';

@Resolver(() => MemberType)
export class DeclarationResolver {
  readonly #transactions: TenantTransaction;
  readonly #declarations: DeclarationService;
  readonly #costs: CostsService;

  constructor(transactions: TenantTransaction, declarations: DeclarationService, costs: CostsService) {
    this.#transactions = transactions;
    this.#declarations = declarations;
    this.#costs = costs;
  }

  @Mutation(() => RecordDeclarationsPayload, {
    description:
      '確認の質問への答えを記録する。答えた人と日付がのこります。Notes a member’s answers: of a person, on a day.',
  })
  @Requires('DECLARE')
  recordDeclarations(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RecordDeclarationsInput }) input: RecordDeclarationsInput,
  ) {
    return collectProblems(async () => ({ declarations: await this.#declarations.record(viewer, input) }));
  }

  @Mutation(() => ConfirmCostsPayload, {
    description:
      '構成員の費用がこのとおりだと確かめる。費用が変わると、確かめ直しです。Confirms a member’s costs; once they change it is gone.',
  })
  @Requires('DECLARE')
  confirmCosts(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ConfirmCostsInput }) input: ConfirmCostsInput,
  ) {
    return collectProblems(async () => ({ confirmation: await this.#costs.confirm(viewer, input) }));
  }

  // a plain list: the questions of the rules, about twenty
  @ResolveField(() => [MemberDeclarationType], {
    complexity: 20,
    description: '確認の質問と答え（K25 p.15–16）。Every question, with the answer that stands.',
  })
  @FieldRequires('READ_MEMBER')
  async declarations(@Parent() { id, role }: MemberType, @Context() context: RequestContext) {
    const loader = loaderOf(context, declarationsLoader, (viewer) =>
      declarationsLoader(this.#transactions, viewer),
    );
    return declarationsOf(role, await loader.load(id));
  }

  @ResolveField(() => CostsConfirmationType, {
    nullable: true,
    description:
      '費用を確かめたか。nullはまだか、そのあと費用が変わった。null: not yet, or they changed since.',
  })
  @FieldRequires('READ_MEMBER')
  costsConfirmation(@Parent() { id }: MemberType, @Context() context: RequestContext) {
    return loaderOf(context, confirmationsLoader, (viewer) =>
      confirmationsLoader(this.#transactions, viewer),
    ).load(id);
  }
}

@Resolver(() => ConsortiumType)
export class GroupPreparationResolver {
  readonly #transactions: TenantTransaction;
  readonly #links: SameBusinessService;
  readonly #papers: GroupPaperService;

  constructor(transactions: TenantTransaction, links: SameBusinessService, papers: GroupPaperService) {
    this.#transactions = transactions;
    this.#links = links;
    this.#papers = papers;
  }

  @Mutation(() => SameBusinessPayload, {
    description: '2者をみなし同一法人として登録する（K25 p.15 (2)）。Notes that two members count once.',
  })
  @Requires('MANAGE_GROUP')
  linkSameBusiness(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => LinkSameBusinessInput }) input: LinkSameBusinessInput,
  ) {
    return collectProblems(async () => ({ link: await this.#links.link(viewer, input) }));
  }

  @Mutation(() => SameBusinessPayload, { description: 'その登録を外す。Takes the link back.' })
  @Requires('MANAGE_GROUP')
  unlinkSameBusiness(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UnlinkSameBusinessInput }) input: UnlinkSameBusinessInput,
  ) {
    return collectProblems(async () => ({ link: await this.#links.unlink(viewer, input) }));
  }

  @Mutation(() => GroupPaperPayload, {
    description:
      'グループの書類がそろったことを記録する（K25 p.23）。Notes that a paper of the group is ready.',
  })
  @Requires('MANAGE_PROCEDURE')
  recordGroupPaper(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RecordGroupPaperInput }) input: RecordGroupPaperInput,
  ) {
    return collectProblems(async () => ({ paper: await this.#papers.record(viewer, input) }));
  }

  @Mutation(() => GroupPaperPayload, {
    description: 'その記録を取り消す。要らなくなった書類ならnullを返します。Takes the record back.',
  })
  @Requires('MANAGE_PROCEDURE')
  removeGroupPaper(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RemoveGroupPaperInput }) input: RemoveGroupPaperInput,
  ) {
    return collectProblems(async () => ({ paper: await this.#papers.remove(viewer, input) }));
  }

  // a plain list: the six papers of the rules at most
  @ResolveField(() => [GroupPaperType], {
    complexity: 6,
    description: 'グループの書類（様式1〜8など）と、そろったか。The papers of the group and what is ready.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  groupPapers(@Parent() { id }: { readonly id: string }, @Context() context: RequestContext) {
    return loaderOf(context, groupPapersLoader, (viewer) =>
      groupPapersLoader(this.#transactions, viewer),
    ).load(id);
  }

  @ResolveField(() => SameBusinessLinkConnection, {
    description: 'みなし同一法人の登録、古い順。Members that count once together, the oldest first.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  sameBusinessLinks(
    @Parent() { id }: { readonly id: string },
    @Args() page: PageArgs,
    @Context() context: RequestContext,
  ) {
    const key = `sameBusinessLinks ${page.first} ${page.after ?? ''}`;
    return loaderOf(context, key, (viewer) => linksLoader(this.#transactions, viewer, page)).load(id);
  }
}
