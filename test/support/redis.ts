import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from '@jest/globals';
import { Redis } from 'ioredis';
import type { TestProcess } from './process.ts';
import { freePort, startProcess } from './process.ts';

/** A Redis of its own that keeps nothing on disk. */
export interface TestRedis {
  readonly url: string;
  /** Empties it, as an eviction or an operator's mistake would. */
  flush(): Promise<void>;
  /** SIGKILL. */
  kill9(): Promise<void>;
  /** Starts it again after `kill9`, on the same port and empty. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** The product runs without Redis, so a developer need not have it; the tests that need it say so and skip. */
const available = spawnSync('redis-server', ['--version']).status === 0;

/** `describe` for tests on Redis; skipped, visibly, where there is no redis-server. */
export function describeOnRedis(name: string, tests: () => void): void {
  if (available) describe(name, tests);
  else describe.skip(`${name} (skipped: redis-server is not on PATH)`, tests);
}

/** Null where there is no redis-server. */
export async function startRedis(): Promise<TestRedis | null> {
  if (!available) return null;
  const directory = await mkdtemp(join(tmpdir(), 'renkei-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let server = await launch(port, directory);
  return {
    url,
    flush: async () => {
      const client = new Redis(url);
      try {
        await client.flushall();
      } finally {
        client.disconnect();
      }
    },
    kill9: () => server.kill9(),
    restart: async () => {
      server = await launch(port, directory);
    },
    stop: async () => {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function launch(port: number, directory: string): Promise<TestProcess> {
  const settings = { port, bind: '127.0.0.1', dir: directory, save: '', appendonly: 'no' };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const server = startProcess('redis-server', { args });
  await server.waitForLine(/Ready to accept connections/);
  return server;
}
