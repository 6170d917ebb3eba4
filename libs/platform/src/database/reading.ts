import { DatabaseError, type PoolClient } from 'pg';
import { QueryFailedError, type DataSource, type QueryRunner } from 'typeorm';
import type { Tx } from './tenant-transaction.ts';

/** Statements the server keeps parsed and planned per connection; beyond this many texts they go unnamed. */
const MOST_NAMED = 500;
const names = new Map<string, string>();

/**
 * One snapshot on one client, opened when the first work comes. Works are done one after another, and an idle
 * reading that nobody uses costs nothing.
 */
export class Reading {
  readonly #dataSource: DataSource;
  readonly #begin: string;
  #open: { readonly runner: QueryRunner; readonly client: PoolClient; readonly tx: Tx } | undefined;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(dataSource: DataSource, setting: string) {
    this.#dataSource = dataSource;
    // one round trip instead of three: this is the hot path of every query
    this.#begin = `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${setting}`;
  }

  next<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const result = this.#tail.then(() => this.#do(work));
    this.#tail = result.catch(() => undefined);
    return result;
  }

  /** Ends the snapshot once the works are done. Nothing was written, so nobody has to wait for it. */
  end(): void {
    this.#tail = this.#tail.then(() => this.#finish('COMMIT'));
  }

  async #do<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      this.#open ??= await this.#start();
      return await work(this.#open.tx);
    } catch (error) {
      // after a failed statement the transaction answers nothing more: the next work gets a new one
      if (error instanceof DatabaseError || error instanceof QueryFailedError) await this.#finish('ROLLBACK');
      throw error;
    }
  }

  async #start() {
    const runner = this.#dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      await client.query(this.#begin);
      return { runner, client, tx: readingTx(this.#dataSource, runner, client) };
    } catch (error) {
      await runner.release();
      throw error;
    }
  }

  async #finish(how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    const open = this.#open;
    if (!open) return;
    this.#open = undefined;
    await open.client.query(how).catch(() => undefined); // a lost connection has ended it already
    await open.runner.release();
  }
}

function readingTx(dataSource: DataSource, runner: QueryRunner, client: PoolClient): Tx {
  return {
    manager: runner.manager,
    repository: (target) => runner.manager.getRepository(target),
    query: (sql, parameters = []) => {
      dataSource.logger.logQuery(sql, [...parameters], runner);
      return preparedQuery(client, sql, parameters);
    },
  };
}

/** Past TypeORM, with the statement named: PostgreSQL parses and plans it once per connection. */
export async function preparedQuery<Row>(
  client: PoolClient,
  sql: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  const name = nameOf(sql);
  const { rows } = await client.query({
    text: sql,
    values: [...parameters],
    ...(name === undefined ? {} : { name }),
  });
  return rows as Row[];
}

function nameOf(sql: string): string | undefined {
  const known = names.get(sql);
  if (known !== undefined || names.size >= MOST_NAMED) return known;
  const name = `renkei_${names.size}`;
  names.set(sql, name);
  return name;
}
