import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { zipStream, type ZipPart } from '@renkei/documents';
import { openArchive } from '../src/group-file/archive.ts';
import { MANIFEST, type Manifest } from '../src/group-file/manifest.ts';
import { one } from './late-group.ts';

// Group files somebody changed, for the tests.

export type Parts = Map<string, Buffer>;

export async function partsOf(path: string): Promise<Parts> {
  const archive = await openArchive(path);
  if (!archive.ok) throw new Error(archive.error.code);
  const parts: Parts = new Map();
  for (const name of archive.value.names) parts.set(name, await buffer(await archive.value.open(name)));
  archive.value.close();
  return parts;
}

export const manifestIn = (parts: Parts): Manifest => JSON.parse(String(parts.get(MANIFEST))) as Manifest;

/** Writes the parts as an archive of their own. */
export async function writeParts(path: string, parts: Parts): Promise<string> {
  const told = async function* (): AsyncGenerator<ZipPart> {
    for (const [name, bytes] of parts) yield { name, content: one(bytes) };
  };
  await writeFile(path, zipStream(told()));
  return path;
}

/** Changes the text of one part. @param conceal whether the manifest says the new digest, as a careful forger would */
export function changePart(
  parts: Parts,
  name: string,
  change: (text: string) => string,
  conceal: boolean,
): void {
  const before = parts.get(name)!;
  const after = Buffer.from(change(String(before)));
  parts.set(name, after);
  if (!conceal) return;
  const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  changeManifest(parts, (text) =>
    text.replace(
      `"rows": ${lines(before)},\n   "bytes": ${before.length},\n   "sha256": "${digest(before)}"`,
      `"rows": ${lines(after)},\n   "bytes": ${after.length},\n   "sha256": "${digest(after)}"`,
    ),
  );
}

const lines = (bytes: Buffer): number => String(bytes).split('\n').length - 1;

export function changeManifest(parts: Parts, change: (text: string) => string): void {
  const before = String(parts.get(MANIFEST));
  const after = change(before);
  if (after === before) throw new Error('nothing was changed');
  parts.set(MANIFEST, Buffer.from(after));
}

/** Changes every general-purpose flag of the archive to "encrypted". */
export function encrypted(zip: Buffer): Buffer {
  const changed = Buffer.from(zip);
  for (const [signature, at] of [
    ['PK\x01\x02', 8],
    ['PK\x03\x04', 6],
  ] as const) {
    for (
      let start = changed.indexOf(signature, 0, 'latin1');
      start >= 0;
      start = changed.indexOf(signature, start + 4, 'latin1')
    ) {
      changed[start + at]! |= 1;
    }
  }
  return changed;
}

/** The same archive with a part called otherwise: both names are as long. */
export function renamed(zip: Buffer, from: string, to: string): Buffer {
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');
}
