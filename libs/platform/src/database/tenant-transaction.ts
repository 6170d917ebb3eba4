import { setTimeout as sleep } from 'node:timers/promises';
import { ROLES, type Role } from '@renkei/access';
import { isUuid } from '@renkei/kernel';
import { DatabaseError, type PoolClient } from 'pg';
import { QueryFailedError } from 'typeorm';
import type {
  DataSource,
  EntityManager,
  EntityTarget,
  ObjectLiteral,
  QueryRunner,
  Repository,
} from 'typeorm';
import { ProblemsFound } from '../errors/problem.ts';
import type { Viewer } from '../identity/viewer.ts';
import { Reading, preparedQuery } from './reading.ts';

const RETRIES = 3;
const MOST_WAIT_MS = 50;
// serialization_failure, deadlock_detected: the same work may succeed in a new transaction
const RETRYABLE = new Set(['40001', '40P01']);

/**
 * The work's door to the data. One transaction is one client, so its calls are awaited one after another.
 */
export interface Tx {
  readonly manager: EntityManager;
  repository<Entity extends ObjectLiteral>(target: EntityTarget<Entity>): Repository<Entity>;
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** What row-level security decides from; every value is checked before it becomes part of a statement. */
type Context = Readonly<
  Partial<Record<'renkei.actor_id' | 'renkei.assignment_id' | 'renkei.worker_consortium_id', string>>
> & {
  readonly 'renkei.acting_role'?: Role;
  readonly 'renkei.operation'?: string;
  readonly 'renkei.worker_scope'?: 'sweep';
  readonly 'renkei.identity_scope'?: 'on';
};

/**
 * The one way to the database: every transaction starts by saying for whom it runs, and row-level security
 * decides from that. The DataSource is not exported, so forgetting it does not compile.
 */
export class TenantTransaction {
  readonly #dataSource: DataSource;
  readonly #readAs: 'app_reader' | null;
  readonly #shared = new WeakMap<Viewer, Reading>();

  /** @param readAs the database role that reads for a person where the process itself may not: the worker's app_reader */
  constructor(dataSource: DataSource, readAs: 'app_reader' | null = null) {
    this.#dataSource = dataSource;
    this.#readAs = readAs;
  }

  /** Reads and writes as this person, in the role they act in. Rolls back on any error. */
  run<T>(viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#write(contextOf(viewer), work);
  }

  /**
   * Works on accounts before or beside any role: signing in, invitations, credentials. No row of a group is visible.
   * @param actorId who it turned out to be, for the audit
   */
  runIdentity<T>(operation: string, actorId: string | null, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#write(
      {
        'renkei.identity_scope': 'on',
        'renkei.operation': operation,
        ...(actorId === null ? {} : { 'renkei.actor_id': actorId }),
      },
      work,
    );
  }

  /**
   * Reads all inputs of a group for somebody who acts for a member of it, to calculate that member's own result.
   * What is read here must not leave the calculation. It is part of `read`: a request that waited for a second client
   * while it holds one could wait for ever. Nothing else is read there meanwhile, and afterwards as before.
   */
  readForCalculation<T>(viewer: Viewer, consortiumId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#readWith(viewer, 'renkei.calculation_consortium_id', consortiumId, work);
  }

  /**
   * Reads as this person, all from one snapshot. Do not read again inside the work: within `shareReads` the inner
   * read would wait for the outer one for ever.
   */
  async read<T>(viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T> {
    const shared = this.#shared.get(viewer);
    if (shared) return shared.next(work);
    const own = this.#reading(viewer);
    try {
      return await own.next(work);
    } finally {
      own.end();
    }
  }

  /**
   * Reads accounts beside the viewer's role, from the same snapshot and on the same client as the request's other
   * reads: with a client of its own (`runIdentity`) a query that holds one already could wait for ever for the second.
   */
  readIdentity<T>(viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#readWith(viewer, 'renkei.identity_scope', 'on', work);
  }

  /**
   * From now on everything read for this very viewer object, which lives for one request, comes from one snapshot on
   * one client: an answer put together from many reads is of one moment, and costs one transaction.
   * @returns what ends it; calling it twice does no harm
   */
  shareReads(viewer: Viewer): () => void {
    const reading = this.#reading(viewer);
    this.#shared.set(viewer, reading);
    return () => {
      this.#shared.delete(viewer);
      reading.end();
    };
  }

  /** A job of the worker for one group. @param operation what it does, for the audit */
  runForConsortium<T>(consortiumId: string, work: (tx: Tx) => Promise<T>, operation?: string): Promise<T> {
    const doing = operation === undefined ? {} : { 'renkei.operation': operation };
    return this.#write({ 'renkei.worker_consortium_id': consortiumId, ...doing }, work);
  }

  /** The worker across groups: deadlines, reminders and the outbox only. */
  runSweep<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#write({ 'renkei.worker_scope': 'sweep' }, work);
  }

