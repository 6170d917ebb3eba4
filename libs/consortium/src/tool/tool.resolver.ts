import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { collectProblems, TenantTransaction, type Viewer } from '@renkei/platform';
import { CurrentViewer, loaderOf, PageArgs, Requires, type RequestContext } from '@renkei/platform/graphql';
import type { ConsortiumEntity } from '../consortium/consortium.entity.ts';
import { ConsortiumType } from '../consortium/consortium.type.ts';
import { vendorLoader } from '../vendor/vendor.loader.ts';
import { VendorType } from '../vendor/vendor.type.ts';
import type { ToolEntity } from './tool.entity.ts';
import { CreateToolInput, UpdateToolInput } from './tool.inputs.ts';
import { toolPageLoader } from './tool.loader.ts';
import { ToolService } from './tool.service.ts';
import { ToolConnection, ToolPayload, ToolType } from './tool.type.ts';

@Resolver(() => ToolType)
export class ToolResolver {
  readonly #tools: ToolService;
  readonly #transactions: TenantTransaction;

  constructor(tools: ToolService, transactions: TenantTransaction) {
    this.#tools = tools;
    this.#transactions = transactions;
  }

  @Mutation(() => ToolPayload)
  @Requires('MANAGE_GROUP')
  createTool(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateToolInput }) input: CreateToolInput,
  ) {
    return collectProblems(async () => ({ tool: await this.#tools.create(viewer, input) }));
  }

  @Mutation(() => ToolPayload, {
    description:
      '機能を変えると、このツールを選んだ費用の行すべてに効く。Functions change on every line that names it.',
  })
  @Requires('MANAGE_GROUP')
  updateTool(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdateToolInput }) input: UpdateToolInput,
  ) {
    return collectProblems(async () => ({ tool: await this.#tools.update(viewer, input) }));
  }

  @ResolveField(() => VendorType)
  vendor(@Parent() tool: ToolEntity, @Context() context: RequestContext) {
    return loaderOf(context, 'vendor', (viewer) => vendorLoader(this.#transactions, viewer)).load(
      tool.vendorId,
    );
  }
}

@Resolver(() => ConsortiumType)
export class ConsortiumToolsResolver {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  @ResolveField(() => ToolConnection, { description: 'ITツール、名前順。Tools by name.' })
  tools(
    @Parent() consortium: ConsortiumEntity,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Context() context: RequestContext,
  ) {
    return loaderOf(context, `tools ${page.first} ${page.after ?? null}`, (viewer) =>
      toolPageLoader(this.#transactions, viewer, page),
    ).load(consortium.id);
  }
}
