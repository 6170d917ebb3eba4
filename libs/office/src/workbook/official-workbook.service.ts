import { Injectable } from '@nestjs/common';
import { detectEdition } from '@renkei/forms';
import type { Message } from '@renkei/kernel';
import {
  notFound,
  type Problem,
  ProblemsFound,
  refuse,
  sha256Of,
  TenantTransaction,
  tidyLine,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { lockConsortium } from '@renkei/consortium';
import type { Connection, PageArgs } from '@renkei/platform/graphql';
import { newestPages } from '../shared/newest-pages.ts';
import type { OfficialWorkbookType } from './official-workbook.type.ts';

export const OFFICIAL_WORKBOOK: Message = { ja: '事務局の様式', en: 'The official workbook' };
const MAX_FILE_NAME = 200;
/** A group has one a year, and those it began to fill. */
const MOST_WORKBOOKS = 20;

/** SELECT list over `official_workbook x`. */
const COLUMNS = `x.id, x.consortium_id AS "consortiumId", x.file_name AS "fileName", x.edition,
  octet_length(x.file_bytes)::double precision AS "byteLength", x.created_at AS "createdAt"`;

/** The workbooks a group supplied: they are looked at when they come, and kept as they are. */
@Injectable()
export class OfficialWorkbookService {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  /** Whether this person may bring one to this group: asked before a byte of it is read. @throws AppError NOT_FOUND */
  async requireGroup(viewer: Viewer, consortiumId: string): Promise<void> {
    await this.#transactions.run(viewer, (tx) => lockConsortium(tx, consortiumId));
  }

  /**
   * Keeps a workbook of an edition we know; the very same file is kept once.
   * @throws ProblemsFound why it cannot be used: every file problem, UNKNOWN_EDITION with each difference on its cell,
   * TOO_MANY_WORKBOOKS
   */
  async keep(
    viewer: Viewer,
    upload: { readonly consortiumId: string; readonly fileName: string; readonly bytes: Buffer },
  ): Promise<OfficialWorkbookType> {
    const detected = await detectEdition(upload.bytes);
    if (!detected.ok) throw new ProblemsFound(problemsOf(detected.error));
    const fileName = [...(tidyLine(upload.fileName) || '様式.xlsx')].slice(-MAX_FILE_NAME).join('');
    const digest = sha256Of(upload.bytes);
    return this.#transactions.run(viewer, async (tx) => {
      const { id: consortiumId } = await lockConsortium(tx, upload.consortiumId);
      const [there] = await tx.query<OfficialWorkbookType>(
        `SELECT ${COLUMNS} FROM official_workbook x WHERE x.consortium_id = $1 AND x.file_sha256 = $2`,
        [consortiumId, digest],
      );
      if (there) return there;
      await refuseTooMany(tx, consortiumId);
      const [made] = await tx.query<OfficialWorkbookType>(
        `WITH x AS (INSERT INTO official_workbook (consortium_id, file_name, edition, file_sha256, file_bytes, created_by)
           VALUES ($1, $2, $3, $4, $5, $6) RETURNING *) SELECT ${COLUMNS} FROM x`,
        [consortiumId, fileName, detected.value, digest, upload.bytes, viewer.userId],
      );
      return made!;
    });
  }

  /** @throws AppError NOT_FOUND */
  remove(viewer: Viewer, { id }: { readonly id: string }): Promise<string> {
    return this.#transactions.run(viewer, async (tx) => {
      const removed = await tx.query('DELETE FROM official_workbook WHERE id = $1 RETURNING id', [id]);
      if (removed.length === 0) throw notFound(OFFICIAL_WORKBOOK);
      return id;
    });
  }

  /** A page of each group's, newest first, in one statement. */
  pagesOf(
    viewer: Viewer,
    consortiumIds: readonly string[],
    page: PageArgs,
  ): Promise<Connection<OfficialWorkbookType>[]> {
    const source = { table: 'official_workbook', columns: COLUMNS } as const;
    return newestPages(this.#transactions, viewer, source, consortiumIds, page);
  }
}

/** The bytes of a workbook of this very group. @throws AppError NOT_FOUND */
export async function workbookBytes(tx: Tx, consortiumId: string, id: string): Promise<Buffer> {
  const [row] = await tx.query<{ file_bytes: Buffer }>(
    'SELECT file_bytes FROM official_workbook WHERE consortium_id = $1 AND id = $2',
    [consortiumId, id],
  );
  if (!row) throw notFound(OFFICIAL_WORKBOOK);
  return row.file_bytes;
}

type Refusal = Extract<Awaited<ReturnType<typeof detectEdition>>, { readonly ok: false }>['error'];

function problemsOf(error: Refusal): Problem[] {
  const told = { code: error.code, path: 'file', message: error.message };
  if (error.code !== 'UNKNOWN_EDITION') return [told];
  return [
    told,
    ...error.differences.map(({ sheet, cell, message }) => ({
      code: 'DIFFERS',
      path: `file.${sheet}${cell === null ? '' : `!${cell}`}`,
      message,
    })),
  ];
}

async function refuseTooMany(tx: Tx, consortiumId: string): Promise<void> {
  const [kept] = await tx.query<{ count: number }>(
    'SELECT count(*)::integer AS count FROM official_workbook WHERE consortium_id = $1',
    [consortiumId],
  );
  if (kept!.count < MOST_WORKBOOKS) return;
  refuse('TOO_MANY_WORKBOOKS', 'file', {
    ja: `預けられる様式は${MOST_WORKBOOKS}個までです。使わないものを消してから、もう一度お試しください。`,
    en: `A group keeps at most ${MOST_WORKBOOKS} workbooks. Please remove one you no longer need.`,
  });
}
