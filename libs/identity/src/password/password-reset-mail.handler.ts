import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, sha256Of, type ServerConfig, type Tx } from '@renkei/platform';
import { Mailer, type JobHandler, type Work } from '@renkei/platform/jobs';
import { passwordResetLetter } from './password-reset-letter.ts';

interface ResetRow {
  readonly id: string;
  readonly token_sha256: string;
  readonly display_name: string;
  readonly email: string;
  readonly locale: 'ja' | 'en';
}

/** Sends the link for a new password, unless it is over or its owner is by now. */
@Injectable()
export class PasswordResetMailHandler implements JobHandler {
  readonly topic = 'password-reset.mail';

  constructor(
    private readonly mailer: Mailer,
    @Inject(CONFIG) private readonly config: ServerConfig,
  ) {}

  /** @throws Error when the mail server does not take it, or the key that made the link is gone */
  async effect(tx: Tx, { subjectId }: Work): Promise<void> {
    const [row] = await tx.query<ResetRow>(
      `SELECT r.id, r.token_sha256, u.display_name, u.email, u.locale
       FROM password_reset r JOIN app_user u ON u.id = r.user_id
       WHERE r.id = $1 AND r.sent_at IS NULL AND r.used_at IS NULL AND r.expires_at > now()
         AND u.disabled_at IS NULL AND u.email IS NOT NULL`,
      [subjectId],
    );
    if (!row) return;
    const link = `${this.config.publicUrl}/reset#${this.#tokenOf(row)}`;
    await this.mailer.send({ id: row.id, to: row.email, ...passwordResetLetter(row, link) });
    await tx.query('UPDATE password_reset SET sent_at = now() WHERE id = $1', [row.id]);
  }

  #tokenOf(row: ResetRow): string {
    const token = this.config.keys.linkTokens(row.id).find((one) => sha256Of(one) === row.token_sha256);
    if (token === undefined) throw new Error('The key this link was made with is not in RENKEI_KEYS.');
    return token;
  }
}
