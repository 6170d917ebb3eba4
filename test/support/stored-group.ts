import { randomUUID } from 'node:crypto';
import type { Viewer } from '@renkei/platform';
import type { CostCategory, SoftwareFunction } from '@renkei/subsidy-rules';
import type { TestDatabase } from './database.ts';

export interface LineOf {
  readonly category: CostCategory;
  readonly unitPrice: number;
  readonly quantity?: number;
  readonly functions?: readonly SoftwareFunction[];
  /** Priced as this tool of the group, by its position in `tools`. */
  readonly tool?: number;
}

export interface GroupOf {
  readonly members: readonly (readonly LineOf[])[];
  readonly tools?: readonly (readonly SoftwareFunction[])[];
  readonly settings?: Readonly<Record<string, string | number>>;
}

export interface StoredGroup {
  readonly id: string;
  readonly memberIds: readonly string[];
  readonly toolIds: readonly string[];
}

/** A group as it lies in the database, put there by the owner: the first member is the representative. */
export async function storedGroup(
  database: TestDatabase,
  coordinator: Viewer,
  { members, tools = [], settings = {} }: GroupOf,
): Promise<StoredGroup> {
  const id = randomUUID();
  const names = Object.keys(settings);
  await database.sql(
    `INSERT INTO consortium (id, name, prefecture, rule_set, created_by${names.map((name) => `, ${name}`).join('')})
     VALUES ($1, '見本商店街グループ', 13, '2023', $2${names.map((_, index) => `, $${index + 3}`).join('')})`,
    [id, coordinator.userId, ...Object.values(settings)],
  );
  await database.sql(`INSERT INTO assignment (user_id, role, consortium_id) VALUES ($1, 'COORDINATOR', $2)`, [
    coordinator.userId,
    id,
  ]);
  const toolIds = tools.map(() => randomUUID());
  if (tools.length > 0) {
    const vendorId = randomUUID();
    await database.sql(`INSERT INTO vendor (id, consortium_id, name) VALUES ($1, $2, '見本システム')`, [
      vendorId,
      id,
    ]);
    for (const [index, functions] of tools.entries()) {
      await database.sql(
        `INSERT INTO tool (id, consortium_id, vendor_id, name, functions) VALUES ($1, $2, $3, $4, $5)`,
        [toolIds[index], id, vendorId, `見本ツール${index + 1}`, functions],
      );
    }
  }
  const memberIds = members.map(() => randomUUID());
  for (const [index, lines] of members.entries()) {
    await storeMember(database, id, memberIds[index]!, index, lines, toolIds);
  }
  return { id, memberIds, toolIds };
}

async function storeMember(
  database: TestDatabase,
  groupId: string,
  memberId: string,
  index: number,
  lines: readonly LineOf[],
  toolIds: readonly string[],
): Promise<void> {
  const businessId = randomUUID();
  await database.sql(
    `INSERT INTO business (id, consortium_id, name, legal_form) VALUES ($1, $2, $3, 'CORPORATION')`,
    [businessId, groupId, `見本𠮷野屋${index + 1}`],
  );
  await database.sql(
    `INSERT INTO member (id, consortium_id, business_id, role, position) VALUES ($1, $2, $3, $4, $5)`,
    [memberId, groupId, businessId, index === 0 ? 'REPRESENTATIVE' : 'PARTICIPANT', index + 1],
  );
  for (const [position, line] of lines.entries()) {
    await database.sql(
      `INSERT INTO cost_line (consortium_id, member_id, tool_id, category, functions, unit_price_yen, quantity, position)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        groupId,
        memberId,
        line.tool === undefined ? null : toolIds[line.tool],
        line.category,
        line.functions ?? [],
        line.unitPrice,
        line.quantity ?? 1,
        position + 1,
      ],
    );
  }
}
