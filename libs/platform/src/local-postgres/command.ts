import { spawn } from 'node:child_process';

/** The user a server process runs as; empty: the user we are. */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

export interface CommandResult {
  readonly ok: boolean;
  /** Standard output and standard error together. */
  readonly output: string;
}

/**
 * Runs a program to its end and never throws: a program that cannot be started is a failed result.
 * `silent` gives it no pipe, for programs that leave a background process behind: on Windows that process
 * would inherit the pipe and this call would never end.
 */
export function runCommand(
  file: string,
  args: readonly string[],
  options: { runAs?: RunAs; cwd?: string; silent?: boolean } = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(file, args, {
      ...options.runAs,
      cwd: options.cwd,
      env: serverEnvironment(),
      stdio: options.silent ? 'ignore' : ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const collect = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('error', (error) => resolve({ ok: false, output: output + error.message }));
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}

/** PGPORT, PGDATA and the like would override what we pass; LC_ALL=C keeps the messages recognisable. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(PG[A-Z]|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(inherited), LC_ALL: 'C' };
}
