import { Injectable } from '@nestjs/common';
import { CalculationService } from '@renkei/consortium';
import { toEpochMs, toIsoUtc } from '@renkei/kernel';
import {
  checkLength,
  Clock,
  once,
  ProblemList,
  TenantTransaction,
  tidyLine,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { checkPast, checkReason, tidyText } from '../application/step-checks.ts';
import { move, type Move } from '../shared/move.ts';
import {
  checkDecidedAt,
  checkFiledAt,
  requireFileable,
  requireSeen,
  requireUnreported,
} from './change-checks.ts';
import type {
  CancelChangeInput,
  ChangeStepInput,
  CreateChangeInput,
  FileChangeInput,
  RefuseChangeInput,
} from './change.inputs.ts';
import {
  CHANGE,
  changeById,
  lockChange,
  requireMovable,
  type ChangeRow,
  type LockedChange,
} from './change.rows.ts';
import { insertChange } from './create-change.ts';
import { effectDocument, effectSha256 } from './effect-document.ts';
import { outlookWithin, requireFitting } from './prospect.ts';

export const PORTAL_NUMBER_LIMIT = 100;

/** Changes after the submission, up to what is filed; carrying one out is the acceptance's. */
@Injectable()
export class ChangeService {
  readonly #transactions: TenantTransaction;
  readonly #calculations: CalculationService;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, calculations: CalculationService, clock: Clock) {
    this.#transactions = transactions;
    this.#calculations = calculations;
    this.#clock = clock;
  }

  /**
   * Plans a change under the next number of the group; nothing of the group changes.
   * @throws ProblemsFound NO_APPLICATION, CHANGE_NOT_POSSIBLE_NOW, NOT_OF_THIS_KIND, REPORT_UNDER_WAY, LINE_IN_USE,
   *   REPRESENTATIVE_CANNOT_WITHDRAW, UNKNOWN_MEMBER, UNKNOWN_LINE, OUT_OF_ORDER, IN_THE_FUTURE, REQUIRED, TOO_LONG and
   *   those of a cost line; AppError NOT_FOUND
   */
  create(viewer: Viewer, input: CreateChangeInput): Promise<ChangeRow> {
    return this.#transactions.run(viewer, async (tx) => {
      const id = await once(tx, viewer, 'createChange', input, () =>
        insertChange(tx, viewer, input, this.#calculations, this.#clock),
      );
      return changeById(tx, id);
    });
  }

  /**
   * Records that it was filed with the secretariat, with the effect the person has looked at, frozen.
   * @throws EffectChanged when the effect is not (or no longer) that one; ProblemsFound NOT_YET, OUT_OF_ORDER, TOO_LONG,
   *   CHANGE_NOT_POSSIBLE_NOW, REPORT_UNDER_WAY, STALE_VERSION, TRANSITION_NOT_ALLOWED, CONSORTIUM_CLOSED; AppError
   *   NOT_FOUND
   */
  file(viewer: Viewer, input: FileChangeInput): Promise<ChangeRow> {
    const portalNumber = tidyLine(input.portalNumber ?? '');
    return this.#step(viewer, input, 'FILE', async (tx, { change }) => {
      const { kind, plan, consortiumId } = change;
      const outlook = await outlookWithin(tx, this.#calculations, consortiumId, plan);
      requireFileable(kind, outlook.standing, 'input.id');
      requireUnreported(plan, outlook.standing, 'input.id');
      const problems = new ProblemList();
      checkLength(problems, portalNumber, 'input.portalNumber', PORTAL_NUMBER_LIMIT);
      checkPast(problems, this.#clock, input.filedAt, 'input.filedAt');
      checkFiledAt(problems, kind, input.filedAt, outlook.standing);
      problems.throwIfAny();
      const { effect } = requireFitting(outlook);
      requireSeen(effect, input.effectSha256);
      return {
        reference: portalNumber,
        occurredAt: new Date(toEpochMs(input.filedAt)),
        set: {
          filed_at: toIsoUtc(input.filedAt),
          portal_number: portalNumber,
          effect: effectDocument(effect),
          effect_sha256: effectSha256(effect),
        },
      };
    });
  }

  /** The secretariat did not accept it: nothing of the group has changed. @throws as `cancel`, NOT_YET, OUT_OF_ORDER */
  refuse(viewer: Viewer, input: RefuseChangeInput): Promise<ChangeRow> {
    const reason = tidyText(input.reason);
    return this.#step(viewer, input, 'REFUSE', (_, { change }) => {
      const problems = new ProblemList();
      checkReason(problems, reason);
      checkDecidedAt(problems, this.#clock, change, input.decidedAt);
      problems.throwIfAny();
      return Promise.resolve({
        reason,
        occurredAt: new Date(toEpochMs(input.decidedAt)),
        set: { decided_at: toIsoUtc(input.decidedAt) },
      });
    });
  }

  /**
   * Taken back by the group itself.
   * @throws ProblemsFound REQUIRED, TOO_LONG, STALE_VERSION, TRANSITION_NOT_ALLOWED, CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  cancel(viewer: Viewer, input: CancelChangeInput): Promise<ChangeRow> {
    const reason = tidyText(input.reason);
    return this.#step(viewer, input, 'CANCEL', () => {
      const problems = new ProblemList();
      checkReason(problems, reason);
      problems.throwIfAny();
      return Promise.resolve({ reason });
    });
  }

  /** Moves last: what the step is refused for is told together. The version is looked at first all the same. */
  #step(
    viewer: Viewer,
    { id, version }: ChangeStepInput,
    event: 'FILE' | 'REFUSE' | 'CANCEL',
    told: (
      tx: Tx,
      locked: LockedChange,
    ) => Promise<Pick<Move, 'set' | 'reason' | 'occurredAt' | 'reference'>>,
  ): Promise<ChangeRow> {
    return this.#transactions.run(viewer, async (tx) => {
      const locked = await lockChange(tx, id);
      requireMovable(locked.change, version, event);
      const step = await told(tx, locked);
      await move(tx, viewer, { machine: 'CHANGE', id, event, version, what: CHANGE, ...step });
      return changeById(tx, id);
    });
  }
}
