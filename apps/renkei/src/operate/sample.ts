import { configOf, createLogger } from '@renkei/platform';
import { migrate } from '@renkei/schema';
import { randomBytes } from 'node:crypto';
import { accountLines } from '../sample/account-lines.ts';
import { bringSample } from '../sample/bring-sample.ts';
import { ownerUrlOf, urlForRole } from './database-url.ts';

/** `renkei sample`: the sample groups and accounts into the database of DATABASE_URL, through an API started for it. */
export async function runSample(env: Readonly<NodeJS.ProcessEnv>): Promise<number> {
  const { createApi } = await import('@renkei/api');
  const ownerUrl = ownerUrlOf(env);
  const password = env['APP_API_PASSWORD'] ?? randomBytes(24).toString('hex');
  await migrate({ connectionString: ownerUrl }, { rolePasswords: { app_api: password } });
  const api = await createApi({
    config: configOf({ databaseUrl: urlForRole(ownerUrl, 'app_api', password) }),
    logger: createLogger('api', 'warn'),
  });
  try {
    await api.listen(0, '127.0.0.1');
    const say = (line: string): void => void process.stdout.write(`${line}\n`);
    const accounts = await bringSample(ownerUrl, await api.getUrl(), say);
    for (const line of ['', ...accountLines(accounts)]) say(line);
  } finally {
    await api.close();
  }
  return 0;
}
