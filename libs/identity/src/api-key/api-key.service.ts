import type { Role } from '@renkei/access';
import { Injectable } from '@nestjs/common';
import {
  checkName,
  newApiKey,
  notFound,
  once,
  ProblemList,
  refuse,
  TenantTransaction,
  tidyLine,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import type { Connection, PageArgs } from '@renkei/platform/graphql';
import { ownSession, requireFreshSession } from '../shared/own-session.ts';
import { pageOfList } from '../shared/pages.ts';
import type { CreateApiKeyInput } from './api-key.inputs.ts';

export interface ApiKeyRow {
  readonly id: string;
  readonly label: string;
  readonly role: Role | null;
  readonly assignmentId: string | null;
  readonly readOnly: boolean;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly isUsable: boolean;
}

/** At once: a program or two each for a few systems. */
const MOST_USABLE = 20;

const USABLE = 'x.revoked_at IS NULL AND (x.expires_at IS NULL OR x.expires_at > now())';
const API_KEYS = {
  table: 'api_key',
  at: 'created_at',
  newestFirst: true,
  columns: `x.id, x.label, x.acting_role AS role, x.acting_assignment_id AS "assignmentId",
    x.read_only AS "readOnly", x.created_at AS "createdAt", x.expires_at AS "expiresAt", x.revoked_at AS "revokedAt",
    ${USABLE} AS "isUsable"`,
  where: 'x.user_id = $3',
} as const;

/** One's own access keys, made and revoked at the screen: a stolen key must not make itself another. */
@Injectable()
export class ApiKeyService {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  page(viewer: Viewer, page: PageArgs): Promise<Connection<ApiKeyRow>> {
    return this.#transactions.read(viewer, (tx) => pageOfList<ApiKeyRow>(tx, API_KEYS, page, viewer.userId));
  }

  /**
   * The key is told this once and kept as a digest; when the request is repeated, it is not told again.
   * @throws ProblemsFound SIGN_IN_AGAIN, NOT_YOUR_ROLE, TOO_MANY_KEYS, REQUIRED, TOO_LONG; AppError FORBIDDEN for an access key
   */
  async create(viewer: Viewer, input: CreateApiKeyInput): Promise<{ apiKey: ApiKeyRow; key: string | null }> {
    await requireFreshSession(this.#transactions, viewer);
    const label = tidyLine(input.label);
    const problems = new ProblemList();
    checkName(problems, label, 'input.label');
    problems.throwIfAny();
    return this.#transactions.run(viewer, async (tx) => {
      const made = newApiKey();
      let key: string | null = null;
      const id = await once(tx, viewer, 'createApiKey', input, async () => {
        await refuseForeignRole(tx, viewer, input);
        await refuseTooMany(tx, viewer);
        const [row] = await tx.query<{ id: string }>(
          `INSERT INTO api_key (user_id, label, key_sha256, acting_role, acting_assignment_id, read_only, expires_at)
           VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(days => $7)) RETURNING id`,
          [
            viewer.userId,
            label,
            made.sha256,
            input.role,
            input.assignmentId ?? null,
            input.readOnly,
            input.expiresInDays,
          ],
        );
        key = made.key;
        return row!.id;
      });
      return { apiKey: await ownKey(tx, viewer, id), key };
    });
  }

  /** It opens nothing from now on; again changes nothing. @throws AppError NOT_FOUND also for somebody else's */
  async revoke(viewer: Viewer, id: string): Promise<ApiKeyRow> {
    ownSession(viewer);
    return this.#transactions.run(viewer, async (tx) => {
      await tx.query(
        'UPDATE api_key SET revoked_at = now() WHERE id = $1 AND user_id = $2 AND revoked_at IS NULL',
        [id, viewer.userId],
      );
      return ownKey(tx, viewer, id);
    });
  }
}

async function ownKey(tx: Tx, viewer: Viewer, id: string): Promise<ApiKeyRow> {
  const [row] = await tx.query<ApiKeyRow>(
    `SELECT ${API_KEYS.columns} FROM api_key x WHERE x.id = $1 AND x.user_id = $2`,
    [id, viewer.userId],
  );
  if (!row) throw notFound({ ja: 'アクセスキー', en: 'The access key' });
  return row;
}

/** Whoever has no role yet may found a group, so as a coordinator their key may too. */
async function refuseForeignRole(tx: Tx, viewer: Viewer, input: CreateApiKeyInput): Promise<void> {
  const { role, assignmentId = null } = input;
  const held = await tx.query<{ id: string; role: Role }>(
    'SELECT id, role FROM assignment WHERE user_id = $1 AND ended_at IS NULL',
    [viewer.userId],
  );
  const none = held.length === 0 && role === 'COORDINATOR' && assignmentId === null;
  if (none || held.some((one) => one.role === role && (assignmentId ?? one.id) === one.id)) return;
  refuse('NOT_YOUR_ROLE', assignmentId === null ? 'input.role' : 'input.assignmentId', {
    ja: 'この立場のキーは作れません。ご自分の立場（担当）の中から、もう一度お選びください。',
    en: 'You cannot make a key for this role. Please choose one of your own.',
  });
}

async function refuseTooMany(tx: Tx, viewer: Viewer): Promise<void> {
  const usable = await tx.query(`SELECT id FROM api_key x WHERE x.user_id = $1 AND ${USABLE} LIMIT $2`, [
    viewer.userId,
    MOST_USABLE,
  ]);
  if (usable.length < MOST_USABLE) return;
  refuse('TOO_MANY_KEYS', null, {
    ja: `使えるアクセスキーは${MOST_USABLE}本までです。使っていないキーを無効にしてから、作ってください。`,
    en: `At most ${MOST_USABLE} keys can be in use. Please revoke one you do not use, then make the new one.`,
  });
}
