import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CalculationService, keepPriced } from '@renkei/consortium';
import { canonicalJson, fromEpochMs, toEpochMs, toIsoUtc } from '@renkei/kernel';
import { blockersOf } from '@renkei/lifecycle';
import {
  checkRequired,
  Clock,
  ProblemList,
  ProblemsFound,
  refuse,
  sha256Of,
  TenantTransaction,
  tidyLine,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { move } from '../shared/move.ts';
import type { SubmitApplicationInput } from './application.inputs.ts';
import { APPLICATION, applicationById, lockApplication, type ApplicationRow } from './application.rows.ts';
import { readFiledLines } from './filed-rows.ts';
import { checkOrder, checkPast } from './step-checks.ts';
import { submissionDocument, type Filing } from './submission-document.ts';
import { problemsOfFindings, readSituation, type Situation } from './submission-facts.ts';

const SUBMITTED_AT = 'input.submittedAt';

/** The submission by hand in the portal, recorded with all that was filed. */
@Injectable()
export class SubmissionService {
  readonly #transactions: TenantTransaction;
  readonly #calculations: CalculationService;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, calculations: CalculationService, clock: Clock) {
    this.#transactions = transactions;
    this.#calculations = calculations;
    this.#clock = clock;
  }

  /**
   * Records that the representative submitted in the portal (R25 第12条), and freezes what was filed: the calculation
   * as a snapshot, everything as one document with its digest. Whether the round was open is judged to the minute.
   * @throws ProblemsFound NOT_YET, OUT_OF_ORDER, CHANGED_SINCE_APPROVAL, every blocker of the check, STALE_VERSION,
   *   TRANSITION_NOT_ALLOWED, CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  async submit(viewer: Viewer, input: SubmitApplicationInput): Promise<ApplicationRow> {
    const { id, version, submittedAt } = input;
    const portalNumber = tidyLine(input.portalNumber);
    const problems = new ProblemList();
    checkRequired(problems, portalNumber, 'input.portalNumber', 100, {
      ja: '申請マイページの受付番号を入れてください。',
      en: 'Please enter the number the portal gave it.',
    });
    checkPast(problems, this.#clock, submittedAt, SUBMITTED_AT);
    problems.throwIfAny();
    return this.#transactions.run(viewer, async (tx) => {
      const { group, application } = await lockApplication(tx, id);
      await move(tx, viewer, {
        machine: 'APPLICATION',
        id,
        event: 'SUBMIT',
        version,
        what: APPLICATION,
        occurredAt: new Date(toEpochMs(submittedAt)),
        reference: portalNumber,
      });
      if (!application.approvalIsCurrent) refuseChanged();
      const priced = await this.#calculations.priceWithin(tx, group.id);
      const situation = await readSituation(tx, application, priced, submittedAt);
      refuseUnready(situation, input);
      const number = (situation.filed?.number ?? 0) + 1;
      const lines = await readFiledLines(tx, group);
      await freeze(tx, viewer, { group, application, number, portalNumber, submittedAt, situation, lines });
      return applicationById(tx, id);
    });
  }
}

function refuseChanged(): never {
  refuse('CHANGED_SINCE_APPROVAL', 'input.id', {
    ja: '承認のあとで内容が変わっています。下書きに戻して、もう一度チェックと承認を受けてから提出してください。',
    en: 'Something changed since the approval. Please reopen it as a draft and have it checked and approved again.',
  });
}

function refuseUnready({ filed, findings }: Situation, { submittedAt }: SubmitApplicationInput): void {
  const problems = new ProblemList();
  if (filed) {
    const earlier = fromEpochMs((filed.returnedAt ?? filed.submittedAt).getTime());
    checkOrder(problems, submittedAt, SUBMITTED_AT, { at: earlier, ja: '差し戻し', en: 'the return' });
  }
  problems.addAll(problemsOfFindings(blockersOf(findings)));
  if (problems.all.length > 0) throw new ProblemsFound(problems.all);
}

async function freeze(tx: Tx, viewer: Viewer, filing: Filing): Promise<void> {
  const { group, application, number, portalNumber, submittedAt, situation } = filing;
  const { priced } = situation;
  const label = `交付申請 第${application.number}号 第${number}回提出`;
  const snapshotId = await keepPriced(tx, viewer, priced, label);
  const document = canonicalJson(submissionDocument(filing));
  const { ruleSet } = priced.calculation.result;
  await tx.query(
    `INSERT INTO submission (id, consortium_id, application_id, number, portal_number, submitted_at, snapshot_id,
       rule_set, rule_set_version, document, document_sha256, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      randomUUID(),
      group.id,
      application.id,
      number,
      portalNumber,
      toIsoUtc(submittedAt),
      snapshotId,
      ruleSet.id,
      ruleSet.version,
      document,
      sha256Of(document),
      viewer.userId,
    ],
  );
}
