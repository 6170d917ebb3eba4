import { ROLE_LABELS, type Role } from '@renkei/access';
import { Injectable } from '@nestjs/common';
import type { Message } from '@renkei/kernel';
import { refuse, TenantTransaction, unauthenticated, type Acting, type Viewer } from '@renkei/platform';
import type { RequestContext } from '@renkei/platform/graphql';
import { ownSession } from '../shared/own-session.ts';
import type { ChooseRoleInput } from './account.inputs.ts';
import type { ActingType, MeType, MyAssignmentType } from './me.type.ts';

interface AccountRow {
  readonly email: string | null;
  readonly has_password: boolean;
  readonly has_totp: boolean;
  readonly recovery_codes_left: number;
}

interface AssignmentRow {
  readonly id: string;
  readonly role: Role;
  readonly consortium_id: string | null;
  readonly member_id: string | null;
  readonly support_body_id: string | null;
  readonly group_name: string | null;
  readonly member_name: string | null;
  readonly body_name: string | null;
}

const SELECT_ACCOUNT = `
  SELECT u.email,
    EXISTS (SELECT FROM password_credential p WHERE p.user_id = u.id) AS has_password,
    EXISTS (SELECT FROM totp_credential t WHERE t.user_id = u.id AND t.confirmed_at IS NOT NULL) AS has_totp,
    (SELECT count(*)::int FROM recovery_code r WHERE r.user_id = u.id AND r.used_at IS NULL) AS recovery_codes_left
  FROM app_user u WHERE u.id = $1`;

@Injectable()
export class AccountService {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  /** The person, what they may act as, and as what they act. A role that is not theirs any more counts as none. */
  async me(viewer: Viewer): Promise<MeType> {
    const { account, rows } = await this.#transactions.readIdentity(viewer, async (tx) => {
      const [found] = await tx.query<AccountRow>(SELECT_ACCOUNT, [viewer.userId]);
      return { account: found, rows: await tx.query<AssignmentRow>('SELECT * FROM my_assignments()') };
    });
    if (!account) throw unauthenticated();
    const assignments = rows.map(assignmentOf);
    const acting = actingOf(viewer.acting, assignments);
    return {
      id: viewer.userId,
      displayName: viewer.displayName,
      email: account.email,
      locale: viewer.locale,
      acting,
      mustChooseRole: acting === null,
      assignments,
      factors: {
        hasPassword: account.has_password,
        hasTotp: account.has_totp,
        recoveryCodesLeft: account.recovery_codes_left,
      },
    };
  }

  /**
   * Kept in the session, and in force for the rest of this request. COORDINATOR is always possible: whoever has no
   * group yet may found one.
   * @throws AppError FORBIDDEN for an access key, whose role is its own
   * @throws ProblemsFound NOT_YOUR_ROLE
   */
  async chooseRole(viewer: Viewer, input: ChooseRoleInput, context: RequestContext): Promise<MeType> {
    const sessionId = ownSession(viewer);
    const acting: Acting = { role: input.role, assignmentId: input.assignmentId ?? null };
    await this.#transactions.runIdentity('chooseRole', viewer.userId, async (tx) => {
      const held = await tx.query(
        `SELECT FROM assignment WHERE user_id = $1 AND role = $2 AND ended_at IS NULL
           AND ($3::uuid IS NULL OR id = $3) LIMIT 1`,
        [viewer.userId, acting.role, acting.assignmentId],
      );
      if (held.length === 0 && !foundsGroup(acting)) refuseRole(acting);
      const kept = await tx.query(
        `UPDATE session SET acting_role = $3, acting_assignment_id = $4
         WHERE id = $1 AND user_id = $2 AND ended_at IS NULL RETURNING id`,
        [sessionId, viewer.userId, acting.role, acting.assignmentId],
      );
      if (kept.length === 0) throw unauthenticated();
    });
    const follows: Viewer = { ...viewer, acting };
    context.viewer = follows;
    context.loaders.clear(); // they read as the role before
    return this.me(follows);
  }
}

function foundsGroup({ role, assignmentId }: Acting): boolean {
  return role === 'COORDINATOR' && assignmentId === null;
}

function refuseRole({ assignmentId }: Acting): never {
  refuse('NOT_YOUR_ROLE', assignmentId === null ? 'input.role' : 'input.assignmentId', {
    ja: 'この立場は、いまは選べません。担当から外れたか、まだ招かれていないようです。一覧からもう一度お選びください。',
    en: 'You cannot act in this role now: it has ended, or was never given. Please choose again from the list.',
  });
}

function actingOf(acting: Acting | null, assignments: readonly MyAssignmentType[]): ActingType | null {
  if (acting === null) return null;
  const { role, assignmentId } = acting;
  const own = assignments.filter((one) => one.role === role && (assignmentId ?? one.id) === one.id);
  if (own.length === 0 && !foundsGroup(acting)) return null;
  return { role, assignmentId, label: (own.length === 1 && own[0]?.label) || ROLE_LABELS[role] };
}

function assignmentOf(row: AssignmentRow): MyAssignmentType {
  return {
    id: row.id,
    role: row.role,
    label: labelOf(row),
    consortiumId: row.consortium_id,
    memberId: row.member_id,
    supportBodyId: row.support_body_id,
    groupName: row.group_name,
    memberName: row.member_name,
    supportBodyName: row.body_name,
  };
}

/** The role and its narrowest name: the shop, else the group or the body. */
function labelOf(row: AssignmentRow): Message {
  const role = ROLE_LABELS[row.role];
  const name = row.member_name ?? row.group_name ?? row.body_name;
  return name === null ? role : { ja: `${role.ja}：${name}`, en: `${role.en}: ${name}` };
}
