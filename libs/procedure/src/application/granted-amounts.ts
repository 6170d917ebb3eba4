import type { ConsortiumEntity } from '@renkei/consortium';
import { formatYen, formatYenEn, sumYen } from '@renkei/kernel';
import type { ProblemList, Tx } from '@renkei/platform';
import { RULE_SETS, type ContractYen, type RuleSetId } from '@renkei/subsidy-rules';
import type { GrantedMemberInput } from './application.inputs.ts';

export interface GrantedAmounts {
  /** (1) by member, yen. */
  readonly members: ReadonlyMap<string, bigint>;
  readonly analysis: bigint;
  readonly admin: bigint;
}

/** What a submission asked for, of the members who are still in the group, and the caps of its rules. */
export interface Requested extends GrantedAmounts {
  readonly jointCap: bigint;
  /** null: the papers at hand do not say (2022). */
  readonly adminCap: bigint | null;
}

interface RequestedRow {
  readonly ruleSet: RuleSetId;
  readonly members: readonly { readonly id: string; readonly granted: ContractYen }[];
  readonly analysis: ContractYen;
  readonly admin: ContractYen;
  readonly enrolled: readonly string[];
}

export async function readRequested(
  tx: Tx,
  group: ConsortiumEntity,
  submissionId: string,
): Promise<Requested> {
  const [row] = await tx.query<RequestedRow>(
    `SELECT s.rule_set AS "ruleSet", s.document #> '{outcome,members}' AS members,
       s.document #> '{outcome,analysis,granted}' AS analysis, s.document #> '{outcome,admin,granted}' AS admin,
       ARRAY(SELECT m.id FROM member m WHERE m.consortium_id = s.consortium_id AND m.status = 'ENROLLED'
             ORDER BY m.position) AS enrolled
     FROM submission s WHERE s.id = $1`,
    [submissionId],
  );
  if (!row) throw new Error('a submission vanished'); // append-only: cannot happen
  const asked = new Map(row.members.map(({ id, granted }) => [id, BigInt(granted)]));
  const { jointCap, admin } = RULE_SETS[row.ruleSet];
  return {
    members: new Map(row.enrolled.map((id) => [id, asked.get(id) ?? 0n])),
    analysis: BigInt(row.analysis),
    admin: BigInt(row.admin),
    jointCap: jointCap.value,
    adminCap: admin.cap?.value ?? group.adminCapYen,
  };
}

interface Decided {
  readonly members?: readonly GrantedMemberInput[] | null;
  readonly analysisYen?: bigint | null;
  readonly adminYen?: bigint | null;
}

/** The amounts of a decision: as requested where they are left out, and never above it (K25 p.20, R25 第14条). */
export function grantedAmounts(
  problems: ProblemList,
  requested: Requested,
  decided: Decided,
): GrantedAmounts {
  const amounts = {
    members: decided.members
      ? new Map(decided.members.map(({ memberId, amountYen }) => [memberId, amountYen]))
      : requested.members,
    analysis: decided.analysisYen ?? requested.analysis,
    admin: decided.adminYen ?? requested.admin,
  };
  if (decided.members) checkMembers(problems, requested, decided.members);
  checkRequested(problems, amounts.analysis, requested.analysis, 'input.analysisYen');
  checkRequested(problems, amounts.admin, requested.admin, 'input.adminYen');
  checkCap(
    problems,
    'ABOVE_JOINT_CAP',
    sumYen(amounts.members.values()) + amounts.analysis,
    requested.jointCap,
    {
      path: decided.members ? 'input.members' : 'input.analysisYen',
      ja: '(1)と(2)の合計',
      en: '(1) and (2) together',
    },
  );
  if (requested.adminCap !== null) {
    checkCap(problems, 'ABOVE_ADMIN_CAP', amounts.admin, requested.adminCap, {
      path: 'input.adminYen',
      ja: '(3)の額',
      en: '(3)',
    });
  }
  return amounts;
}

function checkMembers(
  problems: ProblemList,
  { members: requested }: Requested,
  given: readonly GrantedMemberInput[],
): void {
  const ids = new Set(given.map(({ memberId }) => memberId));
  if (
    ids.size !== given.length ||
    ids.size !== requested.size ||
    given.some(({ memberId }) => !requested.has(memberId))
  ) {
    problems.add('NOT_ALL_MEMBERS', 'input.members', {
      ja: `参加中の構成員${requested.size}者を、1回ずつ入れてください。0円の構成員も0と入れます。`,
      en: `Please give each of the ${requested.size} enrolled members once, also one that is granted 0.`,
    });
    return;
  }
  given.forEach(({ memberId, amountYen }, index) =>
    checkRequested(problems, amountYen, requested.get(memberId) ?? 0n, `input.members[${index}].amountYen`),
  );
}

function checkRequested(problems: ProblemList, granted: bigint, most: bigint, path: string): void {
  if (granted <= most) return;
  problems.add('ABOVE_REQUESTED', path, {
    ja: `申請した額 ${formatYen(most)} を超えています。通知書の額をもう一度ご確認ください。`,
    en: `This is above the ${formatYenEn(most)} that was requested. Please check the amount in the notice.`,
  });
}

function checkCap(
  problems: ProblemList,
  code: string,
  sum: bigint,
  cap: bigint,
  { path, ja, en }: { readonly path: string; readonly ja: string; readonly en: string },
): void {
  if (sum <= cap) return;
  problems.add(code, path, {
    ja: `${ja} ${formatYen(sum)} が上限 ${formatYen(cap)} を超えています。通知書の額をもう一度ご確認ください。`,
    en: `${en} come to ${formatYenEn(sum)}, over the cap of ${formatYenEn(cap)}. Please check the amounts in the notice.`,
  });
}
