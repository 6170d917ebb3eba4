import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MACHINE_CODES, MACHINES, TRANSITIONS, type MachineCode } from '@renkei/lifecycle';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGrant, type GrantedGroup } from '@renkei/test/granted-group';
import { seedGroup, type SeededGroup } from '@renkei/test/group';
import pg from 'pg';

// The states of the core and of the database, move by move: every pair of states of every machine is tried on a real
// row of its table, and the database lets through what the core allows and nothing else.

type Values = Readonly<Record<string, unknown>>;

interface Subject {
  readonly table: string;
  /** The rest of a row that may be in any state. */
  readonly row: () => Values;
  /** What a row must have besides, by its state. */
  readonly needs: (state: string) => Values;
}

const DIGEST = '0'.repeat(64);
const MINUTE = '2027-03-01T15:00+09:00';
const DOCUMENT = { document: '{}', document_sha256: DIGEST };

let database: TestDatabase;
let client: pg.Client;
let group: SeededGroup;
let bare: SeededGroup;
let granted: GrantedGroup;
let transfer: { readonly batch_id: string; readonly share_id: string };

beforeAll(async () => {
  database = await testDatabase();
  [group, bare] = [
    await seedGroup(database, { participants: ['CORPORATION'] }),
    await seedGroup(database, { participants: [] }),
  ];
  granted = await seedGrant(database, group, group.coordinator, { members: [100, 100] });
  transfer = await seedTransfer();
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await database.drop();
});

async function seedTransfer(): Promise<typeof transfer> {
  const [share_id, batch_id] = [randomUUID(), randomUUID()];
  const [payer, payee] = group.memberIds;
  await database.sql(
    `WITH shared AS (
       INSERT INTO redistribution (consortium_id, number, sharing_key, decided_on, recorded_by)
       VALUES ($1, 1, 'EQUAL', '2027-10-01', $2) RETURNING id
     ), batch AS (
       INSERT INTO transfer_batch (id, consortium_id, number, member_id, transfer_on, item_count, total_yen, orderer_code,
         orderer_kana, file_sha256, made_by)
       VALUES ($3, $1, 1, $4, '2027-10-02', 1, 50, '0000000000', 'ﾐﾎﾝ', $7, $2)
     )
     INSERT INTO redistribution_share (id, consortium_id, redistribution_id, from_member_id, member_id, amount_yen)
     SELECT $5, $1, id, $4, $6, 50 FROM shared`,
    [group.id, group.coordinator.userId, batch_id, payer, share_id, payee, DIGEST],
  );
  return { batch_id, share_id };
}

const anyState = (needs: Values) => () => needs;
const common = (of: SeededGroup): Values => ({ id: randomUUID(), consortium_id: of.id });
const made = (of: SeededGroup): Values => ({ ...common(of), created_by: of.coordinator.userId });

const SUBJECTS: Readonly<Record<MachineCode, Subject>> = {
  APPLICATION: {
    table: 'application',
    row: () => ({ ...made(bare), number: 1 }),
    needs: () => ({ approved_by: bare.coordinator.userId, approved_at: MINUTE }),
  },
  CHANGE: {
    table: 'change_request',
    row: () => ({
      ...made(group),
      number: 1,
      kind: 'DELAY',
      reason: '見本',
      happened_on: '2027-04-01',
      plan: '{}',
    }),
    needs: (state) => ({
      effect: '{}',
      effect_sha256: DIGEST,
      filed_at: MINUTE,
      decided_at: ['ACCEPTED', 'REFUSED'].includes(state) ? MINUTE : null,
    }),
  },
  REPORT: {
    table: 'performance_report',
    row: () => ({ ...made(group), grant_id: granted.grantId }),
    needs: anyState({ ...DOCUMENT, submitted_at: MINUTE, completed_on: '2027-08-31' }),
  },
  EFFECT_REPORT: {
    table: 'effect_report',
    row: () => ({ ...made(group), year: 1 }),
    needs: anyState({ ...DOCUMENT, submitted_at: MINUTE }),
  },
  REPAYMENT: {
    table: 'repayment',
    row: () => ({
      ...common(group),
      member_id: group.memberIds[1],
      reason: '見本',
      principal_yen: 50,
      subsidy_received_on: '2027-10-01',
      claimed_on: '2027-11-01',
      due_on: '2027-11-30',
      recorded_by: group.coordinator.userId,
    }),
    needs: (state) => ({
      paid_on: state === 'PAID' ? '2027-11-15' : null,
      surcharge_yen: state === 'PAID' ? 1 : null,
      delay_yen: state === 'PAID' ? 0 : null,
    }),
  },
  TRANSFER: {
    table: 'transfer_item',
    row: () => ({ ...common(group), ...transfer, member_id: group.memberIds[1], amount_yen: 50 }),
    needs: (state) => ({
      settled_on: state === 'MADE' ? null : '2027-10-02',
      failure: state === 'FAILED' ? '口座なし' : '',
    }),
  },
};

