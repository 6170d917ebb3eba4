import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { newKeyEntry } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { startNode, startProcess, type TestProcess } from '@renkei/test/process';
import pg from 'pg';

const BUILD = fileURLToPath(new URL('../../apps/renkei/bin/build.mjs', import.meta.url));
const API = fileURLToPath(new URL('../../apps/api/dist/main.js', import.meta.url));
const WORKER = fileURLToPath(new URL('../../apps/worker/dist/main.js', import.meta.url));
/** Any number nobody else locks. */
const HELD = 4_000_004;
/** How long a busy machine may take to get there. */
const HOLD_MS = 30_000;
/** So many processes are started before they are needed. */
const AHEAD = 2;

/** A row that a step writes. */
export interface HoldAt {
  readonly table: string;
  readonly on?: 'INSERT' | 'UPDATE';
  /** Over NEW. */
  readonly when?: string;
}

export interface Api {
  readonly url: string;
  readonly process: TestProcess;
}

export interface Sent {
  // the shape is the request's own business
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

export type Send = (api: Api) => Promise<Sent>;

/** The same step of two groups: one is caught at this row, the other when it commits this row. */
export interface Victim {
  readonly at: HoldAt;
  /** Over NEW: that the row is of the one group, or of the other. */
  readonly middle?: string;
  readonly commit?: string;
}

/** The last triggers of their table: whatever else a row sets off has been done. */
const namesOf = (index: number) => [`zz_held_middle_${index}`, `zz_held_commit_${index}`] as const;

/**
 * A test database, and API processes on it that are killed while PostgreSQL holds a transaction of theirs. The hook is a
 * trigger in this database alone: it makes the step's own transaction wait for a lock this test has. The product knows
 * nothing of it.
 */
export class ProcedureBench {
  readonly #env: Readonly<Record<string, string>>;
  readonly #spares: Promise<Api>[] = [];
  readonly #started: TestProcess[] = [];
  #clocks: string[] = [];
  #holder: pg.Client | undefined;

  private constructor(
    readonly database: TestDatabase,
    /** Where evidence is kept. */
    readonly folder: string,
    env: Readonly<Record<string, string>>,
  ) {
    this.#env = { RENKEI_KEYS: newKeyEntry('test'), RENKEI_DATA: folder, ...env };
  }

