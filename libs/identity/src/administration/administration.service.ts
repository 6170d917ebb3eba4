import { Injectable } from '@nestjs/common';
import { forbidden, notFound, refuse, TenantTransaction, type Tx, type Viewer } from '@renkei/platform';
import type { Connection, PageArgs } from '@renkei/platform/graphql';
import { ownSession } from '../shared/own-session.ts';
import { pageOfList } from '../shared/pages.ts';

export interface AccountRow {
  readonly id: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
}

const ACCOUNTS = {
  table: 'app_user',
  at: 'created_at',
  newestFirst: true,
  columns: `x.id, x.display_name AS "displayName", x.email, x.created_at AS "createdAt", x.disabled_at AS "disabledAt"`,
} as const;

@Injectable()
export class AdministrationService {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  /** All accounts, the newest first; in no other role than the administrator's. */
  page(viewer: Viewer, page: PageArgs): Promise<Connection<AccountRow>> {
    return this.#transactions.read(viewer, (tx) => pageOfList<AccountRow>(tx, ACCOUNTS, page));
  }

  /**
   * Ends every session, key and open invitation of the account with it (trigger `disabled`). Again changes nothing.
   * @throws ProblemsFound NOT_ONESELF; AppError NOT_FOUND, FORBIDDEN for an access key
   */
  async disable(viewer: Viewer, id: string): Promise<AccountRow> {
    ownSession(viewer);
    refuseOneself(viewer, id);
    return this.#transactions.run(viewer, async (tx) => {
      await lockAdministration(tx, viewer);
      await tx.query('UPDATE app_user SET disabled_at = now() WHERE id = $1 AND disabled_at IS NULL', [id]);
      return accountById(tx, id);
    });
  }

  /** The person may sign in again, with what they signed in with before. @throws as `disable` */
  async enable(viewer: Viewer, id: string): Promise<AccountRow> {
    ownSession(viewer);
    refuseOneself(viewer, id);
    return this.#transactions.run(viewer, async (tx) => {
      await lockAdministration(tx, viewer);
      await tx.query('UPDATE app_user SET disabled_at = NULL WHERE id = $1', [id]);
      return accountById(tx, id);
    });
  }
}

/** Of two administrators who disable each other at the same moment, the second one is none any more. */
async function lockAdministration(tx: Tx, viewer: Viewer): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('renkei accounts', 0))`);
  const [self] = await tx.query(
    'SELECT id FROM app_user WHERE id = $1 AND disabled_at IS NULL AND actor_is_platform_admin()',
    [viewer.userId],
  );
  if (!self) throw forbidden();
}

async function accountById(tx: Tx, id: string): Promise<AccountRow> {
  const [row] = await tx.query<AccountRow>(`SELECT ${ACCOUNTS.columns} FROM app_user x WHERE x.id = $1`, [
    id,
  ]);
  if (!row) throw notFound({ ja: '利用者', en: 'The account' });
  return row;
}

function refuseOneself({ userId }: Viewer, id: string): void {
  if (userId !== id) return;
  refuse('NOT_ONESELF', 'input.id', {
    ja: 'ご自分の利用は、ご自分では止められません。ほかの管理者の方にお願いしてください。',
    en: 'You cannot do this to your own account. Please ask another administrator.',
  });
}
