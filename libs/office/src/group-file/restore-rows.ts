import { readLine, type AuditCheckpoint, type AuditEvent } from '@renkei/audit/verify';
import { GROUP_TABLES, SHARED_TABLE_NAMES, TRIGGERS_SILENCED, TRIGGERS_THAT_RUN } from './group-tables.ts';
import type { Person, TablePart } from './manifest.ts';
import type { GroupFile } from './open-group-file.ts';
import type { Query } from './row-lines.ts';

/** Text of rows sent at once, unless one row is longer. */
const PIECE = 1024 * 1024;
const EVENTS = 1_000;

/** Lays the rows of the file out in a table of the transaction's own: from there each table is filled in one statement. */
export async function stageRows(query: Query, file: GroupFile): Promise<void> {
  await query(
    'CREATE TEMPORARY TABLE group_file_row (part text NOT NULL, line jsonb NOT NULL) ON COMMIT DROP',
    [],
  );
  for (const { table } of file.manifest.tables) {
    let held: string[] = [];
    let length = 0;
    const send = async () => {
      if (held.length > 0) {
        await query(
          `INSERT INTO pg_temp.group_file_row (part, line) SELECT $1, line FROM jsonb_array_elements($2::jsonb) AS r (line)`,
          [table, `[${held.join(',')}]`],
        );
      }
      held = [];
      length = 0;
    };
    for await (const line of file.lines(table)) {
      if (length + line.length > PIECE) await send();
      held.push(line);
      length += line.length;
    }
    await send();
  }
}

interface Trigger {
  readonly table: string;
  readonly name: string;
}

/**
 * Silences, for this transaction and nobody else, what refuses or repeats history. Others wait with writing until it ends.
 * @returns what makes them speak again
 * @throws Error for a trigger nobody decided about
 */
export async function silenceTriggers(query: Query): Promise<() => Promise<void>> {
  await query(
    `LOCK TABLE ${GROUP_TABLES.map((name) => `public."${name}"`).join(', ')} IN SHARE ROW EXCLUSIVE MODE`,
    [],
  );
  const triggers = await query<Trigger & { runs: string }>(
    `SELECT c.relname AS table, t.tgname AS name, p.proname AS runs
     FROM pg_catalog.pg_trigger t
     JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid AND c.relnamespace = 'public'::regnamespace
     JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid
     WHERE NOT t.tgisinternal AND t.tgenabled = 'O' AND t.tgtype & 4 = 4 AND c.relname = ANY ($1) ORDER BY 1, 2`,
    [GROUP_TABLES],
  );
  const silenced = triggers.filter(({ runs }) => !TRIGGERS_THAT_RUN.has(runs));
  for (const { table, runs } of silenced) {
    if (!Object.hasOwn(TRIGGERS_SILENCED, runs)) throw new Error(`${table}: nobody decided about ${runs}`);
  }
  const all = async (verb: 'DISABLE' | 'ENABLE') => {
    for (const { table, name } of silenced) {
      await query(`ALTER TABLE public."${table}" ${verb} TRIGGER "${name}"`, []);
    }
  };
  await all('DISABLE');
  return () => all('ENABLE');
}

/**
 * People the rows name and this installation does not know: with their own id and name, and no way in. Nobody is taken for
 * somebody else by name or address.
 * @returns how many are new
 */
export async function restorePeople(query: Query, people: readonly Person[]): Promise<number> {
  const made = await query<{ id: string }>(
    `INSERT INTO public.app_user (id, display_name, disabled_at)
     SELECT id, coalesce(name, '名前のわからない利用者'), now() FROM unnest($1::uuid[], $2::text[]) AS p (id, name)
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [people.map(({ id }) => id), people.map(({ name }) => name)],
  );
  return made.length;
}

/** What this platform has of the shared tables stays as it is. */
export async function restoreTable(query: Query, { table, columns }: TablePart): Promise<void> {
  const names = columns.map((name) => `"${name}"`);
  const shared = (SHARED_TABLE_NAMES as readonly string[]).includes(table);
  await query(
    `INSERT INTO public."${table}" (${names.join(', ')})
     SELECT ${names.map((name) => `r.${name}`).join(', ')}
     FROM pg_temp.group_file_row f, jsonb_populate_record(NULL::public."${table}", f.line) r
     WHERE f.part = $1 ${shared ? 'ON CONFLICT DO NOTHING' : ''}`,
    [table],
  );
}

/** The chain as it was, with its signed checkpoints. */
export async function restoreChain(query: Query, file: GroupFile): Promise<void> {
  let events: AuditEvent[] = [];
  const checkpoints: AuditCheckpoint[] = [];
  const send = async () => {
    await query(
      `INSERT INTO public.audit_event (chain_id, seq, occurred_at, actor_id, acting_role, operation, action, subject_type,
         subject_id, before_sha256, after_sha256, previous_hash, hash)
       SELECT $1::uuid, e.seq, e."occurredAt", e."actorId", e."actingRole", e.operation, e.action, e."subjectType",
         e."subjectId", e.before, e.after, e."previousHash", e.hash
       FROM jsonb_to_recordset($2::jsonb) AS e (seq bigint, "occurredAt" timestamptz, "actorId" uuid, "actingRole" text,
         operation text, action text, "subjectType" text, "subjectId" text, before text, after text, "previousHash" text,
         hash text)`,
      [file.manifest.group.id, JSON.stringify(events)],
    );
    events = [];
  };
  for await (const text of file.auditLines()) {
    const line = readLine(text);
    if (line === null) throw new Error('the chain of a checked file is not what it was');
    if ('event' in line) events.push(line.event);
    if ('checkpoint' in line) checkpoints.push(line.checkpoint);
    if (events.length >= EVENTS) await send();
  }
  await send();
  await query(
    `INSERT INTO public.audit_checkpoint (chain_id, seq, hash, signed_at, public_key, signature)
     SELECT c.chain, c.seq, c.hash, c."signedAt", c."publicKey", c.signature
     FROM jsonb_to_recordset($1::jsonb) AS c (chain uuid, seq bigint, hash text, "signedAt" timestamptz, "publicKey" text,
       signature text)`,
    [JSON.stringify(checkpoints)],
  );
}
