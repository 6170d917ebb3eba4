import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { CONTEXTS } from './contexts.ts';
import { Observatory } from './observe.ts';
import { FEEDS } from './world-delivery.ts';
import { digestOf, idOf } from './world-row.ts';

// What goes past the policies: functions that run as the owner, and privileges of single columns.

const FAILED_WORK = idOf('work A:derive');

let database: TestDatabase;
let seen: Observatory;

beforeAll(async () => {
  database = await testDatabase();
  seen = await Observatory.open(database);
  await seen.query('UPDATE outbox SET failed_at = now() WHERE id = $1', [FAILED_WORK]);
  await seen.query('UPDATE change_request SET filed_at = now() WHERE id = ANY ($1)', [
    [idOf('change_request A'), idOf('change_request A:1'), idOf('change_request B:1')],
  ]);
});
afterAll(async () => {
  await seen?.close();
  await database.drop();
});

interface OwnersFunction {
  readonly name: string;
  readonly trigger: boolean;
  readonly pinned: boolean;
  readonly everybody: boolean;
  readonly callers: readonly string[];
}

/** What refuses in the procedure as the owner, whoever writes. */
const GUARDS = [
  'costs_unconfirmed',
  'entry_balances',
  'guard_state',
  'refuse_above_granted',
  'refuse_before_grant',
  'refuse_filed_figure',
  'tell_webhooks',
];

function ownersFunctions(): Promise<OwnersFunction[]> {
  return database.sql<OwnersFunction & Record<string, unknown>>(`
    SELECT p.proname AS name, p.prorettype = 'trigger'::regtype AS trigger,
      coalesce(p.proconfig @> ARRAY['search_path=pg_catalog, pg_temp'], false) AS pinned,
      p.proacl IS NULL OR EXISTS (SELECT FROM aclexplode(p.proacl) WHERE grantee = 0) AS everybody,
      ARRAY(SELECT r.rolname::text FROM pg_roles r WHERE r.rolname IN ('app_api', 'app_reader', 'app_worker')
            AND has_function_privilege(r.oid, p.oid, 'EXECUTE') ORDER BY 1) AS callers
    FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef ORDER BY 1`);
}

describe('functions that run as the owner', () => {
  it('look nothing up on the caller’s path', async () => {
    expect((await ownersFunctions()).filter(({ pinned }) => !pinned)).toEqual([]);
  });

  // whoever makes pg_temp.text would run their code wherever ::text is said, were it found first
  it('are not shadowed by a temporary type of their caller’s', async () => {
    const shadowed = await database.sql(`
      SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        AND EXISTS (SELECT FROM unnest(proconfig) AS c WHERE c LIKE 'search_path=%' AND c NOT LIKE '%, pg_temp')`);
    expect(shadowed).toEqual([]);
    const client = new pg.Client({ connectionString: database.apiUrl });
    await client.connect();
    try {
      await client.query(`CREATE FUNCTION pg_temp.seen(v pg_catalog.text) RETURNS bool LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'ran as %', current_user; END $$`);
      await client.query('CREATE DOMAIN pg_temp.text AS pg_catalog.text CHECK (pg_temp.seen(VALUE))');
      await client.query('BEGIN');
      await client.query(`SELECT set_config('renkei.actor_id', $1, true)`, [idOf('a1')]);
      await expect(client.query('SELECT * FROM my_assignments()')).resolves.toBeDefined();
    } finally {
      await client.end();
    }
  });

  it('are called by those named here and by nobody else', async () => {
    // a trigger function answers to no call, only to its trigger, whoever may execute it
    const callable = (await ownersFunctions()).filter(({ trigger }) => !trigger);
    expect(callable.filter(({ everybody }) => everybody)).toEqual([]);
    expect(callable.map(({ name, callers }) => [name, ...callers].join(' '))).toEqual([
      'actor_is_platform_admin app_api app_reader',
      'audit_append',
      'calendar_of_token app_api',
      'colleague_ids app_api app_reader',
      'consortium_exists app_api',
      'coordinates app_api app_reader',
      'failed_work app_api',
      'filed_report app_api app_reader',
      'invitation_of_token app_api',
      'last_change_of app_api',
      'letter_lines app_worker',
      'my_assignments app_api',
      'only_role_of',
      'open_sealed_paper app_api',
      'own_changes app_api',
      'own_invitations_of_a_day app_api',
      'paper_route_of app_api app_reader',
      'queue_state app_api',
      'read_payout_account app_api',
      'refuse_frozen app_api',
      'register_member',
      'retry_failed_work app_api',
      'roster_of app_api',
      'supported_consortium_ids app_api app_reader',
      'taken_identities app_api',
      'throttle_attempt app_api',
      'throttle_forget app_api',
      'user_of_api_key app_api',
      'user_of_session app_api',
    ]);
  });

  // whoever may execute one may hang it on a temporary table of their own
  it('are hung on no table of their caller’s', async () => {
    const triggers = (await ownersFunctions()).filter(({ trigger }) => trigger);
    const names = triggers.map(({ name }) => name);
    for (const guard of GUARDS) expect(names).toContain(guard);
    expect(triggers.filter(({ everybody, callers }) => everybody || callers.length > 0)).toEqual([]);
  });

  it('are reported when they are open or unpinned', async () => {
    await database.sql(`CREATE FUNCTION planted() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'`);
    expect(await ownersFunctions()).toContainEqual({
      name: 'planted',
      trigger: false,
      pinned: false,
      everybody: true,
      callers: ['app_api', 'app_reader', 'app_worker'],
    });
    await database.sql('DROP FUNCTION planted()');
  });
});

