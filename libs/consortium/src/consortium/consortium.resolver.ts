import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { collectProblems, type Viewer } from '@renkei/platform';
import { CurrentViewer, PageArgs, Requires } from '@renkei/platform/graphql';
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

  constructor(consortia: ConsortiumService) {
    this.#consortia = consortia;
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

  @ResolveField(() => ChosenReadingsType)
  readings(@Parent() consortium: ConsortiumEntity): ChosenReadingsType {
    return consortium;
  }
}
