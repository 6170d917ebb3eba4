import type { Query } from './row-lines.ts';

/** The last migration of the installation. Read beside the group: app_reader does not see it. */
export async function schemaOf(query: Query): Promise<string> {
  const [row] = await query<{ name: string | null }>(
    'SELECT max(name) AS name FROM renkei_meta.migration',
    [],
  );
  if (row?.name == null) throw new Error('the database has no schema');
  return row.name;
}