const EVERYBODY = CONTEXTS.filter(({ role }) => role === 'app_api').map(({ name }) => name);

/** Who gets an answer, by what is asked. */
const DOORS: readonly [what: string, sql: string, parameters: readonly string[], who: readonly string[]][] = [
  [
    'the roster of A',
    'SELECT FROM roster_of($1)',
    [idOf('A')],
    [
      'coordinator A',
      'dual as coordinator',
      'wide in A',
      'member A1',
      'member A2',
      'A1 calculating A',
      'A1 calculating B',
      'support',
      'A1 reading accounts',
    ],
  ],
  ['the roster of B', 'SELECT FROM roster_of($1)', [idOf('B')], ['dual as member']],
  [
    'which papers depend on the form of others in A',
    'SELECT FROM paper_route_of($1) WHERE representative_form IS NOT NULL',
    [idOf('A')],
    [
      'coordinator A',
      'dual as coordinator',
      'wide in A',
      'member A1',
      'member A2',
      'A1 calculating A',
      'A1 calculating B',
      'support',
      'A1 reading accounts',
    ],
  ],
  [
    'the released paper of A1',
    'SELECT FROM open_sealed_paper($1)',
    [idOf('paper A:1')],
    [
      'coordinator A',
      'dual as coordinator',
      'wide in A',
      'member A1',
      'A1 calculating A',
      'A1 calculating B',
      'A1 reading accounts',
    ],
  ],
  ['the paper A2 keeps to itself', 'SELECT FROM open_sealed_paper($1)', [idOf('paper A:2')], ['member A2']],
  [
    'the payout account of A1',
    'SELECT FROM read_payout_account($1)',
    [idOf('member A:1')],
    [
      'coordinator A',
      'dual as coordinator',
      'wide in A',
      'member A1',
      'A1 calculating A',
      'A1 calculating B',
      'A1 reading accounts',
    ],
  ],
  [
    'the payout account of B1',
    'SELECT FROM read_payout_account($1)',
    [idOf('member B:1')],
    ['dual as member'],
  ],
  [
    'the filed performance report of A',
    'SELECT FROM filed_report($1)',
    [idOf('performance_report A')],
    ['coordinator A', 'dual as coordinator', 'wide in A', 'support'],
  ],
  [
    'the filed effect report of A',
    'SELECT FROM filed_report($1)',
    [idOf('effect_report A')],
    ['coordinator A', 'dual as coordinator', 'wide in A', 'support'],
  ],
  ['the filed effect report of B', 'SELECT FROM filed_report($1)', [idOf('effect_report B')], []],
  [
    'the filed change about A1',
    'SELECT FROM own_changes() WHERE id = $1',
    [idOf('change_request A:1')],
    ['member A1', 'A1 calculating A', 'A1 calculating B', 'A1 reading accounts'],
  ],
  [
    'the filed change about B1',
    'SELECT FROM own_changes() WHERE id = $1',
    [idOf('change_request B:1')],
    ['dual as member'],
  ],
  [
    'the change about A2, not filed yet',
    'SELECT FROM own_changes() WHERE id = $1',
    [idOf('change_request A:2')],
    [],
  ],
  [
    'the filed change of the whole group',
    'SELECT FROM own_changes() WHERE id = $1',
    [idOf('change_request A')],
    [],
  ],
  // a calendar signs in as nobody: its address is the key
  [
    'the dates of A with the address of ann’s feed',
    'SELECT FROM calendar_of_token($1) WHERE obligation_id = $2',
    [digestOf(FEEDS.live), idOf('obligation A')],
    EVERYBODY,
  ],
  [
    'the dates of B with the address of ann’s feed',
    'SELECT FROM calendar_of_token($1) WHERE obligation_id = $2',
    [digestOf(FEEDS.live), idOf('obligation B')],
    [],
  ],
  ['anything with a revoked address', 'SELECT FROM calendar_of_token($1)', [digestOf(FEEDS.revoked)], []],
  [
    'any date with the address of somebody who left',
    'SELECT FROM calendar_of_token($1) WHERE obligation_id IS NOT NULL',
    [digestOf(FEEDS.ended)],
    [],
  ],
  ['work that failed', 'SELECT FROM failed_work()', [], ['administrator']],
  ['how much work waits', 'SELECT FROM queue_state()', [], ['administrator']],
  [
    'running failed work again',
    'SELECT FROM retry_failed_work($1) AS done WHERE done',
    [FAILED_WORK],
    ['administrator'],
  ],
];

