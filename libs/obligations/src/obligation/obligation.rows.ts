import { dateOf, daysBetween, fromEpochMs, type LocalDate } from '@renkei/kernel';
import { OBLIGATIONS, type AnchorCode, type ObligationKind, type ObligationStatus } from '@renkei/lifecycle';
import type { ObligationType } from './obligation.type.ts';

export interface ObligationRow {
  readonly id: string;
  readonly consortium_id: string;
  readonly member_id: string | null;
  readonly supersedes_id: string | null;
  readonly key: string;
  readonly kind: ObligationKind;
  readonly anchor: AnchorCode | null;
  readonly title_ja: string;
  readonly title_en: string;
  readonly clause: string;
  readonly due_at: Date;
  readonly status: ObligationStatus;
  readonly next_reminder_at: Date | null;
  readonly created_at: Date;
  readonly ended_at: Date | null;
}

/** The SELECT list of an obligation under the alias `o`. */
export const OBLIGATION_COLUMNS = `o.id, o.consortium_id, o.member_id, o.supersedes_id, o.key, o.kind, o.anchor,
  o.title_ja, o.title_en, o.clause, o.due_at, o.status, o.next_reminder_at, o.created_at, o.ended_at`;

export function obligationOf(row: ObligationRow, today: LocalDate): ObligationType {
  const minute = (at: Date) => fromEpochMs(at.getTime());
  const dueAt = minute(row.due_at);
  return {
    id: row.id,
    consortiumId: row.consortium_id,
    memberId: row.member_id,
    supersedesId: row.supersedes_id,
    key: row.key,
    kind: row.kind,
    title: { ja: row.title_ja, en: row.title_en },
    dueAt,
    daysLeft: row.status === 'OPEN' ? daysBetween(today, dateOf(dueAt)) : null,
    timing: OBLIGATIONS[row.kind].timing,
    anchor: row.anchor,
    clause: row.clause,
    status: row.status,
    nextReminderAt: row.next_reminder_at && minute(row.next_reminder_at),
    createdAt: minute(row.created_at),
    endedAt: row.ended_at && minute(row.ended_at),
  };
}
