import type { Message } from '@renkei/kernel';
import { transition, type EventOf, type MachineCode, type StateOf } from '@renkei/lifecycle';
import { leaveDerivation, notFound, refuse, refuseStale, type Tx, type Viewer } from '@renkei/platform';

/** Whose status the table holds: the tables whose rows move along state_transition. */
const TABLE_OF = {
  APPLICATION: 'application',
  CHANGE: 'change_request',
  REPORT: 'performance_report',
  EFFECT_REPORT: 'effect_report',
  REPAYMENT: 'repayment',
  TRANSFER: 'transfer_item',
} as const satisfies Readonly<Record<MachineCode, string>>;

export interface Move<Machine extends MachineCode = MachineCode> {
  readonly machine: Machine;
  readonly id: string;
  readonly event: EventOf<Machine>;
  /** What the caller saw; somebody else's move in between is refused. */
  readonly version: number;
  /** When it happened in the world (the portal's minute, the notice's day); the database's clock otherwise. */
  readonly occurredAt?: Date;
  readonly reason?: string;
  /** The number the portal or the notice carries. */
  readonly reference?: string;
  /** Columns that change with the status. Names are the code's own, never input. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** What was not found when there is none to see. */
  readonly what: Message;
}

export interface Moved<Machine extends MachineCode = MachineCode> {
  readonly consortiumId: string;
  readonly from: StateOf<Machine>;
  readonly status: StateOf<Machine>;
  readonly version: number;
  readonly eventId: string;
}

/**
 * Moves one row of a state machine: guard, new status, readable event and the group's deadlines in one transaction.
 * The only place where a status changes; the database refuses what state_transition does not hold.
 * @throws AppError NOT_FOUND; ProblemsFound STALE_VERSION or the machine's own refusal
 */
export async function move<Machine extends MachineCode>(
  tx: Tx,
  viewer: Viewer,
  wanted: Move<Machine>,
): Promise<Moved<Machine>> {
  const table = TABLE_OF[wanted.machine];
  const [row] = await tx.query<{ consortiumId: string; status: StateOf<Machine>; version: number }>(
    `SELECT consortium_id AS "consortiumId", status, version FROM ${table} WHERE id = $1 FOR UPDATE`,
    [wanted.id],
  );
  if (!row) throw notFound(wanted.what);
  if (row.version !== wanted.version) refuseStale(wanted.version, row.version);
  const next = transition(wanted.machine, row.status, wanted.event);
  if (!next.ok) return refuse(next.error.code, null, next.error.message);
  const set = Object.entries(wanted.set ?? {});
  await tx.query(
    `UPDATE ${table} SET status = $2, version = version + 1${set.map(([name], at) => `, ${name} = $${at + 3}`).join('')}
     WHERE id = $1`,
    [wanted.id, next.value, ...set.map(([, value]) => value)],
  );
  const eventId = await tell(tx, viewer, {
    ...wanted,
    consortiumId: row.consortiumId,
    from: row.status,
    to: next.value,
  });
  return { ...row, from: row.status, status: next.value, version: row.version + 1, eventId };
}

export interface Begun {
  readonly machine: MachineCode;
  readonly id: string;
  readonly consortiumId: string;
  readonly status: string;
  readonly reason?: string;
  readonly occurredAt?: Date;
}

/** The first event of a row that was just inserted in its initial state. */
export function begin(tx: Tx, viewer: Viewer, begun: Begun): Promise<string> {
  return tell(tx, viewer, { ...begun, event: 'CREATE', from: '', to: begun.status });
}

interface Told {
  readonly machine: MachineCode;
  readonly id: string;
  readonly consortiumId: string;
  readonly event: string;
  readonly from: string;
  readonly to: string;
  readonly occurredAt?: Date;
  readonly reason?: string;
  readonly reference?: string;
}

async function tell(tx: Tx, viewer: Viewer, told: Told): Promise<string> {
  const [event] = await tx.query<{ id: string }>(
    `INSERT INTO procedure_event (consortium_id, machine, subject_id, event, from_state, to_state, occurred_at, reason,
       reference, actor_id)
     VALUES ($1, $2, $3, $4, $5, $6, coalesce($7, now()), $8, $9, $10) RETURNING id`,
    [
      told.consortiumId,
      told.machine,
      told.id,
      told.event,
      told.from,
      told.to,
      told.occurredAt ?? null,
      told.reason ?? '',
      told.reference ?? '',
      viewer.userId,
    ],
  );
  await leaveDerivation(tx, told.consortiumId);
  return event!.id;
}
