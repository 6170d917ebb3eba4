import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, type Sealed, type ServerConfig, type Tx } from '@renkei/platform';
import type { JobHandler, Work } from '@renkei/platform/jobs';
import { Webhook } from 'standardwebhooks';
import { webhookMessage, type EventRow } from './webhook-message.ts';
import { post } from './webhook-post.ts';

interface DeliveryRow extends EventRow {
  readonly id: string;
  readonly webhook_id: string;
  readonly url: string;
  readonly enabled: boolean;
  readonly key_id: string;
  readonly wrapped_key: Buffer;
  readonly sealed: Buffer;
}

const SELECT_DELIVERY = `
  SELECT d.id, d.webhook_id, d.event_id, w.url, w.enabled, w.key_id, w.wrapped_key, w.sealed,
    e.machine, e.event, e.consortium_id, e.subject_id, e.from_state, e.to_state, e.occurred_at
  FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id JOIN procedure_event e ON e.id = d.event_id
  WHERE d.id = $1 AND d.status IN ('WAITING', 'GAVE_UP')`;

/** It was not taken. `code` is all that may be written down: what a machine answers is anybody's text. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';
  readonly code: string;
  /** The HTTP status it answered; null: it did not answer. */
  readonly status: number | null;

  constructor(code: string, status: number | null) {
    super('A webhook did not take what it was told.');
    this.code = code.slice(0, 60);
    this.status = status;
  }
}

/**
 * Tells one webhook one event, signed as standardwebhooks.com has it. `webhook-id` is the delivery's id, the same however
 * often it is tried, so that the other side knows a repetition.
 */
@Injectable()
export class WebhookDeliverHandler implements JobHandler {
  readonly topic = 'webhook.deliver';
  readonly alone = true;
  readonly #clock: Clock;
  readonly #config: ServerConfig;

  constructor(clock: Clock, @Inject(CONFIG) config: ServerConfig) {
    this.#clock = clock;
    this.#config = config;
  }

  /** @throws WebhookError when it may be tried again later: anything but an answer of 2xx */
  async effect(tx: Tx, { subjectId }: Work): Promise<void> {
    const [row] = await tx.query<DeliveryRow>(SELECT_DELIVERY, [subjectId]);
    if (!row) return;
    if (!row.enabled) return this.#settle(tx, row.id, 'GAVE_UP', null, 'DISABLED');
    const status = await this.#send(row);
    if (status < 200 || status > 299) throw new WebhookError(`HTTP_${status}`, status);
    return this.#settle(tx, row.id, 'DELIVERED', status, '');
  }

  async failed(tx: Tx, { subjectId }: Work, error: unknown): Promise<void> {
    const { code, status } = error instanceof WebhookError ? error : { code: 'FAILED', status: null };
    await tx.query(
      `UPDATE webhook_delivery SET attempts = attempts + 1, response_status = $2, error_code = $3
       WHERE id = $1 AND status IN ('WAITING', 'GAVE_UP')`,
      [subjectId, status, code],
    );
  }

  async #send(row: DeliveryRow): Promise<number> {
    const body = JSON.stringify(webhookMessage(row));
    const now = new Date(this.#clock.epochMs());
    try {
      return await post({
        url: row.url,
        body,
        targets: this.#config.webhookTargets,
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Renkei',
          'webhook-id': row.id,
          'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
          'webhook-signature': new Webhook(this.#secretOf(row), { format: 'raw' }).sign(row.id, now, body),
        },
      });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new WebhookError(code ?? 'FAILED', null);
    }
  }

  #secretOf(row: DeliveryRow): Uint8Array {
    const value: Sealed = { keyId: row.key_id, wrappedKey: row.wrapped_key, sealed: row.sealed };
    return this.#config.keys.open('webhook', value, row.webhook_id);
  }

  async #settle(
    tx: Tx,
    id: string,
    status: 'DELIVERED' | 'GAVE_UP',
    responseStatus: number | null,
    errorCode: string,
  ): Promise<void> {
    await tx.query(
      `UPDATE webhook_delivery SET status = $2, attempts = attempts + $3, response_status = $4, error_code = $5,
         settled_at = $6 WHERE id = $1`,
      [
        id,
        status,
        responseStatus === null ? 0 : 1,
        responseStatus,
        errorCode,
        new Date(this.#clock.epochMs()),
      ],
    );
  }
}
