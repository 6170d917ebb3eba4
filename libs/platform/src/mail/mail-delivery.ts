import type { Clock } from '../config/clock.ts';
import type { Tx } from '../database/tenant-transaction.ts';
import { MailError, type Letter, type Mailer } from './mailer.ts';

// One row of mail_delivery is one letter to one person. Sending and settling it are one transaction: whoever is stopped in
// between sends it again with the same Message-ID, which the mailer makes from the row's id.

const REPLY_CODE_LENGTH = 20;

/**
 * Sends the letter of a row and says how it ended; null: there is nothing (left) to write, or nobody to write to.
 * @throws MailError when it may be tried again later
 */
export async function sendDelivery(
  tx: Tx,
  { mailer, clock }: { readonly mailer: Mailer; readonly clock: Clock },
  id: string,
  letter: Omit<Letter, 'id'> | null,
): Promise<void> {
  const settle = (status: 'SENT' | 'BOUNCED' | 'NOT_NEEDED', replyCode = '') =>
    tx.query(
      `UPDATE mail_delivery SET status = $2, attempts = attempts + $3, reply_code = $4, settled_at = $5 WHERE id = $1`,
      [
        id,
        status,
        status === 'NOT_NEEDED' ? 0 : 1,
        replyCode.slice(0, REPLY_CODE_LENGTH),
        new Date(clock.epochMs()),
      ],
    );
  if (letter === null) return void (await settle('NOT_NEEDED'));
  try {
    await mailer.send({ id, ...letter });
  } catch (error) {
    if (!(error instanceof MailError) || error.refusal === null) throw error;
    return void (await settle('BOUNCED', error.refusal));
  }
  await settle('SENT');
}

/** An attempt that failed for now; kept after the rollback of the attempt itself. */
export async function noteFailedDelivery(tx: Tx, id: string, error: unknown): Promise<void> {
  await tx.query(
    `UPDATE mail_delivery SET attempts = attempts + 1, reply_code = $2
     WHERE id = $1 AND status IN ('WAITING', 'GAVE_UP')`,
    [id, error instanceof MailError ? error.code.slice(0, REPLY_CODE_LENGTH) : ''],
  );
}
