import type { LocalDate, Message } from '@renkei/kernel';
import { isRegisteredAsset } from '@renkei/lifecycle';
import type { Tx, Viewer } from '@renkei/platform';
import { notFound } from '@renkei/platform';
import { CATEGORY_LABELS, type CostCategory } from '@renkei/subsidy-rules';
import type { ReportRow } from './report.rows.ts';

export const ASSET: Message = { ja: '取得財産', en: 'The asset' };

/** An entry of the 取得財産等管理台帳 (R25 第29条). */
export interface AssetRow {
  readonly id: string;
  readonly consortiumId: string;
  readonly memberId: string;
  readonly costLineId: string;
  readonly name: string;
  /** Whole yen, tax-exclusive. */
  readonly unitPriceYen: bigint;
  readonly quantity: number;
  readonly acquiredOn: LocalDate;
  readonly place: string;
  readonly disposedOn: LocalDate | null;
  readonly disposalNote: string;
  readonly version: number;
  readonly recordedAt: Date;
}

/** SELECT list over the alias `a`. */
export const ASSET_COLUMNS = `a.id, a.consortium_id AS "consortiumId", a.member_id AS "memberId",
  a.cost_line_id AS "costLineId", a.name, a.unit_price_yen AS "unitPriceYen", a.quantity,
  a.acquired_on::text AS "acquiredOn", a.place, a.disposed_on::text AS "disposedOn", a.disposal_note AS "disposalNote",
  a.version, a.recorded_at AS "recordedAt"`;

/** @throws AppError NOT_FOUND */
export async function assetById(tx: Tx, id: string): Promise<AssetRow> {
  const [row] = await tx.query<AssetRow>(`SELECT ${ASSET_COLUMNS} FROM asset a WHERE a.id = $1`, [id]);
  if (!row) throw notFound(ASSET);
  return row;
}

const HARDWARE: readonly CostCategory[] = ['PC', 'REGISTER', 'ANALYSIS_HARDWARE'];

interface Bought {
  readonly costLineId: string;
  readonly memberId: string;
  readonly category: CostCategory;
  readonly label: string;
  readonly quantity: number;
  readonly actualYen: bigint;
  readonly acquiredOn: LocalDate;
}

/**
 * Enters the certified hardware of a fixed report whose price per unit reaches the limit; what is entered already stays
 * as it is. It was acquired with its last delivery, else its last invoice, else the completion of the project.
 */
export async function registerAssets(tx: Tx, viewer: Viewer, report: ReportRow): Promise<void> {
  const bought = await tx.query<Bought>(
    `SELECT l.id AS "costLineId", l.member_id AS "memberId", l.category, l.label, l.quantity, p.actual_yen AS "actualYen",
       coalesce(max(s.occurred_on) FILTER (WHERE s.step = 'DELIVERY'), max(s.occurred_on) FILTER (WHERE s.step = 'INVOICE'),
         $3::date)::text AS "acquiredOn"
     FROM performance_line p JOIN cost_line l ON l.id = p.cost_line_id
     JOIN member m ON m.id = l.member_id AND m.status = 'ENROLLED'
     LEFT JOIN purchase_step s ON s.cost_line_id = l.id AND s.voided_at IS NULL
     WHERE p.report_id = $1 AND p.certified_yen > 0 AND l.category = ANY ($2::text[])
     GROUP BY l.id, p.actual_yen ORDER BY l.id`,
    [report.id, HARDWARE, report.completedOn],
  );
  const assets = bought.flatMap(({ actualYen, label, category, ...line }) => {
    const unitPriceYen = actualYen / BigInt(line.quantity);
    const name = label === '' ? CATEGORY_LABELS[category].ja : label;
    return isRegisteredAsset(unitPriceYen) ? [{ ...line, name, unitPriceYen: String(unitPriceYen) }] : [];
  });
  if (assets.length === 0) return;
  await tx.query(
    `INSERT INTO asset (consortium_id, member_id, cost_line_id, name, unit_price_yen, quantity, acquired_on, recorded_by)
     SELECT $2, r."memberId", r."costLineId", r.name, r."unitPriceYen", r.quantity, r."acquiredOn", $3
     FROM jsonb_to_recordset($1::jsonb) AS r ("memberId" uuid, "costLineId" uuid, name text, "unitPriceYen" bigint,
       quantity integer, "acquiredOn" date)
     ON CONFLICT (cost_line_id) DO NOTHING`,
    [JSON.stringify(assets), report.consortiumId, viewer.userId],
  );
}