async function insert(table: string, values: Values): Promise<void> {
  const names = Object.keys(values);
  await client.query(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
    Object.values(values),
  );
}

async function update(table: string, id: unknown, values: Values): Promise<void> {
  await client.query(
    `UPDATE ${table} SET ${Object.keys(values)
      .map((name, at) => `${name} = $${at + 2}`)
      .join(', ')} WHERE id = $1`,
    [id, ...Object.values(values)],
  );
}

/** Puts a row into a state past its guard, so that what follows is decided by the guard alone. */
async function place(table: string, id: unknown, values: Values): Promise<void> {
  await client.query('SET LOCAL session_replication_role = replica');
  await update(table, id, values);
  await client.query('SET LOCAL session_replication_role = origin');
}

/** Whether the database lets a row go from one state to the other ('': it is not there yet). Nothing of it stays. */
async function lets(machine: MachineCode, from: string, to: string): Promise<boolean> {
  const { table, row, needs } = SUBJECTS[machine];
  const values = row();
  const target = { ...needs(to), status: to };
  await client.query('SAVEPOINT attempt');
  try {
    if (from === '') await insert(table, { ...values, ...target });
    else {
      const { initial } = MACHINES[machine];
      await insert(table, { ...values, ...needs(initial), status: initial });
      if (from !== initial) await place(table, values['id'], { ...needs(from), status: from });
      await update(table, values['id'], target);
    }
    return true;
  } catch (error) {
    const { code, constraint } = error as pg.DatabaseError;
    if (code === '23514' && constraint === 'state_transition') return false;
    throw error;
  } finally {
    await client.query('ROLLBACK TO SAVEPOINT attempt');
  }
}

/** Every move of the machine the database accepts, among all pairs of states and one that does not exist. */
async function accepted(machine: MachineCode, first = ''): Promise<string[]> {
  const states = Object.keys(MACHINES[machine].states);
  const moves: string[] = [];
  await client.query('BEGIN');
  try {
    if (first !== '') await client.query(first);
    for (const from of ['', ...states]) {
      for (const to of [...states, 'NONSENSE'].filter((state) => state !== from)) {
        if (await lets(machine, from, to)) moves.push(`${from} → ${to}`);
      }
    }
  } finally {
    await client.query('ROLLBACK');
  }
  return moves.sort();
}

describe('the table of moves', () => {
  it('is the one of the core', async () => {
    const stored = await database.sql<Record<string, string>>(
      `SELECT machine, from_state AS "from", to_state AS "to", event FROM state_transition`,
    );
    const lines = (rows: readonly object[]) =>
      rows
        .map((row) => row as Record<string, string>)
        .map(({ machine, from, to, event }) => `${machine} ${event}: ${from} → ${to}`)
        .sort();
    expect(lines(stored)).toEqual(lines(TRANSITIONS));
  });

  it('guards the tables tried here, each with its machine, and no other', async () => {
    const guards = await database.sql<{ table: string; machine: string }>(
      `SELECT tgrelid::regclass::text AS table, (string_to_array(encode(tgargs, 'escape'), '\\000'))[1] AS machine
       FROM pg_trigger WHERE tgfoid = 'guard_state'::regproc AND tgenabled = 'O'`,
    );
    const here = MACHINE_CODES.map((machine) => ({ table: SUBJECTS[machine].table, machine }));
    const byTable = (a: { table: string }, b: { table: string }) => a.table.localeCompare(b.table);
    expect([...guards].sort(byTable)).toEqual(here.sort(byTable));
  });
});

describe('on real rows', () => {
  it.each(MACHINE_CODES)('%s goes where the core says and nowhere else', async (machine) => {
    const allowed = TRANSITIONS.filter((row) => row.machine === machine);
    expect(await accepted(machine)).toEqual(allowed.map(({ from, to }) => `${from} → ${to}`).sort());
  });

  it('a move too many is noticed', async () => {
    const planted = `INSERT INTO state_transition VALUES ('TRANSFER', 'FAILED', 'CONFIRMED', 'PLANTED')`;
    expect(await accepted('TRANSFER', planted)).toContain('FAILED → CONFIRMED');
  });
});
