import type { LocalDate, Message } from '@renkei/kernel';
import {
  PURCHASE_STEPS,
  type PaymentMethod,
  type PurchaseRecord,
  type PurchaseStep,
} from '@renkei/lifecycle';
import type { Tx } from '@renkei/platform';
import { exactJson } from '../shared/exact-json.ts';

export const STEP: Message = { ja: '買い物の記録', en: 'The purchase step' };

/** A step as it is stored; times are JST. */
export interface PurchaseStepRow {
  readonly id: string;
  readonly consortiumId: string;
  readonly memberId: string;
  readonly costLineId: string;
  readonly step: PurchaseStep;
  readonly occurredOn: LocalDate;
  /** 'HH:mm' */
  readonly occurredTime: string | null;
  /** Tax-exclusive, also of a payment. */
  readonly amountYen: bigint;
  readonly taxYen: bigint;
  readonly method: PaymentMethod | null;
  readonly fromOwnAccount: boolean | null;
  readonly toVendorsAccount: boolean | null;
  readonly pointsOrCashback: boolean;
  readonly documentNumber: string;
  readonly note: string;
  readonly alreadyHappened: boolean;
  readonly voidedAt: Date | null;
  readonly voidReason: string | null;
  readonly recordedAt: Date;
  readonly version: number;
}

/** What is written; the rest are the database's defaults. */
export type NewPurchaseStep = Omit<
  PurchaseStepRow,
  'consortiumId' | 'voidedAt' | 'voidReason' | 'recordedAt' | 'version'
>;

/** SELECT list over the alias `x`. */
export const STEP_COLUMNS = `x.id, x.consortium_id AS "consortiumId", x.member_id AS "memberId",
  x.cost_line_id AS "costLineId", x.step, x.occurred_on::text AS "occurredOn",
  to_char(x.occurred_time, 'HH24:MI') AS "occurredTime", x.amount_yen AS "amountYen", x.tax_yen AS "taxYen", x.method,
  x.from_own_account AS "fromOwnAccount", x.to_vendors_account AS "toVendorsAccount",
  x.points_or_cashback AS "pointsOrCashback", x.document_number AS "documentNumber", x.note,
  x.already_happened AS "alreadyHappened", x.voided_at AS "voidedAt", x.void_reason AS "voidReason",
  x.recorded_at AS "recordedAt", x.version`;

/**
 * A step as the pure guard knows it: there a payment is what was transferred, tax included, and no other step has a
 * tax. The one place where the two are brought together.
 */
export function recordOf(row: NewPurchaseStep & { readonly voidedAt?: Date | null }): PurchaseRecord {
  const paid = row.step === 'PAYMENT';
  return {
    id: row.id,
    step: row.step,
    on: row.occurredOn,
    at: row.occurredTime,
    amount: paid ? row.amountYen + row.taxYen : row.amountYen,
    taxYen: paid ? row.taxYen : 0n,
    method: row.method,
    payer: row.fromOwnAccount === null ? null : row.fromOwnAccount ? 'OWN' : 'OTHER',
    payee: row.toVendorsAccount === null ? null : row.toVendorsAccount ? 'VENDOR_OWN' : 'OTHER',
    pointsOrCashback: row.pointsOrCashback,
    voided: row.voidedAt != null,
  };
}

/** By day, on one day as a purchase goes, then by time where it is known. */
export function byDate(
  one: Pick<PurchaseStepRow, 'occurredOn' | 'occurredTime' | 'step'>,
  other: Pick<PurchaseStepRow, 'occurredOn' | 'occurredTime' | 'step'>,
): number {
  if (one.occurredOn !== other.occurredOn) return one.occurredOn < other.occurredOn ? -1 : 1;
  const steps = PURCHASE_STEPS.indexOf(one.step) - PURCHASE_STEPS.indexOf(other.step);
  if (steps !== 0) return steps;
  return (one.occurredTime ?? '').localeCompare(other.occurredTime ?? '');
}

/** All steps of these lines, voided ones too, each line's in the order they happened. One statement. */
export async function stepsByLine(
  tx: Tx,
  lineIds: readonly string[],
): Promise<Map<string, PurchaseStepRow[]>> {
  const byLine = new Map<string, PurchaseStepRow[]>(lineIds.map((id) => [id, []]));
  const rows = await tx.query<PurchaseStepRow>(
    `SELECT ${STEP_COLUMNS} FROM purchase_step x WHERE x.cost_line_id = ANY ($1::uuid[]) ORDER BY x.recorded_at, x.id`,
    [lineIds],
  );
  for (const row of rows) byLine.get(row.costLineId)?.push(row);
  for (const steps of byLine.values()) steps.sort(byDate);
  return byLine;
}

