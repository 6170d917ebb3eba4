import { zipStream } from '@renkei/documents';
import { SHEET_KEYS } from '../layout/layout.ts';
import type { Edition, EditionLayout } from '../layout/layout.ts';
import { EDITION_LAYOUTS } from '../layout/editions.ts';
import { LOOK_2025 } from './look-2025.ts';
import type { WorkbookLook } from './look.ts';
import { sheetXml } from './sheet-xml.ts';
import { stylesXml } from './styles-xml.ts';
import { escaped } from './xml.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const LOOKS: Readonly<Record<Edition, WorkbookLook>> = { '2025': LOOK_2025 };
const numberOf = (index: number) => String(index + 1);

function contentTypesXml(): string {
  const sheets = SHEET_KEYS.map(
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${numberOf(index)}.xml" ContentType="${CONTENT}.worksheet+xml"/>`,
  );
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/>${sheets.join('')}<Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${CONTENT}.sharedStrings+xml"/></Types>`;
}

function workbookXml(layout: EditionLayout, look: WorkbookLook): string {
  const sheets = SHEET_KEYS.map(
    (key, index) =>
      `<sheet name="${escaped(layout.sheets[key].name)}" sheetId="${numberOf(index)}" r:id="rId${numberOf(index)}"/>`,
  );
  const titles = SHEET_KEYS.flatMap((key, index) => {
    const rows = look[key].printRows;
    if (rows === null) return [];
    const place = `'${layout.sheets[key].name}'!$${rows.replace(':', ':$')}`;
    return [
      `<definedName name="_xlnm.Print_Titles" localSheetId="${String(index)}">${escaped(place)}</definedName>`,
    ];
  });
  // No result is stored beside a formula, so whoever opens the file calculates it.
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView tabRatio="900"/></bookViews><sheets>${sheets.join('')}</sheets><definedNames>${titles.join('')}</definedNames><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`;
}

function workbookRelationsXml(): string {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const sheets = SHEET_KEYS.map((_, index) =>
    relation(`rId${numberOf(index)}`, 'worksheet', `worksheets/sheet${numberOf(index)}.xml`),
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${sheets.join('')}${relation('rIdStyles', 'styles', 'styles.xml')}${relation('rIdStrings', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`;
}

/** Texts of all sheets, each once. */
class SharedStrings {
  private readonly places = new Map<string, number>();
  private uses = 0;

  readonly indexOf = (text: string): number => {
    this.uses += 1;
    const known = this.places.get(text);
    if (known !== undefined) return known;
    this.places.set(text, this.places.size);
    return this.places.size - 1;
  };

  xml(): string {
    const items = [...this.places.keys()].map(
      (text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`,
    );
    return `${HEAD}<sst xmlns="${MAIN}" count="${String(this.uses)}" uniqueCount="${String(items.length)}">${items.join('')}</sst>`;
  }
}

/**
 * Our own workbook with nothing of a group in it: sheets, rows, formulas and lists as the edition's layout has them, so that
 * it is filled and read like the official one; looks and words are ours. The same bytes every time.
 */
export async function blankOwnWorkbook(edition: Edition): Promise<Uint8Array> {
  const layout = EDITION_LAYOUTS[edition];
  const look = LOOKS[edition];
  const strings = new SharedStrings();
  const sheets = SHEET_KEYS.map((key, index) => ({
    name: `xl/worksheets/sheet${numberOf(index)}.xml`,
    content: sheetXml(layout, key, look[key], strings.indexOf),
  }));
  const parts = [
    { name: '[Content_Types].xml', content: contentTypesXml() },
    {
      name: '_rels/.rels',
      content: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    { name: 'xl/workbook.xml', content: workbookXml(layout, look) },
    { name: 'xl/_rels/workbook.xml.rels', content: workbookRelationsXml() },
    ...sheets,
    { name: 'xl/styles.xml', content: stylesXml() },
    { name: 'xl/sharedStrings.xml', content: strings.xml() },
  ];
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipStream(parts)) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}
