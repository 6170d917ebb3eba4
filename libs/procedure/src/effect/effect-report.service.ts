import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { lockConsortium } from '@renkei/consortium';
import { canonicalJson, fromEpochMs, toEpochMs, toIsoUtc } from '@renkei/kernel';
import type { EventOf } from '@renkei/lifecycle';
import {
  checkRequired,
  Clock,
  notFound,
  once,
  ProblemList,
  refuse,
  sha256Of,
  TenantTransaction,
  tidyLine,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { groupEffect } from '@renkei/subsidy-rules';
import { checkOrder, checkPast, checkReason, tidyText } from '../application/step-checks.ts';
import { begin, move, type Move } from '../shared/move.ts';
import { readEffectFacts } from './effect-facts.ts';
import type {
  CreateEffectReportInput,
  EffectReportStepInput,
  ReturnEffectReportInput,
  SubmitEffectReportInput,
} from './effect.inputs.ts';
import type { EffectReportState } from './vocabulary.ts';

const REPORT = { ja: '効果報告', en: 'The effect report' };
const OCCURRED_AT = 'input.occurredAt';

export interface EffectReportRow {
  readonly id: string;
  readonly consortiumId: string;
  readonly year: 1 | 2;
  readonly status: EffectReportState;
  readonly portalNumber: string;
  readonly submittedAt: Date | null;
  readonly correctionDueAt: Date | null;
  readonly documentSha256: string | null;
  readonly version: number;
}

export const REPORT_COLUMNS = `r.id, r.consortium_id AS "consortiumId", r.year, r.status, r.portal_number AS "portalNumber",
  r.submitted_at AS "submittedAt", r.correction_due_at AS "correctionDueAt", r.document_sha256 AS "documentSha256", r.version`;

type Step = Pick<Move<'EFFECT_REPORT'>, 'set' | 'reason' | 'reference'>;

/** The two yearly effect reports of a group (R25 Art. 24). */
@Injectable()
export class EffectReportService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  /**
   * Begins the report of a year.
   * @throws ProblemsFound ALREADY_THERE, NOT_GRANTED, CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  create(viewer: Viewer, input: CreateEffectReportInput): Promise<EffectReportRow> {
    return this.#transactions.run(viewer, async (tx) => {
      const id = await once(tx, viewer, 'createEffectReport', input, () => insert(tx, viewer, input));
      return reportById(tx, id);
    });
  }

  /**
   * Records that the representative filed it in the portal, and freezes what was reported.
   * @throws ProblemsFound FIGURES_MISSING unless `withoutMissing`, REQUIRED, TOO_LONG, NOT_YET, OUT_OF_ORDER,
   *   STALE_VERSION, TRANSITION_NOT_ALLOWED; AppError NOT_FOUND
   */
  async submit(viewer: Viewer, input: SubmitEffectReportInput): Promise<EffectReportRow> {
    const portalNumber = tidyLine(input.portalNumber);
    const problems = new ProblemList();
    checkRequired(problems, portalNumber, 'input.portalNumber', 100, {
      ja: '申請マイページに表示された受付番号を入れてください。',
      en: 'Please enter the number the portal showed.',
    });
    checkPast(problems, this.#clock, input.occurredAt, OCCURRED_AT);
    problems.throwIfAny();
    return this.#step(viewer, input, 'SUBMIT', async (tx, report) => {
      await refuseBeforeOpening(tx, report, input);
      const document = await documentOf(tx, report, input);
      const set = {
        portal_number: portalNumber,
        submitted_at: toIsoUtc(input.occurredAt),
        document,
        document_sha256: sha256Of(document),
      };
      return { set, reference: portalNumber };
    });
  }

  /** @throws ProblemsFound REQUIRED, TOO_LONG, NOT_YET, OUT_OF_ORDER, STALE_VERSION, TRANSITION_NOT_ALLOWED */
  async returnBySecretariat(viewer: Viewer, input: ReturnEffectReportInput): Promise<EffectReportRow> {
    const reason = tidyText(input.reason);
    const problems = new ProblemList();
    checkReason(problems, reason);
    checkPast(problems, this.#clock, input.occurredAt, OCCURRED_AT);
    const due = input.correctionDueAt ?? null;
    if (due !== null) {
      checkOrder(problems, due, 'input.correctionDueAt', {
        at: input.occurredAt,
        ja: '差し戻し',
        en: 'the return',
      });
    }
    problems.throwIfAny();
    return this.#step(viewer, input, 'RETURN_BY_SECRETARIAT', (_, report) => {
      refuseBeforeSubmission(report, input);
      return Promise.resolve({ reason, set: { correction_due_at: due && toIsoUtc(due) } });
    });
  }

  /** The secretariat took it. @throws ProblemsFound NOT_YET, OUT_OF_ORDER, STALE_VERSION, TRANSITION_NOT_ALLOWED */
  async accept(viewer: Viewer, input: EffectReportStepInput): Promise<EffectReportRow> {
    const problems = new ProblemList();
    checkPast(problems, this.#clock, input.occurredAt, OCCURRED_AT);
    problems.throwIfAny();
    return this.#step(viewer, input, 'ACCEPT', (_, report) => {
      refuseBeforeSubmission(report, input);
      return Promise.resolve({});
    });
  }

  #step(
    viewer: Viewer,
    input: EffectReportStepInput,
    event: EventOf<'EFFECT_REPORT'>,
    stepOf: (tx: Tx, report: EffectReportRow) => Promise<Step>,
  ): Promise<EffectReportRow> {
    return this.#transactions.run(viewer, async (tx) => {
      const { id, version } = input;
      const before = await reportById(tx, id);
      await lockConsortium(tx, before.consortiumId);
      const report = await reportById(tx, id);
      const occurredAt = new Date(toEpochMs(input.occurredAt));
      const step = await stepOf(tx, report);
      await move(tx, viewer, {
        machine: 'EFFECT_REPORT',
        id,
        event,
        version,
        what: REPORT,
        occurredAt,
        ...step,
      });
      return reportById(tx, id);
    });
  }
}

