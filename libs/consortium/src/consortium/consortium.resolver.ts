import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { collectProblems, TenantTransaction, type Viewer } from '@renkei/platform';
import {
  CurrentViewer,
  FieldRequires,
  loaderOf,
  PageArgs,
  Requires,
  type RequestContext,
} from '@renkei/platform/graphql';
import { cityLoader } from './consortium.loader.ts';
import type { ConsortiumEntity } from './consortium.entity.ts';
import { CreateConsortiumInput, UpdateConsortiumInput } from './consortium.inputs.ts';
import { ConsortiumService } from './consortium.service.ts';
import {
  ChosenReadingsType,
  ConsortiumConnection,
  ConsortiumPayload,
  ConsortiumType,
} from './consortium.type.ts';

@Resolver(() => ConsortiumType)
export class ConsortiumResolver {
  readonly #consortia: ConsortiumService;
  readonly #transactions: TenantTransaction;

  constructor(consortia: ConsortiumService, transactions: TenantTransaction) {
    this.#consortia = consortia;
    this.#transactions = transactions;
  }

  @Query(() => ConsortiumType, { description: '1つのグループ。One group the viewer has a part in.' })
  @Requires('READ_GROUP')
  consortium(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string) {
    return this.#consortia.byId(viewer, id);
  }

  @Query(() => ConsortiumConnection, {
    description:
      'いまの役割で見えるグループ、新しい順。The groups the viewer sees in the role they act in, newest first.',
  })
  @Requires('READ_GROUP')
  consortia(@CurrentViewer() viewer: Viewer, @Args({ type: () => PageArgs }) page: PageArgs) {
    return this.#consortia.page(viewer, page);
  }

  @Mutation(() => ConsortiumPayload, {
    description:
      'グループを作る。作った人がとりまとめ担当になる。Founds a group; whoever does it coordinates it.',
  })
  @Requires('FOUND_GROUP')
  createConsortium(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateConsortiumInput }) input: CreateConsortiumInput,
  ) {
    return collectProblems(async () => ({ consortium: await this.#consortia.create(viewer, input) }));
  }

  @Mutation(() => ConsortiumPayload)
  @Requires('MANAGE_GROUP')
  updateConsortium(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdateConsortiumInput }) input: UpdateConsortiumInput,
  ) {
    return collectProblems(async () => ({ consortium: await this.#consortia.update(viewer, input) }));
  }

  @ResolveField(() => String, {
    nullable: true,
    description: '代表事業者の市区町村。null: まだ入っていない。The representative’s municipality.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  city(@Parent() { id }: ConsortiumEntity, @Context() context: RequestContext) {
    return loaderOf(context, cityLoader, (viewer) => cityLoader(this.#transactions, viewer)).load(id);
  }

  @ResolveField(() => ChosenReadingsType)
  readings(@Parent() consortium: ConsortiumEntity): ChosenReadingsType {
    return consortium;
  }
}
