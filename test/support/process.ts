import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** A program under test in a process of its own, so that it can be killed as a crash would. */
export interface TestProcess {
  readonly pid: number;
  /** The exit code once it has ended; null after a kill. */
  readonly exited: Promise<number | null>;
  /** Standard output and standard error so far. */
  output(): string;
  /** The first output line that matches, also one already printed; fails when the process ends without it. */
  waitForLine(pattern: RegExp, timeoutMs?: number): Promise<string>;
  /** Asks it to end (SIGTERM) and waits; kills it after the time given. Returns what `exited` does. */
  stop(timeoutMs?: number): Promise<number | null>;
  /** SIGKILL, then waits: the process gets no chance to clean up. */
  kill9(): Promise<void>;
}

export interface ProcessOptions {
  readonly args?: readonly string[];
  /** Added to PATH and HOME; nothing else is inherited, so a developer's DATABASE_URL cannot leak in. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Starts a Node program, e.g. `startNode('apps/renkei/bin/renkei.mjs', { args: ['worker'], env })`. */
export function startNode(entry: string, options: ProcessOptions = {}): TestProcess {
  return startProcess(process.execPath, { ...options, args: [entry, ...(options.args ?? [])] });
}

export function startProcess(command: string, options: ProcessOptions = {}): TestProcess {
  const child = spawn(command, [...(options.args ?? [])], {
    cwd: options.cwd,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let ended = false;
  const listeners = new Set<() => void>();
  const changed = (): void => listeners.forEach((listener) => listener());
  const collect = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
    changed();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const killWithParent = (): boolean => child.kill('SIGKILL');
  process.once('exit', killWithParent);
  child.once('error', (error) => {
    output += error.message; // the program was not found; 'close' follows
  });
  const exited = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      ended = true;
      process.off('exit', killWithParent);
      changed();
      resolve(code);
    });
  });

  return {
    pid: child.pid ?? 0,
    exited,
    output: () => output,
    waitForLine: (pattern, timeoutMs = 30_000) =>
      new Promise((resolve, reject) => {
        const finish = (settle: () => void): void => {
          clearTimeout(timer);
          listeners.delete(check);
          settle();
        };
        const fail = (reason: string): void =>
          finish(() => reject(new Error(`${command} ${reason} ${String(pattern)}:\n${output}`)));
        const check = (): void => {
          const line = output.split('\n').find((candidate) => pattern.test(candidate));
          if (line !== undefined) finish(() => resolve(line));
          else if (ended) fail('ended without printing');
        };
        const timer = setTimeout(() => fail(`did not print within ${timeoutMs} ms`), timeoutMs);
        listeners.add(check);
        check();
      }),
    stop: async (timeoutMs = 15_000) => {
      const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
      child.kill('SIGTERM');
      return exited.finally(() => clearTimeout(timer));
    },
    kill9: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** A TCP port nobody listens on at the moment of the call. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was assigned');
  return address.port;
}
