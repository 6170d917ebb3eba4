import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { collectProblems, TenantTransaction, type Viewer } from '@renkei/platform';
import { CurrentViewer, loaderOf, Requires, type RequestContext } from '@renkei/platform/graphql';
import { MemberType } from '../member/member.type.ts';
import type { MemberRow } from '../member/member.rows.ts';
import { toolLoader } from '../tool/tool.loader.ts';
import { ToolType } from '../tool/tool.type.ts';
import {
  AddCostLineInput,
  RemoveCostLineInput,
  ReplaceCostLinesInput,
  UpdateCostLineInput,
} from './cost-line.inputs.ts';
import { costLineLoader } from './cost-line.loader.ts';
import type { CostLineRow } from './cost-line.rows.ts';
import { CostLineService } from './cost-line.service.ts';
import {
  CostLinePayload,
  CostLineType,
  RemoveCostLinePayload,
  ReplaceCostLinesPayload,
} from './cost-line.type.ts';

@Resolver(() => CostLineType)
export class CostLineResolver {
  readonly #lines: CostLineService;
  readonly #transactions: TenantTransaction;

  constructor(lines: CostLineService, transactions: TenantTransaction) {
    this.#lines = lines;
    this.#transactions = transactions;
  }

  @Mutation(() => CostLinePayload)
  @Requires('MANAGE_GROUP')
  addCostLine(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => AddCostLineInput }) input: AddCostLineInput,
  ) {
    return collectProblems(async () => ({ costLine: await this.#lines.add(viewer, input) }));
  }

  @Mutation(() => CostLinePayload)
  @Requires('MANAGE_GROUP')
  updateCostLine(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdateCostLineInput }) input: UpdateCostLineInput,
  ) {
    return collectProblems(async () => ({ costLine: await this.#lines.update(viewer, input) }));
  }

  @Mutation(() => RemoveCostLinePayload)
  @Requires('MANAGE_GROUP')
  removeCostLine(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RemoveCostLineInput }) input: RemoveCostLineInput,
  ) {
    return collectProblems(async () => ({ removedId: await this.#lines.remove(viewer, input) }));
  }

  @Mutation(() => ReplaceCostLinesPayload, {
    description: '構成員の行を全部入れ替える。1行でも直すところがあれば何も変えない。All or nothing.',
  })
  @Requires('MANAGE_GROUP')
  replaceCostLines(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ReplaceCostLinesInput }) input: ReplaceCostLinesInput,
  ) {
    return collectProblems(async () => ({ costLines: await this.#lines.replace(viewer, input) }));
  }

  @ResolveField(() => ToolType, { nullable: true })
  tool(@Parent() line: CostLineRow, @Context() context: RequestContext) {
    if (line.toolId === null) return null;
    return loaderOf(context, 'tool', (viewer) => toolLoader(this.#transactions, viewer)).load(line.toolId);
  }
}

/** Called by graphql-js directly, as a method without parameter decorators: once per member. */
@Resolver(() => MemberType)
export class MemberCostLinesResolver {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  // bounded: MAX_LINES_PER_MEMBER
  @ResolveField(() => [CostLineType], {
    complexity: 50,
    description: '費用の行、200行まで。Its cost lines, at most 200.',
  })
  costLines(member: MemberRow, _: unknown, context: RequestContext) {
    if (member.costLines) return member.costLines;
    return loaderOf(context, 'costLines', (viewer) => costLineLoader(this.#transactions, viewer)).load(
      member.id,
    );
  }
}
