import type { JstMinute } from '@renkei/kernel';
import type { Tx } from '@renkei/platform';
import type { BusinessSize, Change, CostCategory, CostLine, SoftwareFunction } from '@renkei/subsidy-rules';

/** A line as it is planned and will be stored. Its id is given with the plan: the line that is accepted is the one shown. */
export interface PlannedLine {
  readonly id: string;
  readonly category: CostCategory;
  /** null, of a line that is replaced: as it was. */
  readonly label: string | null;
  readonly toolId: string | null;
  /** The line's own; of a tool's line its tool's count. */
  readonly functions: readonly SoftwareFunction[];
  /** Whole yen, tax-exclusive, as decimal text: JSON numbers are floats. */
  readonly unitPriceYen: string;
  readonly quantity: number;
  readonly cloudMonths: number | null;
}

/** One thing that is to be different. */
export type PlannedChange =
  | { readonly kind: 'DROP_MEMBER'; readonly memberId: string }
  | { readonly kind: 'SET_SIZE'; readonly memberId: string; readonly size: BusinessSize }
  | { readonly kind: 'ADD_LINE' | 'REPLACE_LINE'; readonly memberId: string; readonly line: PlannedLine }
  | { readonly kind: 'REMOVE_LINE'; readonly memberId: string; readonly lineId: string };

/** change_request.plan: all that is to be different, one after the other, and the new dates; null: as they are. */
export interface Plan {
  readonly changes: readonly PlannedChange[];
  readonly projectEndAt: JstMinute | null;
  readonly reportDueAt: JstMinute | null;
}

/** The functions of tools, by id. */
export type ToolFunctions = ReadonlyMap<string, readonly SoftwareFunction[]>;

export function toolIdsOf(plans: readonly Plan[]): string[] {
  const named = plans.flatMap(({ changes }) =>
    changes.flatMap((change) => ('line' in change && change.line.toolId !== null ? change.line.toolId : [])),
  );
  return [...new Set(named)];
}

/** Those of these tools that belong to these groups; no statement for none. */
export async function readToolFunctions(
  tx: Tx,
  consortiumIds: readonly string[],
  toolIds: readonly string[],
): Promise<ToolFunctions> {
  if (toolIds.length === 0) return new Map();
  const rows = await tx.query<{ id: string; functions: SoftwareFunction[] }>(
    'SELECT id, functions FROM tool WHERE consortium_id = ANY ($1::uuid[]) AND id = ANY ($2::uuid[])',
    [consortiumIds, toolIds],
  );
  return new Map(rows.map(({ id, functions }) => [id, functions]));
}

/** The plan as the rules engine makes it. */
export function scenarioOf({ changes }: Plan, tools: ToolFunctions): Change[] {
  return changes.map((change) =>
    'line' in change ? { ...change, line: lineOf(change.line, tools) } : change,
  );
}

function lineOf({ id, category, toolId, functions, ...line }: PlannedLine, tools: ToolFunctions): CostLine {
  const counted = toolId === null ? functions : (tools.get(toolId) ?? []);
  return {
    id,
    category,
    functions: category === 'SOFTWARE' ? counted : [],
    unitPrice: BigInt(line.unitPriceYen),
    quantity: line.quantity,
    cloudMonths: line.cloudMonths,
  };
}
