import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** Where `npm start` keeps everything of this machine. */
export function dataDirectoryOf(env: Readonly<NodeJS.ProcessEnv>): string {
  return env['RENKEI_DATA'] || join(ROOT, '.data');
}
