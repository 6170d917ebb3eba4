import { migrate } from '@renkei/schema';
import { ownerUrlOf } from './database-url.ts';

/** Applies pending migrations; APP_API_PASSWORD and APP_WORKER_PASSWORD let the runtime roles log in. */
export async function runMigrate(env: Readonly<NodeJS.ProcessEnv>): Promise<number> {
  const api = env['APP_API_PASSWORD'];
  const worker = env['APP_WORKER_PASSWORD'];
  const result = await migrate(
    { connectionString: ownerUrlOf(env) },
    {
      log: (line) => void process.stdout.write(`${line}\n`),
      rolePasswords: { ...(api ? { app_api: api } : {}), ...(worker ? { app_worker: worker } : {}) },
    },
  );
  process.stdout.write(
    result.applied.length === 0
      ? `データベースは最新です（${result.already}件適用済み）。\n`
      : `${result.applied.length}件を適用しました。\n`,
  );
  return 0;
}
