import type { Message } from '@renkei/kernel';
import { notFound, type Tx } from '@renkei/platform';
import { columnsOf } from '../shared/rows.ts';
import { CostLineEntity } from './cost-line.entity.ts';

export const COST_LINE: Message = { ja: '費用の行', en: 'The cost line' };

/** A line with what counts of it: the functions of its tool when it names one, and its whole amount. */
export type CostLineRow = CostLineEntity & { readonly amountYen: bigint };

function select(tx: Tx): string {
  const stored = columnsOf(tx, CostLineEntity, 'l').replace('l.functions AS', EFFECTIVE_FUNCTIONS);
  return `SELECT ${stored}, l.unit_price_yen * l.quantity AS "amountYen"
    FROM cost_line l LEFT JOIN tool t ON t.id = l.tool_id`;
}
const EFFECTIVE_FUNCTIONS =
  "CASE WHEN l.category = 'SOFTWARE' AND l.tool_id IS NOT NULL THEN t.functions ELSE l.functions END AS";

/** @throws AppError NOT_FOUND */
export async function costLineById(tx: Tx, id: string): Promise<CostLineRow> {
  const [row] = await tx.query<CostLineRow>(`${select(tx)} WHERE l.id = $1`, [id]);
  if (!row) throw notFound(COST_LINE);
  return row;
}

/** The lines of each of these members that has any, in their order. */
export async function costLinesByMember(
  tx: Tx,
  memberIds: readonly string[],
): Promise<Map<string, CostLineRow[]>> {
  const byMember = new Map<string, CostLineRow[]>();
  for (const row of await costLinesOf(tx, memberIds)) {
    const lines = byMember.get(row.memberId);
    if (lines) lines.push(row);
    else byMember.set(row.memberId, [row]);
  }
  return byMember;
}

/** All lines of these members in one statement, in their order. */
export function costLinesOf(tx: Tx, memberIds: readonly string[]): Promise<CostLineRow[]> {
  return tx.query<CostLineRow>(
    `${select(tx)} WHERE l.member_id = ANY ($1::uuid[]) ORDER BY l.member_id, l.position, l.id`,
    [memberIds],
  );
}
