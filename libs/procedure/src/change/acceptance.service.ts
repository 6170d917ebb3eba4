import { Injectable } from '@nestjs/common';
import { CalculationService, explainingConstraints, inputDocument } from '@renkei/consortium';
import { canonicalJson, toEpochMs, toIsoUtc } from '@renkei/kernel';
import {
  checkLength,
  Clock,
  ProblemList,
  TenantTransaction,
  tidyLine,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import type { CalculationInput } from '@renkei/subsidy-rules';
import { move } from '../shared/move.ts';
import type { Standing } from '../simulation/standing.ts';
import { amountsAfter, applyPlan, lowerRequests, moveDates, reviseGranted } from './apply-plan.ts';
import {
  checkDecidedAt,
  EffectChanged,
  LINES_KEPT,
  requireFileable,
  requireSeen,
  requireUnreported,
} from './change-checks.ts';
import type { AcceptChangeInput } from './change.inputs.ts';
import { CHANGE, changeById, lockChange, requireMovable, type ChangeRow } from './change.rows.ts';
import { PORTAL_NUMBER_LIMIT } from './change.service.ts';
import {
  effectDocument,
  effectSha256,
  readEffect,
  sameFigures,
  type StoredEffect,
} from './effect-document.ts';
import type { ChangeEffect, Prospect } from './effect.ts';
import { outlookWithin, requireFitting } from './prospect.ts';

const OPENS_FROZEN_INPUTS = `SELECT set_config('renkei.change_id', $1, true)`;

/** Carries accepted changes out, each once and whole. */
@Injectable()
export class AcceptanceService {
  readonly #transactions: TenantTransaction;
  readonly #calculations: CalculationService;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, calculations: CalculationService, clock: Clock) {
    this.#transactions = transactions;
    this.#calculations = calculations;
    this.#clock = clock;
  }

  /**
   * The secretariat accepted it: rows, granted amounts and dates change as was confirmed, in one transaction. Where other
   * changes were carried out since it was filed, what it does now has to be confirmed once more, and is kept instead.
   * @throws EffectChanged; ProblemsFound NOT_YET, OUT_OF_ORDER, TOO_LONG, LINE_IN_USE, ABOVE_GRANTED, REPORT_UNDER_WAY,
   *   CHANGE_NOT_POSSIBLE_NOW, UNKNOWN_MEMBER, UNKNOWN_LINE, STALE_VERSION, TRANSITION_NOT_ALLOWED, CONSORTIUM_CLOSED;
   *   AppError NOT_FOUND
   */
  accept(viewer: Viewer, input: AcceptChangeInput): Promise<ChangeRow> {
    const { id, version, decidedAt } = input;
    const reference = tidyLine(input.portalNumber ?? '');
    return explainingConstraints(LINES_KEPT, () =>
      this.#transactions.run(viewer, async (tx) => {
        const { change } = await lockChange(tx, id);
        requireMovable(change, version, 'ACCEPT');
        const outlook = await outlookWithin(tx, this.#calculations, change.consortiumId, change.plan);
        requireFileable(change.kind, outlook.standing, 'input.id');
        requireUnreported(change.plan, outlook.standing, 'input.id');
        const problems = new ProblemList();
        checkLength(problems, reference, 'input.portalNumber', PORTAL_NUMBER_LIMIT);
        checkDecidedAt(problems, this.#clock, change, decidedAt);
        problems.throwIfAny();
        const prospect = requireFitting(outlook);
        const confirmed = await requireConfirmed(tx, change, prospect.effect, input.effectSha256 ?? null);
        await move(tx, viewer, {
          machine: 'CHANGE',
          id,
          event: 'ACCEPT',
          version,
          what: CHANGE,
          occurredAt: new Date(toEpochMs(decidedAt)),
          reference,
          set: { decided_at: toIsoUtc(decidedAt), ...confirmed },
        });
        await tx.query(OPENS_FROZEN_INPUTS, [id]);
        await applyPlan(tx, change);
        await this.#requireApplied(tx, change, prospect.input);
        await settleAmounts(tx, change, outlook.standing, prospect);
        await tx.query('UPDATE change_request SET applied_at = now() WHERE id = $1', [id]);
        await tx.query(OPENS_FROZEN_INPUTS, ['']);
        await moveDates(tx, viewer, change.consortiumId, change.plan, decidedAt);
        return changeById(tx, id);
      }),
    );
  }

  /** The group is now to the letter what the confirmed amounts were calculated from. */
  async #requireApplied(tx: Tx, { id, consortiumId }: ChangeRow, expected: CalculationInput): Promise<void> {
    const { input } = await this.#calculations.priceWithin(tx, consortiumId);
    if (canonicalJson(inputDocument(input)) === canonicalJson(inputDocument(expected))) return;
    throw new Error(`change ${id} did not make of its group what was shown`);
  }
}

/** What was confirmed when it was filed still holds, or what it does now was confirmed and is kept instead. */
async function requireConfirmed(
  tx: Tx,
  { id }: ChangeRow,
  effect: ChangeEffect,
  seen: string | null,
): Promise<Readonly<Record<string, string>>> {
  const [row] = await tx.query<{ effect: StoredEffect }>('SELECT effect FROM change_request WHERE id = $1', [
    id,
  ]);
  if (row && sameFigures(readEffect(row.effect), effect)) return {};
  if (seen === null) throw new EffectChanged(effect);
  requireSeen(effect, seen);
  return { effect: effectDocument(effect), effect_sha256: effectSha256(effect) };
}

/** Fixed amounts stay as they are: what a leaver received is claimed back, not granted anew (R25 第26条). */
async function settleAmounts(
  tx: Tx,
  change: ChangeRow,
  { stage, grantId }: Standing,
  { effect, input }: Prospect,
): Promise<void> {
  if (change.plan.changes.length === 0 || stage === 'AFTER_FIXING') return;
  const amounts = amountsAfter(effect);
  if (grantId !== null) await reviseGranted(tx, change, grantId, amounts);
  if (input.overCapPolicy === 'MANUAL') await lowerRequests(tx, change.consortiumId, amounts);
}
