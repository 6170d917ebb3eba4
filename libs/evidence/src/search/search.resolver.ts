import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '@renkei/platform';
import { CurrentViewer, Requires } from '@renkei/platform/graphql';
import { SearchService } from './search.service.ts';
import { SearchArgs, SearchHitType } from './search.type.ts';

@Resolver(() => SearchHitType)
export class SearchResolver {
  readonly #searches: SearchService;

  constructor(searches: SearchService) {
    this.#searches = searches;
  }

  // a plain list: the best few, there is no second page
  @Requires('READ_GROUP')
  @Query(() => [SearchHitType], {
    complexity: 1000,
    description:
      'グループ・構成員（名前・かな・法人番号・登録番号）・ITツール・証憑のファイル名から探す。いまの役割で見えるものだけ、種類ごとに近いものから。Finds by name whatever the viewer sees in the role they act in, by kind, the best first.',
  })
  search(@CurrentViewer() viewer: Viewer, @Args() args: SearchArgs): Promise<readonly SearchHitType[]> {
    return this.#searches.search(viewer, args);
  }
}