  /**
   * @param clocks the instant (ISO) at which each API process stands, in the order in which they are asked for
   * @param env what API and workers are told besides
   */
  static async open(
    clocks: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<ProcedureBench> {
    await promisify(execFile)(process.execPath, [BUILD]);
    const database = await testDatabase();
    const bench = new ProcedureBench(database, await mkdtemp(join(tmpdir(), 'renkei-faults-')), env);
    bench.#clocks = [...clocks];
    await database.sql(`CREATE FUNCTION held_step() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_advisory_xact_lock_shared(${HELD}); RETURN NULL; END $$`);
    bench.#startAhead();
    return bench;
  }

  /** The next API process, of those that were started ahead. */
  async api(): Promise<Api> {
    const api = await this.#spares.shift();
    if (api === undefined) throw new Error('more processes were asked for than clocks were given');
    this.#startAhead();
    return api;
  }

  /**
   * Begins everything, and kills the process with SIGKILL when of each victim one transaction stands still at the row
   * named and the other inside its COMMIT, every row written. Returns when the server has noticed: the first is rolled
   * back, the second committed; nobody was told of either.
   * @param leave lets the process begin; what it gives are answers that must never come
   */
  async kill(
    victims: readonly Victim[],
    doomed: TestProcess,
    leave: () => Promise<void> | readonly Promise<unknown>[],
  ): Promise<void> {
    const holder = (this.#holder ??= await this.#connect());
    await holder.query('SELECT pg_advisory_lock($1)', [HELD]);
    const answered: unknown[] = [];
    try {
      for (const [index, victim] of victims.entries()) await this.#plant(index, victim);
      const begun = ((await leave()) ?? []).map((answer) =>
        answer.then(
          (told) => void answered.push(told),
          () => undefined, // the connection broke, as it should
        ),
      );
      const pids = await this.#caught(victims, answered);
      await doomed.kill9();
      await Promise.all(begun);
      await holder.query('SELECT pg_advisory_unlock($1)', [HELD]);
      await this.#gone(pids);
    } finally {
      await holder.query('SELECT pg_advisory_unlock_all()');
      for (const [index, { at }] of victims.entries()) await this.#unplant(index, at.table);
    }
    if (answered.length > 0) throw new Error(`somebody was told: ${JSON.stringify(answered)}`);
  }

  /** A worker at this instant (ISO), ready. */
  async worker(clock: string, pace: Readonly<Record<string, string>>): Promise<TestProcess> {
    const worker = startNode(WORKER, {
      env: {
        NODE_ENV: 'test',
        RENKEI_CLOCK: clock,
        DATABASE_URL: this.database.workerUrl,
        ...this.#env,
        ...pace,
      },
    });
    this.#started.push(worker);
    await worker.waitForLine(/"msg":"ready"/, 60_000);
    return worker;
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#spares);
    await Promise.all(this.#started.map((process) => process.kill9()));
    await this.#holder?.end();
    await this.database.drop();
    await rm(this.folder, { recursive: true, force: true });
  }

  #startAhead(): void {
    while (this.#spares.length < AHEAD && this.#clocks.length > 0) {
      const spare = this.#start(this.#clocks.shift()!);
      spare.catch(() => undefined); // told to whoever takes it
      this.#spares.push(spare);
    }
  }

  async #start(clock: string): Promise<Api> {
    // The API knows the real time alone; this process lives at another.
    const shift = `const by = ${Date.parse(clock)} - Date.now(), now = Date.now; Date.now = () => now() + by;`;
    const process_ = startProcess(process.execPath, {
      args: ['--import', `data:text/javascript,${encodeURIComponent(shift)}`, API],
      env: {
        NODE_ENV: 'production',
        DATABASE_URL: this.database.apiUrl,
        PORT: '0',
        ...this.#env,
      },
    });
    this.#started.push(process_);
    const line = await process_.waitForLine(/"msg":"listening"/, 60_000);
    return { process: process_, url: (JSON.parse(line) as { url: string }).url };
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.database.ownerUrl });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  async #plant(index: number, { at, middle, commit }: Victim): Promise<void> {
    const { table, on = 'INSERT', when = 'true' } = at;
    const trigger = (name: string, deferred: string, row: string) =>
      `CREATE ${deferred ? 'CONSTRAINT ' : ''}TRIGGER ${name} AFTER ${on} ON ${table} ${deferred} FOR EACH ROW
         WHEN (${row} AND (${when})) EXECUTE FUNCTION held_step()`;
    const [inTheMiddle, inTheCommit] = namesOf(index);
    if (middle) await this.database.sql(trigger(inTheMiddle, '', middle));
    if (commit) await this.database.sql(trigger(inTheCommit, 'DEFERRABLE INITIALLY DEFERRED', commit));
  }

  async #unplant(index: number, table: string): Promise<void> {
    for (const name of namesOf(index)) await this.database.sql(`DROP TRIGGER IF EXISTS ${name} ON ${table}`);
  }

  /** Waits until of each victim a backend stands still in a statement and one in its COMMIT; returns them all. */
  async #caught(victims: readonly Victim[], answered: readonly unknown[]): Promise<number[]> {
    const commits = victims.filter(({ commit }) => commit).length;
    const wanted = commits + victims.filter(({ middle }) => middle).length;
    for (const end = Date.now() + HOLD_MS; ; await sleep(10)) {
      const waiting = await this.database.sql<{ pid: number; committing: boolean }>(
        `SELECT a.pid, a.query ILIKE 'COMMIT%' AS committing FROM pg_locks l JOIN pg_stat_activity a USING (pid)
         WHERE l.locktype = 'advisory' AND l.objid = ${HELD} AND NOT l.granted AND a.datname = current_database()`,
      );
      const committing = waiting.filter((backend) => backend.committing).length;
      if (waiting.length === wanted && committing === commits) return waiting.map(({ pid }) => pid);
      if (answered.length > 0 || Date.now() > end) {
        throw new Error(
          `never held: ${waiting.length} waiting, ${committing} in COMMIT; ${JSON.stringify(answered)}`,
        );
      }
    }
  }

  async #gone(pids: readonly number[]): Promise<void> {
    for (const end = Date.now() + HOLD_MS; ; await sleep(10)) {
      const left = await this.database.sql('SELECT FROM pg_stat_activity WHERE pid = ANY ($1)', [pids]);
      if (left.length === 0) return;
      if (Date.now() > end) throw new Error('the server never noticed that the process was gone');
    }
  }
}
