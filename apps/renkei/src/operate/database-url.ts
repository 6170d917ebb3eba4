/** The owner's connection, the only one that may migrate or manage people. */
export function ownerUrlOf(env: Readonly<NodeJS.ProcessEnv>): string {
  const url = env['DATABASE_URL'];
  if (!url) {
    throw new Error(
      'DATABASE_URL がありません。例: DATABASE_URL=postgres://owner:password@localhost:5432/renkei\nDATABASE_URL is not set.',
    );
  }
  return url;
}

/** The same database as another role. */
export function urlForRole(ownerUrl: string, role: 'app_api' | 'app_worker', password: string): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = password;
  return url.toString();
}
