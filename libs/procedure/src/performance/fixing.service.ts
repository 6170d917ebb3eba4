import { Injectable } from '@nestjs/common';
import { CalculationService } from '@renkei/consortium';
import { dateOf, formatYen, formatYenEn, jstMinute, toEpochMs, type LocalDate } from '@renkei/kernel';
import {
  checkRequired,
  checkLength,
  Clock,
  once,
  ProblemList,
  refuse,
  TenantTransaction,
  tidyLine,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import type { FixedAmounts, SettlementInput } from '@renkei/subsidy-rules';

import { move } from '../shared/move.ts';
import { registerAssets } from './asset.rows.ts';
import { settlementOf, type StoredFixing } from './fixing-document.ts';
import type { FixAmountsInput, SettledLineInput, SettleParkedInput } from './fixing.inputs.ts';
import { fixingById, insertFixing, latestFixing, type FixingRow } from './fixing.rows.ts';
import { checkWhy, REASON_LIMIT } from './line-rules.ts';
import { readLineFacts, updateLines, type LineAmounts, type LineFacts } from './line.rows.ts';
import { lockReport, minuteOf, REPORT, type ReportRow } from './report.rows.ts';
import { certifiedLines, readSettlement, settled } from './settlement.ts';

const NUMBER_LIMIT = 100;

/** 額の確定 (R25 第22条2), and what was left open then. */
@Injectable()
export class FixingService {
  readonly #transactions: TenantTransaction;
  readonly #calculations: CalculationService;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, calculations: CalculationService, clock: Clock) {
    this.#transactions = transactions;
    this.#calculations = calculations;
    this.#clock = clock;
  }

  /**
   * Fixes every amount by the rules, never above what was granted, and registers the assets of ¥500,000 and more a unit
   * (R25 第29条). Whoever distributes the money reads it from `readFixing`.
   * @throws ProblemsFound REQUIRED, TOO_LONG, NOT_YET, OUT_OF_ORDER, STALE_VERSION, TRANSITION_NOT_ALLOWED, NO_GRANT,
   *   IDEMPOTENCY_KEY_REUSED, CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  fix(viewer: Viewer, input: FixAmountsInput): Promise<FixingRow> {
    return this.#transactions.run(viewer, async (tx) => {
      const id = await once(tx, viewer, 'fixAmounts', input, () => this.#fix(tx, viewer, input));
      return fixingById(tx, id);
    });
  }

  /**
   * Decides on what was parked when the amounts were fixed: a further fixing restates them all, as the ones before but
   * for these lines. An amount may only rise, up to what was granted.
   * @throws ProblemsFound NOT_FIXED_YET, LINE_NOT_PARKED, LINE_TWICE, SUM_MISMATCH, REASON_NEEDED,
   *   REASON_WITHOUT_AMOUNT, WOULD_FALL and as `fix`
   */
  settleParked(viewer: Viewer, input: SettleParkedInput): Promise<FixingRow> {
    return this.#transactions.run(viewer, async (tx) => {
      const id = await once(tx, viewer, 'settleParked', input, () => this.#settle(tx, viewer, input));
      return fixingById(tx, id);
    });
  }

  async #fix(tx: Tx, viewer: Viewer, input: FixAmountsInput): Promise<string> {
    const { report, grant } = await lockReport(tx, input.reportId);
    const { version, fixedOn } = input;
    const noticeNumber = this.#notice(input, report.submittedAt && dateOf(minuteOf(report.submittedAt)));
    await move(tx, viewer, {
      machine: 'REPORT',
      id: report.id,
      event: 'FIX',
      version,
      occurredAt: new Date(toEpochMs(jstMinute(fixedOn, 0, 0))),
      reference: noticeNumber,
      what: REPORT,
    });
    const settlement = await readSettlement(tx, this.#calculations, report, grant);
    return this.#keep(tx, viewer, { report, settlement, number: 1, noticeNumber, fixedOn });
  }

  async #settle(tx: Tx, viewer: Viewer, input: SettleParkedInput): Promise<string> {
    const { report } = await lockReport(tx, input.reportId);
    const before = await latestFixing(tx, report.id);
    if (!before) return refuseUnfixed();
    const { fixedOn } = input;
    const noticeNumber = this.#notice(input, before.fixedOn);
    const lines = settledLines(await readLineFacts(tx, report.consortiumId, report.id), input.lines);
    await updateLines(tx, report.id, lines, true);
    const settlement = withLines(
      settlementOf(before.document),
      await readLineFacts(tx, report.consortiumId, report.id),
      new Set(lines.map(({ costLineId }) => costLineId)),
    );
    refuseFall(before.document, settled(settlement));
    const number = before.number + 1;
    return this.#keep(tx, viewer, { report, settlement, number, noticeNumber, fixedOn });
  }

  async #keep(tx: Tx, viewer: Viewer, { report, settlement, ...notice }: Kept): Promise<string> {
    const { id, consortiumId, grantId, documentSha256 } = report;
    const result = settled(settlement);
    const fixing = { ...notice, report: { id, documentSha256 }, grantId, settlement, result };
    const fixingId = await insertFixing(tx, viewer, consortiumId, fixing);
    await registerAssets(tx, viewer, report);
    return fixingId;
  }

  /** @returns the notice's number, tidied */
  #notice(
    input: { readonly noticeNumber: string; readonly fixedOn: LocalDate },
    notBefore: LocalDate | null,
  ): string {
    const noticeNumber = tidyLine(input.noticeNumber);
    const problems = new ProblemList();
    checkRequired(problems, noticeNumber, 'input.noticeNumber', NUMBER_LIMIT, {
      ja: '通知書の番号を入れてください。',
      en: 'Please enter the number of the notice.',
    });
    if (input.fixedOn > this.#clock.todayJst()) {
      problems.add('NOT_YET', 'input.fixedOn', {
        ja: '通知の日付は今日までの日で入れてください。',
        en: 'The day of the notice cannot lie ahead.',
      });
    } else if (notBefore !== null && input.fixedOn < notBefore) {
      problems.add('OUT_OF_ORDER', 'input.fixedOn', {
        ja: `通知の日付が、実績報告の提出や前回の確定（${notBefore}）より前になっています。もう一度ご確認ください。`,
        en: `The notice lies before the submission of the report or the fixing before (${notBefore}). Please check the day.`,
      });
    }
    problems.throwIfAny();
    return noticeNumber;
  }
}

