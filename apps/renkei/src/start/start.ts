import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startLocalPostgres, type LocalPostgres } from '@renkei/platform/local-postgres';
import { migrate } from '@renkei/schema';
import { announceLocalOwner, urlForRole } from '../operate/database-url.ts';
import { accountLines } from '../sample/account-lines.ts';
import { bringSample } from '../sample/bring-sample.ts';
import { childEnv } from './child-env.ts';
import { keepAlive, type Child } from './child.ts';
import { dataDirectoryOf, LOCAL_DATABASE, productVersion } from './data-directory.ts';
import { freePort } from './free-port.ts';
import { localSecrets } from './local-secrets.ts';
import { openLog } from './readable-log.ts';

const PREFERRED_PORT = 4000;
const FIRST_STEPS = [
  '  最初に     `npx renkei account メールアドレス 名前 --admin` で、サインインできるアカウントを作ります。',
  '             `npx renkei sample` で、見本のグループとアカウントが入ります。',
  '             First make an account with `renkei account`, or bring the sample with `renkei sample`.',
];

/**
 * The whole product on this machine. With DATABASE_URL it uses that database, otherwise it brings its own
 * PostgreSQL and keeps the data in `.data/`. Ctrl-C stops everything in order: worker, API, database.
 */
export async function start(env: Readonly<NodeJS.ProcessEnv>): Promise<number> {
  const dataDirectory = dataDirectoryOf(env);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const log = openLog(join(dataDirectory, 'renkei.log'), say);
  let local: LocalPostgres | null = null;
  let forgetOwner: (() => Promise<void>) | undefined;
  const children: Child[] = [];
  const stop = once(async () => {
    for (const child of children.reverse()) await child.stop();
    await forgetOwner?.();
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
    say(`連携 Renkei ${productVersion()} を始めます。`);
    if (env['DATABASE_URL']) say('データベース: DATABASE_URL を使います。');
    else local = await startLocalPostgres({ dataDirectory: join(dataDirectory, 'postgres'), log: say });
    const ownerUrl = env['DATABASE_URL'] ?? (await localDatabase(local!));

    const passwords = {
      app_api: env['APP_API_PASSWORD'] ?? randomBytes(24).toString('hex'),
      app_worker: env['APP_WORKER_PASSWORD'] ?? randomBytes(24).toString('hex'),
    };
    const { applied } = await migrate({ connectionString: ownerUrl }, { rolePasswords: passwords });
    if (applied.length > 0) say(`表を用意しました（${applied.length}件）。`);

    if (local) forgetOwner = await announceLocalOwner(dataDirectory, ownerUrl);

    const secrets = await localSecrets(dataDirectory, env);
    const port = Number(env['PORT']) || (await freePort(PREFERRED_PORT));
    // passkeys need a name: browsers know localhost as safe, and no address of numbers
    const publicUrl = env['RENKEI_PUBLIC_URL'] || `http://localhost:${port}`;
    const mailbox = mailboxOf(env, dataDirectory);
    const launch = (command: 'api' | 'worker', own: NodeJS.ProcessEnv): Child => {
      const child = keepAlive({
        command,
        env: childEnv(command, env, {
          RENKEI_KEYS: secrets.keys,
          RENKEI_PUBLIC_URL: publicUrl,
          RENKEI_DATA: dataDirectory,
          ...(mailbox === null ? {} : { RENKEI_MAILBOX: mailbox }),
          ...own,
        }),
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
      PORT: String(port),
    });
    const worker = launch('worker', {
      DATABASE_URL: urlForRole(ownerUrl, 'app_worker', passwords.app_worker),
      RENKEI_AUDIT_KEY: secrets.auditKey,
    });
    const { url = publicUrl } = await api.ready;
    await worker.ready;

    say('');
    // Only here: into somebody's own database nothing is put without being asked (`renkei sample`, `renkei account`).
    const accounts = local ? await bringSample(ownerUrl, url, say) : [];
    if (accounts.length > 0) say('');
    say(`  ひらく     ${publicUrl}/sign-in`);
    if (mailbox !== null) say(`  手紙       ${publicUrl}/mailbox （メールの代わりに、ここに届きます）`);
    say(`  ジョブ     ${env['REDIS_URL'] ? 'Redis' : 'PostgreSQL'}（BullMQ）`);
    say('');
    for (const line of local ? accountLines(accounts) : FIRST_STEPS) say(line);
    say('');
    say('  とめる     Ctrl-C');
    say('');
  }

  return ended;
}

/** Where letters go when no mail server is named; in production there is no such folder (config.ts). */
function mailboxOf(env: Readonly<NodeJS.ProcessEnv>, dataDirectory: string): string | null {
  if (env['SMTP_URL'] || env['NODE_ENV'] === 'production') return null;
  return env['RENKEI_MAILBOX'] || join(dataDirectory, 'mail');
}

async function localDatabase(local: LocalPostgres): Promise<string> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: local.adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT FROM pg_database WHERE datname = $1', [LOCAL_DATABASE]);
    if (rows.length === 0) await client.query(`CREATE DATABASE ${LOCAL_DATABASE}`);
  } finally {
    await client.end();
  }
  return local.adminUrlFor(LOCAL_DATABASE);
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= work());
}
