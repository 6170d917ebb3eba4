import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { quoteSheetNames } from '../package/formula.ts';
import type { SourceCell, SourceSheet } from './workbook-cells.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Zip entries carry a date; this one is the first a zip can hold. */
const MTIME = new Date(Date.UTC(1980, 0, 1));

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function cellXml(address: string, cell: SourceCell): string {
  switch (cell.kind) {
    case 'NUMBER':
      return `<c r="${address}"><v>${cell.text}</v></c>`;
    case 'BOOLEAN':
      return `<c r="${address}" t="b"><v>${cell.text === 'TRUE' ? '1' : '0'}</v></c>`;
    case 'TEXT':
      return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.text)}</t></is></c>`;
    case 'FORMULA':
      return `<c r="${address}"><f>${escaped(quoteSheetNames(cell.formula))}</f></c>`;
  }
}

function sheetXml({ cells }: SourceSheet): string {
  const rows = new Map<string, string[]>();
  for (const [address, cell] of cells) {
    const row = address.replace(/^[A-Z]+/, '');
    const xml = cellXml(address, cell);
    const known = rows.get(row);
    if (known === undefined) rows.set(row, [xml]);
    else known.push(xml);
  }
  const data = [...rows].map(([row, xml]) => `<row r="${row}">${xml.join('')}</row>`).join('');
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData></worksheet>`;
}

/**
 * A workbook of the cells alone, for an engine to open: entries and formulas in their places, no saved results (so
 * that everything must be worked out), no styles, drawings, links, names or macros of the file they came from.
 */
export async function plainWorkbook(sheets: readonly SourceSheet[]): Promise<Uint8Array> {
  const zip = new ZipFile();
  const add = (name: string, xml: string) => {
    zip.addBuffer(Buffer.from(xml, 'utf8'), name, { mtime: MTIME, compressionLevel: 1 });
  };
  const numbers = sheets.map((_, index) => String(index + 1));
  add(
    '[Content_Types].xml',
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/>${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${CONTENT}.worksheet+xml"/>`).join('')}</Types>`,
  );
  add(
    '_rels/.rels',
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  add(
    'xl/workbook.xml',
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map(({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${String(index + 1)}" r:id="rId${String(index + 1)}"/>`).join('')}</sheets></workbook>`,
  );
  add(
    'xl/_rels/workbook.xml.rels',
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${numbers.map((n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}</Relationships>`,
  );
  for (const [index, sheet] of sheets.entries())
    add(`xl/worksheets/sheet${String(index + 1)}.xml`, sheetXml(sheet));
  zip.end();
  const chunks: Buffer[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  zip.outputStream.pipe(sink);
  await finished(sink);
  return Buffer.concat(chunks);
}
