import { randomUUID } from 'node:crypto';
import {
  checkMember,
  lockConsortium,
  MEMBER,
  memberColumns,
  memberRow,
  type CalculationService,
} from '@renkei/consortium';
import { canonicalJson } from '@renkei/kernel';
import { notFound, ProblemList, type Clock, type Tx, type Viewer } from '@renkei/platform';
import { checkReason, tidyText } from '../application/step-checks.ts';
import { begin } from '../shared/move.ts';
import { checkPeriod, checkRemovedLines, requireFileable, requireUnreported } from './change-checks.ts';
import type { CreateChangeInput } from './change.inputs.ts';
import { checkChanges, checkKind, plannedChanges, soleMemberOf } from './check-plan.ts';
import type { Plan, PlannedChange } from './plan.ts';
import { outlookWithin } from './prospect.ts';

/** Plans a change: see `ChangeService.create`. @returns its id */
export async function insertChange(
  tx: Tx,
  viewer: Viewer,
  input: CreateChangeInput,
  calculations: CalculationService,
  clock: Clock,
): Promise<string> {
  const { id: consortiumId } = await lockConsortium(tx, input.consortiumId);
  const reason = tidyText(input.reason);
  const plan: Plan = {
    changes: plannedChanges(input),
    projectEndAt: input.newProjectEndAt ?? null,
    reportDueAt: input.newReportDueAt ?? null,
  };
  const outlook = await outlookWithin(tx, calculations, consortiumId, plan);
  requireFileable(input.kind, outlook.standing, 'input.kind');
  requireUnreported(plan, outlook.standing, 'input.kind');
  const problems = new ProblemList();
  checkReason(problems, reason);
  checkHappened(problems, clock, input);
  checkKind(problems, input, plan.changes);
  checkPeriod(problems, plan, outlook.standing);
  checkChanges(problems, input, outlook.input, plan.changes, outlook.tools);
  await checkSizes(problems, tx, consortiumId, plan.changes);
  await checkRemovedLines(problems, tx, plan);
  if (!outlook.prospect.ok) {
    const { change, code, message } = outlook.prospect.error;
    problems.add(
      code,
      change < input.changes.length ? `input.changes[${change}]` : 'input.memberId',
      message,
    );
  }
  problems.throwIfAny();
  const memberId = input.memberId ?? soleMemberOf(plan.changes);
  if (memberId !== null) await requireMember(tx, consortiumId, memberId);
  const id = randomUUID();
  await tx.query(
    `INSERT INTO change_request (id, consortium_id, number, kind, member_id, reason, happened_on, plan, created_by)
     SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8 FROM change_request WHERE consortium_id = $2`,
    [id, consortiumId, input.kind, memberId, reason, input.happenedOn, canonicalJson(plan), viewer.userId],
  );
  await begin(tx, viewer, { machine: 'CHANGE', id, consortiumId, status: 'DRAFT', reason });
  return id;
}

function checkHappened(problems: ProblemList, clock: Clock, { happenedOn }: CreateChangeInput): void {
  if (happenedOn <= clock.todayJst()) return;
  problems.add('IN_THE_FUTURE', 'input.happenedOn', {
    ja: '起きた日・決まった日には、今日までの日付を入れてください。',
    en: 'Please enter a day up to today.',
  });
}

/** A member as it would be stays one its form would take: some legal forms are never micro (R25 第7条). */
async function checkSizes(
  problems: ProblemList,
  tx: Tx,
  consortiumId: string,
  changes: readonly PlannedChange[],
): Promise<void> {
  const sizes = changes.flatMap((change, index) => (change.kind === 'SET_SIZE' ? { ...change, index } : []));
  if (sizes.length === 0) return;
  const rows = await tx.query<object>(
    `SELECT ${memberColumns(tx)} FROM member m JOIN business b ON b.id = m.business_id
     WHERE m.consortium_id = $1 AND m.id = ANY ($2::uuid[])`,
    [consortiumId, sizes.map(({ memberId }) => memberId)],
  );
  const members = new Map(rows.map(memberRow).map((row) => [row.id, row]));
  for (const { memberId, size, index } of sizes) {
    const member = members.get(memberId);
    if (!member) continue; // UNKNOWN_MEMBER is said elsewhere
    checkMember(
      problems,
      { ...member, legalForm: member.business.legalForm, size },
      `input.changes[${index}].size`,
    );
  }
}

async function requireMember(tx: Tx, consortiumId: string, memberId: string): Promise<void> {
  const found = await tx.query('SELECT FROM member WHERE consortium_id = $1 AND id = $2', [
    consortiumId,
    memberId,
  ]);
  if (found.length === 0) throw notFound(MEMBER);
}
