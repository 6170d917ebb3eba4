import { lineFindings, purchaseProgress, type GuardFinding, type PurchaseProgress } from '@renkei/lifecycle';
import type { TenantTransaction, Tx, Viewer } from '@renkei/platform';
import { cursorId, pageOf, type Connection } from '@renkei/platform/graphql';
import DataLoader from 'dataloader';
import type { PurchasePageArgs } from './purchase.inputs.ts';
import { contextOf, readPurchaseLines } from './purchase-lines.ts';
import {
  FINDING_COLUMNS,
  findingsByLine,
  recordOf,
  STEP_COLUMNS,
  stepsByLine,
  type PurchaseFindingRow,
  type PurchaseStepRow,
} from './purchase.rows.ts';

/** The purchase on a line as it is recorded today. */
export interface LinePurchase {
  readonly steps: readonly PurchaseStepRow[];
  readonly progress: PurchaseProgress;
  /** What the rules say of it, warnings too. */
  readonly checks: readonly GuardFinding[];
}

/** Per line id, whatever their number in two statements; null for a line this person may not see. */
export function linePurchaseLoader(
  transactions: TenantTransaction,
  viewer: Viewer,
): DataLoader<string, LinePurchase | null> {
  return new DataLoader((lineIds) =>
    transactions.read(viewer, async (tx) => {
      const lines = await readPurchaseLines(tx, lineIds);
      const stepsOf = await stepsByLine(tx, lineIds);
      return lineIds.map((id) => {
        const line = lines.get(id);
        if (!line) return null;
        const steps = stepsOf.get(id) ?? [];
        const records = steps.map(recordOf);
        return {
          steps,
          progress: purchaseProgress(line.category, records),
          checks: lineFindings(contextOf(line), records),
        };
      });
    }),
  );
}

/** Findings of steps that stand, per line id, in one statement. */
export function lineFindingsLoader(
  transactions: TenantTransaction,
  viewer: Viewer,
): DataLoader<string, readonly PurchaseFindingRow[]> {
  return new DataLoader((lineIds) =>
    transactions.read(viewer, async (tx) => {
      const findings = await findingsByLine(tx, lineIds);
      return lineIds.map((id) => findings.get(id) ?? []);
    }),
  );
}

/** A page of steps per group id, newest first, voided ones too; all groups in one statement. */
export function stepPageLoader(
  transactions: TenantTransaction,
  viewer: Viewer,
  page: PurchasePageArgs,
): DataLoader<string, Connection<PurchaseStepRow>> {
  return new DataLoader((ids) =>
    transactions.read(viewer, (tx) =>
      newestPages<PurchaseStepRow>(tx, ids, page, {
        table: 'purchase_step',
        columns: STEP_COLUMNS,
        ofMember: '(x.member_id = $4 OR x.cost_line_id IN (SELECT id FROM cost_line WHERE member_id = $4))',
      }),
    ),
  );
}

/** A page of findings of steps that stand per group id, newest first; all groups in one statement. */
export function findingPageLoader(
  transactions: TenantTransaction,
  viewer: Viewer,
  page: PurchasePageArgs,
): DataLoader<string, Connection<PurchaseFindingRow>> {
  return new DataLoader((ids) =>
    transactions.read(viewer, (tx) =>
      newestPages<PurchaseFindingRow>(tx, ids, page, {
        table: 'purchase_finding',
        columns: FINDING_COLUMNS,
        ofMember: 'x.member_id = $4',
        standing:
          'EXISTS (SELECT FROM purchase_step s WHERE s.id = x.purchase_step_id AND s.voided_at IS NULL)',
      }),
    ),
  );
}

interface NewestFirst {
  readonly table: 'purchase_step' | 'purchase_finding';
  readonly columns: string;
  readonly ofMember: string;
  readonly standing?: string;
}

async function newestPages<Row extends { readonly id: string; readonly consortiumId: string }>(
  tx: Tx,
  consortiumIds: readonly string[],
  { first, after, memberId }: PurchasePageArgs,
  { table, columns, ofMember, standing = 'true' }: NewestFirst,
): Promise<Connection<Row>[]> {
  const rows = await tx.query<Row>(
    `SELECT ${columns} FROM unnest($1::uuid[]) AS g (id) CROSS JOIN LATERAL (
       SELECT * FROM ${table} x
       WHERE x.consortium_id = g.id AND ${standing} AND ($4::uuid IS NULL OR ${ofMember})
         AND ($2::uuid IS NULL OR (x.recorded_at, x.id) < (
           SELECT l.recorded_at, l.id FROM ${table} l WHERE l.consortium_id = g.id AND l.id = $2))
       ORDER BY x.recorded_at DESC, x.id DESC LIMIT $3
     ) x ORDER BY x.consortium_id, x.recorded_at DESC, x.id DESC`,
    [consortiumIds, cursorId(after), first + 1, memberId ?? null],
  );
  return consortiumIds.map((id) =>
    pageOf(
      rows.filter((row) => row.consortiumId === id),
      first,
      (row) => [row.id],
    ),
  );
}
