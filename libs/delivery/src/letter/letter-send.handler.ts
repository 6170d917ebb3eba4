import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, type ServerConfig, type Tx } from '@renkei/platform';
import {
  Mailer,
  noteFailedDelivery,
  sendDelivery,
  type JobHandler,
  type Letter,
  type Work,
} from '@renkei/platform/jobs';
import { isQuiet, preferenceOf, type StoredPreference } from '../preference/mail-times.ts';
import { notificationsLetter, type LetterLine } from './notifications-letter.ts';

interface DeliveryRow extends StoredPreference {
  readonly id: string;
  readonly kind: string;
  readonly email: string | null;
  readonly locale: 'ja' | 'en';
  readonly display_name: string;
  /** Neither disabled nor refused for good by a server. */
  readonly reachable: boolean;
}

/** A letter that was given up may be tried again by an administrator; whatever else is settled stays settled. */
const SELECT_DELIVERY = `
  SELECT d.id, d.kind, u.email, u.locale, u.display_name, p.mail, p.quiet_from, p.quiet_until,
    u.disabled_at IS NULL AND NOT EXISTS (
      SELECT FROM mail_delivery other WHERE other.recipient_id = u.id AND other.status = 'BOUNCED') AS reachable
  FROM mail_delivery d JOIN app_user u ON u.id = d.recipient_id
  LEFT JOIN delivery_preference p ON p.user_id = u.id
  WHERE d.id = $1 AND d.status IN ('WAITING', 'GAVE_UP')`;

/**
 * Sends a letter and settles its row in one transaction. Whoever is stopped in between sends it again, with the same
 * Message-ID (the mailer makes it from the row's id), so that a mail program shows it once.
 */
@Injectable()
export class LetterSendHandler implements JobHandler {
  readonly topic = 'letter.send';
  readonly alone = true;
  readonly #mailer: Mailer;
  readonly #clock: Clock;
  readonly #publicUrl: string;

  constructor(mailer: Mailer, clock: Clock, @Inject(CONFIG) { publicUrl }: ServerConfig) {
    this.#mailer = mailer;
    this.#clock = clock;
    this.#publicUrl = publicUrl;
  }

  /** @throws MailError when it may be tried again later */
  async effect(tx: Tx, { subjectId }: Work): Promise<void> {
    const [row] = await tx.query<DeliveryRow>(SELECT_DELIVERY, [subjectId]);
    if (!row) return;
    // only a mistake in the program can leave another kind here: its own library would write it
    if (row.kind !== 'NOTIFICATIONS') throw new Error('a letter of a kind nobody writes');
    if (isQuiet(preferenceOf(row), this.#clock.epochMs())) return this.#postpone(tx, row.id);
    const letter = await this.#write(tx, row);
    await sendDelivery(tx, { mailer: this.#mailer, clock: this.#clock }, row.id, letter);
  }

  failed(tx: Tx, { subjectId }: Work, error: unknown): Promise<void> {
    return noteFailedDelivery(tx, subjectId, error);
  }

  /** null: nobody to write to, or nothing left to tell. */
  async #write(tx: Tx, row: DeliveryRow): Promise<Omit<Letter, 'id'> | null> {
    if (row.email === null || !row.reachable || row.mail === 'NONE') return null;
    const lines = await tx.query<LetterLine>('SELECT * FROM letter_lines($1) ORDER BY due_at', [row.id]);
    if (lines.length === 0) return null;
    const written = notificationsLetter({
      readerName: row.display_name,
      locale: row.locale,
      today: this.#clock.todayJst(),
      publicUrl: this.#publicUrl,
      lines,
    });
    return { to: row.email, ...written };
  }

  /** It met the reader's quiet hours on its way: what it was about is gathered anew when they are over. */
  async #postpone(tx: Tx, id: string): Promise<void> {
    await tx.query('UPDATE notification SET letter_id = NULL WHERE letter_id = $1', [id]);
    await sendDelivery(tx, { mailer: this.#mailer, clock: this.#clock }, id, null);
  }
}
