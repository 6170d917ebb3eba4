import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A Redis of our own that keeps nothing on disk; null where there is no redis-server on PATH. */
export async function startRedis() {
  if (spawnSync('redis-server', ['--version']).status !== 0) return null;
  const directory = await mkdtemp(join(tmpdir(), 'renkei-bench-redis-'));
  const port = await freePort();
  const settings = [
    '--port',
    port,
    '--bind',
    '127.0.0.1',
    '--dir',
    directory,
    '--save',
    '',
    '--appendonly',
    'no',
  ];
  const server = spawn('redis-server', settings.map(String), { stdio: ['ignore', 'pipe', 'ignore'] });
  const end = () => server.kill();
  process.once('exit', end);
  for await (const line of createInterface(server.stdout))
    if (line.includes('Ready to accept connections')) break;
  server.stdout.resume();
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      process.off('exit', end);
      const ended = once(server, 'exit');
      end();
      await ended;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
