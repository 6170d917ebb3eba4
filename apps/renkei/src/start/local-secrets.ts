import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newKeyEntry } from '@renkei/platform';

const FILE = 'secrets.json';

export interface LocalSecrets {
  /** As RENKEI_KEYS. */
  readonly keys: string;
  /** As RENKEI_AUDIT_KEY: Ed25519, PKCS #8 in base64. */
  readonly auditKey: string;
}

/**
 * The secrets of an installation on this machine: those of the environment, the others made once and kept with the data
 * they protect. Whoever loses the file cannot open what was sealed.
 * @throws Error when the kept file is not what this program wrote: a new key in its place would hide the loss
 */
export async function localSecrets(
  dataDirectory: string,
  env: Readonly<NodeJS.ProcessEnv>,
): Promise<LocalSecrets> {
  const { RENKEI_KEYS: keys, RENKEI_AUDIT_KEY: auditKey } = env;
  if (keys && auditKey) return { keys, auditKey };
  const kept = await keptSecrets(dataDirectory);
  return { keys: keys || kept.keys, auditKey: auditKey || kept.auditKey };
}

async function keptSecrets(dataDirectory: string): Promise<LocalSecrets> {
  await mkdir(dataDirectory, { recursive: true });
  const file = join(dataDirectory, FILE);
  if (!(await stat(file).catch(() => null))) await keepNew(file);
  await chmod(file, 0o600); // a copy from a backup may be open to others
  const kept = secretsIn(await readFile(file, 'utf8'));
  if (kept) return kept;
  throw new Error(
    `${file} を読み取れません。バックアップから戻してください。The file is damaged: restore it from a backup.`,
  );
}

/** Whole or not at all, and never in place of another: of two starts at once, both use the first one's. */
async function keepNew(file: string): Promise<void> {
  const partial = `${file}.${randomUUID()}`;
  await writeFile(partial, `${JSON.stringify(newSecrets(), null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  await link(partial, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(partial);
}

function secretsIn(text: string): LocalSecrets | null {
  try {
    const { keys, auditKey } = JSON.parse(text) as Partial<LocalSecrets>;
    return keys && auditKey ? { keys, auditKey } : null;
  } catch {
    return null;
  }
}

function newSecrets(): LocalSecrets {
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    keys: newKeyEntry('local-1'),
    auditKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  };
}
