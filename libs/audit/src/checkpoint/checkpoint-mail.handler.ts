import { Injectable } from '@nestjs/common';
import { Clock, type Tx } from '@renkei/platform';
import { Mailer, type JobHandler, type Work } from '@renkei/platform/jobs';
import { CHECKPOINT_COLUMNS, checkpointOf, type CheckpointRow } from '../export/export-chain.ts';
import { checkpointLetter } from './checkpoint-letter.ts';

type LetterRow = CheckpointRow & {
  readonly email: string;
  readonly display_name: string;
  readonly locale: 'ja' | 'en';
  readonly group_name: string | null;
};

/** Sends one checkpoint to one person. */
@Injectable()
export class CheckpointMailHandler implements JobHandler {
  readonly topic = 'audit.checkpoint-mail';
  readonly #mailer: Mailer;
  readonly #clock: Clock;

  constructor(mailer: Mailer, clock: Clock) {
    this.#mailer = mailer;
    this.#clock = clock;
  }

  async effect(tx: Tx, { subjectId }: Work): Promise<void> {
    const [row] = await tx.query<LetterRow>(
      `SELECT checkpoint.chain_id, seq, hash, signed_at, public_key, signature, u.email, u.display_name, u.locale, c.name AS group_name
       FROM audit_checkpoint_letter letter
       JOIN (SELECT id AS checkpoint_id, ${CHECKPOINT_COLUMNS} FROM audit_checkpoint) AS checkpoint USING (checkpoint_id)
       JOIN app_user u ON u.id = letter.recipient_id AND u.disabled_at IS NULL AND u.email IS NOT NULL
       LEFT JOIN consortium c ON c.id = letter.chain_id
       WHERE letter.id = $1 AND letter.sent_at IS NULL`,
      [subjectId],
    );
    if (!row) return;
    const { email: to, display_name: recipientName, locale, group_name: groupName } = row;
    const checkpoint = checkpointOf(row);
    await this.#mailer.send({
      id: subjectId,
      to,
      ...checkpointLetter({ recipientName, locale, groupName, checkpoint }),
    });
    await tx.query('UPDATE audit_checkpoint_letter SET sent_at = $2 WHERE id = $1', [
      subjectId,
      new Date(this.#clock.epochMs()),
    ]);
  }
}
