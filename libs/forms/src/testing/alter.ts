import yazl from 'yazl';
import type { Readable } from 'node:stream';
import { openWorkbook } from '../package/open-workbook.ts';

/** A zip of these entries, in their order. */
export async function zipOf(entries: ReadonlyMap<string, Uint8Array | string>): Promise<Uint8Array> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of entries) zip.addBuffer(Buffer.from(content as string), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream as Readable) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}

/** The workbook with the text of some parts changed; `null` takes a part out, a part that is not there is added. */
export async function altered(
  bytes: Uint8Array,
  change: (name: string, text: string) => string | Uint8Array | null,
  added: Readonly<Record<string, string>> = {},
): Promise<Uint8Array> {
  const workbook = await openWorkbook(bytes);
  if (!workbook.ok) throw new Error(workbook.error.code);
  const entries = new Map<string, Uint8Array | string>();
  for (const [name, part] of workbook.value.parts) {
    const content = /\.(?:xml|rels)$/.test(name) ? change(name, Buffer.from(part).toString('utf8')) : part;
    if (content !== null) entries.set(name, content);
  }
  for (const [name, content] of Object.entries(added)) entries.set(name, content);
  return zipOf(entries);
}

/** The part that holds a sheet, by the sheet's name. */
export async function partOf(bytes: Uint8Array, sheetName: string): Promise<string> {
  const workbook = await openWorkbook(bytes);
  const sheet = workbook.ok ? workbook.value.sheets.find(({ name }) => name === sheetName) : undefined;
  if (sheet === undefined) throw new Error(sheetName);
  return sheet.part;
}
