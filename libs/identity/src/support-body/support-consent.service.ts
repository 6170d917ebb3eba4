import { Injectable } from '@nestjs/common';
import { GROUP, lockConsortium } from '@renkei/consortium';
import { notFound, refuse, TenantTransaction, type Tx, type Viewer } from '@renkei/platform';
import { ownSession } from '../shared/own-session.ts';
import { SUPPORT_BODY, supportBodyById } from './support-body.rows.ts';
import type { SupportConsentInput } from './support-consent.inputs.ts';

export interface SupportConsentRow {
  readonly id: string;
  readonly supportBodyId: string;
  readonly supportBodyName: string;
  readonly isInForce: boolean;
  readonly givenAt: Date;
  readonly givenByName: string | null;
  readonly withdrawnAt: Date | null;
}

/** Of a group, also those withdrawn: who could see it, and since when. */
export const SUPPORT_CONSENTS = {
  table: 'support_consent',
  at: 'given_at',
  newestFirst: true,
  columns: `x.id, x.support_body_id AS "supportBodyId", body.name AS "supportBodyName",
    x.withdrawn_at IS NULL AND c.prefecture = ANY (body.prefectures) AS "isInForce",
    x.given_at AS "givenAt", u.display_name AS "givenByName", x.withdrawn_at AS "withdrawnAt"`,
  joins: `JOIN support_body body ON body.id = x.support_body_id JOIN consortium c ON c.id = x.consortium_id
    LEFT JOIN app_user u ON u.id = x.given_by`,
} as const;

/** Decided by people at the screen: for an access key all of this is FORBIDDEN. */
@Injectable()
export class SupportConsentService {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  /** Given already, it stays as it is. @throws ProblemsFound OUTSIDE_PREFECTURES, CONSORTIUM_CLOSED; AppError NOT_FOUND */
  async give(
    viewer: Viewer,
    { consortiumId, supportBodyId }: SupportConsentInput,
  ): Promise<SupportConsentRow> {
    ownSession(viewer);
    return this.#transactions.run(viewer, async (tx) => {
      const group = await lockConsortium(tx, consortiumId);
      const body = await supportBodyById(tx, supportBodyId);
      if (!body.prefectures.includes(group.prefecture)) {
        refuse('OUTSIDE_PREFECTURES', 'input.supportBodyId', {
          ja: `「${body.name}」は、このグループの都道府県を担当していないため、同意しても何も見られません。グループの都道府県を担当する支援機関をお選びください。`,
          en: `"${body.name}" does not look after this group's prefecture and would see nothing of it. Please choose a support body that does.`,
        });
      }
      await tx.query(
        `INSERT INTO support_consent (consortium_id, support_body_id, given_by) VALUES ($1, $2, $3)
         ON CONFLICT (consortium_id, support_body_id) WHERE withdrawn_at IS NULL DO NOTHING`,
        [consortiumId, supportBodyId, viewer.userId],
      );
      return latest(tx, consortiumId, supportBodyId);
    });
  }

  /** From now on the body sees nothing of the group; also of a closed one. Again changes nothing. */
  async withdraw(
    viewer: Viewer,
    { consortiumId, supportBodyId }: SupportConsentInput,
  ): Promise<SupportConsentRow> {
    ownSession(viewer);
    return this.#transactions.run(viewer, async (tx) => {
      const [group] = await tx.query('SELECT id FROM consortium WHERE id = $1', [consortiumId]);
      if (!group) throw notFound(GROUP);
      await tx.query(
        `UPDATE support_consent SET withdrawn_at = now(), withdrawn_by = $3
         WHERE consortium_id = $1 AND support_body_id = $2 AND withdrawn_at IS NULL`,
        [consortiumId, supportBodyId, viewer.userId],
      );
      return latest(tx, consortiumId, supportBodyId);
    });
  }
}

async function latest(tx: Tx, consortiumId: string, supportBodyId: string): Promise<SupportConsentRow> {
  const [row] = await tx.query<SupportConsentRow>(
    `SELECT ${SUPPORT_CONSENTS.columns} FROM support_consent x ${SUPPORT_CONSENTS.joins}
     WHERE x.consortium_id = $1 AND x.support_body_id = $2
     ORDER BY x.withdrawn_at IS NULL DESC, x.given_at DESC LIMIT 1`,
    [consortiumId, supportBodyId],
  );
  if (!row) throw notFound(SUPPORT_BODY);
  return row;
}
