import { readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from './command.ts';

/** The process id in the data folder's postmaster.pid, or undefined when no server wrote one. */
export async function recordedPid(cluster: string): Promise<number | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

/**
 * Is this process really the PostgreSQL of this data folder? After a crash or a reboot the recorded number may
 * belong to anything by now, and we are about to stop it.
 */
export async function isServerOf(cluster: string, pid: number): Promise<boolean> {
  const command = await commandLine(pid);
  if (!/postgres/i.test(command)) return false;
  // Windows shows only the program's name.
  return (
    process.platform === 'win32' || command.includes(cluster) || command.includes(await realpath(cluster))
  );
}

/** `renkei`: a process may have given itself a title. */
export async function isNodeProcess(pid: number): Promise<boolean> {
  return /node|renkei/i.test(await commandLine(pid));
}

/**
 * PostgreSQL refuses to start while the recorded process exists, whatever it has become. A number no process can
 * have, instead of deleting the file, keeps its other guard: the shared-memory key that tells of surviving backends.
 */
export async function disownRecordedPid(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^\d+/, '999999999'));
}

async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ');
  }
  const result =
    process.platform === 'win32'
      ? await runCommand('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH'])
      : await runCommand('ps', ['-p', String(pid), '-o', 'command=']);
  return result.ok ? result.output : '';
}
