import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { startLocalPostgres } from '@renkei/platform/local-postgres';
import { createRunDirectory, removeAbandonedRuns, removeRunDirectory, serverFile } from './run-directory.ts';

const isAlive = (pid: number): boolean => spawnSync('kill', ['-0', String(pid)]).status === 0;

it('clears up after a run that was killed, and leaves one that is alive', async () => {
  const alive = createRunDirectory();
  const killed = createRunDirectory();
  const ended = spawnSync(process.execPath, ['-e', '']).pid;
  const server = await startLocalPostgres({ ephemeral: true, keepRunning: true });
  writeFileSync(serverFile(killed), JSON.stringify(server));
  writeFileSync(join(killed, 'jest.pid'), String(ended)); // last: another run may sweep at any time
  try {
    await removeAbandonedRuns();
    expect(existsSync(killed)).toBe(false);
    expect(existsSync(server.dataDirectory)).toBe(false);
    expect(isAlive(server.pid)).toBe(false);
    expect(existsSync(alive)).toBe(true);
  } finally {
    await removeRunDirectory(alive);
  }
});
