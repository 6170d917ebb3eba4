import { configOf, createLogger } from '@renkei/platform';
import { migrate } from '@renkei/schema';
import { randomBytes } from 'node:crypto';
import { loadSample } from '../sample/load-sample.ts';
import { ownerUrlOf, urlForRole } from './database-url.ts';
import { createPerson } from './people.ts';

/** `renkei sample`: the sample groups into the database of DATABASE_URL, through an API started for it. */
export async function runSample(env: Readonly<NodeJS.ProcessEnv>): Promise<number> {
  const { createApi } = await import('@renkei/api');
  const ownerUrl = ownerUrlOf(env);
  const password = env['APP_API_PASSWORD'] ?? randomBytes(24).toString('hex');
  await migrate({ connectionString: ownerUrl }, { rolePasswords: { app_api: password } });
  const person = (displayName: string, admin: boolean) =>
    createPerson(ownerUrl, { displayName, admin, keyLabel: 'renkei sample', keyDays: 7 });
  const coordinator = await person('見本 とりまとめ担当', false);
  const administrator = await person('見本 管理者', true);
  const api = await createApi({
    config: configOf({ databaseUrl: urlForRole(ownerUrl, 'app_api', password) }),
    logger: createLogger('api', 'warn'),
  });
  try {
    await api.listen(0, '127.0.0.1');
    const say = (line: string): void => void process.stdout.write(`${line}\n`);
    await loadSample(await api.getUrl(), coordinator.key, administrator.key, say);
    say(`とりまとめ担当のキー（7日間）: ${coordinator.key}`);
    say(`管理者のキー（7日間）: ${administrator.key}`);
  } finally {
    await api.close();
  }
  return 0;
}
