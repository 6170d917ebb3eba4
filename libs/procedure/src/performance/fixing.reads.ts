import { Injectable } from '@nestjs/common';
import { TenantTransaction, type Viewer } from '@renkei/platform';
import { cursorId, pageOf, type Connection, type PageArgs } from '@renkei/platform/graphql';
import { readMemberFixings } from './fixing-facts.ts';
import { FIXING_COLUMNS, type FixingRow } from './fixing.rows.ts';
import { fixingTypeOf, type AmountFixingType, type MemberFixedAmountType } from './fixing.type.ts';

@Injectable()
export class FixingReads {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  /** The last fixing of each group, as `readFixing` has it; null: nothing is fixed yet. */
  latestOf(viewer: Viewer, consortiumIds: readonly string[]): Promise<(AmountFixingType | null)[]> {
    return this.#transactions.read(viewer, async (tx) => {
      const rows = await tx.query<FixingRow>(
        `SELECT DISTINCT ON (f.consortium_id) ${FIXING_COLUMNS}
         FROM amount_fixing f JOIN performance_report r ON r.id = f.report_id
         WHERE f.consortium_id = ANY ($1::uuid[]) ORDER BY f.consortium_id, r.created_at DESC, f.number DESC`,
        [consortiumIds],
      );
      const byGroup = new Map(rows.map((row) => [row.consortiumId, fixingTypeOf(row)]));
      return consortiumIds.map((id) => byGroup.get(id) ?? null);
    });
  }

  /** A page of each report's fixings, the last one first, in one statement. */
  pagesOf(
    viewer: Viewer,
    reportIds: readonly string[],
    { first, after }: PageArgs,
  ): Promise<Connection<AmountFixingType>[]> {
    return this.#transactions.read(viewer, async (tx) => {
      const rows = await tx.query<FixingRow>(
        `SELECT page.* FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
           SELECT ${FIXING_COLUMNS} FROM amount_fixing f
           WHERE f.report_id = wanted.id
             AND ($2::uuid IS NULL OR f.number < (SELECT l.number FROM amount_fixing l WHERE l.id = $2))
           ORDER BY f.number DESC LIMIT $3) AS page`,
        [reportIds, cursorId(after), first + 1],
      );
      return reportIds.map((id) =>
        pageOf(rows.filter(({ reportId }) => reportId === id).map(fixingTypeOf), first, (row) => [row.id]),
      );
    });
  }

  /** What was last fixed for each member, in one statement. */
  amountsOf(viewer: Viewer, memberIds: readonly string[]): Promise<(MemberFixedAmountType | null)[]> {
    return this.#transactions.read(viewer, async (tx) => {
      const byMember = await readMemberFixings(tx, memberIds);
      return memberIds.map((id) => byMember.get(id) ?? null);
    });
  }
}