  /** Before anyone is known: no row of any tenant is visible, only functions made for this. */
  async anonymous<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    const runner = this.#dataSource.createQueryRunner();
    try {
      return await preparedQuery<Row>((await runner.connect()) as PoolClient, sql, parameters);
    } finally {
      await runner.release();
    }
  }

  /** A read with one setting more, which is taken back before the next one. */
  #readWith<T>(
    viewer: Viewer,
    name: 'renkei.calculation_consortium_id' | 'renkei.identity_scope',
    value: string,
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    return this.read(viewer, async (tx) => {
      const set = (to: string) => tx.query(SET_LOCALLY, [name, to]);
      await set(value);
      try {
        return await work(tx);
      } finally {
        // it fails in a failed transaction only, which answers nothing more anyway: what failed is told, not this
        await set('').catch(() => undefined);
      }
    });
  }

  #reading(viewer: Viewer): Reading {
    const setting = settingStatement(contextOf(viewer));
    return new Reading(
      this.#dataSource,
      this.#readAs === null ? setting : `SET LOCAL ROLE ${this.#readAs}; ${setting}`,
    );
  }

  async #write<T>(context: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const runner = this.#dataSource.createQueryRunner();
      try {
        await runner.startTransaction();
        await runner.query(settingStatement(context));
        const result = await work(txOf(runner));
        await runner.commitTransaction();
        return result;
      } catch (error) {
        if (runner.isTransactionActive) await runner.rollbackTransaction();
        if (attempt >= RETRIES || !RETRYABLE.has(sqlStateOf(error))) throw refusedInWords(error);
      } finally {
        await runner.release();
      }
      // those that stood in each other's way do not meet again in the same moment
      await sleep(Math.random() * attempt * MOST_WAIT_MS);
    }
  }
}

function txOf(runner: QueryRunner): Tx {
  return {
    manager: runner.manager,
    repository: (target) => runner.manager.getRepository(target),
    query: async (sql, parameters = []) => (await runner.query(sql, [...parameters], true)).records as never,
  };
}

function contextOf({ userId, acting, operation }: Viewer): Context {
  return {
    'renkei.actor_id': userId,
    ...(acting ? { 'renkei.acting_role': acting.role } : {}),
    ...(acting?.assignmentId ? { 'renkei.assignment_id': acting.assignmentId } : {}),
    ...(operation ? { 'renkei.operation': operation } : {}),
  };
}

const SET_LOCALLY = 'SELECT set_config($1, $2, true)';
const OPERATION_FORM = /^[A-Za-z][A-Za-z0-9_.-]{0,60}$/;
const WORDS: ReadonlySet<string> = new Set([...ROLES, 'sweep', 'on']);

/** One SELECT; values are written into it, so nothing but ids, known words and operation names passes. */
function settingStatement(context: Context): string {
  const settings = Object.entries(context).map(([name, value]) => {
    const valid =
      name === 'renkei.operation' ? OPERATION_FORM.test(value) : WORDS.has(value) || isUuid(value);
    if (!valid) throw new Error(`${name} has a value it cannot have`);
    return `set_config('${name}', '${value}', true)`;
  });
  // A sweep touches a thousand rows of a million: the planner must not think a look-up costs more than a scan of all.
  if (context['renkei.worker_scope']) settings.push(`set_config('random_page_cost', '1.1', true)`);
  return `SELECT ${settings.join(', ')}`;
}

/** What the schema says itself (refuse_with, SQLSTATE RK001) is a problem like any other. */
function refusedInWords(error: unknown): unknown {
  const refusal = databaseErrorOf(error);
  if (refusal?.code !== 'RK001') return error;
  const { constraint = '', detail = '', hint = '' } = refusal;
  return new ProblemsFound([{ code: constraint, path: null, message: { ja: detail, en: hint } }]);
}

/** The SQLSTATE of a database error, '' for any other. */
export function sqlStateOf(error: unknown): string {
  return databaseErrorOf(error)?.code ?? '';
}

/** The violated constraint's name of a database error, '' for any other. */
export function constraintOf(error: unknown): string {
  return databaseErrorOf(error)?.constraint ?? '';
}

/** TypeORM wraps what pg throws; reads that go past it do not. */
function databaseErrorOf(error: unknown): DatabaseError | undefined {
  const cause = error instanceof QueryFailedError ? (error.driverError as unknown) : error;
  return cause instanceof DatabaseError ? cause : undefined;
}
