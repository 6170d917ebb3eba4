import { formatYen, formatYenEn, sumYen, type JstMinute, type Message } from '@renkei/kernel';
import type { CheckSeverity } from '@renkei/lifecycle';
import type { Problem, Tx } from '@renkei/platform';
import { CATEGORY_LABELS } from '@renkei/subsidy-rules';
import { asksEmployees, readStatements, type EmployeeStatementRow } from './employee.rows.ts';
import { aboveRecorded, despiteFinding } from './line-rules.ts';
import { isAdminLine, readLineFacts, type LineFacts } from './line.rows.ts';
import type { ReportCode, ReportFinding } from './report-terms.ts';
import { minuteOf, type ReportRow } from './report.rows.ts';

export interface ReportMember {
  readonly id: string;
  readonly name: string;
  readonly micro: boolean;
  /** The check of its evidence found it complete. */
  readonly evidenceComplete: boolean;
}

/** A report with everything its check and its document speak of. */
export interface ReportFacts {
  readonly report: ReportRow;
  /** The enrolled ones, in the order of the group. */
  readonly members: readonly ReportMember[];
  readonly lines: readonly LineFacts[];
  readonly statements: readonly EmployeeStatementRow[];
}

/** Three statements, whatever the size of the group. */
export async function readReportFacts(tx: Tx, report: ReportRow): Promise<ReportFacts> {
  const members = await tx.query<ReportMember>(
    `SELECT m.id, b.name, m.size = 'MICRO' AS micro,
       EXISTS (SELECT FROM member_fact f WHERE f.member_id = m.id AND f.kind = 'EVIDENCE_COMPLETE')
         AS "evidenceComplete"
     FROM member m JOIN business b ON b.id = m.business_id
     WHERE m.consortium_id = $1 AND m.status = 'ENROLLED' ORDER BY m.position`,
    [report.consortiumId],
  );
  return {
    report,
    members,
    lines: await readLineFacts(tx, report.consortiumId, report.id),
    statements: await readStatements(tx, report.id),
  };
}

const EVIDENCE_CLAUSE = 'K25 p.32 (6-2)';

/**
 * Everything that speaks against submitting a report as it is, blockers first; for a preview without the day of
 * completion. A late report is recorded all the same: it was submitted by hand in the portal.
 * @param submitAt the minute (JST) it is or would be submitted
 */
export function reportFindings(
  facts: ReportFacts,
  submitAt: JstMinute,
  completed: { readonly after: JstMinute } | null = null,
): ReportFinding[] {
  const found = [
    ...facts.lines.flatMap((line) => lineFindings(line, nameOf(line, facts.members))),
    ...facts.members.flatMap((member) => memberFindings(member, facts)),
    ...groupFindings(facts, submitAt, completed),
  ];
  const order: readonly CheckSeverity[] = ['BLOCKER', 'WARNING', 'INFO'];
  return found.toSorted((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity));
}

/** Whose line it is, and what: lines of different members often bear the same label, or none. */
function nameOf(
  { label, category, memberId }: LineFacts,
  members: readonly Pick<ReportMember, 'id' | 'name'>[],
): Message {
  const name = members.find(({ id }) => id === memberId)?.name ?? '';
  const kind = CATEGORY_LABELS[category];
  return label === ''
    ? { ja: `${name}の${kind.ja}の費用`, en: `the ${kind.en} cost of ${name}` }
    : { ja: `${name}の「${label}」`, en: `"${label}" of ${name}` };
}

/** A sentence of a single line, as it stands in a list of the whole group. */
function of({ ja, en }: Message, said: Message): Message {
  return { ja: `${ja}：${said.ja}`, en: `${en}: ${said.en}` };
}

type Said = Omit<ReportFinding, 'memberId' | 'costLineId'>;

const said = (code: ReportCode, severity: CheckSeverity, clause: string, ja: string, en: string): Said => ({
  code,
  severity,
  message: { ja, en },
  clause,
});

function lineFindings(line: LineFacts, name: Message): ReportFinding[] {
  const { ja, en } = name;
  const found: Said[] = [];
  if (line.version === 0) {
    found.push(
      said(
        'LINE_MISSING',
        'BLOCKER',
        '',
        `${ja}がまだ実績報告に入っていません。「記録の読み込み」をしてから、金額をご確認ください。`,
        `${en} is not in the report yet. Please refresh the lines, then check its amounts.`,
      ),
    );
  } else {
    found.push(...amountFindings(line, name));
  }
  return found.map((each) => ({ ...each, memberId: line.memberId, costLineId: line.costLineId }));
}

