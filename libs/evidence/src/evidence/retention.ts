import type { LocalDate } from '@renkei/kernel';
import { retentionEnd } from '@renkei/lifecycle';
import type { Tx } from '@renkei/platform';

/**
 * Begins the duty to keep all of a group's evidence, to the end of the fifth fiscal year after that of the completion
 * (R25 Art. 16); never shortens one. The database refuses to delete a file before the day after.
 * @param tx of a coordinator, when the performance report is submitted
 * @param completedOn the day the project was completed, JST
 * @returns the last day of the duty
 */
export async function setRetention(tx: Tx, consortiumId: string, completedOn: LocalDate): Promise<LocalDate> {
  const until = retentionEnd(completedOn);
  await tx.query(
    `UPDATE evidence_file SET retained_until = $2
     WHERE consortium_id = $1 AND (retained_until IS NULL OR retained_until < $2)`,
    [consortiumId, until],
  );
  return until;
}

/** Until when a file that comes now is kept: as the others, when the report was submitted before it came. */
export async function retentionNow(tx: Tx, consortiumId: string): Promise<LocalDate | null> {
  const [report] = await tx.query<{ completed_on: LocalDate }>(
    `SELECT max(completed_on)::text AS completed_on FROM performance_report
     WHERE consortium_id = $1 AND submitted_at IS NOT NULL HAVING max(completed_on) IS NOT NULL`,
    [consortiumId],
  );
  return report ? retentionEnd(report.completed_on) : null;
}