describe('who gets an answer', () => {
  it.each(DOORS)('about %s', async (_what, sql, parameters, who) => {
    const answered: string[] = [];
    for (const context of CONTEXTS.filter(({ role }) => role === 'app_api')) {
      const settings = Object.entries({ ...context.settings, role: context.role })
        .map(([name, value]) => `set_config('${name}', '${value}', true)`)
        .join(', ');
      const rows = await seen.after(`SELECT ${settings}`, () => seen.query(sql, parameters));
      if (rows.length > 0) answered.push(context.name);
    }
    expect(answered).toEqual(who);
  });
});

describe('columns', () => {
  it('nobody of the product reads are these, in tables it reads otherwise', async () => {
    const hidden = await database.sql<{ role: string; source: string; columns: string }>(`
      SELECT r.rolname AS role, c.relname AS source, string_agg(a.attname, ' ' ORDER BY attnum)
        FILTER (WHERE NOT has_column_privilege(r.oid, c.oid, attnum, 'SELECT')) AS columns
      FROM pg_class c JOIN pg_attribute a ON attrelid = c.oid AND attnum > 0 AND NOT attisdropped, pg_roles r
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND r.rolname IN ('app_api', 'app_reader', 'app_worker')
        AND has_any_column_privilege(r.oid, c.oid, 'SELECT')
      GROUP BY 1, 2 HAVING bool_or(NOT has_column_privilege(r.oid, c.oid, attnum, 'SELECT')) ORDER BY 1, 2`);
    expect(hidden.map(({ role, source, columns }) => `${role} ${source}: ${columns}`)).toEqual([
      'app_api api_key: key_sha256',
      'app_api calendar_feed: token_sha256',
      'app_api effect_report: document',
      'app_api payout_account: key_id wrapped_key sealed sealed_sha256',
      'app_api performance_report: document',
      'app_api webhook: key_id wrapped_key sealed',
      'app_reader effect_report: document',
      'app_reader performance_report: document',
      'app_worker app_user: created_at',
      'app_worker application: number author_id approved_by approved_at approved_inputs_version version created_by created_at',
      'app_worker cost_line: id tool_id label functions unit_price_yen quantity cloud_months position version created_at',
      'app_worker effect_figure: id operating_profit_yen personnel_cost_yen depreciation_yen employees hours_hundredths entered_by version',
      'app_worker effect_report: portal_number document document_sha256 version created_by created_at',
      'app_worker evidence_file: member_id file_name replaces_id uploaded_by uploaded_at retained_until',
      'app_worker performance_report: grant_id author_id approved_by approved_at portal_number document document_sha256 version created_by created_at',
      'app_worker submission: id number portal_number snapshot_id rule_set rule_set_version document document_sha256 recorded_by recorded_at',
    ]);
  });

  it('of tables whose rows somebody may change only in part are these', async () => {
    const changed = await database.sql<{ role: string; source: string; columns: string }>(`
      SELECT r.rolname AS role, c.relname AS source, string_agg(a.attname, ' ' ORDER BY attnum)
        FILTER (WHERE has_column_privilege(r.oid, c.oid, attnum, 'UPDATE')) AS columns
      FROM pg_class c JOIN pg_attribute a ON attrelid = c.oid AND attnum > 0 AND NOT attisdropped, pg_roles r
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND r.rolname IN ('app_api', 'app_reader', 'app_worker')
        AND has_any_column_privilege(r.oid, c.oid, 'UPDATE') AND NOT has_table_privilege(r.oid, c.oid, 'UPDATE')
      GROUP BY 1, 2 ORDER BY 1, 2`);
    expect(changed.map(({ role, source, columns }) => `${role} ${source}: ${columns}`)).toEqual([
      'app_api api_key: revoked_at',
      'app_api app_user: display_name locale disabled_at',
      'app_api assignment: is_approver ended_at',
      'app_api calendar_feed: revoked_at',
      'app_api effect_figure: operating_profit_yen personnel_cost_yen depreciation_yen employees hours_hundredths entered_by entered_at version',
      'app_api effect_figure_source: ended_at',
      'app_api evidence_file: retained_until',
      'app_api evidence_link: ended_at',
      'app_api notification: read_at',
      'app_api outbox: created_at',
      'app_api output_job: cancel_requested_at',
      'app_api payout_account: key_id wrapped_key sealed version changed_by changed_at',
      'app_api programme_payment: voided_at voided_by void_reason version',
      'app_api purchase_step: voided_at voided_by void_reason version',
      'app_api redistribution: cancelled_at version',
      'app_api sealed_paper: released_by released_at replaced_at version',
      'app_api support_consent: withdrawn_by withdrawn_at',
      'app_worker audit_checkpoint_letter: sent_at',
      'app_worker evidence_file: scan thumbnail_key',
      'app_worker invitation: sent_at',
      'app_worker mail_delivery: status attempts reply_code settled_at',
      'app_worker notification: letter_id',
      'app_worker output_job: status attempts progress_done progress_total storage_id file_name media_type byte_length content_sha256 problems started_at finished_at expires_at',
      'app_worker password_reset: sent_at',
      'app_worker webhook_delivery: status attempts response_status error_code settled_at',
    ]);
  });
});
