import { randomBytes } from 'node:crypto';
import type { Role } from '@renkei/access';
import { Injectable } from '@nestjs/common';
import { sha256Of } from '../database/idempotency.ts';
import { TenantTransaction } from '../database/tenant-transaction.ts';
import { unauthenticated } from '../errors/app-error.ts';
import type { Viewer } from './viewer.ts';

const TOKEN_FORM = /^[A-Za-z0-9_-]{43}$/;
const KEY_FORM = /^rk_[A-Za-z0-9_-]{43}$/;

/** A new API key: 256 random bits. Only its digest is ever stored. */
export function newApiKey(): { key: string; sha256: string } {
  const key = `rk_${randomBytes(32).toString('base64url')}`;
  return { key, sha256: sha256Of(key) };
}

/** The secret a session's cookie holds: 256 random bits, kept only as a digest. */
export function newSessionToken(): { token: string; sha256: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, sha256: sha256Of(token) };
}

@Injectable()
export class Authenticator {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  /**
   * Who presents this `Authorization: Bearer rk_…` header; null without one.
   * @throws AppError UNAUTHENTICATED when there is one that is not valid: a typo must not look like a public visit
   */
  async byKey(authorization: string | undefined): Promise<Viewer | null> {
    if (authorization === undefined) return null;
    const key = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    if (key === undefined || !KEY_FORM.test(key)) throw unauthenticated();
    const [row] = await this.#transactions.anonymous<ViewerRow & { read_only: boolean }>(
      'SELECT * FROM user_of_api_key($1)',
      [sha256Of(key)],
    );
    if (!row) throw unauthenticated();
    return { ...viewerOf(row), readOnly: row.read_only, sessionId: null };
  }

  /** Whose session this token of a cookie is; null when it is nobody's, over, or altered. */
  async bySession(token: string): Promise<SignedInSession | null> {
    if (!TOKEN_FORM.test(token)) return null;
    const [row] = await this.#transactions.anonymous<
      ViewerRow & { session_id: string; awaits_second_factor: boolean }
    >('SELECT * FROM user_of_session($1)', [sha256Of(token)]);
    if (!row) return null;
    return {
      viewer: { ...viewerOf(row), readOnly: false, sessionId: row.session_id },
      awaitsSecondFactor: row.awaits_second_factor,
    };
  }
}

interface ViewerRow {
  readonly user_id: string;
  readonly display_name: string;
  readonly locale: 'ja' | 'en';
  readonly acting_role: Role | null;
  readonly acting_assignment_id: string | null;
}

export interface SignedInSession {
  readonly viewer: Viewer;
  readonly awaitsSecondFactor: boolean;
}

function viewerOf(row: ViewerRow): Omit<Viewer, 'readOnly' | 'sessionId'> {
  return {
    userId: row.user_id,
    displayName: row.display_name,
    locale: row.locale,
    acting: row.acting_role && { role: row.acting_role, assignmentId: row.acting_assignment_id },
  };
}
