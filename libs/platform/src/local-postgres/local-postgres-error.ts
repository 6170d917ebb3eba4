import { statfs } from 'node:fs/promises';

export const LOCAL_POSTGRES_PROBLEMS = [
  'UNSUPPORTED_PLATFORM',
  'PORT_BUSY',
  'DISK_FULL',
  'OTHER_MAJOR_VERSION',
  'NOT_YOURS',
  'ALREADY_RUNNING',
  'FAILED',
] as const;
export type LocalPostgresProblem = (typeof LOCAL_POSTGRES_PROBLEMS)[number];

/** Why the built-in PostgreSQL did not start or stop, and what the person at the terminal can do about it. */
export class LocalPostgresError extends Error {
  override readonly name = 'LocalPostgresError';

  constructor(
    readonly problem: LocalPostgresProblem,
    readonly text: { readonly ja: string; readonly en: string },
    options?: { cause?: unknown },
  ) {
    super(`${text.ja}\n${text.en}`, options);
  }
}

/**
 * Recognises in what PostgreSQL printed the causes a person can remove; anything else is passed on as it is.
 * The disk is asked too, for on a full one PostgreSQL cannot even write down why it gave up.
 */
export async function explainFailure(
  output: string,
  dataDirectory: string,
  port?: number,
): Promise<LocalPostgresError> {
  if (/No space left on device|Disk quota exceeded|Check free disk space/i.test(output)) {
    return diskFull(dataDirectory);
  }
  if (/Address already in use|could not bind|could not create any TCP\/IP sockets/i.test(output)) {
    return portBusy(port);
  }
  if (/lock file "postmaster\.pid" already exists/i.test(output)) return alreadyRunning(dataDirectory);
  if (await isNearlyFull(dataDirectory)) return diskFull(dataDirectory);
  return new LocalPostgresError('FAILED', {
    ja: `データベースを起動できませんでした。PostgreSQL の出力は次のとおりです。\n${lastLines(output)}`,
    en: `PostgreSQL did not start; its last output is above. Set DATABASE_URL to use a server of your own.`,
  });
}

async function isNearlyFull(directory: string): Promise<boolean> {
  const disk = await statfs(directory).catch(() => undefined);
  return disk !== undefined && disk.bavail * disk.bsize < 16 * 1024 * 1024; // one WAL segment
}

function diskFull(dataDirectory: string): LocalPostgresError {
  return new LocalPostgresError('DISK_FULL', {
    ja: `ディスクの空きが足りないため、データベースを動かせません。${dataDirectory} のあるディスクに空きを作ってから、もう一度起動してください。`,
    en: `The disk holding ${dataDirectory} is full. Free some space and start again.`,
  });
}

export function portBusy(port: number | undefined): LocalPostgresError {
  return new LocalPostgresError('PORT_BUSY', {
    ja: `ポート ${port ?? ''} は別のプログラムが使っています。別のポートを指定するか、指定をやめて自動で選ばせてください。`,
    en: `Port ${port ?? ''} is taken by another program. Choose another port, or none to have a free one picked.`,
  });
}

export function alreadyRunning(dataDirectory: string, pid?: number): LocalPostgresError {
  return new LocalPostgresError('ALREADY_RUNNING', {
    ja: `同じデータフォルダー（${dataDirectory}）を使う連携が、すでに動いています${pid ? `（プロセス ${pid}）` : ''}。そちらを終了するか、そのままお使いください。`,
    en: `Another Renkei is already running on ${dataDirectory}${pid ? ` (process ${pid})` : ''}. Stop it, or use that one.`,
  });
}

function lastLines(output: string): string {
  return output.trim().split('\n').slice(-15).join('\n');
}
