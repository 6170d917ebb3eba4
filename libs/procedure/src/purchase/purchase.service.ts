import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { GROUP, lockWork } from '@renkei/consortium';
import { isUuid } from '@renkei/kernel';
import type { GuardFinding } from '@renkei/lifecycle';
import {
  checkLength,
  leaveDerivation,
  notFound,
  once,
  ProblemList,
  refuse,
  refuseStale,
  TenantTransaction,
  tidyLine,
  type Tx,
  type Viewer,
  isBlank,
} from '@renkei/platform';
import { groupedBy } from '../readiness/paper-facts.ts';
import { checkPlace, checkRoom, checkStep, newStep } from './check-step.ts';
import { FIELD_OF, judgeSteps, newlyRefused, type Judged } from './judge-steps.ts';
import type {
  PurchaseStepInput,
  RecordPurchaseStepInput,
  RecordPurchaseStepsInput,
  VoidPurchaseStepInput,
} from './purchase.inputs.ts';
import { contextOf, readBuyers, readPurchaseLines, type PurchaseLine } from './purchase-lines.ts';
import {
  byDate,
  insertFindings,
  insertSteps,
  recordOf,
  STEP,
  stepsByIds,
  stepsByLine,
  type NewFinding,
  type NewPurchaseStep,
  type PurchaseStepRow,
} from './purchase.rows.ts';
import { StakeService, type CostOfLine } from './stake.service.ts';

/** One step asked for, and where in the request it is. */
interface Wanted {
  readonly input: PurchaseStepInput;
  readonly path: string;
}

interface Candidate extends Wanted {
  readonly step: NewPurchaseStep;
  readonly line: PurchaseLine;
  readonly lineId: string;
}

/** What is bought, step by step, held against the rules of the programme. */
@Injectable()
export class PurchaseService {
  readonly #transactions: TenantTransaction;
  readonly #stakes: StakeService;

  constructor(transactions: TenantTransaction, stakes: StakeService) {
    this.#transactions = transactions;
    this.#stakes = stakes;
  }

  /**
   * Records one step. A broken rule is refused with what to do; with `alreadyHappened` the step is recorded together
   * with its findings and what they cost. Once per idempotency key.
   * @throws ProblemsFound at the input fields; AppError NOT_FOUND
   */
  async record(viewer: Viewer, input: RecordPurchaseStepInput): Promise<PurchaseStepRow> {
    const [step] = await this.#record(viewer, 'recordPurchaseStep', input, [{ input, path: 'input' }]);
    return step!;
  }

  /**
   * Records many steps, all or none, judged as they stand together. Once per idempotency key.
   * @throws ProblemsFound at the rows, `input.steps[3].occurredOn`; AppError NOT_FOUND
   */
  recordMany(viewer: Viewer, input: RecordPurchaseStepsInput): Promise<PurchaseStepRow[]> {
    const wanted = input.steps.map((step, row) => ({ input: step, path: `input.steps[${row}]` }));
    return this.#record(viewer, 'recordPurchaseSteps', input, wanted);
  }

  /**
   * Takes a mistaken record back: it stays to be seen and counts for nothing, nor do its findings. What other steps
   * now lack without it is noted at them.
   * @throws ProblemsFound ALREADY_VOIDED, STALE_VERSION; AppError NOT_FOUND
   */
  async void(viewer: Viewer, { id, version, reason }: VoidPurchaseStepInput): Promise<PurchaseStepRow> {
    const why = tidyLine(reason);
    const problems = new ProblemList();
    if (isBlank(why)) {
      problems.add('REQUIRED', 'input.reason', {
        ja: '取り消す理由を入れてください。記録といっしょに残ります。',
        en: 'Please say why it is taken back; the reason is kept with the record.',
      });
    } else checkLength(problems, why, 'input.reason', 500);
    problems.throwIfAny();
    return this.#transactions.run(viewer, async (tx) => {
      const { consortiumId, costLineId } = await stepById(tx, id);
      // two steps of a group are never judged at once: each sees the other, whoever records them
      await lockWork(tx, viewer, 'purchases', consortiumId);
      const before = (await stepsByLine(tx, [costLineId])).get(costLineId) ?? [];
      const current = before.find((step) => step.id === id);
      if (!current) throw notFound(STEP);
      if (current.voidedAt !== null) {
        refuse('ALREADY_VOIDED', 'input.id', {
          ja: 'この記録は、もう取り消されています。画面を読み直してください。',
          en: 'This record was taken back already. Please reload the page.',
        });
      }
      if (current.version !== version) refuseStale(version, current.version);
      const voided = await tx.query(
        `UPDATE purchase_step SET voided_at = now(), voided_by = $2, void_reason = $3, version = version + 1
         WHERE id = $1 RETURNING id`,
        [id, viewer.userId, why],
      );
      // row-level security lets nobody but the coordinator take a record back
      if (voided.length === 0) throw notFound(STEP);
      await noteWhatIsLacking(tx, this.#stakes.cost(), before, id);
      await leaveDerivation(tx, consortiumId);
      return stepById(tx, id);
    });
  }

  #record(
    viewer: Viewer,
    operation: string,
    request: { readonly idempotencyKey: string; readonly consortiumId: string },
    wanted: readonly Wanted[],
  ): Promise<PurchaseStepRow[]> {
    const { consortiumId } = request;
    if (!isUuid(consortiumId)) throw notFound(GROUP);
    const mayLose = wanted.some(({ input }) => input.alreadyHappened);
    return this.#stakes.run(viewer, consortiumId, mayLose, async (tx, cost) => {
      // once keeps one text: the ids of what was recorded, in the order asked for
      const ids = await once(tx, viewer, operation, request, async () => {
        await lockWork(tx, viewer, 'purchases', consortiumId);
        const candidates = await candidatesOf(tx, consortiumId, wanted);
        const judged = await judge(tx, candidates);
        refuseUnlessHappened(candidates, judged);
        const broken = new Set(refusals(judged).map(({ candidateId }) => candidateId));
        const steps = candidates.map(({ step }) => ({ ...step, alreadyHappened: broken.has(step.id) }));
        await insertSteps(tx, { consortiumId, recordedBy: viewer.userId }, steps);
        await insertFindings(tx, consortiumId, await findingsOf(tx, cost, candidates, judged));
        await leaveDerivation(tx, consortiumId);
        return steps.map(({ id }) => id).join(' ');
      });
      return stepsByIds(tx, ids.split(' '));
    });
  }
}

