import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** Where `npm start` keeps everything of this machine. */
export function dataDirectoryOf(env: Readonly<NodeJS.ProcessEnv>): string {
  return env['RENKEI_DATA'] || join(ROOT, '.data');
}

/** The database in the PostgreSQL that the launcher brings. */
export const LOCAL_DATABASE = 'renkei';

/** The version of the product. */
export function productVersion(): string {
  return (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;
}
