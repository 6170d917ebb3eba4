import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const GENERATE = fileURLToPath(new URL('../../libs/api-client/bin/generate.mjs', import.meta.url));

function check(...folders: string[]) {
  return spawnSync(process.execPath, [GENERATE, '--check', ...folders], { encoding: 'utf8' });
}

describe('the generated client', () => {
  it('is what the schema and the operations of the screens say', () => {
    expect(check()).toMatchObject({ status: 0, stderr: '' });
  });

  it('would show an operation nobody generated, and refuse one the schema does not know', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'renkei-client-'));
    try {
      await writeFile(join(folder, 'new.graphql'), 'query New { now }');
      expect(check(folder)).toMatchObject({ status: 1, stderr: expect.stringContaining('npm run codegen') });
      await writeFile(join(folder, 'new.graphql'), 'query New { later }');
      expect(check(folder)).toMatchObject({ status: 1, stderr: expect.stringContaining('later') });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
