import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startLocalPostgres, type LocalPostgres } from '@renkei/platform/local-postgres';
import { migrate } from '@renkei/schema';
import { urlForRole } from '../operate/database-url.ts';
import { loadSample } from '../sample/load-sample.ts';
import { ensureLocalPeople } from './local-people.ts';
import { keepAlive, type Child } from './child.ts';
import { openLog } from './readable-log.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const DATABASE = 'renkei';
const PREFERRED_PORT = 4000;

/**
 * The whole product on this machine. With DATABASE_URL it uses that database, otherwise it brings its own
 * PostgreSQL and keeps the data in `.data/`. Ctrl-C stops everything in order: worker, API, database.
 */
export async function start(env: Readonly<NodeJS.ProcessEnv>): Promise<number> {
  const dataDirectory = env['RENKEI_DATA'] ?? join(ROOT, '.data');
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const log = openLog(join(dataDirectory, 'renkei.log'), say);
  let local: LocalPostgres | null = null;
  const children: Child[] = [];
  const stop = once(async () => {
    for (const child of children.reverse()) await child.stop();
    await local?.stop();
    log.close();
  });

  const ended = new Promise<number>((resolve) => {
    const finish = (code: number) => void stop().then(() => resolve(code));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        say('\n終了しています…（データは保存されています）');
        finish(0);
      });
    }
    void run(finish).catch((error: unknown) => {
      say(error instanceof Error ? error.message : String(error));
      finish(1);
    });
  });

  async function run(finish: (code: number) => void): Promise<void> {
    say(`連携 Renkei ${version()} を始めます。`);
    if (env['DATABASE_URL']) say('データベース: DATABASE_URL を使います。');
    else local = await startLocalPostgres({ dataDirectory: join(dataDirectory, 'postgres'), log: say });
    const ownerUrl = env['DATABASE_URL'] ?? (await localDatabase(local!));

    const passwords = {
      app_api: env['APP_API_PASSWORD'] ?? randomBytes(24).toString('hex'),
      app_worker: env['APP_WORKER_PASSWORD'] ?? randomBytes(24).toString('hex'),
    };
    const { applied } = await migrate({ connectionString: ownerUrl }, { rolePasswords: passwords });
    if (applied.length > 0) say(`表を用意しました（${applied.length}件）。`);

    const port = env['PORT'] ?? String(await freePort(PREFERRED_PORT));
    const launch = (command: 'api' | 'worker', extra: NodeJS.ProcessEnv): Child => {
      const child = keepAlive({
        command,
        env: { ...withoutSecrets(env), ...extra },
        onLine: (line) => log.line(line),
        onRestart: (exit) => say(`[注意] ${command} が止まったので（${exit}）、もう一度動かします。`),
        onGiveUp: (exit) => {
          say(
            `[停止] ${command} が何度も止まりました（${exit}）。詳しくは ${join(dataDirectory, 'renkei.log')} をご覧ください。`,
          );
          finish(1);
        },
      });
      children.push(child);
      return child;
    };
    const api = launch('api', {
      DATABASE_URL: urlForRole(ownerUrl, 'app_api', passwords.app_api),
      PORT: port,
    });
    const worker = launch('worker', {
      DATABASE_URL: urlForRole(ownerUrl, 'app_worker', passwords.app_worker),
      ...(env['REDIS_URL'] ? { REDIS_URL: env['REDIS_URL'] } : {}),
    });
    const { url = `http://127.0.0.1:${port}` } = await api.ready;
    await worker.ready;

    say('');
    if (local) {
      // Only here: into somebody's own database nothing is put without being asked (`renkei sample`, `renkei key`).
      const people = await ensureLocalPeople(ownerUrl);
      await loadSample(url, people.coordinatorKey, people.administratorKey, say);
      say('');
      say(`  ひらく     ${url}/#key=${people.coordinatorKey}`);
      say(`  管理者で   ${url}/#key=${people.administratorKey}`);
      say(
        '  キーは起動のたびに新しくなり、7日で切れます。The keys are new at every start and expire after 7 days.',
      );
    } else {
      say(`  ひらく     ${url}/`);
      say('  アクセスキーは renkei key 名前 で作ります。`renkei key NAME` makes an access key.');
    }
    say(`  ジョブ     ${env['REDIS_URL'] ? 'Redis' : 'PostgreSQL'}（BullMQ）`);
    say('  とめる     Ctrl-C');
    say('');
  }

  return ended;
}

async function localDatabase(local: LocalPostgres): Promise<string> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: local.adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rows.length === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
  return local.adminUrlFor(DATABASE);
}

/** Children get their own connection and nothing of the owner's. */
function withoutSecrets(env: Readonly<NodeJS.ProcessEnv>): NodeJS.ProcessEnv {
  const { DATABASE_URL: _owner, APP_API_PASSWORD: _api, APP_WORKER_PASSWORD: _worker, ...rest } = env;
  return rest;
}

function freePort(preferred: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', () => (preferred === 0 ? reject(new Error('no free port')) : resolve(freePort(0))));
    server.listen(preferred, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : preferred));
    });
  });
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= work());
}

function version(): string {
  return (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;
}
