import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { createRunDirectory, removeAbandonedRuns } from './run-directory.ts';

const UNPACK = "import browser from '@sparticuz/chromium'; await browser.executablePath()";

/**
 * Once before all tests: the screens are built, so that what the API serves is what the sources say; and the browser is
 * unpacked, which several workers at once would do into each other's files.
 */
export default async function globalSetup({ rootDir }: { readonly rootDir: string }): Promise<void> {
  execFileSync(process.execPath, [join(rootDir, 'apps/renkei/bin/build.mjs')], { stdio: 'inherit' });
  if (process.platform === 'linux' && process.arch === 'x64') {
    execFileSync(process.execPath, ['--input-type=module', '-e', UNPACK], { cwd: rootDir, stdio: 'inherit' });
  }
  await removeAbandonedRuns();
  process.env['RENKEI_TEST_RUN_DIR'] = createRunDirectory();
}
