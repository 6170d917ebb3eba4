import type { CalculationService } from '@renkei/consortium';
import type { Tx } from '@renkei/platform';
import {
  fixAmounts,
  type CalculationInput,
  type CertifiedLine,
  type CertifiedMember,
  type CostCategory,
  type FixedAmounts,
  type MemberInput,
  type SettlementInput,
  type SoftwareFunction,
} from '@renkei/subsidy-rules';
import type { GrantFacts } from '../application/grant-facts.ts';
import { readStatements } from './employee.rows.ts';
import { readLineFacts, type LineFacts } from './line.rows.ts';
import type { ReportRow } from './report.rows.ts';

/**
 * What the amounts would be fixed from now: the group as it is granted (its inputs are frozen but for accepted
 * changes), the ceilings as last revised, the lines of the report and what its micro members state of their employees.
 * Those who withdrew after the grant are in it with their lines, so that what was granted to them is accounted for.
 */
export async function readSettlement(
  tx: Tx,
  calculations: CalculationService,
  report: ReportRow,
  { ceilings }: GrantFacts,
): Promise<SettlementInput> {
  const { input } = await calculations.priceWithin(tx, report.consortiumId);
  const withdrawn = await readWithdrawn(tx, report);
  const lines = await readLineFacts(tx, report.consortiumId, report.id);
  const statements = await readStatements(tx, report.id);
  const lost = new Set(statements.flatMap(({ memberId, stillMicro }) => (stillMicro ? [] : [memberId])));
  const byMember = linesByMember(lines);
  const granted = (id: string) => ceilings.member.get(id) ?? 0n;
  return {
    input: asGranted(input, withdrawn),
    members: [
      ...input.members.map(({ id, size }): CertifiedMember => ({
        id,
        granted: granted(id),
        withdrawn: false,
        lostMicro: size === 'MICRO' && lost.has(id),
        lines: certifiedLines(byMember.get(id) ?? []),
      })),
      ...withdrawn.map(({ id }): CertifiedMember => ({
        id,
        granted: granted(id),
        withdrawn: true,
        lostMicro: false,
        lines: [],
      })),
    ],
    granted: { analysis: ceilings.analysis, admin: ceilings.admin },
  };
}

function linesByMember(lines: readonly LineFacts[]): Map<string, LineFacts[]> {
  const byMember = new Map<string, LineFacts[]>();
  for (const line of lines) {
    const own = byMember.get(line.memberId);
    if (own) own.push(line);
    else byMember.set(line.memberId, [line]);
  }
  return byMember;
}

/**
 * What was typed in as requested under MANUAL has become the ceilings, so the settlement goes without it, as the rules
 * do (`fixAmounts` scales like PRO_RATA then); kept, it could be refused when the document is read again.
 */
function asGranted(input: CalculationInput, withdrawn: readonly MemberInput[]): CalculationInput {
  return {
    ...input,
    overCapPolicy: input.overCapPolicy === 'MANUAL' ? 'PRO_RATA' : input.overCapPolicy,
    requestedAnalysis: null,
    members: [...input.members, ...withdrawn].map((member) => ({ ...member, requested: null })),
  };
}

/**
 * What is certified of a line counts at once, also when the rest of it is parked; with nothing certified the line
 * itself is still undecided.
 */
export function certifiedLines(
  lines: readonly Pick<LineFacts, 'costLineId' | 'certifiedYen' | 'parkedYen' | 'version'>[],
): CertifiedLine[] {
  return lines
    .filter(({ version }) => version > 0)
    .map(({ costLineId, certifiedYen, parkedYen }) => ({
      lineId: costLineId,
      yen: certifiedYen,
      parked: certifiedYen === 0n && parkedYen > 0n,
    }));
}

interface WithdrawnRow extends Omit<
  MemberInput,
  'costLines' | 'sharingWeight' | 'requested' | 'representative'
> {
  readonly sharingWeight: number;
  /** Yen as decimal texts: JSON numbers are floats. */
  readonly costLines: readonly {
    readonly id: string;
    readonly category: CostCategory;
    readonly functions: readonly SoftwareFunction[];
    readonly unitPrice: string;
    readonly quantity: number;
    readonly cloudMonths: number | null;
  }[];
}

/** Members of the grant that are not enrolled any more, as they were granted. Who left before it was granted nothing. */
async function readWithdrawn(tx: Tx, { consortiumId, grantId }: ReportRow): Promise<MemberInput[]> {
  const rows = await tx.query<WithdrawnRow>(
    `SELECT m.id, b.name, m.size, m.sharing_weight AS "sharingWeight",
       (SELECT coalesce(json_agg(json_build_object(
          'id', l.id, 'category', l.category,
          'functions', CASE WHEN l.category <> 'SOFTWARE' THEN '{}' ELSE coalesce(t.functions, l.functions) END,
          'unitPrice', l.unit_price_yen::text, 'quantity', l.quantity, 'cloudMonths', l.cloud_months
        ) ORDER BY l.position, l.id), '[]')
        FROM cost_line l LEFT JOIN tool t ON t.id = l.tool_id WHERE l.member_id = m.id) AS "costLines"
     FROM member m JOIN business b ON b.id = m.business_id
     WHERE m.consortium_id = $1 AND m.status = 'WITHDRAWN'
       AND EXISTS (SELECT FROM granted_amount g WHERE g.grant_id = $2 AND g.member_id = m.id)
     ORDER BY m.position`,
    [consortiumId, grantId],
  );
  return rows.map(({ costLines, sharingWeight, ...member }) => ({
    ...member,
    representative: false, // the office has passed on
    requested: null,
    sharingWeight: BigInt(sharingWeight),
    costLines: costLines.map(({ unitPrice, ...line }) => ({ ...line, unitPrice: BigInt(unitPrice) })),
  }));
}

/** Whole yen. What could be wrong with a settlement is put together here from foreign keys: it cannot be wrong. */
export function settled(settlement: SettlementInput): FixedAmounts {
  const result = fixAmounts(settlement);
  if (!result.ok) {
    throw new Error(
      `the settlement contradicts itself: ${result.error.map(({ code, path }) => `${code} ${path}`).join()}`,
    );
  }
  return result.value;
}
