import { Injectable } from '@nestjs/common';
import { dateOf, fromEpochMs } from '@renkei/kernel';
import type { ReminderStep } from '@renkei/lifecycle';
import { Clock, notFound, TenantTransaction, type Tx, type Viewer } from '@renkei/platform';
import { pageOf, type Connection } from '@renkei/platform/graphql';
import { OBLIGATION_COLUMNS, obligationOf, type ObligationRow } from '../obligation/obligation.rows.ts';
import { cursorInstant, decodeTimeCursor } from '../shared/time-cursor.ts';
import { notificationText } from './notification-text.ts';
import type { NotificationKind } from './notification.entity.ts';
import type { NotificationArgs } from './notification.inputs.ts';
import type { NotificationType } from './notification.type.ts';

interface NotificationRow extends ObligationRow {
  readonly notification_id: string;
  readonly notification_kind: NotificationKind;
  readonly step: ReminderStep | null;
  readonly previous_due_at: Date | null;
  readonly said_at: Date;
  readonly read_at: Date | null;
  readonly cursor_at: string;
  readonly business_name: string | null;
  readonly group_name: string | null;
}

/**
 * Names are joined when it is read: a queue or an inbox row never holds one, and whoever may not see the member or the
 * group in the role they act in simply gets none. The recipient is said here too: the inbox has an index by
 * it, and row-level security shows nobody else's.
 */
const SELECT_NOTIFICATIONS = `
  SELECT n.id AS notification_id, n.kind AS notification_kind, n.step, n.previous_due_at, n.created_at AS said_at,
    n.read_at, ${cursorInstant('n.created_at')} AS cursor_at, ${OBLIGATION_COLUMNS},
    b.name AS business_name, c.name AS group_name
  FROM notification n
  JOIN obligation o ON o.id = n.obligation_id
  LEFT JOIN member m ON m.id = o.member_id
  LEFT JOIN business b ON b.id = m.business_id
  LEFT JOIN consortium c ON c.id = n.consortium_id
  WHERE n.recipient_id = $1`;

@Injectable()
export class NotificationService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  /** The viewer's own inbox over all groups, newest first. */
  async inbox(
    viewer: Viewer,
    { first, after, unreadOnly }: NotificationArgs,
  ): Promise<Connection<NotificationType>> {
    const cursor = decodeTimeCursor(after);
    const rows = await this.#transactions.read(viewer, (tx) =>
      tx.query<NotificationRow>(
        `${SELECT_NOTIFICATIONS}
         AND ($2::timestamptz IS NULL OR (n.created_at, n.id) < ($2, $3::uuid))
         AND ($4 = false OR n.read_at IS NULL)
         ORDER BY n.created_at DESC, n.id DESC LIMIT $5`,
        [viewer.userId, cursor?.at ?? null, cursor?.id ?? null, unreadOnly, first + 1],
      ),
    );
    const { edges, pageInfo } = pageOf(rows, first, (row) => [row.cursor_at, row.notification_id]);
    return { edges: edges.map((edge) => ({ ...edge, node: this.#notificationOf(edge.node) })), pageInfo };
  }

  /** The first reading counts; reading again changes nothing. @throws AppError NOT_FOUND */
  markRead(viewer: Viewer, id: string): Promise<NotificationType> {
    return this.#transactions.run(viewer, async (tx) => {
      await tx.query(
        'UPDATE notification SET read_at = $3 WHERE recipient_id = $1 AND id = $2 AND read_at IS NULL',
        [viewer.userId, id, new Date(this.#clock.epochMs())],
      );
      return this.#one(tx, viewer, id);
    });
  }

  async #one(tx: Tx, viewer: Viewer, id: string): Promise<NotificationType> {
    const [row] = await tx.query<NotificationRow>(`${SELECT_NOTIFICATIONS} AND n.id = $2`, [
      viewer.userId,
      id,
    ]);
    if (!row) throw notFound({ ja: 'お知らせ', en: 'The notification' });
    return this.#notificationOf(row);
  }

  #notificationOf(row: NotificationRow): NotificationType {
    const obligation = obligationOf(row, this.#clock.todayJst());
    const createdAt = fromEpochMs(row.said_at.getTime());
    const previousDueAt = row.previous_due_at && fromEpochMs(row.previous_due_at.getTime());
    return {
      id: row.notification_id,
      kind: row.notification_kind,
      step: row.step,
      text: notificationText({
        kind: row.notification_kind,
        saidOn: dateOf(createdAt),
        title: obligation.title,
        dueAt: obligation.dueAt,
        previousDueAt,
        whose: obligation.memberId === null ? row.group_name : row.business_name,
      }),
      obligation,
      previousDueAt,
      createdAt,
      readAt: row.read_at && fromEpochMs(row.read_at.getTime()),
    };
  }
}
