import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CalculationService, ConsortiumType, pricedGroupOf, type PricedGroup } from '@renkei/consortium';
import { FieldRequires, loaderOf, type RequestContext } from '@renkei/platform/graphql';
import DataLoader from 'dataloader';
import { DropoutTableType, DropoutType } from './dropout.type.ts';
import { optimisationOf, OptimisationType } from './optimisation.type.ts';
import { DropoutArgs, OptimisationArgs, StageArgs } from './simulation.inputs.ts';
import { SimulationService } from './simulation.service.ts';
import type { Standing } from './standing.ts';
import { unusedCapsOf, UnusedCapsType } from './unused.type.ts';

/**
 * Bounded as whatIf is: each prices a whole group many times over, so one request gets three of them. Measured on 200
 * members: the table 0.2 to 0.5 s, the optimiser up to 0.5 s with every line declared, one dropout 0.03 s.
 */
const MANY_CALCULATIONS = 100_000;

@Resolver(() => ConsortiumType)
export class SimulationResolver {
  readonly #simulation: SimulationService;
  readonly #calculations: CalculationService;

  constructor(simulation: SimulationService, calculations: CalculationService) {
    this.#simulation = simulation;
    this.#calculations = calculations;
  }

  @ResolveField(() => DropoutType, {
    complexity: 10_000,
    description:
      '構成員が抜けたら、みんなの額はどうなるか。What the withdrawal of these members does to everybody; nothing is saved. FORBIDDEN for a member user.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  async dropoutSimulation(
    @Parent() group: ConsortiumType,
    @Args({ type: () => DropoutArgs }) { stage = null, memberIds }: DropoutArgs,
    @Context() context: RequestContext,
  ) {
    const [priced, standing] = await this.#of(context, group);
    return this.#simulation.dropout(priced, standing, stage, memberIds);
  }

  @ResolveField(() => DropoutTableType, {
    complexity: MANY_CALCULATIONS,
    description:
      '1者ずつ抜けたときの一覧。For every member alone: what its withdrawal does. FORBIDDEN for a member user.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  async dropoutTable(
    @Parent() group: ConsortiumType,
    @Args({ type: () => StageArgs }) { stage = null }: StageArgs,
    @Context() context: RequestContext,
  ) {
    const [priced, standing] = await this.#of(context, group);
    return { rows: this.#simulation.table(priced, standing, stage) };
  }

  @ResolveField(() => OptimisationType, {
    complexity: MANY_CALCULATIONS,
    description:
      '上限をいちばん生かす選び方（小さければ全部、大きければ絞って調べる）。Which allocation, buyers or sharing key use the caps best. FORBIDDEN for a member user.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  async optimisation(
    @Parent() group: ConsortiumType,
    @Args({ type: () => OptimisationArgs }) { objective, analysisUses }: OptimisationArgs,
    @Context() context: RequestContext,
  ) {
    const [priced, standing] = await this.#of(context, group);
    return optimisationOf(this.#simulation.optimisation(priced, standing, objective, analysisUses ?? []));
  }

  @ResolveField(() => UnusedCapsType, {
    complexity: 100,
    description: '使われていない上限。How many yen of every cap are unused. FORBIDDEN for a member user.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  async unusedCaps(@Parent() group: ConsortiumType, @Context() context: RequestContext) {
    return unusedCapsOf(this.#simulation.unused(await pricedGroupOf(this.#calculations, context, group)));
  }

  async #of(context: RequestContext, group: ConsortiumType): Promise<[PricedGroup, Standing]> {
    const standings = loaderOf(
      context,
      SimulationResolver,
      (viewer) => new DataLoader<string, Standing>((ids) => this.#simulation.standings(viewer, ids)),
    );
    return [await pricedGroupOf(this.#calculations, context, group), await standings.load(group.id)];
  }
}
