import type { Tx } from '@renkei/platform';
import type {
  BusinessSize,
  CalculationInput,
  CostCategory,
  CostLine,
  Interpretation,
  MemberInput,
  OverCapPolicy,
  RuleSetId,
  SharingKey,
  SoftwareFunction,
} from '@renkei/subsidy-rules';

interface StoredLine {
  readonly id: string;
  readonly category: CostCategory;
  readonly functions: readonly SoftwareFunction[];
  /** Decimal text: JSON numbers are floats. */
  readonly unitPrice: string;
  readonly quantity: number;
  readonly cloudMonths: number | null;
}

interface StoredMember {
  readonly id: string;
  readonly name: string;
  readonly representative: boolean;
  readonly size: BusinessSize;
  readonly requested: string | null;
  readonly sharingWeight: number;
  readonly costLines: readonly StoredLine[] | null;
}

interface StoredGroup {
  readonly id: string;
  readonly inputs_version: bigint;
  readonly rule_set: RuleSetId;
  readonly admin_fee_base: Interpretation['adminFeeBase'] | null;
  readonly analysis_member_count: Interpretation['analysisMemberCount'] | null;
  readonly tier_boundary: Interpretation['tierBoundary'] | null;
  readonly productivity_mean: Interpretation['productivityMean'] | null;
  readonly admin_cap_yen: bigint | null;
  readonly over_cap_policy: OverCapPolicy;
  readonly requested_analysis_yen: bigint | null;
  readonly sharing_key: SharingKey;
  readonly members: readonly StoredMember[] | null;
}

/** A group's inputs at one version. */
export interface StoredInput {
  readonly consortiumId: string;
  readonly inputsVersion: bigint;
  readonly input: CalculationInput;
}

// A line of a known tool has the tool's functions. Withdrawn members and their lines do not count.
const SQL = `
  WITH wanted AS MATERIALIZED (
    SELECT * FROM consortium WHERE id = ANY ($1::uuid[])
  ), lines AS (
    SELECT l.member_id, json_agg(json_build_object(
      'id', l.id, 'category', l.category,
      'functions', CASE WHEN l.category <> 'SOFTWARE' THEN '{}' ELSE coalesce(t.functions, l.functions) END,
      'unitPrice', l.unit_price_yen::text, 'quantity', l.quantity, 'cloudMonths', l.cloud_months
    ) ORDER BY l.position, l.id) AS list
    FROM cost_line l
    LEFT JOIN tool t ON t.consortium_id = l.consortium_id AND t.id = l.tool_id
    WHERE l.consortium_id IN (SELECT id FROM wanted)
    GROUP BY l.member_id
  ), members AS (
    SELECT m.consortium_id, json_agg(json_build_object(
      'id', m.id, 'name', b.name, 'representative', m.role = 'REPRESENTATIVE', 'size', m.size,
      'requested', m.requested_yen::text, 'sharingWeight', m.sharing_weight, 'costLines', lines.list
    ) ORDER BY m.position) AS list
    FROM member m
    JOIN business b ON b.consortium_id = m.consortium_id AND b.id = m.business_id
    LEFT JOIN lines ON lines.member_id = m.id
    WHERE m.status = 'ENROLLED' AND m.consortium_id IN (SELECT id FROM wanted)
    GROUP BY m.consortium_id
  )
  SELECT w.id, w.inputs_version, w.rule_set, w.admin_fee_base, w.analysis_member_count, w.tier_boundary,
    w.productivity_mean, w.admin_cap_yen, w.over_cap_policy, w.requested_analysis_yen, w.sharing_key,
    members.list AS members
  FROM wanted w LEFT JOIN members ON members.consortium_id = w.id`;

/**
 * Reads the rules' input of these groups in one statement, as the person of the transaction may see them: a group
 * out of sight is left out. Members in their order, each with its lines in theirs.
 */
export async function readStoredInputs(tx: Tx, ids: readonly string[]): Promise<StoredInput[]> {
  const rows = await tx.query<StoredGroup>(SQL, [ids]);
  return rows.map((row) => ({
    consortiumId: row.id,
    inputsVersion: row.inputs_version,
    input: inputOf(row, row.members ?? []),
  }));
}

function inputOf(row: StoredGroup, members: readonly StoredMember[]): CalculationInput {
  return {
    ruleSet: row.rule_set,
    interpretation: {
      ...(row.admin_fee_base === null ? {} : { adminFeeBase: row.admin_fee_base }),
      ...(row.analysis_member_count === null ? {} : { analysisMemberCount: row.analysis_member_count }),
      ...(row.tier_boundary === null ? {} : { tierBoundary: row.tier_boundary }),
      ...(row.productivity_mean === null ? {} : { productivityMean: row.productivity_mean }),
      ...(row.admin_cap_yen === null ? {} : { adminCapYen: row.admin_cap_yen }),
    },
    overCapPolicy: row.over_cap_policy,
    requestedAnalysis: row.requested_analysis_yen,
    sharingKey: row.sharing_key,
    members: members.map(memberOf),
  };
}

function memberOf({ requested, sharingWeight, costLines, ...member }: StoredMember): MemberInput {
  return {
    ...member,
    requested: requested === null ? null : BigInt(requested),
    sharingWeight: BigInt(sharingWeight),
    costLines: (costLines ?? []).map(lineOf),
  };
}

function lineOf({ unitPrice, ...line }: StoredLine): CostLine {
  return { ...line, unitPrice: BigInt(unitPrice) };
}