/** In the order of the ids; what the person may not see is left out. */
export async function stepsByIds(tx: Tx, ids: readonly string[]): Promise<PurchaseStepRow[]> {
  return tx.query<PurchaseStepRow>(
    `SELECT ${STEP_COLUMNS} FROM purchase_step x WHERE x.id = ANY ($1::uuid[])
     ORDER BY array_position($1::uuid[], x.id)`,
    [ids],
  );
}

export async function insertSteps(
  tx: Tx,
  place: { readonly consortiumId: string; readonly recordedBy: string },
  steps: readonly NewPurchaseStep[],
): Promise<void> {
  await tx.query(
    `INSERT INTO purchase_step (id, consortium_id, member_id, cost_line_id, step, occurred_on, occurred_time, amount_yen,
       tax_yen, method, from_own_account, to_vendors_account, points_or_cashback, document_number, note, already_happened,
       recorded_by)
     SELECT r.id, $2, r."memberId", r."costLineId", r.step, r."occurredOn", r."occurredTime", r."amountYen", r."taxYen",
       r.method, r."fromOwnAccount", r."toVendorsAccount", r."pointsOrCashback", r."documentNumber", r.note,
       r."alreadyHappened", $3
     FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, "memberId" uuid, "costLineId" uuid, step text, "occurredOn" date,
       "occurredTime" time, "amountYen" bigint, "taxYen" bigint, method text, "fromOwnAccount" boolean,
       "toVendorsAccount" boolean, "pointsOrCashback" boolean, "documentNumber" text, note text,
       "alreadyHappened" boolean)`,
    [exactJson(steps), place.consortiumId, place.recordedBy],
  );
}

export interface PurchaseFindingRow {
  readonly id: string;
  readonly consortiumId: string;
  readonly purchaseStepId: string;
  readonly memberId: string;
  readonly costLineId: string;
  readonly code: string;
  readonly loses: boolean;
  readonly costYen: bigint;
  readonly recordedAt: Date;
}

export type NewFinding = Omit<PurchaseFindingRow, 'id' | 'consortiumId' | 'recordedAt'>;

/** SELECT list over the alias `x`. */
export const FINDING_COLUMNS = `x.id, x.consortium_id AS "consortiumId", x.purchase_step_id AS "purchaseStepId",
  x.member_id AS "memberId", x.cost_line_id AS "costLineId", x.code, x.loses, x.cost_yen AS "costYen",
  x.recorded_at AS "recordedAt"`;

/** Findings of steps that stand, by line. One statement. */
export async function findingsByLine(
  tx: Tx,
  lineIds: readonly string[],
): Promise<Map<string, PurchaseFindingRow[]>> {
  const byLine = new Map<string, PurchaseFindingRow[]>(lineIds.map((id) => [id, []]));
  const rows = await tx.query<PurchaseFindingRow>(
    `SELECT ${FINDING_COLUMNS} FROM purchase_finding x
     JOIN purchase_step s ON s.id = x.purchase_step_id AND s.voided_at IS NULL
     WHERE x.cost_line_id = ANY ($1::uuid[]) ORDER BY x.recorded_at, x.code, x.id`,
    [lineIds],
  );
  for (const row of rows) byLine.get(row.costLineId)?.push(row);
  return byLine;
}

/** What a step is known for already stays as it was found then. */
export async function insertFindings(
  tx: Tx,
  consortiumId: string,
  findings: readonly NewFinding[],
): Promise<void> {
  if (findings.length === 0) return;
  await tx.query(
    `INSERT INTO purchase_finding (consortium_id, purchase_step_id, member_id, cost_line_id, code, loses, cost_yen)
     SELECT $2, r."purchaseStepId", r."memberId", r."costLineId", r.code, r.loses, r."costYen"
     FROM jsonb_to_recordset($1::jsonb) AS r ("purchaseStepId" uuid, "memberId" uuid, "costLineId" uuid, code text,
       loses boolean, "costYen" bigint)
     ON CONFLICT DO NOTHING`,
    [exactJson(findings), consortiumId],
  );
}