/** The steps asked for, in the order of their dates. @throws ProblemsFound with every field that is wrong */
async function candidatesOf(tx: Tx, consortiumId: string, wanted: readonly Wanted[]): Promise<Candidate[]> {
  const lines = await readPurchaseLines(tx, unique(wanted.map(({ input }) => input.costLineId)));
  const buyers = await readBuyers(tx, consortiumId, unique(wanted.map(({ input }) => input.memberId)));
  const problems = new ProblemList();
  const candidates = wanted.flatMap(({ input, path }): Candidate[] => {
    const found = lines.get(input.costLineId);
    const line = found?.consortiumId === consortiumId ? found : undefined;
    checkStep(problems, input, path);
    const placed = checkPlace(problems, input, path, line, buyers.get(input.memberId));
    return placed && line ? [{ input, path, line, lineId: line.id, step: newStep(randomUUID(), input) }] : [];
  });
  problems.throwIfAny();
  return candidates;
}

/** What the rules say of the new steps, line by line. @throws ProblemsFound TOO_MANY_STEPS */
async function judge(tx: Tx, candidates: readonly Candidate[]): Promise<Judged[]> {
  const byLine = groupedBy(candidates, 'lineId');
  const present = await stepsByLine(tx, [...byLine.keys()]);
  const problems = new ProblemList();
  const judged = [...byLine].flatMap(([lineId, added]) => {
    const existing = present.get(lineId) ?? [];
    checkRoom(problems, existing.length, added.length, added[0]!.path);
    const inOrder = added.map(({ step }) => step).toSorted(byDate);
    return judgeSteps(contextOf(added[0]!.line), existing.map(recordOf), inOrder.map(recordOf));
  });
  problems.throwIfAny();
  return judged;
}

const refusals = (judged: readonly Judged[]) => judged.filter(({ finding }) => finding.severity === 'REFUSE');

/** @throws ProblemsFound for steps that break a rule and have not happened yet */
function refuseUnlessHappened(candidates: readonly Candidate[], judged: readonly Judged[]): void {
  const refused = groupedBy(refusals(judged), 'candidateId');
  const problems = new ProblemList();
  for (const { input, path, step } of candidates) {
    if (input.alreadyHappened) continue;
    for (const { finding } of refused.get(step.id) ?? []) {
      problems.add(finding.code, `${path}.${FIELD_OF[finding.code]}`, finding.message);
    }
  }
  problems.throwIfAny();
}

/** What is kept of broken rules: at the step that breaks one, or the new one whose line lacks something. */
async function findingsOf(
  tx: Tx,
  cost: CostOfLine,
  candidates: readonly Candidate[],
  judged: readonly Judged[],
): Promise<NewFinding[]> {
  const byId = new Map(candidates.map((candidate) => [candidate.step.id, candidate]));
  const findings: NewFinding[] = [];
  for (const { finding, candidateId } of refusals(judged)) {
    const { line } = byId.get(candidateId)!;
    findings.push(await findingAt(tx, cost, line, finding, finding.stepId ?? candidateId));
  }
  return findings;
}

/** A step taken back may have been what others needed: a contract, an invoice. */
async function noteWhatIsLacking(
  tx: Tx,
  cost: CostOfLine,
  before: readonly PurchaseStepRow[],
  voidedId: string,
): Promise<void> {
  const left = before.filter(({ id, voidedAt }) => id !== voidedId && voidedAt === null);
  const line = (await readPurchaseLines(tx, [before[0]!.costLineId])).values().next().value;
  const first = left[0];
  if (!line || !first) return;
  const lacking = newlyRefused(contextOf(line), before.map(recordOf), left.map(recordOf));
  const findings: NewFinding[] = [];
  for (const finding of lacking) {
    findings.push(await findingAt(tx, cost, line, finding, finding.stepId ?? first.id));
  }
  await insertFindings(tx, line.consortiumId, findings);
}

/** Of what is not lost by itself nothing is at stake yet. */
async function findingAt(
  tx: Tx,
  cost: CostOfLine,
  line: PurchaseLine,
  { code, loses }: GuardFinding,
  purchaseStepId: string,
): Promise<NewFinding> {
  const costYen = loses ? await cost(tx, line.consortiumId, line.id) : 0n;
  return { purchaseStepId, memberId: line.memberId, costLineId: line.id, code, loses, costYen };
}

async function stepById(tx: Tx, id: string): Promise<PurchaseStepRow> {
  const [step] = isUuid(id) ? await stepsByIds(tx, [id]) : [];
  if (!step) throw notFound(STEP);
  return step;
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
