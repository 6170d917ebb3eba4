/** What a colleague's machine is told: ids and states alone, never a name or an amount. */
export interface WebhookMessage {
  /** The event's id: the same to every webhook. */
  readonly id: string;
  /** Machine and new state, such as `application.submitted`. */
  readonly type: string;
  readonly machine: string;
  readonly event: string;
  readonly consortiumId: string;
  readonly subjectId: string;
  /** The state before; '' when it was just made. */
  readonly from: string;
  readonly to: string;
  /** UTC. */
  readonly occurredAt: string;
}

export interface EventRow {
  readonly event_id: string;
  readonly machine: string;
  readonly event: string;
  readonly consortium_id: string;
  readonly subject_id: string;
  readonly from_state: string;
  readonly to_state: string;
  readonly occurred_at: Date;
}

export function webhookMessage(row: EventRow): WebhookMessage {
  return {
    id: row.event_id,
    type: `${row.machine}.${row.to_state}`.toLowerCase(),
    machine: row.machine,
    event: row.event,
    consortiumId: row.consortium_id,
    subjectId: row.subject_id,
    from: row.from_state,
    to: row.to_state,
    occurredAt: row.occurred_at.toISOString(),
  };
}
