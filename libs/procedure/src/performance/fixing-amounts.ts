import type { LocalDate, Message } from '@renkei/kernel';
import { sumYen } from '@renkei/kernel';
import type { Tx } from '@renkei/platform';
import { PART_OF_CATEGORY, type CostPart, type SettlementInput } from '@renkei/subsidy-rules';
import { settlementOf } from './fixing-document.ts';
import { FIXING_COLUMNS, type FixingRow } from './fixing.rows.ts';
import { fixingTypeOf, type FixedAmountType } from './fixing.type.ts';

/** One amount as it was fixed, with its reasons in words; whole yen, tax-exclusive. */
export interface AmountAsFixed {
  readonly granted: bigint;
  readonly fixed: bigint;
  /** The costs that were accepted for it, parked ones not. */
  readonly accepted: bigint;
  readonly reasons: readonly Message[];
}

/** The last fixing of a group as its document says it. */
export interface FixingAmounts {
  readonly number: number;
  readonly noticeNumber: string;
  readonly fixedOn: LocalDate;
  /** (1), in the order of the grant; withdrawn members too. */
  readonly members: readonly (AmountAsFixed & { readonly name: string })[];
  readonly analysis: AmountAsFixed;
  readonly admin: AmountAsFixed;
}

/** One statement; null: nothing is fixed yet, or not visible here, as to a member user. */
export async function readFixingAmounts(tx: Tx, consortiumId: string): Promise<FixingAmounts | null> {
  const [row] = await tx.query<FixingRow>(
    `SELECT ${FIXING_COLUMNS} FROM amount_fixing f JOIN performance_report r ON r.id = f.report_id
     WHERE f.consortium_id = $1 ORDER BY r.created_at DESC, f.number DESC LIMIT 1`,
    [consortiumId],
  );
  if (!row) return null;
  const settlement = settlementOf(row.document);
  const { members, analysis, admin } = fixingTypeOf(row);
  const names = new Map(settlement.input.members.map(({ id, name }) => [id, name]));
  return {
    number: row.number,
    noticeNumber: row.noticeNumber,
    fixedOn: row.fixedOn,
    members: members.map(({ memberId, ...amount }) => ({
      name: names.get(memberId) ?? '',
      ...asFixed(amount, acceptedOf(settlement, 'INFRASTRUCTURE', memberId)),
    })),
    analysis: asFixed(analysis, acceptedOf(settlement, 'ANALYSIS')),
    admin: asFixed(admin, acceptedOf(settlement, 'ADMIN')),
  };
}

function asFixed({ granted, fixed, reason, notes }: FixedAmountType, accepted: bigint): AmountAsFixed {
  return { granted, fixed, accepted, reasons: [reason, ...notes.map(({ message }) => message)] };
}

function acceptedOf({ input, members }: SettlementInput, part: CostPart, memberId?: string): bigint {
  const own = new Set(
    input.members.flatMap(({ costLines }) =>
      costLines.filter(({ category }) => PART_OF_CATEGORY[category] === part).map(({ id }) => id),
    ),
  );
  return sumYen(
    members
      .filter(({ id, withdrawn }) => !withdrawn && (memberId === undefined || id === memberId))
      .flatMap(({ lines }) => lines)
      .filter(({ lineId, parked }) => own.has(lineId) && !parked)
      .map(({ yen }) => yen),
  );
}
