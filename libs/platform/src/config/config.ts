export interface ServerConfig {
  readonly databaseUrl: string;
  /** Without it jobs run on BullMQ's PostgreSQL backend, in the same database. */
  readonly redisUrl: string | null;
  readonly host: string;
  readonly port: number;
  readonly production: boolean;
}

/**
 * Reads the configuration from the environment, the only place secrets come from.
 * @throws Error naming the variable that is missing or unusable, before anything is opened.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ServerConfig {
  const databaseUrl = env['DATABASE_URL'];
  if (!databaseUrl) {
    throw new Error('DATABASE_URL is not set. Use `npm start`, which brings its own PostgreSQL, or set it.');
  }
  const port = Number(env['PORT'] ?? '4000');
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`PORT must be a number from 0 to 65535, not "${env['PORT']}".`);
  }
  return {
    databaseUrl,
    redisUrl: env['REDIS_URL'] || null,
    host: env['HOST'] ?? '127.0.0.1',
    port,
    production: env['NODE_ENV'] === 'production',
  };
}
