import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ConsortiumType } from '@renkei/consortium';
import { collectProblems, notFound, TenantTransaction, type Viewer } from '@renkei/platform';
import {
  CurrentViewer,
  cursorId,
  FieldRequires,
  loaderOf,
  PageArgs,
  pageOf,
  refuseCursor,
  Requires,
  type Connection,
  type RequestContext,
} from '@renkei/platform/graphql';
import DataLoader from 'dataloader';
import { pageOfOwner } from '../shared/pages.ts';
import { ConfirmBankMatchesInput, DiscardBankResultInput } from './bank-result.inputs.ts';
import { BANK_RESULT, BANK_RESULTS, bankResultById, type BankResultRow } from './bank-result.rows.ts';
import { BankResultService } from './bank-result.service.ts';
import {
  BankMovementArgs,
  BankMovementConnection,
  BankReconciliationType,
  BankResultArgs,
  BankResultConnection,
  ConfirmBankMatchesPayload,
  DiscardBankResultPayload,
  STATE_LABELS,
  type BankMovementType,
  type BankResultType,
} from './bank-result.type.ts';
import { ConfirmMatchesService } from './confirm-matches.service.ts';
import { MATCH_STATES } from './match.ts';
import { reconcile, type Reconciliation } from './reconcile.ts';

/** Where names are missing and all shares are equal, every transfer is one. */
const MOST_CANDIDATES = 50;

@Resolver(() => ConsortiumType)
export class ConsortiumBankResultResolver {
  readonly #results: BankResultService;
  readonly #matches: ConfirmMatchesService;
  readonly #transactions: TenantTransaction;

  constructor(results: BankResultService, matches: ConfirmMatchesService, transactions: TenantTransaction) {
    this.#results = results;
    this.#matches = matches;
    this.#transactions = transactions;
  }

  @Requires('MANAGE_MONEY')
  @Mutation(() => ConfirmBankMatchesPayload, {
    description:
      '明細と記録の一致を確定する。まだ記録のない振込・入金・返還は、これで記録される。Confirms what movements are; what is not recorded yet is recorded by it.',
  })
  confirmBankMatches(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ConfirmBankMatchesInput }) input: ConfirmBankMatchesInput,
  ) {
    return collectProblems(() => this.#matches.confirm(viewer, input));
  }

  @Requires('MANAGE_MONEY')
  @Mutation(() => DiscardBankResultPayload, {
    description:
      '読み込んだ明細を取り除く。確定した行があればできない。Forgets a file nothing of which is confirmed.',
  })
  discardBankResult(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => DiscardBankResultInput }) input: DiscardBankResultInput,
  ) {
    return collectProblems(async () => ({ discardedId: await this.#results.discard(viewer, input.id) }));
  }

  @FieldRequires('MANAGE_MONEY')
  @ResolveField(() => BankResultConnection, {
    description: '読み込んだ銀行の明細、新しい順。Files of banks, newest first.',
  })
  bankResults(
    @Parent() { id }: ConsortiumType,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Context() context: RequestContext,
  ): Promise<Connection<BankResultType>> {
    return pageOfOwner(this.#transactions, context, BANK_RESULTS, page, id);
  }

  @FieldRequires('MANAGE_MONEY')
  @ResolveField(() => BankReconciliationType, {
    complexity: 50,
    description: '明細1ファイルの照合のまとめ。How a file stands.',
  })
  async bankReconciliation(
    @Parent() { id }: ConsortiumType,
    @Args() { bankResultId }: BankResultArgs,
    @Context() context: RequestContext,
  ): Promise<BankReconciliationType> {
    const { bankResult, shown, movements } = await this.#reconciled(context, id, bankResultId);
    const counts = MATCH_STATES.map((state) => ({
      state,
      label: STATE_LABELS[state],
      count: movements.filter((movement) => movement.state === state).length,
    }));
    return { bankResult, shown, counts };
  }

  @FieldRequires('MANAGE_MONEY')
  @ResolveField(() => BankMovementConnection, {
    description:
      '明細の行と、当てはまる記録。ファイルの順。The movements of a file and what they are, in the order of the file.',
  })
  async bankMovements(
    @Parent() { id }: ConsortiumType,
    @Args() { bankResultId, first, after }: BankMovementArgs,
    @Context() context: RequestContext,
  ): Promise<Connection<BankMovementType>> {
    const { movements } = await this.#reconciled(context, id, bankResultId);
    const last = cursorId(after);
    const at = last === null ? -1 : movements.findIndex((movement) => movement.id === last);
    if (last !== null && at === -1) refuseCursor();
    const rows = movements.slice(at + 1, at + 2 + first).map((movement) => ({
      ...movement,
      stateLabel: STATE_LABELS[movement.state],
      candidates: movement.candidates.slice(0, MOST_CANDIDATES),
    }));
    return pageOf(rows, first, (row) => [row.id]);
  }

  /** Once a request, whatever is asked of it. @throws AppError NOT_FOUND, also for a file of another group */
  async #reconciled(
    context: RequestContext,
    consortiumId: string,
    bankResultId: string,
  ): Promise<Reconciliation & { readonly bankResult: BankResultRow }> {
    const found = await loaderOf(
      context,
      'money reconciliations',
      (viewer) =>
        new DataLoader<string, Reconciliation & { readonly bankResult: BankResultRow }>(
          (ids) =>
            this.#transactions.read(viewer, async (tx) => {
              const answers = [];
              for (const one of ids) {
                const bankResult = await bankResultById(tx, one);
                answers.push({ bankResult, ...(await reconcile(tx, bankResult)) });
              }
              return answers;
            }),
          { maxBatchSize: 5 },
        ),
    ).load(bankResultId);
    if (found.bankResult.consortiumId !== consortiumId) throw notFound(BANK_RESULT);
    return found;
  }
}
