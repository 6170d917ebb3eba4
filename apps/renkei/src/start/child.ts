import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../bin/renkei.mjs', import.meta.url));
const STOP_PATIENCE_MS = 15_000;
const RESTART_LIMIT = 5;
const RESTART_WINDOW_MS = 60_000;

export interface ChildOptions {
  readonly command: 'api' | 'worker';
  readonly env: Readonly<NodeJS.ProcessEnv>;
  readonly onLine: (line: string) => void;
  readonly onRestart: (exit: string) => void;
  /** It died too often; the launcher has to give up. */
  readonly onGiveUp: (exit: string) => void;
}

export interface Child {
  /** What the process said when it was ready (for the API: its address). */
  readonly ready: Promise<{ url?: string }>;
  stop(): Promise<void>;
}

/** Keeps one process of the product alive: a crash is reported and restarted, five in a minute are not. */
export function keepAlive(options: ChildOptions): Child {
  let stopping = false;
  let current: ChildProcess;
  const deaths: number[] = [];
  let announce: (message: { url?: string }) => void;
  const ready = new Promise<{ url?: string }>((resolve) => (announce = resolve));

  const launch = (): void => {
    current = spawn(process.execPath, ['--enable-source-maps', COMMAND, options.command], {
      env: { ...options.env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Ctrl-C reaches the whole foreground group; the launcher stops its children itself, in order.
      detached: process.platform !== 'win32',
    });
    for (const stream of [current.stdout, current.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', options.onLine);
    }
    current.on('message', (message: { ready?: boolean; url?: string }) => {
      if (message.ready) announce(message);
    });
    current.once('exit', (code, signal) => {
      if (stopping) return;
      const exit = signal ?? `code ${code}`;
      const now = Date.now();
      deaths.push(now);
      if (deaths.filter((time) => now - time < RESTART_WINDOW_MS).length >= RESTART_LIMIT)
        options.onGiveUp(exit);
      else {
        options.onRestart(exit);
        setTimeout(() => stopping || launch(), 250 * deaths.length);
      }
    });
  };
  launch();

  return {
    ready,
    stop: async () => {
      stopping = true;
      if (current.exitCode !== null || current.signalCode !== null) return;
      const gone = new Promise<void>((resolve) => current.once('exit', () => resolve()));
      current.kill('SIGTERM');
      const patience = setTimeout(() => current.kill('SIGKILL'), STOP_PATIENCE_MS);
      await gone;
      clearTimeout(patience);
    },
  };
}
