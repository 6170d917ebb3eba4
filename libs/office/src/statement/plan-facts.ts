import type { CalculationService } from '@renkei/consortium';
import { mergeAnchors, type Anchors } from '@renkei/lifecycle';
import { readGroup, readGroupAnchors } from '@renkei/obligations';
import type { Tx } from '@renkei/platform';
import { readTargetFacts, type EffectFacts } from '@renkei/procedure';
import type { CalculationResult, CostCategory, Shares } from '@renkei/subsidy-rules';
import { CATEGORY_LABELS } from '@renkei/subsidy-rules';
import { readGroupName, type GroupName } from './statement.ts';

export interface PlanMember {
  readonly id: string;
  readonly name: string;
  readonly role: 'REPRESENTATIVE' | 'PARTICIPANT';
  readonly officer: string;
  /** What it introduces, each once. */
  readonly tools: readonly string[];
}

/** What the plan of a group is made of, of one snapshot. */
export interface PlanFacts {
  readonly group: GroupName;
  /** JIS X 0401, 1–47. */
  readonly prefecture: number;
  readonly members: readonly PlanMember[];
  readonly vendors: readonly string[];
  readonly result: CalculationResult;
  readonly shares: Shares;
  readonly anchors: Anchors;
  /** The dates are made up. */
  readonly sampleDates: boolean;
  /** Figures before the project and the ones to be reached; null: no members. */
  readonly targets: EffectFacts | null;
}

interface LineRow {
  readonly memberId: string;
  readonly category: CostCategory;
  readonly label: string;
  readonly tool: string | null;
  readonly vendor: string | null;
}

/** @throws AppError NOT_FOUND */
export async function readPlanFacts(
  tx: Tx,
  calculations: CalculationService,
  consortiumId: string,
): Promise<PlanFacts> {
  const group = await readGroupName(tx, consortiumId);
  const [more] = await tx.query<{ prefecture: number; sampleDates: boolean }>(
    `SELECT c.prefecture, coalesce(s.is_sample, false) AS "sampleDates"
     FROM consortium c LEFT JOIN schedule s ON s.id = c.schedule_id WHERE c.id = $1`,
    [consortiumId],
  );
  const { calculation } = await calculations.priceWithin(tx, consortiumId);
  const members = await tx.query<Omit<PlanMember, 'tools'>>(
    `SELECT m.id, b.name, m.role, b.representative_name AS officer
     FROM member m JOIN business b ON b.id = m.business_id
     WHERE m.consortium_id = $1 AND m.status = 'ENROLLED' ORDER BY m.position`,
    [consortiumId],
  );
  const lines = await tx.query<LineRow>(
    `SELECT l.member_id AS "memberId", l.category, l.label, t.name AS tool, v.name AS vendor
     FROM cost_line l JOIN member m ON m.id = l.member_id AND m.status = 'ENROLLED'
     LEFT JOIN tool t ON t.id = l.tool_id LEFT JOIN vendor v ON v.id = t.vendor_id
     WHERE l.consortium_id = $1 ORDER BY m.position, l.position, l.id`,
    [consortiumId],
  );
  const { schedule, actual } = await readGroupAnchors(tx, await readGroup(tx, consortiumId));
  return {
    group,
    prefecture: more?.prefecture ?? 0,
    members: members.map((member) => ({
      ...member,
      tools: [...new Set(lines.filter(({ memberId }) => memberId === member.id).map(nameOf))],
    })),
    vendors: [...new Set(lines.flatMap(({ vendor }) => vendor ?? []))],
    result: calculation.result,
    shares: calculation.memberShares,
    anchors: mergeAnchors(schedule, actual),
    sampleDates: more?.sampleDates ?? false,
    targets: await readTargetFacts(tx, consortiumId),
  };
}

/** A line without a tool or a name of its own is called by what it is. */
const nameOf = ({ tool, label, category }: LineRow): string =>
  tool ?? (label === '' ? CATEGORY_LABELS[category].ja : label);
