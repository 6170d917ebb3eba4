import type { JstMinute } from '@renkei/kernel';
import type { DesiredObligation } from './obligation.ts';

/** OPEN is the only live one; the others are history and are never changed. */
export const OBLIGATION_STATUSES = ['OPEN', 'FULFILLED', 'SUPERSEDED', 'CANCELLED'] as const;
export type ObligationStatus = (typeof OBLIGATION_STATUSES)[number];

/** A stored obligation, as much of it as the comparison needs. */
export interface ExistingObligation {
  readonly id: string;
  readonly key: string;
  readonly memberId: string | null;
  readonly dueAt: JstMinute;
  readonly status: ObligationStatus;
}

/** A deadline that moved: the old row becomes SUPERSEDED by a new one, and from→to goes into the notice. */
export interface SupersededObligation {
  readonly oldId: string;
  readonly desired: DesiredObligation;
  readonly moved: { readonly from: JstMinute; readonly to: JstMinute };
}

export interface Reconciliation {
  /** To insert: OPEN, or FULFILLED at once when `fulfilled` says it was met before it was ever asked for. */
  readonly create: readonly DesiredObligation[];
  readonly supersede: readonly SupersededObligation[];
  /** Ids of rows that become FULFILLED. */
  readonly close: readonly string[];
  /** Ids of rows that become CANCELLED: they no longer apply. */
  readonly cancel: readonly string[];
  readonly unchanged: readonly string[];
}

type Change =
  | { readonly type: 'create'; readonly desired: DesiredObligation }
  | { readonly type: 'supersede'; readonly superseded: SupersededObligation }
  | { readonly type: 'close' | 'unchanged'; readonly id: string };

const identity = ({ key, memberId }: { readonly key: string; readonly memberId: string | null }) =>
  `${key} ${memberId ?? ''}`;

function firstByIdentity(rows: readonly ExistingObligation[]): ReadonlyMap<string, ExistingObligation> {
  // Later entries win in a Map, so the rows go in backwards to keep the first of each.
  return new Map(rows.toReversed().map((row) => [identity(row), row]));
}

function changeFor(
  desired: DesiredObligation,
  open: ExistingObligation | undefined,
  fulfilled: ExistingObligation | undefined,
): Change {
  if (open !== undefined) {
    if (desired.fulfilled) return { type: 'close', id: open.id };
    if (open.dueAt === desired.dueAt) return { type: 'unchanged', id: open.id };
    const moved = { from: open.dueAt, to: desired.dueAt };
    return { type: 'supersede', superseded: { oldId: open.id, desired, moved } };
  }
  if (desired.fulfilled && fulfilled !== undefined) return { type: 'unchanged', id: fulfilled.id };
  return { type: 'create', desired };
}

/**
 * The steps from the stored obligations of one group to the desired ones; applying them and asking again yields only
 * `unchanged`. History stays: a moved deadline is a new row superseding the old, and when the fact that fulfilled one
 * is taken back a new row is created beside the fulfilled one. A met obligation does not move with its deadline.
 */
export function reconcileObligations(
  desired: readonly DesiredObligation[],
  existing: readonly ExistingObligation[],
): Reconciliation {
  const openRows = existing.filter(({ status }) => status === 'OPEN');
  const open = firstByIdentity(openRows);
  const fulfilled = firstByIdentity(existing.filter(({ status }) => status === 'FULFILLED'));
  const wanted = new Set(desired.map(identity));
  const changes = desired.map((one) => changeFor(one, open.get(identity(one)), fulfilled.get(identity(one))));
  return {
    create: changes.flatMap((change) => (change.type === 'create' ? [change.desired] : [])),
    supersede: changes.flatMap((change) => (change.type === 'supersede' ? [change.superseded] : [])),
    close: changes.flatMap((change) => (change.type === 'close' ? [change.id] : [])),
    // Besides the unwanted, a second open row of one identity, which a race may have left behind.
    cancel: openRows
      .filter((row) => !wanted.has(identity(row)) || open.get(identity(row)) !== row)
      .map(({ id }) => id),
    unchanged: changes.flatMap((change) => (change.type === 'unchanged' ? [change.id] : [])),
  };
}