function amountFindings(line: LineFacts, name: Message): Said[] {
  const { ja, en } = name;
  const found: Said[] = [];
  if (isAdminLine(line) && line.actualYen > 0n && line.heading === null) {
    found.push(
      said(
        'HEADING_MISSING',
        'BLOCKER',
        'K25 p.17 (2-3)③',
        `${ja}の費目がまだ決まっていません。事務費・専門家費の費目から選んでください。`,
        `${en} stands under no heading yet. Please choose one.`,
      ),
    );
  }
  if (line.actualYen > line.recordedYen) {
    found.push({
      code: 'ABOVE_RECORDED',
      severity: 'WARNING',
      message: of(name, aboveRecorded(line, line)),
      clause: '',
    });
  } else if (line.actualYen < line.recordedYen) {
    found.push(
      said(
        'BELOW_RECORDED',
        'WARNING',
        '',
        `${ja}は、記録（${formatYen(line.recordedYen)}）より少ない${formatYen(line.actualYen)}で報告されます。記録どおりでよければ「記録の読み込み」をしてください。`,
        `${en} is reported at ${formatYenEn(line.actualYen)}, less than the ${formatYenEn(line.recordedYen)} on record. If the record is right, please refresh the lines.`,
      ),
    );
  }
  if (line.certifiedYen > 0n && line.invoicedYen > line.paidYen) {
    const open = line.invoicedYen - line.paidYen;
    found.push(
      said(
        'NOT_FULLY_PAID',
        'WARNING',
        'K25 p.16 (2-3)(1), p.31 (6-1)',
        `${ja}は、請求のうち${formatYen(open)}（税抜）の支払いがまだ記録されていません。期間内に支払い、記録してください。`,
        `Of the invoices of ${en}, ${formatYenEn(open)} (without tax) are not recorded as paid. Please pay within the period and record it.`,
      ),
    );
  }
  if (line.certifiedYen > 0n && line.losses.length > 0) {
    found.push({
      code: 'CERTIFIED_DESPITE_FINDING',
      severity: 'WARNING',
      message: of(name, despiteFinding()),
      clause: 'K25 p.28, p.31 (6-1)',
    });
  }
  if (line.parkedYen > 0n) {
    found.push(
      said(
        'PARKED',
        'INFO',
        '',
        `${ja}の${formatYen(line.parkedYen)}は保留中で、決まるまで0円として計算します。`,
        `${formatYenEn(line.parkedYen)} of ${en} are parked and count 0 yen until decided.`,
      ),
    );
  }
  return found;
}

function memberFindings(
  { id, name, micro, evidenceComplete }: ReportMember,
  facts: ReportFacts,
): ReportFinding[] {
  if (!facts.lines.some(({ memberId }) => memberId === id)) return [];
  const found: Said[] = [];
  const statement = facts.statements.find(({ memberId }) => memberId === id);
  if (micro && asksEmployees(facts.report.ruleSet) && statement === undefined) {
    found.push(
      said(
        'EMPLOYEES_MISSING',
        'BLOCKER',
        EVIDENCE_CLAUSE,
        `${name}の従業員数がまだ入っていません。小規模事業者の補助率のままか確かめるため、人数を入れてください。`,
        `The employees of ${name} are not stated yet. Please enter them, so that we can see whether the micro rate stands.`,
      ),
    );
  }
  if (micro && statement?.stillMicro === false) {
    found.push(
      said(
        'MICRO_LOST',
        'INFO',
        EVIDENCE_CLAUSE,
        `${name}は従業員が${statement.employees}人になり、小規模事業者の補助率ではなくなります。`,
        `With ${statement.employees} employees ${name} is no longer a micro business and loses its higher rate.`,
      ),
    );
  }
  if (!evidenceComplete) {
    found.push(
      said(
        'EVIDENCE_INCOMPLETE',
        'WARNING',
        EVIDENCE_CLAUSE,
        `${name}の証憑がまだそろっていません。足りないもの・確認待ちのものをご確認ください。`,
        `The evidence of ${name} is not complete. Please look at what is missing or waits for its review.`,
      ),
    );
  }
  return found.map((each) => ({ ...each, memberId: id, costLineId: null }));
}

function groupFindings(
  { report, lines }: ReportFacts,
  submitAt: JstMinute,
  completed: { readonly after: JstMinute } | null,
): ReportFinding[] {
  const found: Said[] = [];
  if (sumYen(lines.map(({ certifiedYen }) => certifiedYen)) === 0n) {
    found.push(
      said(
        'NOTHING_CERTIFIED',
        'WARNING',
        '',
        '認める費用が1円もありません。請求・支払いの記録を入れてから、「記録の読み込み」をしてください。',
        'Not one yen is certified. Please record invoices and payments, then refresh the lines.',
      ),
    );
  }
  if (completed !== null) {
    found.push(
      said(
        'COMPLETED_AFTER_PERIOD',
        'WARNING',
        'K25 p.16 (2-3)(1), R25 第11条',
        `完了日が補助事業の期間の終わり（${spoken(completed.after)}）より後です。日付をもう一度確かめ、正しければ事務局へ相談してください。`,
        `The day of completion lies after the end of the project period (${spoken(completed.after)}). If it is right, please talk to the secretariat.`,
      ),
    );
  }
  found.push(...lateFindings(report, submitAt));
  return found.map((each) => ({ ...each, memberId: null, costLineId: null }));
}

const spoken = (minute: JstMinute): string => minute.replace('T', ' ');

/** A corrected report is held to the day the secretariat gave, the first one to that of the decision. */
function lateFindings({ dueAt, correctionDueAt, submittedAt }: ReportRow, submitAt: JstMinute): Said[] {
  const correction = submittedAt !== null;
  const limit = correction ? correctionDueAt : dueAt;
  if (limit === null || submitAt <= minuteOf(limit)) return [];
  const by = spoken(minuteOf(limit));
  return [
    correction
      ? said(
          'CORRECTION_LATE',
          'WARNING',
          'R25 第25条1一エ',
          `再提出の期限（${by}）を過ぎています。事務局へ連絡してください。`,
          `The corrected report is past its deadline (${by}). Please tell the secretariat.`,
        )
      : said(
          'REPORT_LATE',
          'WARNING',
          'R25 第21条',
          `実績報告の期限（${by}）を過ぎています。補助金を受け取れないことがあります。すぐ事務局へ連絡してください。`,
          `The performance report is past its deadline (${by}). The subsidy may be lost; please tell the secretariat at once.`,
        ),
  ];
}

export const blockersOf = (found: readonly ReportFinding[]): ReportFinding[] =>
  found.filter(({ severity }) => severity === 'BLOCKER');

/** Findings as a mutation returns them. Which line or member each is about, `PerformanceReport.check` tells. */
export function problemsOfFindings(found: readonly ReportFinding[]): Problem[] {
  return found.map(({ code, message }) => ({ code, path: null, message }));
}
