import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { collectProblems, type Viewer } from '@renkei/platform';
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
import type { ConsortiumEntity } from '../consortium/consortium.entity.ts';
import { ConsortiumType } from '../consortium/consortium.type.ts';
import { RemoveScenarioInput, SaveScenarioInput } from './scenario.inputs.ts';
import { ScenarioService } from './scenario.service.ts';
import {
  RemoveScenarioPayload,
  SaveScenarioPayload,
  ScenarioConnection,
  type ScenarioType,
} from './scenario.type.ts';

@Resolver(() => ConsortiumType)
export class ScenarioResolver {
  readonly #scenarios: ScenarioService;

  constructor(scenarios: ScenarioService) {
    this.#scenarios = scenarios;
  }

  @Mutation(() => SaveScenarioPayload, {
    description: '「もしも」を名前をつけて残す。Keeps a what-if under a name.',
  })
  @Requires('MANAGE_GROUP')
  saveScenario(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SaveScenarioInput }) input: SaveScenarioInput,
  ) {
    return collectProblems(async () => ({ scenario: await this.#scenarios.save(viewer, input) }));
  }

  @Mutation(() => RemoveScenarioPayload, { description: '保存した「もしも」を消す。Removes a kept what-if.' })
  @Requires('MANAGE_GROUP')
  removeScenario(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RemoveScenarioInput }) input: RemoveScenarioInput,
  ) {
    return collectProblems(async () => ({ removedId: await this.#scenarios.remove(viewer, input) }));
  }

  @ResolveField(() => ScenarioConnection, {
    description: '保存した「もしも」、新しい順。Kept what-ifs, newest first; FORBIDDEN for a member user.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  scenarios(
    @Parent() { id }: ConsortiumEntity,
    @Args() page: PageArgs,
    @Context() context: RequestContext,
  ): Promise<Connection<ScenarioType>> {
    return loaderOf(
      context,
      `scenarios ${page.first} ${page.after ?? ''}`,
      (viewer) =>
        new DataLoader<string, Connection<ScenarioType>>((ids) => this.#scenarios.pagesOf(viewer, ids, page)),
    ).load(id);
  }
}
