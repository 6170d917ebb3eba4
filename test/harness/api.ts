import {
  configOf,
  Keyring,
  newApiKey,
  newKeyEntry,
  type Clock,
  type ServerConfig,
  type Viewer,
} from '@renkei/platform';
import pg from 'pg';
import { pino, type Level } from 'pino';
import { createApi } from '@renkei/api';
import type { TestDatabase } from '@renkei/test/database';

export interface GraphqlError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: {
    readonly code: string;
    readonly correlationId: string;
    readonly message: { readonly ja: string; readonly en: string };
    readonly problems?: readonly { readonly code: string; readonly path: string | null }[];
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // the shape is the query's own business
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data: any;
  readonly errors: readonly GraphqlError[];
}

/** Keys as the environment would give them, new for every run. */
export const testKeys = Keyring.parse(newKeyEntry('test'));

/** The API listening on a free port, over a test database, as `app_api`. */
export interface TestApi {
  readonly url: string;
  readonly app: Awaited<ReturnType<typeof createApi>>;
  /** Lines it logged, as JSON. */
  readonly logged: readonly string[];
  graphql(key: string | null, query: string, variables?: object): Promise<Answer>;
  /** The SQL this work sends, BEGIN, COMMIT and the setting of the actor left out. */
  statementsOf(work: () => Promise<unknown>): Promise<string[]>;
  close(): Promise<void>;
}

export async function testApi(
  database: TestDatabase,
  options: {
    readonly clock?: Clock;
    readonly production?: boolean;
    readonly config?: Partial<ServerConfig>;
    /** Lines below it are not in `logged`. */
    readonly logLevel?: Level;
  } = {},
): Promise<TestApi> {
  const { production = false, config = {}, logLevel = 'warn', ...rest } = options;
  const logged: string[] = [];
  const app = await createApi({
    ...rest,
    config: configOf({ databaseUrl: database.apiUrl, production, keys: testKeys, ...config }),
    logger: pino({ level: logLevel }, { write: (line: string) => void logged.push(line) }),
  });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  return {
    url,
    app,
    logged,
    graphql: async (key, query, variables = {}) => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        },
        body: JSON.stringify({ query, variables }),
      });
      const { data = null, errors = [] } = (await response.json()) as Partial<Answer>;
      return { status: response.status, headers: response.headers, data, errors };
    },
    statementsOf,
    close: () => app.close(),
  };
}

/** An access key of this person, as signing in would hand it out. */
export async function accessKey(database: TestDatabase, viewer: Viewer): Promise<string> {
  const { key, sha256 } = newApiKey();
  await database.sql(
    `INSERT INTO api_key (user_id, label, key_sha256, acting_role, acting_assignment_id)
     VALUES ($1, '見本の鍵', $2, $3, $4)`,
    [viewer.userId, sha256, viewer.acting?.role ?? null, viewer.acting?.assignmentId ?? null],
  );
  return key;
}

async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const prototype = pg.Client.prototype as { query: (...args: unknown[]) => unknown };
  const original = prototype.query;
  prototype.query = function (this: unknown, ...args: unknown[]) {
    const [first] = args as [string | { text: string }];
    statements.push(typeof first === 'string' ? first : first.text);
    return original.apply(this, args);
  };
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  return statements.filter((sql) => !/^(BEGIN|START|COMMIT|ROLLBACK|SELECT set_config)/.test(sql));
}
