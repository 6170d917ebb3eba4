import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { TenantTransaction } from '../database/tenant-transaction.ts';
import { unauthenticated } from '../errors/app-error.ts';
import type { Viewer } from './viewer.ts';

const KEY_FORM = /^rk_[A-Za-z0-9_-]{43}$/;

/** A new API key: 256 random bits. Only its digest is ever stored. */
export function newApiKey(): { key: string; sha256: string } {
  const key = `rk_${randomBytes(32).toString('base64url')}`;
  return { key, sha256: digestOf(key) };
}

function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
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
  async viewerOf(authorization: string | undefined): Promise<Viewer | null> {
    if (authorization === undefined) return null;
    const key = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    if (key === undefined || !KEY_FORM.test(key)) throw unauthenticated();
    const [row] = await this.#transactions.anonymous<{
      user_id: string;
      display_name: string;
      locale: 'ja' | 'en';
      is_platform_admin: boolean;
    }>('SELECT * FROM user_of_api_key($1)', [digestOf(key)]);
    if (!row) throw unauthenticated();
    return {
      userId: row.user_id,
      displayName: row.display_name,
      locale: row.locale,
      isPlatformAdmin: row.is_platform_admin,
    };
  }
}
