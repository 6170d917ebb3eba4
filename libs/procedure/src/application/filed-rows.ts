import type { ConsortiumEntity } from '@renkei/consortium';
import type { Tx } from '@renkei/platform';
import type { CostCategory, SoftwareFunction } from '@renkei/subsidy-rules';

/** A cost line as it is filed: with the names a reader needs, in the order of the group. */
export interface FiledLine {
  readonly id: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly category: CostCategory;
  readonly label: string;
  readonly tool: string | null;
  readonly vendor: string | null;
  readonly functions: readonly SoftwareFunction[];
  /** Whole yen, tax-exclusive. */
  readonly unitPriceYen: bigint;
  readonly quantity: number;
  readonly amountYen: bigint;
  readonly cloudMonths: number | null;
}

/** The lines of the enrolled members. */
export function readFiledLines(tx: Tx, { id }: ConsortiumEntity): Promise<FiledLine[]> {
  return tx.query<FiledLine>(
    `SELECT l.id, l.member_id AS "memberId", b.name AS "memberName", l.category, l.label, t.name AS tool, v.name AS vendor,
       CASE WHEN l.category = 'SOFTWARE' AND l.tool_id IS NOT NULL THEN t.functions ELSE l.functions END AS functions,
       l.unit_price_yen AS "unitPriceYen", l.quantity, l.unit_price_yen * l.quantity AS "amountYen",
       l.cloud_months AS "cloudMonths"
     FROM cost_line l
     JOIN member m ON m.id = l.member_id JOIN business b ON b.id = m.business_id
     LEFT JOIN tool t ON t.id = l.tool_id LEFT JOIN vendor v ON v.id = t.vendor_id
     WHERE l.consortium_id = $1 AND m.status = 'ENROLLED' ORDER BY m.position, l.position, l.id`,
    [id],
  );
}
