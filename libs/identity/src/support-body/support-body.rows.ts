import type { Message } from '@renkei/kernel';
import { notFound, type Tx } from '@renkei/platform';

export const SUPPORT_BODY: Message = { ja: '支援機関', en: 'The support body' };

export interface SupportBodyRow {
  readonly id: string;
  readonly name: string;
  /** JIS X 0401, ascending. */
  readonly prefectures: readonly number[];
  readonly version: number;
  readonly createdAt: Date;
}

/** SELECT list over `x`. */
export const SUPPORT_BODY_COLUMNS =
  'x.id, x.name, x.prefectures::smallint[] AS prefectures, x.version, x.created_at AS "createdAt"';

/** @throws AppError NOT_FOUND */
export async function supportBodyById(tx: Tx, id: string): Promise<SupportBodyRow> {
  const [row] = await tx.query<SupportBodyRow>(
    `SELECT ${SUPPORT_BODY_COLUMNS} FROM support_body x WHERE x.id = $1`,
    [id],
  );
  if (!row) throw notFound(SUPPORT_BODY);
  return row;
}
