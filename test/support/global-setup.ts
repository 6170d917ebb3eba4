import { createRunDirectory, removeAbandonedRuns } from './run-directory.ts';

const BUILD = new URL('../../apps/renkei/bin/build.mjs', import.meta.url);

/** Once before all tests: the screens are built, so that what the API serves is what the sources say. */
export default async function globalSetup(): Promise<void> {
  const { buildWeb } = (await import(BUILD.href)) as { buildWeb: () => Promise<void> };
  await buildWeb();
  await removeAbandonedRuns();
  process.env['RENKEI_TEST_RUN_DIR'] = createRunDirectory();
}
