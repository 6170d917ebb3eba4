import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { FieldRequires, loaderOf, type RequestContext } from '@renkei/platform/graphql';
import DataLoader from 'dataloader';
import type { ConsortiumEntity } from '../consortium/consortium.entity.ts';
import { ConsortiumType } from '../consortium/consortium.type.ts';
import { OwnResultService } from './own-result.service.ts';
import { OwnResultType } from './own-result.type.ts';

@Resolver(() => ConsortiumType)
export class OwnResultResolver {
  readonly #results: OwnResultService;

  constructor(results: OwnResultService) {
    this.#results = results;
  }

  // a plain list: the members of one group somebody acts for, mostly one
  @ResolveField(() => [OwnResultType], {
    complexity: 3,
    description:
      'お店の担当が見る自分の店の計算。ほかの役割では空（calculation を使います）。A member user’s own results; empty in any other role, which asks for calculation.',
  })
  @FieldRequires('READ_MEMBER')
  ownResults(@Parent() { id }: ConsortiumEntity, @Context() context: RequestContext) {
    return loaderOf(
      context,
      OwnResultResolver,
      (viewer) =>
        // a group is one read of its own: whoever acts for members of several waits for each
        new DataLoader<string, readonly OwnResultType[]>((ids) =>
          Promise.all(ids.map((consortiumId) => this.#results.of(viewer, consortiumId))),
        ),
    ).load(id);
  }
}
