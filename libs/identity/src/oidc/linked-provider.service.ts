import { Inject, Injectable } from '@nestjs/common';
import { fromEpochMs } from '@renkei/kernel';
import { CONFIG, notFound, TenantTransaction, type ServerConfig, type Viewer } from '@renkei/platform';
import { ownSession } from '../shared/own-session.ts';
import { lockAccount, refuseLastWayGone } from '../shared/ways-to-sign-in.ts';
import type { LinkedProviderType, SignInProviderType } from './linked-provider.type.ts';

/** Which provider there is, and which of its accounts are whose. */
@Injectable()
export class LinkedProviderService {
  readonly #transactions: TenantTransaction;
  readonly #config: ServerConfig;

  constructor(transactions: TenantTransaction, @Inject(CONFIG) config: ServerConfig) {
    this.#transactions = transactions;
    this.#config = config;
  }

  available(): SignInProviderType[] {
    const { oidc } = this.#config;
    return oidc ? [{ label: oidc.label, startPath: '/auth/oidc/start' }] : [];
  }

  list(viewer: Viewer): Promise<LinkedProviderType[]> {
    return this.#transactions.readIdentity(viewer, async (tx) => {
      const rows = await tx.query<{ issuer: string; linked_at: Date }>(
        'SELECT issuer, linked_at FROM oidc_identity WHERE user_id = $1 ORDER BY linked_at, issuer',
        [viewer.userId],
      );
      return rows.map(({ issuer, linked_at }) => ({
        issuer,
        label: this.#labelOf(issuer),
        linkedAt: fromEpochMs(linked_at.getTime()),
      }));
    });
  }

  /** @throws AppError NOT_FOUND; ProblemsFound LAST_WAY_TO_SIGN_IN */
  async unlink(viewer: Viewer, issuer: string): Promise<string> {
    const { userId } = viewer;
    ownSession(viewer);
    return this.#transactions.runIdentity('unlinkProvider', userId, async (tx) => {
      await lockAccount(tx, userId);
      const removed = await tx.query(
        'DELETE FROM oidc_identity WHERE user_id = $1 AND issuer = $2 RETURNING issuer',
        [userId, issuer],
      );
      if (removed.length === 0) throw notFound({ ja: '結び付けたアカウント', en: 'The linked account' });
      await refuseLastWayGone(tx, userId, this.#config);
      return issuer;
    });
  }

  #labelOf(issuer: string): string {
    const { oidc } = this.#config;
    if (oidc && withoutSlash(oidc.issuer) === withoutSlash(issuer)) return oidc.label;
    return URL.canParse(issuer) ? new URL(issuer).host : issuer; // one configured before
  }
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
