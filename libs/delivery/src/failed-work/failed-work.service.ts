import { Injectable } from '@nestjs/common';
import { notFound, TenantTransaction, type Viewer } from '@renkei/platform';
import type { Connection, PageArgs } from '@renkei/platform/graphql';
import { pageOfList } from '../shared/pages.ts';
import type { FailedWorkType } from './failed-work.type.ts';

const FAILED_WORK = {
  from: 'failed_work() x',
  at: 'x.failed_at',
  id: 'x.id',
  columns: `x.id, x.topic, x.created_at AS "createdAt", x.failed_at AS "failedAt", x.relay_count AS "handedOver",
    x.last_error AS "lastError"`,
} as const;

/** Work that was given up, for the administrator: the functions of the schema show it to nobody else. */
@Injectable()
export class FailedWorkService {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  page(viewer: Viewer, page: PageArgs): Promise<Connection<FailedWorkType>> {
    return this.#transactions.read(viewer, (tx) => pageOfList<FailedWorkType>(tx, FAILED_WORK, page));
  }

  /** It runs again from the beginning. @throws AppError NOT_FOUND, also when somebody has retried it already */
  retry(viewer: Viewer, id: string): Promise<string> {
    return this.#transactions.run(viewer, async (tx) => {
      const [row] = await tx.query<{ retried: boolean }>('SELECT retry_failed_work($1) AS retried', [id]);
      if (!row?.retried) throw notFound({ ja: '失敗した処理', en: 'The failed work' });
      return id;
    });
  }
}
