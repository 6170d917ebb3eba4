import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '@renkei/test/database';

export interface SeededDeadline {
  readonly consortiumId: string;
  readonly memberId?: string;
  readonly titleJa?: string;
  readonly titleEn?: string;
  /** An ISO instant. */
  readonly dueAt: string;
  readonly status?: string;
}

/** An obligation as the derivation makes it, stored by the owner. */
export async function seedDeadline(database: TestDatabase, deadline: SeededDeadline): Promise<string> {
  const {
    consortiumId,
    memberId = null,
    titleJa = '見本の書類を送る',
    titleEn = 'Send a sample paper',
  } = deadline;
  const id = randomUUID();
  await database.sql(
    `INSERT INTO obligation (id, consortium_id, member_id, key, kind, anchor, title_ja, title_en, clause, due_at, status,
       ended_at)
     VALUES ($1::uuid, $2, $3, '見本:' || $1::text, $4, 'ROUND_CLOSE', $5, $6, 'K25 p.21', $7, $8,
       CASE $8 WHEN 'OPEN' THEN NULL ELSE now() END)`,
    [
      id,
      consortiumId,
      memberId,
      memberId === null ? 'GROUP_APPLICATION' : 'MEMBER_COSTS',
      titleJa,
      titleEn,
      deadline.dueAt,
      deadline.status ?? 'OPEN',
    ],
  );
  return id;
}

/** A line in somebody's inbox; `previousDueAt` makes it one of a deadline that moved. */
export async function seedNotification(
  database: TestDatabase,
  recipientId: string,
  obligationId: string,
  createdAt: string,
  previousDueAt: string | null = null,
): Promise<string> {
  const id = randomUUID();
  await database.sql(
    `INSERT INTO notification (id, consortium_id, recipient_id, kind, obligation_id, step, previous_due_at, cause_id,
       created_at)
     SELECT $1, o.consortium_id, $2, CASE WHEN $5::timestamptz IS NULL THEN 'REMINDER' ELSE 'OBLIGATION_MOVED' END, o.id,
       CASE WHEN $5::timestamptz IS NULL THEN 'D7' END, $5, gen_random_uuid(), $4
     FROM obligation o WHERE o.id = $3`,
    [id, recipientId, obligationId, createdAt, previousDueAt],
  );
  return id;
}

export async function giveAddress(
  database: TestDatabase,
  userId: string,
  email: string,
  locale: 'ja' | 'en' = 'ja',
): Promise<void> {
  await database.sql('UPDATE app_user SET email = $2, locale = $3 WHERE id = $1', [userId, email, locale]);
}

export async function prefer(
  database: TestDatabase,
  userId: string,
  mail: string,
  quiet: readonly [from: number, until: number] = [1200, 480],
): Promise<void> {
  await database.sql(
    'INSERT INTO delivery_preference (user_id, mail, quiet_from, quiet_until) VALUES ($1, $2, $3, $4)',
    [userId, mail, ...quiet],
  );
}
