import { createRunDirectory, removeAbandonedRuns } from './run-directory.ts';

export default async function globalSetup(): Promise<void> {
  await removeAbandonedRuns();
  process.env['RENKEI_TEST_RUN_DIR'] = createRunDirectory();
}
