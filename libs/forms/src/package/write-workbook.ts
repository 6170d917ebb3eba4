import type { Readable } from 'node:stream';
import yazl from 'yazl';
import type { OpenWorkbook } from './open-workbook.ts';
import type { SheetXml } from './sheet-xml.ts';
import { writeSheet } from './sheet-xml.ts';
import { attributeOf } from './xml-text.ts';

/** The earliest instant a zip can name, in any time zone; what Excel itself writes. */
const ZIP_TIME = new Date(1980, 0, 1);
/** Already compressed: deflating again would cost time and gain nothing. */
const STORED = /\.(?:png|jpe?g|gif|emf\.gz)$/i;

/** calcPr that makes every program calculate the whole workbook when it is opened. */
function calculateOnLoad(workbook: string): string {
  const calcPr = /<(?:[A-Za-z][\w.-]*:)?calcPr\b[^<>]*?(\/?)>/.exec(workbook);
  if (calcPr !== null) {
    const tag = calcPr[0].replace(/\sfullCalcOnLoad\s*=\s*(?:"[^"]*"|'[^']*')/, '');
    const full = tag.replace(/\s*(\/?)>$/, ' fullCalcOnLoad="1"$1>');
    return workbook.replace(calcPr[0], () => full);
  }
  // Behind the last of the elements the schema puts before it.
  for (const name of ['definedNames', 'externalReferences', 'functionGroups', 'sheets']) {
    const end = new RegExp(`</([A-Za-z][\\w.-]*:)?${name}>`).exec(workbook);
    if (end === null) continue;
    const at = end.index + end[0].length;
    return `${workbook.slice(0, at)}<${end[1] ?? ''}calcPr fullCalcOnLoad="1"/>${workbook.slice(at)}`;
  }
  return workbook;
}

function without(
  xml: string,
  tagName: string,
  attribute: string,
  matches: (value: string) => boolean,
): string {
  return xml.replace(new RegExp(`<(?:[A-Za-z][\\w.-]*:)?${tagName}\\s[^<>]*/>`, 'g'), (tag) =>
    matches(attributeOf(tag, attribute) ?? '') ? '' : tag,
  );
}

async function collect(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}

export interface WorkbookChanges {
  /** By part name as the workbook gives it. */
  readonly sheets: ReadonlyMap<string, SheetXml>;
  /** Whether a cell lost its formula: then the calculation chain goes too, and Excel builds it anew. */
  readonly dropCalcChain: boolean;
}

/**
 * The package again with the given sheets replaced: same parts, same order, everything else byte for byte. The same
 * input gives the same bytes.
 */
export async function writeWorkbook(workbook: OpenWorkbook, changes: WorkbookChanges): Promise<Uint8Array> {
  const { source } = workbook;
  const chain = changes.dropCalcChain ? source.related('calcChain') : null;
  const sheets = new Map([...changes.sheets].map(([part, sheet]) => [part.toLowerCase(), sheet]));
  const slash = source.workbookPart.lastIndexOf('/') + 1;
  const relations =
    `${source.workbookPart.slice(0, slash)}_rels/${source.workbookPart.slice(slash)}.rels`.toLowerCase();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

  const zip = new yazl.ZipFile();
  for (const [name, bytes] of workbook.parts) {
    const key = name.toLowerCase();
    if (key === chain?.toLowerCase()) continue;
    const sheet = sheets.get(key);
    let content: Uint8Array | string = bytes;
    if (sheet !== undefined) content = writeSheet(sheet);
    else if (key === source.workbookPart.toLowerCase()) content = calculateOnLoad(source.workbook);
    else if (chain !== null && key === '[content_types].xml') {
      content = without(
        text(bytes),
        'Override',
        'PartName',
        (part) => part.toLowerCase() === `/${chain}`.toLowerCase(),
      );
    } else if (chain !== null && key === relations) {
      content = without(text(bytes), 'Relationship', 'Type', (type) => type.endsWith('/calcChain'));
    }
    zip.addBuffer(
      typeof content === 'string'
        ? Buffer.from(content)
        : Buffer.from(content.buffer, content.byteOffset, content.byteLength),
      name,
      {
        mtime: ZIP_TIME,
        mode: 0o100644,
        compress: !STORED.test(name),
        forceDosTimestamp: true,
      },
    );
  }
  zip.end();
  return collect(zip.outputStream as Readable);
}
