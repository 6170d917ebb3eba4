import type { Message } from '@renkei/kernel';
import { lineFindings } from '@renkei/lifecycle';
import type { Tx } from '@renkei/platform';
import { contextOf, readPurchaseLines } from './purchase-lines.ts';
import { findingsByLine, recordOf, stepsByLine } from './purchase.rows.ts';

/** A cost line that gets no subsidy as its purchase is recorded today. */
export interface StandingLoss {
  readonly memberId: string;
  readonly costLineId: string;
  /** Why, each a sentence or two. */
  readonly why: readonly Message[];
  /** The subsidy the group is not paid without the line, as it was worked out when it was recorded; whole yen. */
  readonly costYen: bigint;
}

/** The lost lines of these members, as far as the person may see them; of steps that stand. */
export async function readStandingLosses(tx: Tx, memberIds: readonly string[]): Promise<StandingLoss[]> {
  const found = await tx.query<{ lineId: string }>(
    `SELECT l.id AS "lineId" FROM cost_line l
     WHERE l.member_id = ANY ($1::uuid[]) AND EXISTS (
       SELECT FROM purchase_finding x JOIN purchase_step s ON s.id = x.purchase_step_id AND s.voided_at IS NULL
       WHERE x.cost_line_id = l.id)
     ORDER BY l.position, l.id`,
    [memberIds],
  );
  if (found.length === 0) return [];
  const ids = found.map(({ lineId }) => lineId);
  const lines = await readPurchaseLines(tx, ids);
  const steps = await stepsByLine(tx, ids);
  const recorded = await findingsByLine(tx, ids);
  return ids.flatMap((id) => {
    const line = lines.get(id);
    if (!line) return [];
    const why = lineFindings(contextOf(line), (steps.get(id) ?? []).map(recordOf)).filter(
      ({ loses }) => loses,
    );
    if (why.length === 0) return [];
    // several findings on one line cost what the line costs, once
    const costs = (recorded.get(id) ?? []).map(({ costYen }) => costYen);
    return [
      {
        memberId: line.memberId,
        costLineId: id,
        why: why.map(({ message }) => message),
        costYen: costs.reduce((most, yen) => (yen > most ? yen : most), 0n),
      },
    ];
  });
}
