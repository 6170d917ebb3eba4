import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { migrate, MIGRATIONS_DIRECTORY } from '@renkei/schema';
import { emptyDatabase } from '@renkei/test/database';
import pg from 'pg';
import { describeContents, evidenceRows, evidenceWithoutBytes } from './backup-contents.ts';

describe('what a backup holds', () => {
  it('is told of a database from before there were submissions and evidence', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'renkei-older-'));
    for (const name of (await readdir(MIGRATIONS_DIRECTORY)).filter((each) => each < '0010'))
      await copyFile(join(MIGRATIONS_DIRECTORY, name), join(folder, name));
    const database = await emptyDatabase();
    const client = new pg.Client({ connectionString: database.ownerUrl });
    try {
      await migrate({ connectionString: database.ownerUrl }, { migrationsDirectory: folder });
      await database.sql(`INSERT INTO app_user (display_name) VALUES ('見本 髙﨑𠮷子')`);
      await client.connect();
      expect(await describeContents(client)).toEqual([
        '  グループ 0 · 利用者 1 · 操作の記録 1',
        '  0 groups, 1 people, 1 audit events',
      ]);
      expect(await evidenceRows(client)).toEqual([]);
    } finally {
      await client.end();
      await database.drop();
      await rm(folder, { recursive: true });
    }
  });

  it('lacks evidence whose bytes are elsewhere, or others', () => {
    const row = (key: string) => ({ storage_key: key, content_sha256: 'right' });
    const file = (path: string, sha256: string) => ({ path, bytes: 1, sha256 });
    expect(
      evidenceWithoutBytes(['g/there', 'g/changed', 'g/gone'].map(row), [
        file('evidence/g/there', 'right'),
        file('evidence/g/changed', 'wrong'),
        file('mail/g/gone', 'right'),
      ]),
    ).toEqual(['g/changed', 'g/gone']);
  });
});
