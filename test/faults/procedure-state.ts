import type { TestDatabase } from '@renkei/test/database';

/** Every row of a group, by table: how many there are, and a digest over all of them. */
export type GroupState = Readonly<Record<string, { readonly rows: number; readonly digest: string }>>;

/** How a row tells whose it is, where it has no consortium_id. */
const OWNED_BY: Readonly<Record<string, string>> = {
  consortium: 't.id = $1',
  audit_event: 't.chain_id = $1',
  audit_checkpoint: 't.chain_id = $1',
  idempotency_key: `t.actor_id IN (SELECT user_id FROM assignment WHERE consortium_id = $1)`,
};

let statement: Promise<string> | undefined;

/** All there is of a group, whatever tables the product has. */
export async function stateOf(database: TestDatabase, consortiumId: string): Promise<GroupState> {
  statement ??= stateStatement(database);
  const rows = await database.sql<{ name: string; rows: number; digest: string }>(await statement, [
    consortiumId,
  ]);
  return Object.fromEntries(rows.map(({ name, ...state }) => [name, state]));
}

async function stateStatement(database: TestDatabase): Promise<string> {
  const tables = await database.sql<{ name: string }>(
    `SELECT c.table_name AS name FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND c.column_name = 'consortium_id' AND t.table_type = 'BASE TABLE'`,
  );
  const owned = [
    ...tables.map(({ name }) => [name, 't.consortium_id = $1'] as const),
    ...Object.entries(OWNED_BY),
  ];
  return owned
    .map(
      ([name, mine]) => `SELECT '${name}' AS name, count(*)::int AS rows,
        md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) AS digest FROM ${name} t WHERE ${mine}`,
    )
    .join(' UNION ALL ');
}

/** Work that is left for later and what the chain and the keys say of a step come with every one of them. */
const ALWAYS = ['audit_event', 'idempotency_key', 'outbox'];

/** How many rows each table has more than before. */
export function addedRows(before: GroupState, after: GroupState): Record<string, number> {
  const added = Object.entries(after).map(
    ([name, { rows }]) => [name, rows - (before[name]?.rows ?? 0)] as const,
  );
  return Object.fromEntries(added.filter(([name, n]) => n !== 0 && !ALWAYS.includes(name)));
}

/** What is wrong with the ledgers: entries that do not sum to 0, ledgers that do not, numbers with gaps. */
export function ledgerFaults(database: TestDatabase): Promise<Record<string, unknown>[]> {
  return database.sql(`
    SELECT 'ENTRY' AS fault, e.id::text AS of FROM ledger_entry e LEFT JOIN ledger_posting p ON p.entry_id = e.id
    GROUP BY e.id HAVING coalesce(sum(p.amount_yen), 0) <> 0 OR count(p.id) < 2
    UNION ALL
    SELECT 'LEDGER', consortium_id::text FROM ledger_posting GROUP BY consortium_id HAVING sum(amount_yen) <> 0
    UNION ALL
    SELECT 'NUMBERS', consortium_id::text FROM ledger_entry GROUP BY consortium_id HAVING max(number) <> count(*)`);
}
