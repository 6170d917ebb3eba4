import { removeRunDirectory } from './run-directory.ts';

export default async function globalTeardown(): Promise<void> {
  const directory = process.env['RENKEI_TEST_RUN_DIR'];
  if (directory !== undefined) await removeRunDirectory(directory);
}
