import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { consortiumEntities } from '@renkei/consortium';
import { obligationEntities } from '@renkei/obligations';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';

// The schema is SQL; the entities only claim to know it. Here the claim is checked, column by column.

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** Tables the product reaches with SQL alone, and why: an entity would map columns that nobody may read as a row. */
const WITHOUT_ENTITY: Readonly<Record<string, readonly string[]>> = {
  'asked and answered by functions and constraints; nobody reads a row': ['business_registry', 'throttle'],
  'one statement writes and compares it': ['idempotency_key', 'snapshot_approval'],
  'accounts: each statement names the few columns its scope may see': [
    'api_key',
    'app_user',
    'invitation',
    'oidc_identity',
    'passkey',
    'password_credential',
    'password_reset',
    'recovery_code',
    'session',
    'sign_in_challenge',
    'totp_credential',
  ],
  'support bodies: a few columns, always together with what they support': [
    'support_body',
    'support_consent',
  ],
  'sealed: inserted column by column, opened by a function': [
    'payout_account',
    'sealed_paper',
    'sealed_paper_content',
  ],
  'the audit writes itself by trigger and is read as it lies': [
    'audit_checkpoint',
    'audit_checkpoint_letter',
    'audit_event',
  ],
  'the schema’s own table: triggers and a foreign key ask it, nobody reads a row': ['state_transition'],
  'states move in one place (libs/procedure/src/shared/move.ts), which knows tables and no entities': [
    'application',
    'change_request',
    'effect_report',
    'performance_report',
    'procedure_event',
    'repayment',
    'transfer_item',
  ],
  'readiness: a matrix read in one statement': [
    'group_paper',
    'member_declaration',
    'member_fact',
    'paper_ask',
    'same_business_link',
  ],
  'inserted once and never changed: nothing for an entity to track': [
    'amount_fixing',
    'bank_match',
    'bank_movement',
    'bank_result',
    'evidence_review',
    'fixed_amount',
    'grant_decision',
    'granted_amount',
    'ledger_account',
    'ledger_check',
    'ledger_entry',
    'ledger_posting',
    'purchase_finding',
    'redistribution_share',
    'submission',
    'transfer_batch',
    'transfer_receipt',
    'official_workbook',
    'what_if_scenario',
  ],
  'single columns may change, never the row': [
    'effect_figure_source',
    'evidence_file',
    'evidence_link',
    'output_job',
    'programme_payment',
    'purchase_step',
    'redistribution',
  ],
  'filled in by a form, one row at a time': [
    'asset',
    'effect_figure',
    'employee_statement',
    'form_profile',
    'performance_line',
  ],
  'delivery: each statement names the few columns its role may see': [
    'calendar_feed',
    'delivery_preference',
    'mail_delivery',
    'webhook',
    'webhook_delivery',
  ],
};

async function differences(entities: (new () => object)[]): Promise<string[]> {
  const source = new DataSource({ type: 'postgres', url: database.ownerUrl, entities, synchronize: false });
  await source.initialize();
  try {
    const columns = await database.sql<{
      table_name: string;
      column_name: string;
      udt_name: string;
      nullable: boolean;
    }>(
      `SELECT table_name, column_name, udt_name, is_nullable = 'YES' AS nullable
       FROM information_schema.columns WHERE table_schema = 'public'`,
    );
    const found: string[] = [];
    for (const entity of source.entityMetadatas) {
      const real = new Map(
        columns
          .filter((column) => column.table_name === entity.tableName)
          .map((column) => [column.column_name, column]),
      );
      for (const column of entity.columns) {
        const there = real.get(column.databaseName);
        const where = `${entity.tableName}.${column.databaseName}`;
        real.delete(column.databaseName);
        if (!there) found.push(`${where}: not in the schema`);
        else {
          const claimed = typeName(column.isArray, source.driver.normalizeType(column));
          if (claimed !== there.udt_name)
            found.push(`${where}: ${claimed}, the schema says ${there.udt_name}`);
          if (column.isNullable !== there.nullable)
            found.push(`${where}: nullable ${column.isNullable}, the schema ${there.nullable}`);
        }
      }
      for (const name of real.keys()) found.push(`${entity.tableName}.${name}: not in the entity`);
    }
    return found;
  } finally {
    await source.destroy();
  }
}

const UDT: Readonly<Record<string, string>> = {
  bigint: 'int8',
  integer: 'int4',
  smallint: 'int2',
  boolean: 'bool',
  'timestamp with time zone': 'timestamptz',
};

function typeName(isArray: boolean, type: string): string {
  const udt = UDT[type] ?? type;
  return isArray ? `_${udt}` : udt;
}

describe('entities', () => {
  const entities = [...consortiumEntities, ...obligationEntities];

  it('say what the schema says', async () => {
    expect(await differences(entities)).toEqual([]);
  });

  it('cover every table but the ones named here', async () => {
    const tables = await database.sql<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
    );
    const source = new DataSource({ type: 'postgres', url: database.ownerUrl, entities, synchronize: false });
    await source.initialize();
    const mapped = source.entityMetadatas.map((entity) => entity.tableName);
    await source.destroy();
    expect(tables.map((table) => table.name)).toEqual(
      [...mapped, ...Object.values(WITHOUT_ENTITY).flat()].sort(),
    );
  });

  it('are caught when they disagree', async () => {
    @Entity('schedule_anchor')
    class Planted {
      @PrimaryColumn('uuid', { name: 'revision_id' })
      revisionId: string;

      @Column('text', { nullable: true })
      anchor: string | null;

      @Column('integer', { name: 'occurs_at' })
      occursAt: number;

      @Column('text')
      invented: string;
    }
    expect(await differences([Planted])).toEqual([
      'schedule_anchor.anchor: nullable true, the schema false',
      'schedule_anchor.occurs_at: int4, the schema says timestamptz',
      'schedule_anchor.invented: not in the schema',
    ]);
  });
});
