import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { createRunDirectory, removeAbandonedRuns } from './run-directory.ts';

/** Once before all tests: the screens are built, so that what the API serves is what the sources say. */
export default async function globalSetup({ rootDir }: { readonly rootDir: string }): Promise<void> {
  execFileSync(process.execPath, [join(rootDir, 'apps/renkei/bin/build.mjs')], { stdio: 'inherit' });
  await removeAbandonedRuns();
  process.env['RENKEI_TEST_RUN_DIR'] = createRunDirectory();
}
