import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startLocalPostgres } from '@renkei/platform/local-postgres';
import type { RunningServer } from './run-directory.ts';
import { serverFile } from './run-directory.ts';

/**
 * The superuser's address of this run's PostgreSQL. The first test file that asks starts it, so a run without
 * database tests pays nothing; the others wait for it, and the global teardown ends it.
 * `DATABASE_URL_TEST` names a server to use instead.
 */
export async function testServerUrl(): Promise<string> {
  const own = process.env['DATABASE_URL_TEST'];
  if (own) return own;
  const directory = process.env['RENKEI_TEST_RUN_DIR'];
  if (directory === undefined) throw new Error('RENKEI_TEST_RUN_DIR is not set: run the tests with Jest');
  if (becomesStarter(directory)) await start(directory);
  const server = await waitForServer(directory);
  return server.adminUrl;
}

function becomesStarter(directory: string): boolean {
  try {
    mkdirSync(join(directory, 'starting')); // fails when it exists: one winner among the Jest workers
    return true;
  } catch {
    return false;
  }
}

async function start(directory: string): Promise<void> {
  try {
    const { adminUrl, pid, dataDirectory } = await startLocalPostgres({ ephemeral: true, keepRunning: true });
    publish(serverFile(directory), JSON.stringify({ adminUrl, pid, dataDirectory } satisfies RunningServer));
  } catch (error) {
    publish(failureFile(directory), error instanceof Error ? error.message : String(error));
  }
}

async function waitForServer(directory: string): Promise<RunningServer> {
  for (let waited = 0; waited < 60_000; waited += 25) {
    if (existsSync(serverFile(directory))) {
      return JSON.parse(readFileSync(serverFile(directory), 'utf8')) as RunningServer;
    }
    if (existsSync(failureFile(directory))) throw new Error(readFileSync(failureFile(directory), 'utf8'));
    await sleep(25);
  }
  throw new Error('The test database server did not start within 60 s');
}

/** Renamed into place, so nobody reads half of it. */
function publish(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

function failureFile(directory: string): string {
  return join(directory, 'postgres-failed.txt');
}
