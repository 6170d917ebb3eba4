import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';

// A shopkeeper's phone on a slow line: what it has to load before the first paint. The screens are built before the tests.

const DIST = new URL('../../apps/web/dist/', import.meta.url);
const BUDGET_BYTES = 150_000;

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', DIST), 'utf8')) as Manifest;
const gzipped = (file: string): number => gzipSync(readFileSync(new URL(file, DIST))).length;

/** A chunk and all it cannot run without. */
function needs(key: string, found = new Set<string>()): Set<string> {
  if (found.has(key)) return found;
  found.add(key);
  for (const other of manifest[key]?.imports ?? []) needs(other, found);
  return found;
}

function bytesOf(...keys: string[]): number {
  const all = new Set(keys.flatMap((key) => [...needs(key)]));
  return [...all].reduce((sum, key) => sum + gzipped(manifest[key]!.file), 0);
}

const entry = Object.keys(manifest).find((key) => manifest[key]!.isEntry)!;
const pagesOf = (folder: string) =>
  Object.keys(manifest).filter((key) => key.startsWith(folder) && /-page\.tsx$/.test(key));

describe('JavaScript until the first paint, compressed', () => {
  it.each([...pagesOf('src/merchant/'), ...pagesOf('src/identity/')])('%s stays within 150 kB', (page) => {
    expect(bytesOf(entry, page)).toBeLessThanOrEqual(BUDGET_BYTES);
  });

  it('is measured on pages that are there', () => {
    expect(pagesOf('src/merchant/').length).toBeGreaterThan(2);
    expect(pagesOf('src/identity/').length).toBeGreaterThan(2);
    expect(bytesOf(entry)).toBeGreaterThan(50_000);
  });
});
