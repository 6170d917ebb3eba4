import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ConsortiumType } from '@renkei/consortium';
import { isUuid } from '@renkei/kernel';
import { collectProblems, notFound, type Viewer } from '@renkei/platform';
import {
  CurrentViewer,
  FieldRequires,
  loaderOf,
  PageArgs,
  Requires,
  type Connection,
  type RequestContext,
} from '@renkei/platform/graphql';
import DataLoader from 'dataloader';
import { CancelOutputInput, RequestOutputInput } from './output.inputs.ts';
import { OUTPUT } from './output.rows.ts';
import { OutputService } from './output.service.ts';
import { OutputConnection, OutputPayload, OutputType } from './output.type.ts';

@Resolver(() => ConsortiumType)
export class OutputResolver {
  readonly #outputs: OutputService;

  constructor(outputs: OutputService) {
    this.#outputs = outputs;
  }

  @Mutation(() => OutputPayload, {
    description:
      '帳票やデータのファイルを作ってもらう。進み具合は output で見られる。Has a file made in the background; ask `output` how far it is.',
  })
  @Requires('MAKE_OUTPUTS')
  requestOutput(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RequestOutputInput }) input: RequestOutputInput,
  ) {
    return collectProblems(() => this.#outputs.request(viewer, input));
  }

  @Mutation(() => OutputPayload, {
    description: '作るのをやめてもらう。できたものはそのまま残る。Stops it; what is done stays.',
  })
  @Requires('MAKE_OUTPUTS')
  cancelOutput(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CancelOutputInput }) input: CancelOutputInput,
  ) {
    return collectProblems(async () => ({ output: await this.#outputs.cancel(viewer, input) }));
  }

  @Query(() => OutputType, {
    description: '作っている、または作ったファイル1件。One file that is or was made.',
  })
  @Requires('MAKE_OUTPUTS')
  output(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string): Promise<OutputType> {
    if (!isUuid(id)) throw notFound(OUTPUT);
    return this.#outputs.byId(viewer, id);
  }

  @ResolveField(() => OutputConnection, {
    description:
      '作ったファイル、新しい順。お店の人には自分が頼んだものだけ。Files that were made, newest first; a member user sees its own.',
  })
  @FieldRequires('MAKE_OUTPUTS')
  outputs(
    @Parent() { id }: ConsortiumType,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Context() context: RequestContext,
  ): Promise<Connection<OutputType>> {
    return loaderOf(
      context,
      `outputs ${page.first} ${page.after ?? ''}`,
      (viewer) =>
        new DataLoader<string, Connection<OutputType>>((ids) => this.#outputs.pagesOf(viewer, ids, page)),
    ).load(id);
  }
}
