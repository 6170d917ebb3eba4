import { Injectable } from '@nestjs/common';
import {
  checkName,
  once,
  ProblemList,
  refuseStale,
  TenantTransaction,
  tidyLine,
  type Viewer,
} from '@renkei/platform';
import type { Connection, PageArgs } from '@renkei/platform/graphql';
import { pageOfList } from '../shared/pages.ts';
import { SUPPORT_BODY_COLUMNS, supportBodyById, type SupportBodyRow } from './support-body.rows.ts';
import type {
  CreateSupportBodyInput,
  SupportBodyInput,
  UpdateSupportBodyInput,
} from './support-body.inputs.ts';

const SUPPORT_BODIES = {
  table: 'support_body',
  at: 'created_at',
  columns: SUPPORT_BODY_COLUMNS,
} as const;

@Injectable()
export class SupportBodyService {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  /** All of them: a group has to choose whom to consent to. */
  page(viewer: Viewer, page: PageArgs): Promise<Connection<SupportBodyRow>> {
    return this.#transactions.read(viewer, (tx) => pageOfList<SupportBodyRow>(tx, SUPPORT_BODIES, page));
  }

  async create(viewer: Viewer, input: CreateSupportBodyInput): Promise<SupportBodyRow> {
    const { name, prefectures } = checked(input);
    return this.#transactions.run(viewer, async (tx) => {
      const id = await once(tx, viewer, 'createSupportBody', input, async () => {
        const [row] = await tx.query<{ id: string }>(
          'INSERT INTO support_body (name, prefectures) VALUES ($1, $2) RETURNING id',
          [name, prefectures],
        );
        return row!.id;
      });
      return supportBodyById(tx, id);
    });
  }

  /** Groups of a prefecture that is taken out are out of its sight at once. */
  async update(viewer: Viewer, input: UpdateSupportBodyInput): Promise<SupportBodyRow> {
    const { name, prefectures } = checked(input);
    return this.#transactions.run(viewer, async (tx) => {
      const changed = await tx.query(
        `UPDATE support_body SET name = $3, prefectures = $4, version = version + 1
         WHERE id = $1 AND version = $2 RETURNING id`,
        [input.id, input.version, name, prefectures],
      );
      const body = await supportBodyById(tx, input.id);
      if (changed.length === 0) refuseStale(input.version, body.version);
      return body;
    });
  }
}

function checked(input: SupportBodyInput): { name: string; prefectures: number[] } {
  const name = tidyLine(input.name);
  const problems = new ProblemList();
  checkName(problems, name, 'input.name');
  problems.throwIfAny();
  return { name, prefectures: [...new Set(input.prefectures)].sort((a, b) => a - b) };
}
