import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import type { Message } from '@renkei/kernel';
import type { GuardFinding } from '@renkei/lifecycle';
import { collectProblems, TenantTransaction, type Viewer } from '@renkei/platform';
import {
  CurrentViewer,
  loaderOf,
  MessageType,
  Requires,
  type RequestContext,
} from '@renkei/platform/graphql';
import { standingOf } from './judge-steps.ts';
import {
  RecordPurchaseStepInput,
  RecordPurchaseStepsInput,
  VoidPurchaseStepInput,
} from './purchase.inputs.ts';
import { lineFindingsLoader, linePurchaseLoader, type LinePurchase } from './purchase.loader.ts';
import type { PurchaseFindingRow, PurchaseStepRow } from './purchase.rows.ts';
import { PurchaseService } from './purchase.service.ts';
import {
  PurchaseCheckType,
  PurchaseFindingType,
  PurchaseStepPayload,
  PurchaseStepsPayload,
  PurchaseStepType,
} from './purchase.type.ts';

/** The purchase on a line, read once for all fields of a request that ask for it. */
export function linePurchaseOf(
  transactions: TenantTransaction,
  context: RequestContext,
  lineId: string,
): Promise<LinePurchase | null> {
  return loaderOf(context, linePurchaseOf, (viewer) => linePurchaseLoader(transactions, viewer)).load(lineId);
}

export function lineFindingsOf(
  transactions: TenantTransaction,
  context: RequestContext,
  lineId: string,
): Promise<readonly PurchaseFindingRow[]> {
  return loaderOf(context, lineFindingsOf, (viewer) => lineFindingsLoader(transactions, viewer)).load(lineId);
}

/** Methods without parameter decorators are called by graphql-js directly, as (parent, args, context). */
@Resolver(() => PurchaseStepType)
export class PurchaseStepResolver {
  readonly #purchases: PurchaseService;
  readonly #transactions: TenantTransaction;

  constructor(purchases: PurchaseService, transactions: TenantTransaction) {
    this.#purchases = purchases;
    this.#transactions = transactions;
  }

  @Mutation(() => PurchaseStepPayload, {
    description:
      '契約・発注・納品・請求・支払いを1つ記録する。ルールに反するものは、直し方を伝えて記録しない。Records one step; what breaks a rule is refused with what to do (K25 p.28, p.31).',
  })
  @Requires('RECORD_PURCHASES')
  recordPurchaseStep(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RecordPurchaseStepInput }) input: RecordPurchaseStepInput,
  ) {
    return collectProblems(async () => ({ purchaseStep: await this.#purchases.record(viewer, input) }));
  }

  @Mutation(() => PurchaseStepsPayload, {
    description:
      'まとめて記録する。1件でも直すところがあれば何も記録しない。Records many steps, all or nothing, judged together.',
  })
  @Requires('RECORD_PURCHASES')
  recordPurchaseSteps(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RecordPurchaseStepsInput }) input: RecordPurchaseStepsInput,
  ) {
    return collectProblems(async () => ({ purchaseSteps: await this.#purchases.recordMany(viewer, input) }));
  }

  @Mutation(() => PurchaseStepPayload, {
    description:
      'まちがった記録を取り消す。記録は残り、数えられなくなる。Takes a mistaken record back: it stays to be seen and counts for nothing.',
  })
  @Requires('MANAGE_PROCEDURE')
  voidPurchaseStep(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => VoidPurchaseStepInput }) input: VoidPurchaseStepInput,
  ) {
    return collectProblems(async () => ({ purchaseStep: await this.#purchases.void(viewer, input) }));
  }

  // bounded: a handful of rules
  @ResolveField(() => [PurchaseCheckType], {
    complexity: 5,
    description:
      'この記録と費用の行について、いまルールが言うこと。注意（WARN）も。What the rules say today of this step and of its line as a whole.',
  })
  async checks(step: PurchaseStepRow, _: unknown, context: RequestContext): Promise<readonly GuardFinding[]> {
    if (step.voidedAt !== null) return [];
    const line = await linePurchaseOf(this.#transactions, context, step.costLineId);
    return (line?.checks ?? []).filter(({ stepId }) => stepId === null || stepId === step.id);
  }

  // bounded: a handful of rules
  @ResolveField(() => [PurchaseFindingType], {
    complexity: 5,
    description:
      'ルールに反したまま記録されたこと。取り消した記録では空。Its findings; none once taken back.',
  })
  async findings(
    step: PurchaseStepRow,
    _: unknown,
    context: RequestContext,
  ): Promise<readonly PurchaseFindingRow[]> {
    const findings = await lineFindingsOf(this.#transactions, context, step.costLineId);
    return findings.filter(({ purchaseStepId }) => purchaseStepId === step.id);
  }
}

const PUT_RIGHT: Message = {
  ja: 'いまの記録では解消しています。何もしなくて大丈夫です。',
  en: 'This has been put right in what is recorded today. There is nothing to do.',
};

@Resolver(() => PurchaseFindingType)
export class PurchaseFindingResolver {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  @ResolveField(() => Boolean, {
    description:
      'いまの記録でもそのままか。falseは、あとの記録で解消したもの。Whether it still holds with what is recorded today.',
  })
  async open(finding: PurchaseFindingRow, _: unknown, context: RequestContext): Promise<boolean> {
    return (await this.#standing(finding, context)) !== undefined;
  }

  @ResolveField(() => MessageType, {
    description: '何が問題で、どうすればよいか。What is wrong, what to do.',
  })
  async message(finding: PurchaseFindingRow, _: unknown, context: RequestContext): Promise<Message> {
    return (await this.#standing(finding, context))?.message ?? PUT_RIGHT;
  }

  @ResolveField(() => String, { nullable: true, description: '根拠。Where the rule is written.' })
  async clause(finding: PurchaseFindingRow, _: unknown, context: RequestContext): Promise<string | null> {
    return (await this.#standing(finding, context))?.clause ?? null;
  }

  async #standing(finding: PurchaseFindingRow, context: RequestContext): Promise<GuardFinding | undefined> {
    const line = await linePurchaseOf(this.#transactions, context, finding.costLineId);
    return standingOf(finding, line?.checks ?? []);
  }
}
