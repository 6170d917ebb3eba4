import type { GroupTable } from './group-table.ts';
import { TABLE_NAMES, type TableName } from './names.ts';
import * as members from './tables-of-members.ts';
import * as money from './tables-of-money.ts';

const TABLES: Readonly<Record<TableName, GroupTable>> = { ...members, ...money };

/** In the order a book of all of them has them. */
export function tablesNamed(names: readonly TableName[] = TABLE_NAMES): GroupTable[] {
  return TABLE_NAMES.filter((name) => names.includes(name)).map((name) => TABLES[name]);
}
