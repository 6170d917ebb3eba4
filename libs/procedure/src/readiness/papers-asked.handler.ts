import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, leaveWork, type ServerConfig, type Tx } from '@renkei/platform';
import { Mailer, noteFailedDelivery, sendDelivery, type JobHandler, type Work } from '@renkei/platform/jobs';
import { papersAskedLetter } from './papers-asked-letter.ts';
import { readAsked } from './papers-asked.facts.ts';

interface DeliveryRow {
  readonly id: string;
  readonly status: string;
  readonly batchId: string;
  readonly recipientId: string;
  readonly readerName: string;
  readonly email: string | null;
  readonly locale: 'ja' | 'en';
  readonly reachable: boolean;
  readonly groupName: string;
  readonly askerName: string;
}

/** Somebody asked while their address is refused for good gets no further letter; an account may be disabled since. */
const SELECT_DELIVERY = `
  SELECT d.id, d.status, d.cause_id AS "batchId", u.id AS "recipientId", u.display_name AS "readerName", u.email, u.locale,
    u.disabled_at IS NULL AND NOT EXISTS (
      SELECT FROM mail_delivery other WHERE other.recipient_id = u.id AND other.status = 'BOUNCED') AS reachable,
    c.name AS "groupName", (
      SELECT a.display_name FROM paper_ask k JOIN app_user a ON a.id = k.asked_by
      WHERE k.consortium_id = d.consortium_id AND k.batch_id = d.cause_id LIMIT 1) AS "askerName"
  FROM mail_delivery d JOIN app_user u ON u.id = d.recipient_id JOIN consortium c ON c.id = d.consortium_id
  WHERE d.id = $1 AND d.consortium_id = $2 AND d.kind = 'PAPERS_ASKED'`;

/**
 * Writes to the people who were asked for papers. The work's subject is a batch of asks at first, which becomes one row
 * and one piece of work for each person; then such a row, whose letter is sent and settled in one transaction. So a
 * letter that fails takes no other with it, and none is sent again once it is settled. Whoever is stopped between
 * sending and settling sends it again with the same Message-ID.
 *
 * Decision of this product: this is a letter somebody writes to somebody, so quiet hours and the choice of
 * notifications do not hold it back.
 */
@Injectable()
export class PapersAskedHandler implements JobHandler {
  readonly topic = 'papers.ask';
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
  async effect(tx: Tx, { subjectId, consortiumId }: Work): Promise<void> {
    if (consortiumId === null) throw new Error('papers are asked for in a group');
    const [row] = await tx.query<DeliveryRow>(SELECT_DELIVERY, [subjectId, consortiumId]);
    if (!row) return this.#address(tx, consortiumId, subjectId);
    // a letter that was given up may be tried again by an administrator
    if (row.status === 'WAITING' || row.status === 'GAVE_UP') await this.#send(tx, consortiumId, row);
  }

  failed(tx: Tx, { subjectId }: Work, error: unknown): Promise<void> {
    return noteFailedDelivery(tx, subjectId, error);
  }

  /** One row for each person; the rows are committed before any letter is sent. */
  async #address(tx: Tx, consortiumId: string, batchId: string): Promise<void> {
    const letters = await tx.query<{ id: string }>(
      `INSERT INTO mail_delivery (consortium_id, recipient_id, kind, cause_id, created_at)
       SELECT DISTINCT k.consortium_id, u.id, 'PAPERS_ASKED', k.batch_id, $3::timestamptz
       FROM paper_ask k
       JOIN assignment a ON a.consortium_id = k.consortium_id AND a.member_id = k.member_id AND a.role = 'MEMBER_USER'
       JOIN app_user u ON u.id = a.user_id AND u.email IS NOT NULL AND u.disabled_at IS NULL
       WHERE k.consortium_id = $1 AND k.batch_id = $2
       ON CONFLICT (kind, cause_id, recipient_id) DO NOTHING RETURNING id`,
      [consortiumId, batchId, new Date(this.#clock.epochMs())],
    );
    await leaveWork(
      tx,
      this.topic,
      letters.map(({ id }) => ({ consortiumId, subjectId: id })),
    );
  }

  async #send(tx: Tx, consortiumId: string, row: DeliveryRow): Promise<void> {
    const members = await readAsked(tx, { ...row, consortiumId });
    const readers = { ...row, now: this.#clock.nowJst(), publicUrl: this.#publicUrl, members };
    const letter =
      row.email === null || !row.reachable || members.length === 0
        ? null
        : { to: row.email, ...papersAskedLetter(readers) };
    await sendDelivery(tx, { mailer: this.#mailer, clock: this.#clock }, row.id, letter);
  }
}
