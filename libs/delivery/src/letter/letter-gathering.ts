import { randomUUID } from 'node:crypto';
import type { Clock, OutboxTopic, TenantTransaction, Tx } from '@renkei/platform';
import { isLetterDue, preferenceOf, type StoredPreference } from '../preference/mail-times.ts';

export interface LetterOptions {
  /** How long the first notification of a letter waits for others. */
  readonly gatherMs: number;
  /** Letters made in one transaction. */
  readonly batch: number;
}

interface Waiting extends StoredPreference {
  readonly recipient_id: string;
  readonly oldest: Date;
}

const SEND = 'letter.send' satisfies OutboxTopic;

/** What lay unread this long without a letter is no news any more, e.g. when mail was off: a product decision. */
const NEWS_MS = 7 * 86_400_000;

/** Unread, not written about, recent, and about a deadline that is still open. */
const IS_NEWS = `n.letter_id IS NULL AND n.read_at IS NULL AND n.created_at > $1
  AND EXISTS (SELECT FROM obligation o WHERE o.id = n.obligation_id AND o.status = 'OPEN')`;

/**
 * Makes one letter of everything that waits unread for a person, over all their groups: its row, the notifications it is
 * about and the work of sending it commit together. Whoever has no address, is disabled, has left or wishes no mail gets
 * none; nor does an address a server has refused for good.
 */
export class LetterGathering {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;
  readonly #options: LetterOptions;

  constructor(transactions: TenantTransaction, clock: Clock, options: LetterOptions) {
    this.#transactions = transactions;
    this.#clock = clock;
    this.#options = options;
  }

  /** One batch; says how many letters were made. Workers may gather side by side: a notification goes into one letter. */
  gather(): Promise<number> {
    const now = this.#clock.epochMs();
    const { gatherMs, batch } = this.#options;
    return this.#transactions.runSweep(async (tx) => {
      const since = new Date(now - NEWS_MS);
      const due = (await waiting(tx, since))
        .filter((row) => isLetterDue(preferenceOf(row), row.oldest.getTime(), now, gatherMs))
        .slice(0, batch);
      return makeLetters(
        tx,
        since,
        new Date(now),
        due.map((row) => row.recipient_id),
      );
    });
  }
}

function waiting(tx: Tx, since: Date): Promise<Waiting[]> {
  return tx.query<Waiting>(
    `SELECT n.recipient_id, p.mail, p.quiet_from, p.quiet_until, min(n.created_at) AS oldest
     FROM notification n
     JOIN app_user u ON u.id = n.recipient_id AND u.email IS NOT NULL AND u.disabled_at IS NULL
     LEFT JOIN delivery_preference p ON p.user_id = n.recipient_id
     WHERE ${IS_NEWS} AND p.mail IS DISTINCT FROM 'NONE'
       AND EXISTS (SELECT FROM assignment a WHERE a.user_id = n.recipient_id AND a.consortium_id = n.consortium_id)
       AND NOT EXISTS (SELECT FROM mail_delivery d WHERE d.recipient_id = n.recipient_id AND d.status = 'BOUNCED')
     GROUP BY n.recipient_id, p.mail, p.quiet_from, p.quiet_until
     ORDER BY oldest, n.recipient_id`,
    [since],
  );
}

async function makeLetters(tx: Tx, since: Date, now: Date, recipients: readonly string[]): Promise<number> {
  if (recipients.length === 0) return 0;
  const letters = await tx.query(
    `WITH due AS (
       SELECT * FROM unnest($2::uuid[], $3::uuid[]) AS d (letter_id, recipient_id)
     ), told AS (
       UPDATE notification n SET letter_id = due.letter_id FROM due
       WHERE n.recipient_id = due.recipient_id AND ${IS_NEWS}
       RETURNING n.letter_id, n.recipient_id
     ), letter AS (
       INSERT INTO mail_delivery (id, recipient_id, kind, cause_id, created_at)
       SELECT DISTINCT letter_id, recipient_id, 'NOTIFICATIONS', letter_id, $4::timestamptz FROM told
       RETURNING id
     )
     INSERT INTO outbox (topic, subject_id) SELECT '${SEND}', id FROM letter RETURNING subject_id`,
    [since, recipients.map(() => randomUUID()), recipients, now],
  );
  return letters.length;
}
