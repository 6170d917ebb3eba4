import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { TestDatabase } from '@renkei/test/database';
import { CONTEXTS, type Context } from './contexts.ts';
import { ATTEMPTS, world } from './world.ts';
import type { TaggedRow } from './world-row.ts';

const FUNCTIONS = readFileSync(new URL('observe.sql', import.meta.url), 'utf8');

type DatabaseRole = Context['role'];

/** A change any row of the table bears, in columns the product's roles may change: the same ones, or each its own. */
const CHANGES: Readonly<Record<string, string | Readonly<Record<DatabaseRole, string>>>> = {
  api_key: 'revoked_at = now()',
  app_user: "locale = 'en'",
  application: 'version = 2',
  asset: 'version = 2',
  assignment: 'ended_at = now()',
  audit_checkpoint_letter: 'sent_at = now()',
  business: "city = '見本市'",
  calendar_feed: 'revoked_at = now()',
  change_request: 'version = 2',
  consortium: "name = '別の見本'",
  consortium_milestone: 'recorded_at = now()',
  cost_line: "label = '別の見本'",
  delivery_preference: 'version = 2',
  effect_figure: 'version = 2',
  effect_figure_source: 'ended_at = now()',
  effect_report: 'version = 2',
  employee_statement: 'version = 2',
  evidence_file: { app_api: 'retained_until = now()', app_worker: "scan = 'CLEAN'" },
  evidence_link: 'ended_at = now()',
  form_profile: 'version = 2',
  group_paper: 'version = 2',
  idempotency_key: "operation = 'other'",
  invitation: 'sent_at = now()',
  mail_delivery: 'attempts = 1',
  member: 'sharing_weight = 2',
  member_declaration: 'version = 2',
  member_document: 'recorded_at = now()',
  member_import: "corrections = '{}'",
  notification: { app_api: 'read_at = now()', app_worker: 'letter_id = gen_random_uuid()' },
  obligation: "last_step = 'D7'",
  oidc_identity: 'linked_at = now()',
  outbox: 'created_at = now()',
  output_job: { app_api: 'cancel_requested_at = now()', app_worker: "status = 'EXPIRED'" },
  passkey: 'counter = 2',
  password_credential: 'changed_at = now()',
  password_reset: 'sent_at = now()',
  payout_account: 'changed_at = now()',
  performance_line: 'version = 2',
  performance_report: 'version = 2',
  programme_payment: "voided_at = now(), voided_by = gen_random_uuid(), void_reason = '見本'",
  purchase_step: "voided_at = now(), voided_by = gen_random_uuid(), void_reason = '見本'",
  recovery_code: 'used_at = now()',
  redistribution: 'cancelled_at = now()',
  repayment: 'version = 2',
  schedule: "label = '別の見本'",
  sealed_paper: 'replaced_at = now()',
  session: 'last_seen_at = now()',
  sign_in_challenge: 'created_at = now()',
  support_body: "name = '別の見本'",
  support_consent: 'withdrawn_at = now(), withdrawn_by = gen_random_uuid()',
  tool: "name = '別の見本'",
  totp_credential: 'last_step = 1',
  transfer_item: 'version = 2',
  vendor: "name = '別の見本'",
  webhook: 'enabled = false',
  webhook_delivery: 'attempts = 1',
};

/** Where a policy asks who signs. */
const SIGNATURES: Readonly<Record<string, string>> = {
  invitation: 'invited_by',
  output_job: 'requested_by',
  snapshot_approval: 'approved_by',
};

function changeOf(table: string, role: DatabaseRole): string | null {
  const change = CHANGES[table] ?? null;
  return change === null || typeof change === 'string' ? change : change[role];
}

type Verb = 'sees' | 'changes' | 'removes' | 'adds' | 'gives';
const VERBS: readonly Verb[] = ['sees', 'changes', 'removes', 'adds', 'gives'];

/** The database with the two groups in it, and one superuser's connection to try things on. */
export class Observatory {
  readonly #client: pg.Client;
  readonly #rows: readonly TaggedRow[];

  static async open(database: TestDatabase): Promise<Observatory> {
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    const rows = world();
    // foreign keys and the registry's triggers off: the rows lie exactly as world.ts says
    await client.query(`SET session_replication_role = replica; ${FUNCTIONS}`);
    for (const { table, tag, row } of rows) await store(client, table, tag, row);
    for (const { table, tag, row } of ATTEMPTS) {
      await client.query('INSERT INTO rls_test.tagged VALUES ($1, $2, NULL, to_jsonb($3::json))', [
        table,
        tag,
        JSON.stringify(row),
      ]);
    }
    return new Observatory(client, rows);
  }

  private constructor(client: pg.Client, rows: readonly TaggedRow[]) {
    this.#client = client;
    this.#rows = [...rows, ...ATTEMPTS];
  }

