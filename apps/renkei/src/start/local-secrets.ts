import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
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
  try {
    // 'wx' creates or fails: two starts at once end up with the same secrets
    await writeFile(file, `${JSON.stringify(newSecrets(), null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    await chmod(file, 0o600); // a copy from a backup may be open to others
  }
  const { keys, auditKey } = JSON.parse(await readFile(file, 'utf8')) as Partial<LocalSecrets>;
  if (!keys || !auditKey) {
    throw new Error(
      `${file} を読み取れません。バックアップから戻してください。The file is damaged: restore it from a backup.`,
    );
  }
  return { keys, auditKey };
}

function newSecrets(): LocalSecrets {
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    keys: newKeyEntry('local-1'),
    auditKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  };
}
