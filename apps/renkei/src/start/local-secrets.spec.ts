import { createPrivateKey } from 'node:crypto';
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Keyring } from '@renkei/platform';
import { localSecrets } from './local-secrets.ts';

let data: string;
beforeEach(async () => void (data = await mkdtemp(join(tmpdir(), 'renkei-secrets-'))));
afterEach(() => rm(data, { recursive: true, force: true }));

const modeOf = async (file: string): Promise<number> => (await stat(join(data, file))).mode & 0o777;

describe('localSecrets', () => {
  it('makes them once, usable, for its user alone, whoever starts at the same time', async () => {
    const all = await Promise.all([1, 2, 3].map(() => localSecrets(data, {})));
    const [first] = all;
    expect(all).toEqual([first, first, first]);
    expect(await modeOf('secrets.json')).toBe(0o600);
    const keyring = Keyring.parse(first!.keys);
    expect(keyring.open('totp', keyring.seal('totp', Buffer.from('見本'), 'row'), 'row').toString()).toBe(
      '見本',
    );
    const der = Buffer.from(first!.auditKey, 'base64');
    expect(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).asymmetricKeyType).toBe('ed25519');

    await chmod(join(data, 'secrets.json'), 0o644); // as from a backup
    expect(await localSecrets(data, {})).toEqual(first);
    expect(await modeOf('secrets.json')).toBe(0o600);
  });

  it('takes those of the environment and writes none of them down', async () => {
    expect(await localSecrets(data, { RENKEI_KEYS: 'k', RENKEI_AUDIT_KEY: 'a' })).toEqual({
      keys: 'k',
      auditKey: 'a',
    });
    await expect(stat(join(data, 'secrets.json'))).rejects.toThrow('ENOENT');
    expect(await localSecrets(data, { RENKEI_KEYS: 'k' })).toMatchObject({ keys: 'k' });
    expect((await localSecrets(data, {})).keys).not.toBe('k');
  });

  it.each(['', '{}', '{"keys":"k"}'])(
    'refuses a damaged file (%j) instead of making new ones',
    async (text) => {
      await writeFile(join(data, 'secrets.json'), text);
      await expect(localSecrets(data, {})).rejects.toThrow(/secrets\.json[\s\S]*バックアップ/);
    },
  );
});
