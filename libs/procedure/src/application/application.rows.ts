import { isUuid, type Message } from '@renkei/kernel';
import type { StateOf } from '@renkei/lifecycle';
import { lockConsortium, type ConsortiumEntity } from '@renkei/consortium';
import { notFound, type Tx } from '@renkei/platform';

export const APPLICATION: Message = { ja: '交付申請', en: 'The application' };

export type ApplicationState = StateOf<'APPLICATION'>;

export interface ApplicationRow {
  readonly id: string;
  readonly consortiumId: string;
  readonly number: number;
  readonly status: ApplicationState;
  readonly authorId: string | null;
  readonly author: string | null;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  readonly approvedInputsVersion: bigint | null;
  /** Nothing that can change a yen changed since the approval. */
  readonly approvalIsCurrent: boolean;
  readonly correctionDueAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
}

/** c is the group as it is now; names are those of people this person may see. */
export const APPLICATION_COLUMNS = `a.id, a.consortium_id AS "consortiumId", a.number, a.status, a.author_id AS "authorId",
  (SELECT display_name FROM app_user u WHERE u.id = a.author_id) AS author,
  (SELECT display_name FROM app_user u WHERE u.id = a.approved_by) AS "approvedBy", a.approved_at AS "approvedAt",
  a.approved_inputs_version AS "approvedInputsVersion",
  a.approved_inputs_version IS NOT DISTINCT FROM c.inputs_version AS "approvalIsCurrent",
  a.correction_due_at AS "correctionDueAt", a.version, a.created_at AS "createdAt"`;
export const APPLICATION_TABLES = 'application a JOIN consortium c ON c.id = a.consortium_id';

/** @throws AppError NOT_FOUND */
export async function applicationById(tx: Tx, id: string): Promise<ApplicationRow> {
  const [row] = await tx.query<ApplicationRow>(
    `SELECT ${APPLICATION_COLUMNS} FROM ${APPLICATION_TABLES} WHERE a.id = $1`,
    [id],
  );
  if (!row) throw notFound(APPLICATION);
  return row;
}

export interface LockedApplication {
  readonly group: ConsortiumEntity;
  readonly application: ApplicationRow;
}

/**
 * An application in its group, which nobody else changes meanwhile.
 * @throws AppError NOT_FOUND; ProblemsFound CONSORTIUM_CLOSED
 */
export async function lockApplication(tx: Tx, id: string): Promise<LockedApplication> {
  if (!isUuid(id)) throw notFound(APPLICATION);
  const [found] = await tx.query<{ consortiumId: string }>(
    'SELECT consortium_id AS "consortiumId" FROM application WHERE id = $1',
    [id],
  );
  if (!found) throw notFound(APPLICATION);
  const group = await lockConsortium(tx, found.consortiumId);
  return { group, application: await applicationById(tx, id) };
}

/** The last submission of an application, and when the first was. */
export interface Filed {
  readonly id: string;
  readonly number: number;
  readonly submittedAt: Date;
  readonly firstSubmittedAt: Date;
  /** When the secretariat last returned it; null: never. */
  readonly returnedAt: Date | null;
}

/** null: not submitted yet. */
export async function readFiled(tx: Tx, applicationId: string): Promise<Filed | null> {
  const [row] = await tx.query<Filed>(
    `SELECT s.id, s.number, s.submitted_at AS "submittedAt", min(s.submitted_at) OVER () AS "firstSubmittedAt",
       (SELECT max(e.occurred_at) FROM procedure_event e
        WHERE e.subject_id = $1 AND e.machine = 'APPLICATION' AND e.event = 'RETURN_BY_SECRETARIAT') AS "returnedAt"
     FROM submission s WHERE s.application_id = $1 ORDER BY s.number DESC LIMIT 1`,
    [applicationId],
  );
  return row ?? null;
}
