import type { EffectFigures, EffectMember, Interpretation, RuleSetId } from '@renkei/subsidy-rules';
import type { Tx } from '@renkei/platform';

export const FIGURE_PERIODS = ['BASE', 'TARGET', 'YEAR_1', 'YEAR_2'] as const;
export type FigurePeriod = (typeof FIGURE_PERIODS)[number];

/** What a figure is called where its paper is noted, and where the rules have it. */
export const SOURCE_FIELDS = [
  'OPERATING_PROFIT',
  'PERSONNEL_COST',
  'DEPRECIATION',
  'EMPLOYEES',
  'HOURS',
] as const;
export type SourceField = (typeof SOURCE_FIELDS)[number];

export interface FigureRow {
  readonly id: string;
  readonly consortiumId: string;
  readonly memberId: string;
  readonly period: FigurePeriod;
  readonly operatingProfitYen: bigint;
  readonly personnelCostYen: bigint;
  readonly depreciationYen: bigint;
  readonly employees: number;
  readonly hoursHundredths: number;
  readonly enteredAt: Date;
  readonly version: number;
}

export const FIGURE_COLUMNS = `f.id, f.consortium_id AS "consortiumId", f.member_id AS "memberId", f.period,
  f.operating_profit_yen AS "operatingProfitYen", f.personnel_cost_yen AS "personnelCostYen",
  f.depreciation_yen AS "depreciationYen", f.employees, f.hours_hundredths AS "hoursHundredths",
  f.entered_at AS "enteredAt", f.version`;

export function figuresOf(row: FigureRow): EffectFigures {
  return {
    operatingProfit: row.operatingProfitYen,
    personnelCost: row.personnelCostYen,
    depreciation: row.depreciationYen,
    employees: BigInt(row.employees),
    hoursHundredths: BigInt(row.hoursHundredths),
  };
}

/** What the effect of a group is computed from. */
export interface EffectFacts {
  readonly ruleSet: RuleSetId;
  readonly interpretation: Partial<Interpretation>;
  readonly members: readonly EffectMember[];
}

interface MemberRow {
  readonly consortiumId: string;
  readonly ruleSet: RuleSetId;
  readonly productivityMean: Interpretation['productivityMean'] | null;
  readonly id: string;
  readonly name: string;
  readonly representative: boolean;
  readonly usesTool: boolean;
}

/**
 * Members still in these groups with their figures before the project and of one year. Two statements, however many.
 * A representative that buys no tool of its own is left out of the means by the rules (K25 p.33).
 */
export function readEffectFacts(
  tx: Tx,
  consortiumIds: readonly string[],
  year: 1 | 2,
): Promise<ReadonlyMap<string, EffectFacts>> {
  return readFactsAgainst(tx, consortiumIds, `YEAR_${year}`);
}

/** The same with what the group wants to reach in the second year (X25 様式8) in the place of what was reported. */
export async function readTargetFacts(tx: Tx, consortiumId: string): Promise<EffectFacts | null> {
  return (await readFactsAgainst(tx, [consortiumId], 'TARGET')).get(consortiumId) ?? null;
}

async function readFactsAgainst(
  tx: Tx,
  consortiumIds: readonly string[],
  period: FigurePeriod,
): Promise<ReadonlyMap<string, EffectFacts>> {
  const members = await tx.query<MemberRow>(
    `SELECT c.id AS "consortiumId", c.rule_set AS "ruleSet", c.productivity_mean AS "productivityMean", m.id, b.name,
       m.role = 'REPRESENTATIVE' AS representative, EXISTS (
         SELECT FROM cost_line l
         WHERE l.consortium_id = m.consortium_id AND l.member_id = m.id AND l.category = 'SOFTWARE') AS "usesTool"
     FROM consortium c JOIN member m ON m.consortium_id = c.id AND m.status = 'ENROLLED'
     JOIN business b ON b.id = m.business_id
     WHERE c.id = ANY ($1::uuid[]) ORDER BY c.id, m.position`,
    [consortiumIds],
  );
  const rows = await tx.query<FigureRow>(
    `SELECT ${FIGURE_COLUMNS} FROM effect_figure f WHERE f.consortium_id = ANY ($1::uuid[]) AND f.period IN ('BASE', $2)`,
    [consortiumIds, period],
  );
  const byMember = new Map(rows.map((row) => [`${row.memberId} ${row.period}`, row]));
  const figures = (memberId: string, of: FigurePeriod) => {
    const row = byMember.get(`${memberId} ${of}`);
    return row === undefined ? null : figuresOf(row);
  };
  return new Map(
    consortiumIds.flatMap((consortiumId) => {
      const own = members.filter((member) => member.consortiumId === consortiumId);
      const [first] = own;
      if (first === undefined) return [];
      const facts: EffectFacts = {
        ruleSet: first.ruleSet,
        interpretation: first.productivityMean === null ? {} : { productivityMean: first.productivityMean },
        members: own.map(({ id, name, representative, usesTool }) => ({
          id,
          name,
          representative,
          usesTool,
          baseline: figures(id, 'BASE'),
          reported: figures(id, period),
        })),
      };
      return [[consortiumId, facts] as const];
    }),
  );
}
