/** What only the owner or one of the processes may know: each gets its own back explicitly. */
const SECRET = [
  'DATABASE_URL',
  'APP_API_PASSWORD',
  'APP_WORKER_PASSWORD',
  'RENKEI_KEYS',
  'RENKEI_AUDIT_KEY',
  'REDIS_URL',
  'SMTP_URL',
];

const ONLY: Readonly<Record<'api' | 'worker', readonly string[]>> = {
  // it works nothing off, but shows administrators how the queues stand
  api: ['REDIS_URL'],
  worker: ['REDIS_URL', 'SMTP_URL'],
};

/**
 * The environment of one process: its own connection and keys, nothing of the owner's and nothing of the other's.
 * @param own what the launcher gives this process
 */
export function childEnv(
  command: 'api' | 'worker',
  env: Readonly<NodeJS.ProcessEnv>,
  own: Readonly<NodeJS.ProcessEnv>,
): NodeJS.ProcessEnv {
  const shared = Object.entries(env).filter(
    ([name]) => !SECRET.includes(name) && (command === 'api' || !name.startsWith('OIDC_')),
  );
  const given = ONLY[command].flatMap((name) => (env[name] ? [[name, env[name]]] : []));
  return { ...Object.fromEntries([...shared, ...given]), ...own };
}
