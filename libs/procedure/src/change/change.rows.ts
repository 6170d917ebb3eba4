import { lockConsortium, type ConsortiumEntity } from '@renkei/consortium';
import { isUuid, type LocalDate, type Message } from '@renkei/kernel';
import { transition, type ChangeKind, type EventOf } from '@renkei/lifecycle';
import { notFound, refuse, refuseStale, type Tx, type Viewer } from '@renkei/platform';
import type { ChangeState } from './change.vocabulary.ts';
import type { Plan } from './plan.ts';

export const CHANGE: Message = { ja: '変更の届出', en: 'The change' };

export interface ChangeRow {
  readonly id: string;
  readonly consortiumId: string;
  readonly number: number;
  readonly kind: ChangeKind;
  readonly status: ChangeState;
  readonly memberId: string | null;
  readonly reason: string;
  readonly happenedOn: LocalDate;
  readonly plan: Plan;
  readonly effectSha256: string | null;
  readonly portalNumber: string;
  readonly filedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly appliedAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
}

/** Without the effect, which everybody's figures make large. */
export const CHANGE_COLUMNS = `r.id, r.consortium_id AS "consortiumId", r.number, r.kind, r.status, r.member_id AS "memberId",
  r.reason, r.happened_on::text AS "happenedOn", r.plan, r.effect_sha256 AS "effectSha256",
  r.portal_number AS "portalNumber", r.filed_at AS "filedAt", r.decided_at AS "decidedAt", r.applied_at AS "appliedAt",
  r.version, r.created_at AS "createdAt"`;

/**
 * Where this person's changes are read from, as `r`: the group's, or what was filed about a member user's own member.
 * Preparing one is the coordinators' own.
 */
export function changesOf({ acting }: Viewer): 'change_request' | 'own_changes()' {
  return acting?.role === 'MEMBER_USER' ? 'own_changes()' : 'change_request';
}

/** @throws AppError NOT_FOUND */
export async function changeById(
  tx: Tx,
  id: string,
  source: ReturnType<typeof changesOf> = 'change_request',
): Promise<ChangeRow> {
  if (!isUuid(id)) throw notFound(CHANGE);
  const [row] = await tx.query<ChangeRow>(`SELECT ${CHANGE_COLUMNS} FROM ${source} r WHERE r.id = $1`, [id]);
  if (!row) throw notFound(CHANGE);
  return row;
}

export interface LockedChange {
  readonly group: ConsortiumEntity;
  readonly change: ChangeRow;
}

/**
 * A change in its group, which nobody else changes meanwhile.
 * @throws AppError NOT_FOUND; ProblemsFound CONSORTIUM_CLOSED
 */
export async function lockChange(tx: Tx, id: string): Promise<LockedChange> {
  const { consortiumId } = await changeById(tx, id);
  const group = await lockConsortium(tx, consortiumId);
  return { group, change: await changeById(tx, id) };
}

/** As `move` has it, before anything else is looked at. @throws ProblemsFound STALE_VERSION, TRANSITION_NOT_ALLOWED */
export function requireMovable(change: ChangeRow, version: number, event: EventOf<'CHANGE'>): void {
  if (change.version !== version) refuseStale(version, change.version);
  const next = transition('CHANGE', change.status, event);
  if (!next.ok) refuse(next.error.code, null, next.error.message);
}
