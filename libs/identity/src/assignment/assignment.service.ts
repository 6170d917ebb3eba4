import { Injectable } from '@nestjs/common';
import { refuseUnlessApprover } from '@renkei/consortium';
import { notFound, refuse, TenantTransaction, type Tx, type Viewer } from '@renkei/platform';
import { ownSession } from '../shared/own-session.ts';
import { PERSON, personById, type PersonRow } from './person.rows.ts';
import type { SetApproverInput } from './assignment.inputs.ts';

export interface EndedAssignment {
  readonly person: PersonRow;
  readonly revokedInvitations: number;
}

/** Who acts for whom is decided by people at the screen: for an access key all of this is FORBIDDEN. */
@Injectable()
export class AssignmentService {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  /**
   * Somebody of a group stops acting for it, at once; also in a closed group, and also oneself. Their open invitations
   * to the group end too: nobody leaves a door behind. Again changes nothing.
   * @throws ProblemsFound LAST_COORDINATOR; AppError NOT_FOUND, FORBIDDEN
   */
  async endInGroup(viewer: Viewer, id: string): Promise<EndedAssignment> {
    ownSession(viewer);
    return this.#transactions.run(viewer, async (tx) => {
      const { id: consortiumId } = await lockGroupOf(tx, id);
      const person = await personById(tx, id);
      if (person.endedAt !== null) return { person, revokedInvitations: 0 };
      if (person.role === 'COORDINATOR') await refuseLastCoordinator(tx, consortiumId, id);
      // before the assignment: once one's own has ended, the group's invitations are out of sight
      const revoked =
        person.role === 'COORDINATOR'
          ? await tx.query(
              `UPDATE invitation SET revoked_at = now()
               WHERE consortium_id = $1 AND invited_by = $2 AND accepted_at IS NULL AND revoked_at IS NULL
               RETURNING id`,
              [consortiumId, person.userId],
            )
          : [];
      const [ended] = await tx.query<{ endedAt: Date }>(
        `UPDATE assignment SET ended_at = now(), is_approver = false WHERE id = $1 AND ended_at IS NULL
         RETURNING ended_at AS "endedAt"`,
        [id],
      );
      if (!ended) throw notFound(PERSON);
      return {
        person: { ...person, isApprover: false, endedAt: ended.endedAt },
        revokedInvitations: revoked.length,
      };
    });
  }

  /** Whether a coordinator may approve what others calculated. @throws ProblemsFound NOT_A_COORDINATOR, ASSIGNMENT_OVER */
  async setApprover(viewer: Viewer, { assignmentId, isApprover }: SetApproverInput): Promise<PersonRow> {
    ownSession(viewer);
    return this.#transactions.run(viewer, async (tx) => {
      const group = await lockGroupOf(tx, assignmentId);
      if (group.needs_approval) await refuseUnlessApprover(tx, viewer, group.id, 'input.assignmentId');
      const person = await personById(tx, assignmentId);
      if (person.role !== 'COORDINATOR') {
        refuse('NOT_A_COORDINATOR', 'input.assignmentId', {
          ja: '承認者になれるのは、とりまとめ担当だけです。とりまとめ担当の中からお選びください。',
          en: 'Only a coordinator can be an approver. Please choose one of them.',
        });
      }
      if (person.endedAt !== null) {
        refuse('ASSIGNMENT_OVER', 'input.assignmentId', {
          ja: 'この方は、すでに担当から外れています。一覧を読み直して、お選びください。',
          en: 'This person has left. Please reload the list and choose again.',
        });
      }
      await tx.query('UPDATE assignment SET is_approver = $2 WHERE id = $1 AND is_approver <> $2', [
        assignmentId,
        isApprover,
      ]);
      return { ...person, isApprover };
    });
  }

  /** Somebody of a support body stops reading for it, at once. Again changes nothing. */
  async endInSupportBody(viewer: Viewer, id: string): Promise<PersonRow> {
    ownSession(viewer);
    return this.#transactions.run(viewer, async (tx) => {
      await tx.query(
        `UPDATE assignment SET ended_at = now() WHERE id = $1 AND role = 'SUPPORT_READER' AND ended_at IS NULL`,
        [id],
      );
      const person = await personById(tx, id);
      if (person.role !== 'SUPPORT_READER') throw notFound(PERSON);
      return person;
    });
  }
}

/**
 * Other changes of the group's people wait until this one is committed, so that of two coordinators who remove each
 * other one remains. @throws AppError NOT_FOUND for whoever does not coordinate the group
 */
async function lockGroupOf(tx: Tx, assignmentId: string): Promise<{ id: string; needs_approval: boolean }> {
  const [group] = await tx.query<{ id: string; needs_approval: boolean }>(
    `SELECT c.id, c.needs_approval FROM consortium c WHERE c.id = (
       SELECT a.consortium_id FROM assignment a WHERE a.id = $1 AND coordinates(a.consortium_id)
     ) FOR NO KEY UPDATE`,
    [assignmentId],
  );
  if (!group) throw notFound(PERSON);
  return group;
}

/** Somebody whose account is disabled cannot look after the group, so they do not count. */
async function refuseLastCoordinator(tx: Tx, consortiumId: string, ending: string): Promise<void> {
  const others = await tx.query(
    `SELECT a.id FROM assignment a JOIN app_user u ON u.id = a.user_id
     WHERE a.consortium_id = $1 AND a.role = 'COORDINATOR' AND a.ended_at IS NULL AND a.id <> $2
       AND u.disabled_at IS NULL LIMIT 1`,
    [consortiumId, ending],
  );
  if (others.length > 0) return;
  refuse('LAST_COORDINATOR', 'input.id', {
    ja: 'とりまとめ担当がだれもいなくなるため、外せません。先に、ほかの方をとりまとめ担当に招いて、受け取ってもらってください。',
    en: 'Nobody would be left to coordinate the group. Please invite another coordinator first, and wait until they have accepted.',
  });
}
