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
import type { Viewer } from '../identity/viewer.ts';
import { Reading, preparedQuery } from './reading.ts';

const RETRIES = 3;
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

type Setting = readonly [
  name: 'renkei.actor_id' | 'renkei.worker_consortium_id' | 'renkei.worker_scope',
  value: string,
];

/**
 * The one way to the database: every transaction starts by saying for whom it runs, and row-level security
 * decides from that. The DataSource is not exported, so forgetting it does not compile.
 */
export class TenantTransaction {
  readonly #dataSource: DataSource;
  readonly #shared = new WeakMap<Viewer, Reading>();

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource;
  }

  /** Reads and writes as this person. Rolls back on any error. */
  run<T>(viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#write(['renkei.actor_id', viewer.userId], work);
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

  /** A job of the worker for one group. */
  runForConsortium<T>(consortiumId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#write(['renkei.worker_consortium_id', consortiumId], work);
  }

  /** The worker across groups: deadlines, reminders and the outbox only. */
  runSweep<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#write(['renkei.worker_scope', 'sweep'], work);
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

  #reading(viewer: Viewer): Reading {
    return new Reading(this.#dataSource, settingStatement(['renkei.actor_id', viewer.userId]));
  }

  async #write<T>(setting: Setting, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const runner = this.#dataSource.createQueryRunner();
      try {
        await runner.startTransaction();
        await runner.query(settingStatement(setting));
        const result = await work(txOf(runner));
        await runner.commitTransaction();
        return result;
      } catch (error) {
        if (runner.isTransactionActive) await runner.rollbackTransaction();
        if (attempt >= RETRIES || !RETRYABLE.has(sqlStateOf(error))) throw error;
      } finally {
        await runner.release();
      }
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

function settingStatement([name, value]: Setting): string {
  if (name !== 'renkei.worker_scope' && !isUuid(value)) throw new Error(`${name} must be a UUID`);
  const context = `SELECT set_config('${name}', '${value}', true)`;
  // A sweep touches a thousand rows of a million: the planner must not think a look-up costs more than a scan of all.
  return name === 'renkei.worker_scope' ? `${context}, set_config('random_page_cost', '1.1', true)` : context;
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
