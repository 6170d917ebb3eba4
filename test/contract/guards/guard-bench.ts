import { createHash, randomUUID } from 'node:crypto';
import { ProblemsFound, type Tx, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGrant, type GrantedGroup } from '@renkei/test/granted-group';
import { seedGroup, seedMemberUser, type SeededGroup } from '@renkei/test/group';
import { tenant, type Tenant } from '@renkei/test/tenant';

/** The problem or the SQLSTATE and constraint somebody gets; '' when it is let through. */
export type Answer = string;

export const digest = (text: string) => createHash('sha256').update(text).digest('hex');

export const statement =
  (sql: string, parameters: readonly unknown[] = []) =>
  (tx: Tx) =>
    tx.query(sql, [...parameters]);

const DONE = Symbol('rolled back');

function answerOf(error: unknown): Answer {
  if (error instanceof ProblemsFound) return error.problems.map(({ code }) => code).join(' ');
  const { code, constraint } = ((error as { driverError?: unknown }).driverError ?? error) as {
    code?: string;
    constraint?: string;
  };
  if (code === undefined) throw error;
  return [code, constraint].filter((part) => part !== undefined && part !== '').join(' ');
}

/** Two groups, one with a grant, and the API's own door to them: what the database refuses, the services left out. */
export class GuardBench {
  /** Granted on 2027-03-01 15:00 JST: 100, 200 and 300 yen of (1), 50 of (3). */
  readonly group: SeededGroup;
  readonly granted: GrantedGroup;
  /** Nothing is applied for. */
  readonly bare: SeededGroup;
  /** Acts for the second member of the granted group. */
  readonly memberUser: Viewer;
  /** A line of the second member of each group, and a tool of the granted one. */
  readonly ids: Readonly<Record<'line' | 'bareLine' | 'tool', string>>;
  readonly #database: TestDatabase;
  readonly #door: Tenant;

  static async open(): Promise<GuardBench> {
    const database = await testDatabase();
    const group = await seedGroup(database, { participants: ['CORPORATION', 'CORPORATION'] });
    const bare = await seedGroup(database, { participants: ['CORPORATION'] });
    const ids = {
      line: await seedLine(database, group),
      bareLine: await seedLine(database, bare),
      tool: await seedTool(database, group),
    };
    const amounts = { members: [100, 200, 300], admin: 50 };
    const granted = await seedGrant(database, group, group.coordinator, amounts);
    const memberUser = await seedMemberUser(database, group, group.memberIds[1]!);
    return new GuardBench(database, await tenant(database, []), { group, bare, ids, granted, memberUser });
  }

  private constructor(
    database: TestDatabase,
    door: Tenant,
    seeded: Pick<GuardBench, 'group' | 'bare' | 'ids' | 'granted' | 'memberUser'>,
  ) {
    this.#database = database;
    this.#door = door;
    this.group = seeded.group;
    this.bare = seeded.bare;
    this.ids = seeded.ids;
    this.granted = seeded.granted;
    this.memberUser = seeded.memberUser;
  }

  async close(): Promise<void> {
    await this.#door.close();
    await this.#database.drop();
  }

  /** Does it in the API's door and keeps it. */
  run<T>(viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#door.transactions.run(viewer, work);
  }

  /** What somebody gets for doing it and committing. */
  commit(viewer: Viewer, work: (tx: Tx) => Promise<unknown>): Promise<Answer> {
    return this.run(viewer, work).then(() => '', answerOf);
  }

  /** What somebody gets for it. Nothing of it stays. */
  async attempt(viewer: Viewer, work: (tx: Tx) => Promise<unknown>): Promise<Answer> {
    const done = this.run(viewer, async (tx) => {
      await work(tx);
      throw DONE;
    });
    return done.catch((error: unknown) => (error === DONE ? '' : answerOf(error)));
  }

  sql<Row extends Record<string, unknown>>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.#database.sql<Row>(sql, parameters);
  }

  /** What the owner of the database gets; kept when it is let through. */
  asOwner(sql: string, parameters: readonly unknown[] = []): Promise<Answer> {
    return this.sql(sql, parameters).then(() => '', answerOf);
  }

  /** Past all triggers, so that a row lies in a state without the moves that lead there. */
  async place(change: string, parameters: readonly unknown[]): Promise<void> {
    await this.sql(
      `WITH off AS MATERIALIZED (SELECT set_config('session_replication_role', 'replica', true)) ${change}`,
      parameters,
    );
  }

  /** While the application of the granted group is in another state. */
  async inState(status: string, work: () => Promise<void>): Promise<void> {
    const set = (to: string) =>
      this.place('UPDATE application SET status = $2 FROM off WHERE id = $1', [
        this.granted.applicationId,
        to,
      ]);
    await set(status);
    try {
      await work();
    } finally {
      await set('GRANTED');
    }
  }

  /** A change as it would be after its moves. */
  async seedChange(of: SeededGroup, status: string, applied = false): Promise<string> {
    const id = randomUUID();
    const decided = ['ACCEPTED', 'REFUSED'].includes(status);
    await this.place(
      `INSERT INTO change_request (id, consortium_id, number, kind, status, reason, happened_on, plan, effect, effect_sha256,
         filed_at, decided_at, applied_at, created_by)
       SELECT $1, $2, (SELECT count(*) + 1 FROM change_request WHERE consortium_id = $2), 'PLAN_CHANGE', $3, '見本',
         '2027-04-01', '{}', '{}', $4, now(), CASE WHEN $5 THEN now() END, CASE WHEN $6 THEN now() END, $7 FROM off`,
      [id, of.id, status, digest('{}'), decided, applied, of.coordinator.userId],
    );
    return id;
  }
}

/** A line of the group's second member. */
async function seedLine(database: TestDatabase, of: SeededGroup): Promise<string> {
  const [row] = await database.sql<{ id: string }>(
    `INSERT INTO cost_line (consortium_id, member_id, category, unit_price_yen, position)
     VALUES ($1, $2, 'SERVICE', 1000, 1) RETURNING id`,
    [of.id, of.memberIds[1]],
  );
  return row!.id;
}

async function seedTool(database: TestDatabase, of: SeededGroup): Promise<string> {
  const [row] = await database.sql<{ id: string }>(
    `WITH sold AS (INSERT INTO vendor (consortium_id, name) VALUES ($1, '見本システム') RETURNING id)
     INSERT INTO tool (consortium_id, vendor_id, name) SELECT $1, id, '見本ツール' FROM sold RETURNING id`,
    [of.id],
  );
  return row!.id;
}