interface Kept {
  readonly report: ReportRow;
  readonly settlement: SettlementInput;
  readonly number: number;
  readonly noticeNumber: string;
  readonly fixedOn: LocalDate;
}

function refuseUnfixed(): never {
  return refuse('NOT_FIXED_YET', 'input.reportId', {
    ja: '額の確定がまだです。先に額の確定を記録してください。それまでは、費用の金額を直接なおせます。',
    en: 'The amounts are not fixed yet. Please record the fixing first; until then the lines can be edited themselves.',
  });
}

/** @throws ProblemsFound naming every row and field that is wrong */
function settledLines(facts: readonly LineFacts[], inputs: readonly SettledLineInput[]): LineAmounts[] {
  const byId = new Map(facts.map((line) => [line.costLineId, line]));
  const problems = new ProblemList();
  const seen = new Set<string>();
  const lines = inputs.flatMap((input, index): LineAmounts[] => {
    const path = `input.lines[${index}]`;
    const line = byId.get(input.costLineId);
    if (line === undefined || line.parkedYen === 0n) {
      problems.add('LINE_NOT_PARKED', `${path}.costLineId`, {
        ja: '保留中の費用ではありません。読み直して、保留中の費用からお選びください。',
        en: 'Nothing of this cost is parked. Please reload and choose a parked one.',
      });
      return [];
    }
    if (seen.has(line.costLineId)) {
      problems.add('LINE_TWICE', `${path}.costLineId`, {
        ja: '同じ費用が二度あります。一つにまとめてください。',
        en: 'This cost is listed twice. Please keep one entry.',
      });
    }
    seen.add(line.costLineId);
    return [settledLine(problems, line, input, path)];
  });
  problems.throwIfAny();
  return lines;
}

function settledLine(
  problems: ProblemList,
  line: LineFacts,
  input: SettledLineInput,
  path: string,
): LineAmounts {
  const { certifiedYen, deductedYen } = input;
  const why = tidyLine(input.deductionReason ?? '');
  const sum = certifiedYen + deductedYen;
  if (sum !== line.parkedYen) {
    problems.add('SUM_MISMATCH', `${path}.certifiedYen`, {
      ja: `認める額と差し引く額の合計（${formatYen(sum)}）を、保留していた${formatYen(line.parkedYen)}に合わせてください。`,
      en: `Certified and deducted make ${formatYenEn(sum)}; they must sum to the parked ${formatYenEn(line.parkedYen)}.`,
    });
  }
  const deductionReason = [line.deductionReason, why].filter((text) => text !== '').join('／');
  checkWhy(problems, deductedYen, why, `${path}.deductionReason`);
  if (deductionReason !== why)
    checkLength(problems, deductionReason, `${path}.deductionReason`, REASON_LIMIT);
  return {
    costLineId: line.costLineId,
    actualYen: line.actualYen,
    certifiedYen: line.certifiedYen + certifiedYen,
    deductedYen: line.deductedYen + deductedYen,
    deductionReason,
    parkedYen: 0n,
    parkedReason: '',
    heading: line.heading,
  };
}

/** The settlement of the fixing before with these lines as they are now. */
function withLines(
  settlement: SettlementInput,
  facts: readonly LineFacts[],
  changed: ReadonlySet<string>,
): SettlementInput {
  const now = new Map(certifiedLines(facts).map((line) => [line.lineId, line]));
  return {
    ...settlement,
    members: settlement.members.map((member) => ({
      ...member,
      lines: member.lines.map((line) => (changed.has(line.lineId) ? (now.get(line.lineId) ?? line) : line)),
    })),
  };
}

/** What was fixed is a promise: it is taken back by a repayment (R25 第26条), never by a further fixing. */
function refuseFall({ amounts }: StoredFixing, { members, analysis, admin }: FixedAmounts): void {
  const earlier = new Map(amounts.members.map(({ memberId, fixed }) => [memberId, BigInt(fixed)]));
  const falls =
    members.some(({ id, fixed }) => fixed < (earlier.get(id) ?? 0n)) ||
    analysis.fixed < BigInt(amounts.analysis.fixed) ||
    admin.fixed < BigInt(amounts.admin.fixed);
  if (!falls) return;
  refuse('WOULD_FALL', 'input.lines', {
    ja: 'このとおりにすると、すでに確定した額が下がります。確定した額を減らすのは返還の手続きです。金額をもう一度ご確認ください。',
    en: 'An amount that is fixed already would fall. Fixed money is taken back by a repayment only; please check the amounts.',
  });
}