  get tables(): string[] {
    return [...new Set(this.#rows.map(({ table }) => table))].sort();
  }

  /** Columns a role may change in tables for which no change is written down above. */
  async unnamedChanges(): Promise<string[]> {
    const { rows } = await this.#client.query<{ table: string; column: string; role: DatabaseRole }>(`
      SELECT DISTINCT ON (c.relname, r.rolname) c.relname AS table, a.attname AS column, r.rolname AS role
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped,
        pg_roles r
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND r.rolname IN ('app_api', 'app_worker')
        AND has_column_privilege(r.oid, c.oid, a.attnum, 'UPDATE')`);
    const missing: string[] = [];
    for (const { table, role } of rows) {
      const columns = [...(changeOf(table, role) ?? '').matchAll(/(\w+) =/g)].map((match) => match[1]!);
      const { rows: may } = await this.#client.query<{ may: boolean }>(
        `SELECT bool_and(has_column_privilege($1, $2, c, 'UPDATE')) AS may FROM unnest($3::text[]) c`,
        [role, `public.${table}`, columns],
      );
      if (!may[0]?.may) missing.push(`${role} ${table}`);
    }
    return missing;
  }

  /** What somebody can do with a table, '' for nothing. */
  async cell(table: string, context: Context): Promise<string> {
    return (await this.#cells(table, [context]))[0]!;
  }

  /** What everybody can do with a table: a line for all who can do the same, nothing for those who can do nothing. */
  async linesOf(table: string): Promise<string[]> {
    const cells = await this.#cells(table, CONTEXTS);
    const groups = new Map<string, Context[]>();
    for (const [n, context] of CONTEXTS.entries()) {
      const cell = cells[n]!;
      if (cell !== '') groups.set(cell, [...(groups.get(cell) ?? []), context]);
    }
    const everybody = CONTEXTS.every(({ actor }, n) => actor === null || cells[n] !== '');
    const largest = [...groups.values()].sort((a, b) => b.length - a.length)[0];
    return [...groups].map(([cell, contexts]) => {
      const named = contexts.filter(({ actor }) => !(everybody && contexts === largest && actor !== null));
      const names = named.map(({ name }) => name);
      if (named.length < contexts.length) names.unshift('everybody else signed in');
      return `${names.join(' · ')}: ${cell}`;
    });
  }

  async #cells(table: string, contexts: readonly Context[]): Promise<string[]> {
    const { rows } = await this.#client.query<{ seen: Record<Verb, string[]> }>(
      `SELECT rls_test.observe(context, $2, context ->> 'change', $3) AS seen
       FROM jsonb_array_elements($1) WITH ORDINALITY AS c (context, n) ORDER BY n`,
      [
        JSON.stringify(contexts.map((context) => ({ ...context, change: changeOf(table, context.role) }))),
        table,
        SIGNATURES[table] ?? null,
      ],
    );
    return rows.map(({ seen }, n) =>
      VERBS.filter((verb) => seen[verb].length > 0)
        .map((verb) => `${verb} ${this.#inShort(table, seen[verb], contexts[n]!.actor, verb === 'adds')}`)
        .join(', '),
    );
  }

  /** Does something to the schema, looks, and undoes it. */
  async after<T>(change: string, look: () => Promise<T>): Promise<T> {
    await this.#client.query('BEGIN');
    try {
      await this.#client.query(change);
      return await look();
    } finally {
      await this.#client.query('ROLLBACK');
    }
  }

  async query<Row extends pg.QueryResultRow>(
    sql: string,
    parameters: readonly unknown[] = [],
  ): Promise<Row[]> {
    return (await this.#client.query<Row>(sql, [...parameters])).rows;
  }

  close(): Promise<void> {
    return this.#client.end();
  }

  /** `all`, `own`, a group's letter for all of its rows, or the tags. */
  #inShort(table: string, tags: readonly string[], actor: string | null, attempts: boolean): string {
    const among = this.#rows.filter((row) => row.table === table && (attempts || !ATTEMPTS.includes(row)));
    const there = [...new Set(among.map(({ tag }) => tag))];
    if (there.every((tag) => tags.includes(tag))) return 'all';
    const own = there.filter((tag) => tag.split(':')[1] === actor);
    if (own.length > 0 && sameSet(own, tags)) return 'own';
    const parts = new Set(
      tags.map((tag) => {
        const group = tag.split(':')[0]!;
        const whole = group !== '' && there.filter((other) => other.split(':')[0] === group);
        return whole && whole.every((other) => tags.includes(other)) ? group : tag.replace(/^:/, '');
      }),
    );
    return [...parts].sort().join(' ');
  }
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value) => b.includes(value));
}

async function store(client: pg.Client, table: string, tag: string, row: TaggedRow['row']): Promise<void> {
  const columns = Object.keys(row)
    .filter((name) => row[name] !== undefined)
    .map((name) => pg.escapeIdentifier(name))
    .join(', ');
  await client.query(
    `WITH stored AS (
       INSERT INTO public.${table} (${columns})
       SELECT ${columns} FROM jsonb_populate_record(NULL::public.${table}, $3) RETURNING *, ctid AS rls_place
     )
     INSERT INTO rls_test.tagged SELECT $1, $2, rls_place, to_jsonb(stored) - 'rls_place' FROM stored`,
    [table, tag, JSON.stringify(row)],
  );
}