/** @throws AppError NOT_FOUND */
export async function reportById(tx: Tx, id: string): Promise<EffectReportRow> {
  const [row] = await tx.query<EffectReportRow>(
    `SELECT ${REPORT_COLUMNS} FROM effect_report r WHERE r.id = $1`,
    [id],
  );
  if (!row) throw notFound(REPORT);
  return row;
}

async function insert(tx: Tx, viewer: Viewer, input: CreateEffectReportInput): Promise<string> {
  const { id: consortiumId } = await lockConsortium(tx, input.consortiumId);
  const [granted] = await tx.query(
    `SELECT 1 FROM application WHERE consortium_id = $1 AND status = 'GRANTED'`,
    [consortiumId],
  );
  if (!granted) {
    refuse('NOT_GRANTED', 'input.consortiumId', {
      ja: '効果報告は、交付決定を受けたグループが出すものです。先に交付決定を記録してください。',
      en: 'Effect reports follow a grant. Please record the grant decision first.',
    });
  }
  const id = randomUUID();
  const made = await tx.query(
    `INSERT INTO effect_report (id, consortium_id, year, created_by) VALUES ($1, $2, $3, $4)
     ON CONFLICT (consortium_id, year) DO NOTHING RETURNING id`,
    [id, consortiumId, input.year, viewer.userId],
  );
  if (made.length === 0) {
    refuse('ALREADY_THERE', 'input.year', {
      ja: `${input.year}年度目の効果報告は、もう作られています。そちらを進めてください。`,
      en: `The report of year ${input.year} is there already. Please go on with that one.`,
    });
  }
  await begin(tx, viewer, { machine: 'EFFECT_REPORT', id, consortiumId, status: 'DRAFT' });
  return id;
}

/** Nothing is filed before its window opens (K25 p.33); a late one is recorded all the same: it was filed by hand. */
async function refuseBeforeOpening(
  tx: Tx,
  report: EffectReportRow,
  input: EffectReportStepInput,
): Promise<void> {
  const [open] = await tx.query<{ at: Date }>(
    `SELECT coalesce(
       (SELECT occurred_at FROM consortium_milestone WHERE consortium_id = $1 AND anchor = $2),
       (SELECT a.occurs_at FROM schedule_anchor a JOIN schedule_revision v ON v.id = a.revision_id
        JOIN consortium c ON c.schedule_id = v.schedule_id
        WHERE c.id = $1 AND a.anchor = $2 ORDER BY v.number DESC LIMIT 1)) AS at`,
    [report.consortiumId, `EFFECT_REPORT_${report.year}_OPEN`],
  );
  if (!open?.at) return;
  const problems = new ProblemList();
  const at = fromEpochMs(open.at.getTime());
  checkOrder(problems, input.occurredAt, OCCURRED_AT, { at, ja: '受付開始', en: 'the opening' });
  problems.throwIfAny();
}

function refuseBeforeSubmission(report: EffectReportRow, input: EffectReportStepInput): void {
  if (report.submittedAt === null) return; // the move itself refuses it
  const problems = new ProblemList();
  const at = fromEpochMs(report.submittedAt.getTime());
  checkOrder(problems, input.occurredAt, OCCURRED_AT, { at, ja: '提出', en: 'the submission' });
  problems.throwIfAny();
}

/** What was reported, with every figure it rests on; amounts as decimal texts, exact. */
async function documentOf(tx: Tx, report: EffectReportRow, input: SubmitEffectReportInput): Promise<string> {
  const { consortiumId, year } = report;
  const facts = (await readEffectFacts(tx, [consortiumId], year)).get(consortiumId);
  if (!facts) throw notFound(REPORT);
  const effect = groupEffect({ ...facts, grantedBefore: input.memberGrantedBefore, years: year });
  if (!effect.complete && !input.withoutMissing) {
    const names = effect.missing.map(({ name }) => name);
    refuse('FIGURES_MISSING', 'input.withoutMissing', {
      ja: `まだ数字のそろわない構成員がいます: ${names.join('、')}。数字を入れるか、そのまま提出した場合は「そろわないまま提出した」を選んでください。`,
      en: `Figures of these members are missing: ${names.join(', ')}. Enter them, or say that it was filed without them.`,
    });
  }
  const { ruleSet, ...outcome } = effect;
  return canonicalJson({
    year,
    ruleSet: { id: ruleSet.id, version: ruleSet.version },
    outcome,
    members: facts.members,
  });
}
