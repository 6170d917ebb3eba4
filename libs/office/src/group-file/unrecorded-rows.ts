import { GROUP_TABLES } from './group-tables.ts';
import type { Query } from './row-lines.ts';

/** Enough to see what is wrong. */
const MOST_NAMED = 20;

interface Audited {
  readonly table: string;
  readonly named: string;
  readonly ignored: string;
  readonly subject_type: string;
}

/**
 * Restored rows that are not what the last event of the group's chain says of them: changed, added after a deletion or
 * left out. Rows the chain never told of, from before it, are not judged. The settings are those of audit_changes (0008).
 * @returns as `table id`, some of them
 */
export async function unrecordedRows(query: Query, groupId: string): Promise<readonly string[]> {
  await query(`SELECT set_config('timezone', 'UTC', true), set_config('bytea_output', 'hex', true)`, []);
  const audited = await query<Audited>(
    `SELECT c.relname AS table, arguments[1] AS named, arguments[3] AS ignored, arguments[4] AS subject_type
     FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid,
       string_to_array(encode(t.tgargs, 'escape'), '\\000') AS arguments
     WHERE t.tgname = 'audit_insert' AND c.relnamespace = 'public'::regnamespace AND c.relname = ANY ($1) ORDER BY 1`,
    [GROUP_TABLES],
  );
  const found: string[] = [];
  for (const { table, named, ignored, subject_type: type } of audited) {
    const rows = await query<{ subject: string }>(
      `WITH last AS (
         SELECT DISTINCT ON (e.subject_id) e.subject_id, e.after_sha256 FROM public.audit_event e
         WHERE e.chain_id = $1 AND e.subject_type = $2 AND e.action <> 'OPEN' ORDER BY e.subject_id, e.seq DESC
       ), restored AS (
         SELECT concat_ws(':', d ->> $3, d ->> $4) AS subject, public.row_digest(d - $5::text[]) AS digest
         FROM (SELECT jsonb_strip_nulls(to_jsonb(t)) AS d FROM public."${table}" t
               WHERE ${table === 'consortium' ? 't.id' : 't.consortium_id'} = $1 OFFSET 0) described
       )
       SELECT last.subject_id AS subject FROM last LEFT JOIN restored ON restored.subject = last.subject_id
       WHERE last.after_sha256 IS DISTINCT FROM restored.digest ORDER BY 1 LIMIT ${MOST_NAMED}`,
      [groupId, type, ...namesOf(named), ignored === '' ? [] : ignored.split(',')],
    );
    found.push(...rows.map(({ subject }) => `${table} ${subject}`));
  }
  return found.slice(0, MOST_NAMED);
}

function namesOf(named: string): readonly [string, string | null] {
  const [first = '', second = null] = named.split(',');
  return [first, second];
}
