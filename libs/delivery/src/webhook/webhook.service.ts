import { randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { lockConsortium } from '@renkei/consortium';
import type { Message } from '@renkei/kernel';
import {
  CONFIG,
  notFound,
  once,
  refuse,
  refuseStale,
  TenantTransaction,
  type ServerConfig,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { urlProblem, type UrlProblem } from './webhook-url.ts';
import type { ChangeWebhookInput, CreateWebhookInput, WebhookType } from './webhook.type.ts';

/** What the API may read of a webhook; its secret is not there. */
export const WEBHOOK_COLUMNS = `x.id, x.consortium_id AS "consortiumId", x.url, x.machines, x.enabled, x.version,
  x.created_at AS "createdAt"`;

/** Told at once: a group has one or two systems of its own. */
const MOST_ENABLED = 10;
const SECRET_BYTES = 32;
const WEBHOOK: Message = { ja: '知らせの設定', en: 'The webhook' };

const WRONG_URL: Readonly<Record<UrlProblem, Message>> = {
  NOT_AN_ADDRESS: {
    ja: 'アドレスは「https://example.jp/renkei」のように入れてください。',
    en: 'Please write the address like https://example.jp/renkei.',
  },
  NOT_HTTPS: {
    ja: 'https:// で始まるアドレスを入れてください。http:// では、途中で読まれるおそれがあります。',
    en: 'Please give an address that begins with https://.',
  },
  HAS_CREDENTIALS: {
    ja: 'アドレスにユーザー名やパスワードを入れないでください。本物かどうかは、署名で確かめられます。',
    en: 'Please leave user name and password out of the address; the signature proves who sends.',
  },
  NOT_PUBLIC: {
    ja: 'インターネットから届くアドレスを入れてください（localhost や 192.168.… などには送れません）。',
    en: 'Please give an address that can be reached from the internet, not a private one.',
  },
};

/** The group's webhooks. */
@Injectable()
export class WebhookService {
  readonly #transactions: TenantTransaction;
  readonly #config: ServerConfig;

  constructor(transactions: TenantTransaction, @Inject(CONFIG) config: ServerConfig) {
    this.#transactions = transactions;
    this.#config = config;
  }

  /**
   * The secret is told this once and kept sealed; when the request is repeated, it is not told again.
   * @throws ProblemsFound KEYS_NOT_SET, what is wrong with the address, TOO_MANY_WEBHOOKS, CONSORTIUM_CLOSED; AppError
   *   NOT_FOUND
   */
  async create(
    viewer: Viewer,
    input: CreateWebhookInput,
  ): Promise<{ webhook: WebhookType; secret: string | null }> {
    const { keys, webhookTargets } = this.#config;
    if (keys.isEmpty) {
      refuse('KEYS_NOT_SET', null, {
        ja: '暗号の鍵がまだ用意されていないため、署名の秘密をお預かりできません。このサービスの運営者に「RENKEI_KEYSの設定」をご依頼ください。',
        en: 'No encryption key is set up yet, so the signing secret cannot be kept. Please ask whoever runs this service to set RENKEI_KEYS.',
      });
    }
    const problem = urlProblem(input.url, webhookTargets);
    if (problem) refuse(problem, 'input.url', WRONG_URL[problem]);
    return this.#transactions.run(viewer, async (tx) => {
      await lockConsortium(tx, input.consortiumId);
      let secret: string | null = null;
      const id = await once(tx, viewer, 'createWebhook', input, async () => {
        await refuseTooMany(tx, input.consortiumId);
        const made = randomBytes(SECRET_BYTES);
        const webhookId = randomUUID();
        const sealed = keys.seal('webhook', made, webhookId);
        await tx.query(
          `INSERT INTO webhook (id, consortium_id, url, machines, key_id, wrapped_key, sealed, created_by)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [
            webhookId,
            input.consortiumId,
            addressOf(input.url),
            input.machines,
            sealed.keyId,
            sealed.wrappedKey,
            sealed.sealed,
            viewer.userId,
          ],
        );
        secret = `whsec_${made.toString('base64')}`;
        return webhookId;
      });
      return { webhook: await webhookById(tx, id), secret };
    });
  }

  /**
   * Told nothing while it is disabled; what happens meanwhile it never hears.
   * @throws ProblemsFound STALE_VERSION, TOO_MANY_WEBHOOKS, CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  setEnabled(viewer: Viewer, { id, version }: ChangeWebhookInput, enabled: boolean): Promise<WebhookType> {
    return this.#transactions.run(viewer, async (tx) => {
      const { consortiumId } = await webhookById(tx, id);
      await lockConsortium(tx, consortiumId);
      const current = await webhookById(tx, id);
      if (current.version !== version) refuseStale(version, current.version);
      if (enabled && !current.enabled) await refuseTooMany(tx, consortiumId);
      await tx.query('UPDATE webhook SET enabled = $2, version = version + 1 WHERE id = $1', [id, enabled]);
      return webhookById(tx, id);
    });
  }
}

async function webhookById(tx: Tx, id: string): Promise<WebhookType> {
  const [row] = await tx.query<WebhookType>(`SELECT ${WEBHOOK_COLUMNS} FROM webhook x WHERE x.id = $1`, [id]);
  if (!row) throw notFound(WEBHOOK);
  return row;
}

async function refuseTooMany(tx: Tx, consortiumId: string): Promise<void> {
  const [row] = await tx.query<{ enabled: number }>(
    'SELECT count(*)::int AS enabled FROM webhook WHERE consortium_id = $1 AND enabled',
    [consortiumId],
  );
  if (row!.enabled < MOST_ENABLED) return;
  refuse('TOO_MANY_WEBHOOKS', null, {
    ja: `使える知らせ先は${MOST_ENABLED}件までです。使っていないものを止めてから、足してください。`,
    en: `At most ${MOST_ENABLED} webhooks can be enabled. Please disable one you do not use first.`,
  });
}

/** As it will be asked for: a fragment never leaves the sender. */
function addressOf(text: string): string {
  const url = new URL(text);
  url.hash = '';
  return url.href;
}
