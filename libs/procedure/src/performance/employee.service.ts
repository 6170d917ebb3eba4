import { Injectable } from '@nestjs/common';
import {
  judgeBusiness,
  lockIfAble,
  MEMBER,
  memberColumns,
  memberRow,
  type MemberRow,
} from '@renkei/consortium';
import {
  Clock,
  notFound,
  ProblemList,
  refuse,
  refuseStale,
  TenantTransaction,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import type { StateEmployeesInput } from './employee.inputs.ts';
import { asksEmployees, EMPLOYEE_COLUMNS, type EmployeeStatementRow } from './employee.rows.ts';
import { holdReport, reportById, requireEditable, type ReportRow } from './report.rows.ts';

/** A micro member's employees at the performance report (K25 p.32): by the coordinator or the member itself. */
@Injectable()
export class EmployeeStatementService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  /**
   * States how many regular employees a micro member has; whether it still is one the limits of its industry say
   * (R25 第7条4二). Repeating the same statement changes nothing.
   * @throws ProblemsFound NOT_ASKED, NOT_MICRO, NOT_YET, EVIDENCE_NOT_FOUND, BUSINESS_FACTS_NEEDED,
   *   MICRO_CLASS_NEEDED, REPORT_NOT_EDITABLE, ALREADY_RECORDED, STALE_VERSION, CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  state(viewer: Viewer, input: StateEmployeesInput): Promise<EmployeeStatementRow> {
    return this.#transactions.run(viewer, async (tx) => {
      const { consortiumId } = await reportById(tx, input.reportId);
      await lockIfAble(tx, viewer, consortiumId);
      await holdReport(tx, input.reportId);
      const report = await reportById(tx, input.reportId);
      requireEditable(report);
      const member = await readMember(tx, report, input.memberId);
      await this.#check(tx, input, member, report);
      return write(tx, viewer, report, input, stillMicro(member, input));
    });
  }

  async #check(tx: Tx, input: StateEmployeesInput, member: MemberRow, { ruleSet }: ReportRow): Promise<void> {
    const problems = new ProblemList();
    if (!asksEmployees(ruleSet)) {
      problems.add('NOT_ASKED', 'input.memberId', {
        ja: 'この年度では小規模事業者の補助率がほかと同じなので、従業員数の確認は要りません。',
        en: 'In this year a micro business is paid at the same rate, so its employees are not asked.',
      });
    } else if (member.size !== 'MICRO') {
      problems.add('NOT_MICRO', 'input.memberId', {
        ja: 'この構成員は小規模事業者として申請していないので、従業員数の確認は要りません。',
        en: 'This member did not apply as a micro business, so its employees are not asked.',
      });
    }
    if (input.asOfOn > this.#clock.todayJst()) {
      problems.add('NOT_YET', 'input.asOfOn', {
        ja: '今日までの日付で入れてください。',
        en: 'The day cannot lie ahead.',
      });
    }
    if (input.evidenceId != null && !(await seesEvidence(tx, input.evidenceId, member))) {
      problems.add('EVIDENCE_NOT_FOUND', 'input.evidenceId', {
        ja: '証憑が見つかりません。この構成員の証憑からもう一度お選びください。',
        en: 'The evidence was not found. Please choose it again among those of this member.',
      });
    }
    problems.throwIfAny();
  }
}

async function readMember(tx: Tx, report: ReportRow, memberId: string): Promise<MemberRow> {
  const [row] = await tx.query<object>(
    `SELECT ${memberColumns(tx)} FROM member m JOIN business b ON b.id = m.business_id
     WHERE m.id = $1 AND m.consortium_id = $2 AND m.status = 'ENROLLED'`,
    [memberId, report.consortiumId],
  );
  if (!row) throw notFound(MEMBER);
  return memberRow(row);
}

/** Foreign keys do not ask who may see a file. */
async function seesEvidence(tx: Tx, evidenceId: string, member: MemberRow): Promise<boolean> {
  const rows = await tx.query(
    'SELECT id FROM evidence_file WHERE id = $1 AND consortium_id = $2 AND (member_id = $3 OR member_id IS NULL)',
    [evidenceId, member.consortiumId, member.id],
  );
  return rows.length === 1;
}

/** By its own figures but for the employees, which are those of the statement. */
function stillMicro(member: MemberRow, { employees, microClass }: StateEmployeesInput): boolean {
  const judged = judgeBusiness({ ...member.business, regularEmployees: employees }, microClass ?? null);
  if (judged === null) {
    return refuse('BUSINESS_FACTS_NEEDED', 'input.memberId', {
      ja: 'この構成員の組織形態か業種がまだ決まっていないので、小規模事業者かどうかを判断できません。とりまとめ担当が構成員の情報に入れてから、もう一度お願いします。',
      en: 'The legal form or the industry of this member is not settled, so nobody can say whether it is a micro business. Please have the coordinator enter it, then state the employees again.',
    });
  }
  if (judged.micro.answer === 'UNKNOWN') {
    return refuse('MICRO_CLASS_NEEDED', 'input.microClass', {
      ja: `この業種は、商業・サービス業か、宿泊業・娯楽業や製造業などかで上限が変わります。実際の事業に合う区分を選んでください（${judged.micro.clause}）。`,
      en: `In this industry the limit depends on what the business really does. Please choose its row of the table (${judged.micro.clause}).`,
    });
  }
  return judged.micro.answer === 'YES';
}

async function write(
  tx: Tx,
  viewer: Viewer,
  report: ReportRow,
  input: StateEmployeesInput,
  still: boolean,
): Promise<EmployeeStatementRow> {
  const { version = null, evidenceId = null } = input;
  const [current] = await tx.query<EmployeeStatementRow>(
    `SELECT ${EMPLOYEE_COLUMNS} FROM employee_statement e WHERE e.report_id = $1 AND e.member_id = $2`,
    [report.id, input.memberId],
  );
  const values = [report.id, input.memberId, input.employees, input.asOfOn, still, evidenceId, viewer.userId];
  if (!current) {
    if (version !== null) throw notFound({ ja: '従業員数の記録', en: 'The record of the employees' });
    const [row] = await tx.query<EmployeeStatementRow>(
      `INSERT INTO employee_statement AS e (report_id, member_id, employees, as_of_on, still_micro, evidence_id,
         recorded_by, consortium_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${EMPLOYEE_COLUMNS}`,
      [...values, report.consortiumId],
    );
    return row!;
  }
  if (version === null) return isSame(current, input, still) ? current : refuseRecorded(current.version);
  if (version !== current.version) return refuseStale(version, current.version);
  const [row] = await tx.query<EmployeeStatementRow>(
    `UPDATE employee_statement e
     SET employees = $3, as_of_on = $4, still_micro = $5, evidence_id = $6, recorded_by = $7, recorded_at = now(),
         version = version + 1
     WHERE e.report_id = $1 AND e.member_id = $2 RETURNING ${EMPLOYEE_COLUMNS}`,
    values,
  );
  return row!;
}

function isSame(current: EmployeeStatementRow, input: StateEmployeesInput, still: boolean): boolean {
  return (
    current.employees === input.employees &&
    current.asOfOn === input.asOfOn &&
    current.evidenceId === (input.evidenceId ?? null) &&
    current.stillMicro === still
  );
}

function refuseRecorded(version: number): never {
  return refuse('ALREADY_RECORDED', 'input.version', {
    ja: `すでに記録があります（第${version}版）。内容を見てから、その版の番号を付けて変更してください。`,
    en: `There is a record already (version ${version}). Look at it, then change it with its version.`,
  });
}
