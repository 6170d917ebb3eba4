import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { KeyTaken, keyOf, thumbnailKeyOf } from './evidence-store.ts';
import { FolderStore } from './folder-store.ts';

let folder: string;
let store: FolderStore;
const [group, id] = [randomUUID(), randomUUID()];
const key = keyOf(group, id);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'renkei-evidence-'));
  store = new FolderStore(folder);
});
afterEach(() => rm(folder, { recursive: true }));

async function* bytes(...parts: string[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield Buffer.from(part);
}
const files = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

describe('a folder', () => {
  it('keeps what it was given, under the ids alone', async () => {
    await store.put(key, bytes('髙', '﨑𠮷'));
    expect(await text(await store.open(key))).toBe('髙﨑𠮷');
    expect(await files()).toEqual([id]);
    await store.put(thumbnailKeyOf(key), bytes('small'));
    await store.remove(key);
    await store.remove(key);
    expect(await files()).toEqual([`${id}.thumbnail`]);
    await expect(store.open(key)).rejects.toThrow('ENOENT');
  });

  it('never overwrites, also when two come at once', async () => {
    const tries = await Promise.allSettled([store.put(key, bytes('one')), store.put(key, bytes('two'))]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const before = await text(await store.open(key));
    await expect(store.put(key, bytes('three'))).rejects.toThrow(KeyTaken);
    expect(await text(await store.open(key))).toBe(before);
    expect(await files()).toEqual([id]);
  });

  it('keeps nothing of what did not come to its end', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.from('half');
      throw new Error('interrupted');
    }
    await expect(store.put(key, broken())).rejects.toThrow('interrupted');
    expect(await files()).toEqual([]);
  });

  it.each([
    '../outside',
    `${group}/../../outside`,
    `${group}/${id}/more`,
    `${group}/請求書.pdf`,
    `/${group}/${id}`,
    `${group}\\${id}`,
    `${key}.thumbnail.thumbnail`,
    `${key}\0`,
    '',
  ])('takes no other key: %j', async (wrong) => {
    await expect(store.put(wrong, bytes('x'))).rejects.toThrow('not a key');
    await expect(store.open(wrong)).rejects.toThrow('not a key');
    await expect(store.remove(wrong)).rejects.toThrow('not a key');
    expect(await files()).toEqual([]);
  });
});
