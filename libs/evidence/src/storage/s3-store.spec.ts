import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { bucketServer, type BucketServer } from '../../test/bucket-server.ts';
import { KeyTaken, keyOf } from './evidence-store.ts';
import { S3Store } from './s3-store.ts';

// Against a small server that speaks as much of S3 as the client does here, not against a real bucket.

const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'mihon', AWS_SECRET_ACCESS_KEY: 'mihon-secret' };
const MEGABYTE = 1024 * 1024;

let bucket: BucketServer;
let store: S3Store;
let key: string;

beforeAll(async () => {
  Object.assign(process.env, CREDENTIALS);
  bucket = await bucketServer();
  store = new S3Store({ bucket: 'mihon', region: 'ap-northeast-1', endpoint: bucket.endpoint });
});
beforeEach(() => {
  key = keyOf(randomUUID(), randomUUID());
  bucket.requests.length = 0;
});
afterAll(async () => {
  for (const name of Object.keys(CREDENTIALS)) delete process.env[name];
  store.close();
  await bucket.close();
});

async function* bytes(...parts: Buffer[]): AsyncGenerator<Buffer> {
  yield* parts;
}
const content = async (of: string) => buffer(await store.open(of));

describe('a bucket', () => {
  it('keeps a small file in one piece', async () => {
    await store.put(key, bytes(Buffer.from('髙'), Buffer.from('﨑𠮷')));
    expect([...bucket.objects.keys()]).toContain(`/mihon/evidence/${key}`);
    expect(String(await content(key))).toBe('髙﨑𠮷');
    expect(bucket.requests.map(({ line }) => line.split(' ')[0])).toEqual(['PUT', 'GET']);
    await store.remove(key);
    await expect(store.open(key)).rejects.toThrow('NoSuchKey');
  });

  it('keeps a large one in parts, holding one at a time', async () => {
    const parts = Array.from({ length: 12 }, (_, at) => Buffer.alloc(MEGABYTE, at));
    await store.put(key, bytes(...parts));
    expect((await content(key)).equals(Buffer.concat(parts))).toBe(true);
    const lengths = bucket.requests.filter(({ line }) => line.startsWith('PUT')).map(({ length }) => length);
    expect(lengths).toEqual([5 * MEGABYTE, 5 * MEGABYTE, 2 * MEGABYTE]);
    expect(bucket.unfinished.size).toBe(0);
  });

  it.each([
    ['small', 1],
    ['large', 6],
  ])('never overwrites a %s one', async (_, megabytes) => {
    const of = (fill: string) =>
      bytes(...Array.from({ length: megabytes }, () => Buffer.alloc(MEGABYTE, fill)));
    await store.put(key, of('a'));
    await expect(store.put(key, of('b'))).rejects.toThrow(KeyTaken);
    expect((await content(key)).includes('b')).toBe(false);
    expect(bucket.unfinished.size).toBe(0);
  });

  it.each([1, 6])('keeps nothing of what broke after %i MB', async (megabytes) => {
    async function* broken(): AsyncGenerator<Buffer> {
      for (let sent = 0; sent < megabytes; sent += 1) yield Buffer.alloc(MEGABYTE);
      throw new Error('interrupted');
    }
    await expect(store.put(key, broken())).rejects.toThrow('interrupted');
    expect(bucket.objects.has(`/mihon/evidence/${key}`)).toBe(false);
    expect(bucket.unfinished.size).toBe(0);
  });

  it('takes no key but ours', async () => {
    await expect(store.put('../other', bytes(Buffer.from('x')))).rejects.toThrow('not a key');
    expect(bucket.requests).toEqual([]);
  });
});
