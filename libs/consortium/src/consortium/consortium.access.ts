import type { Message } from '@renkei/kernel';
import { notFound, refuse, type Tx, type Viewer } from '@renkei/platform';
import { columnsOf, requireUuid } from '../shared/rows.ts';
import { ConsortiumEntity } from './consortium.entity.ts';

export const GROUP: Message = { ja: 'グループ', en: 'The group' };

/** The tables whose rows belong to a group and are changed one at a time. */
type PartOfGroup = 'member' | 'vendor' | 'tool' | 'cost_line' | 'member_import' | 'what_if_scenario';

/**
 * Reads a group and keeps other changes of it waiting until this one is committed, so that positions, the one
 * representative and limits are decided on what is really there. Readers are not held up.
 * @throws AppError NOT_FOUND, ProblemsFound CONSORTIUM_CLOSED
 */
export async function lockConsortium(tx: Tx, consortiumId: string): Promise<ConsortiumEntity> {
  requireUuid(consortiumId, GROUP);
  return lock(tx, 'c.id = $1', consortiumId, GROUP);
}

/** The same, found through one of the group's rows. `what` is what was not found when there is none. */
export async function lockConsortiumOf(
  tx: Tx,
  table: PartOfGroup,
  id: string,
  what: Message,
): Promise<ConsortiumEntity> {
  requireUuid(id, what);
  return lock(tx, `c.id = (SELECT part.consortium_id FROM ${table} part WHERE part.id = $1)`, id, what);
}

async function lock(tx: Tx, condition: string, id: string, what: Message): Promise<ConsortiumEntity> {
  const [row] = await tx.query<ConsortiumEntity>(
    `SELECT ${columnsOf(tx, ConsortiumEntity, 'c')} FROM consortium c WHERE ${condition} FOR NO KEY UPDATE`,
    [id],
  );
  if (!row) throw notFound(what);
  if (row.closedAt !== null) refuseClosed();
  return row;
}

function refuseClosed(): never {
  refuse('CONSORTIUM_CLOSED', null, {
    ja: 'このグループは終了しています。内容は見るだけになります。',
    en: 'This group is closed and can only be read.',
  });
}

/** For whoever sees a group and cannot lock it. @throws AppError NOT_FOUND, ProblemsFound CONSORTIUM_CLOSED */
export async function refuseIfClosed(tx: Tx, consortiumId: string): Promise<void> {
  requireUuid(consortiumId, GROUP);
  const [group] = await tx.query<{ closed: boolean }>(
    'SELECT closed_at IS NOT NULL AS closed FROM consortium WHERE id = $1',
    [consortiumId],
  );
  if (!group) throw notFound(GROUP);
  if (group.closed) refuseClosed();
}

/**
 * Before work that members do as well: a coordinator locks the group, a member's people, who cannot, see that it is open.
 * @throws AppError NOT_FOUND, ProblemsFound CONSORTIUM_CLOSED
 */
export async function lockIfAble(tx: Tx, viewer: Viewer, consortiumId: string): Promise<void> {
  if (viewer.acting?.role === 'MEMBER_USER') await refuseIfClosed(tx, consortiumId);
  else await lockConsortium(tx, consortiumId);
}

/**
 * One change after another of one kind of a group's work that its members do as well. A member's people cannot lock the
 * group's row, so everybody takes a lock of its own; a coordinator the group's first, as everywhere.
 * @throws AppError NOT_FOUND, ProblemsFound CONSORTIUM_CLOSED
 */
export async function lockWork(
  tx: Tx,
  viewer: Viewer,
  work: 'evidence' | 'purchases',
  consortiumId: string,
): Promise<void> {
  await lockIfAble(tx, viewer, consortiumId);
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`renkei ${work} ${consortiumId}`]);
}
