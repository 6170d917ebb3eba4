import { inflateSync } from 'node:zlib';

/** What is inside one of our own PDFs, as a reading program finds it; enough of the format for what pdfkit writes. */
export interface ReadPdf {
  /** The lines of each page in the order drawn. */
  readonly pages: readonly (readonly string[])[];
  /** Painting operators outside of every marked content: nobody would know whether to read them aloud. */
  readonly untagged: readonly string[];
  /** The alternative texts of figures. */
  readonly alternatives: readonly string[];
  /** How often each structure type occurs. */
  readonly structure: Readonly<Record<string, number>>;
  readonly source: string;
}

interface Stored {
  readonly dictionary: string;
  readonly stream: Buffer | null;
}

function objectsOf(bytes: Uint8Array): Map<string, Stored> {
  const source = Buffer.from(bytes).toString('latin1');
  const objects = new Map<string, Stored>();
  for (const match of source.matchAll(/^(\d+) 0 obj\n/gm)) {
    const begin = match.index + match[0].length;
    const end = source.indexOf('\nendobj', begin);
    const body = source.slice(begin, end);
    const at = body.indexOf('\nstream\n');
    const dictionary = at < 0 ? body : body.slice(0, at);
    const length = /\/Length (\d+)/.exec(dictionary)?.[1];
    const stream =
      at < 0 || length === undefined
        ? null
        : Buffer.from(source.slice(begin + at + 8, begin + at + 8 + Number(length)), 'latin1');
    const inflated = stream && /FlateDecode/.test(dictionary) ? inflateSync(stream) : stream;
    objects.set(match[1] ?? '', { dictionary, stream: inflated });
  }
  return objects;
}

const utf16 = (hex: string): string =>
  (hex.replace(/\s/g, '').match(/.{4}/g) ?? [])
    .map((unit) => String.fromCharCode(parseInt(unit, 16)))
    .join('');

function unicodeOf(cmap: string): Map<number, string> {
  const map = new Map<number, string>();
  for (const [, first = '', list = ''] of cmap.matchAll(/<(\w{4})> <\w{4}> \[([^\]]*)\]/g)) {
    [...list.matchAll(/<([^>]*)>/g)].forEach(([, hex = ''], index) =>
      map.set(parseInt(first, 16) + index, utf16(hex)),
    );
  }
  return map;
}

const ref = (dictionary: string, key: string): string =>
  new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1] ?? '';

export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = objectsOf(bytes);
  const dictionaryOf = (id: string): string => objects.get(id)?.dictionary ?? '';
  const untagged: string[] = [];
  const fonts = new Map<string, Map<number, string>>();
  const fontOf = (id: string): Map<number, string> => {
    const known = fonts.get(id);
    if (known) return known;
    const cmap = objects.get(ref(dictionaryOf(id), 'ToUnicode'))?.stream?.toString('latin1') ?? '';
    const font = unicodeOf(cmap);
    fonts.set(id, font);
    return font;
  };

  const kids =
    [...objects.values()].find(({ dictionary }) => /\/Type \/Pages/.test(dictionary))?.dictionary ?? '';
  const pages = [...kids.matchAll(/(\d+) 0 R/g)].map(([, id = '']) => {
    const page = dictionaryOf(id);
    const resources = dictionaryOf(ref(page, 'Resources'));
    const names = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', font = '']) => [name, font]),
    );
    const content = objects.get(ref(page, 'Contents'))?.stream?.toString('latin1') ?? '';
    const lines: string[] = [];
    let [depth, font] = [0, new Map<number, string>()];
    for (const line of content.split('\n')) {
      if (/ (BDC|BMC)$/.test(line)) depth += 1;
      if (line === 'EMC') depth -= 1;
      const name = /^\/(F\d+) [\d.]+ Tf$/.exec(line)?.[1];
      if (name !== undefined) font = fontOf(names.get(name) ?? '');
      if (/(^|\s)(TJ|Tj|f|S|B|f\*)$/.test(line) && depth === 0) untagged.push(line);
      if (/TJ$/.test(line)) {
        const codes = [...line.matchAll(/<([0-9a-f]+)>/g)].flatMap(
          ([, hex = '']) => hex.match(/.{4}/g) ?? [],
        );
        lines.push(codes.map((code) => font.get(parseInt(code, 16)) ?? '\ufffd').join(''));
      }
    }
    return lines;
  });

  const structure: Record<string, number> = {};
  const alternatives: string[] = [];
  for (const { dictionary } of objects.values()) {
    const kind = /^\/S \/(\w+)$/m.exec(dictionary)?.[1];
    if (kind === undefined) continue;
    structure[kind] = (structure[kind] ?? 0) + 1;
    const alt = /\/Alt \(/.test(dictionary) ? dictionary : null;
    if (alt !== null) alternatives.push(alt);
  }
  return { pages, untagged, alternatives, structure, source: Buffer.from(bytes).toString('latin1') };
}
