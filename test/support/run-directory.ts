import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Jest loads global setup and teardown without the workspace's packages, so this file uses node:* alone.

const PREFIX = 'renkei-test-';

/** What the first test that needs a database leaves for the others and for the teardown. */
export interface RunningServer {
  readonly adminUrl: string;
  readonly pid: number;
  readonly dataDirectory: string;
}

/** A folder for what the test files of one Jest run share. */
export function createRunDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), PREFIX));
  writeFileSync(join(directory, 'jest.pid'), String(process.pid));
  return directory;
}

/** Ends the run's database server, if one was started, and deletes everything. */
export async function removeRunDirectory(directory: string): Promise<void> {
  const text = readIfThere(serverFile(directory));
  if (text !== undefined) {
    const server = JSON.parse(text) as RunningServer;
    // After a reboot the number may belong to anything.
    if (commandLine(server.pid).includes(server.dataDirectory)) await end(server.pid);
    rmSync(server.dataDirectory, { recursive: true, force: true, maxRetries: 5 });
  }
  rmSync(directory, { recursive: true, force: true });
}

/** A run that was killed had no teardown: the next one clears up after it. Several may do so at once. */
export async function removeAbandonedRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const directory = join(tmpdir(), name);
    const pid = readIfThere(join(directory, 'jest.pid'));
    if (pid !== undefined && !signal(Number(pid), 0)) await removeRunDirectory(directory);
  }
}

/** The data is thrown away, so the server need not shut down cleanly. */
async function end(pid: number): Promise<void> {
  signal(pid, 'SIGQUIT');
  for (let tries = 0; tries < 100 && signal(pid, 0); tries += 1) await sleep(20);
}

function commandLine(pid: number): string {
  return (
    readIfThere(`/proc/${pid}/cmdline`) ??
    spawnSync('ps', ['-p', String(pid), '-o', 'command=']).stdout?.toString() ??
    ''
  );
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

export function serverFile(directory: string): string {
  return join(directory, 'postgres.json');
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // someone else's process: alive, not ours to end
  }
}
