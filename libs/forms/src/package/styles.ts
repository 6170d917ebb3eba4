import { cellAddress } from '@renkei/documents';
import type { SheetXml } from './sheet-xml.ts';
import { attributeOf, elements } from './xml-text.ts';

/** What a cell's style says about it. */
export interface CellStyles {
  isDate(style: number): boolean;
  isLocked(style: number): boolean;
}

function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined)
    return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return /[yd]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''));
}

/** Reads the formats of a styles part: number formats and protection alone. */
export function readStyles(xml: string): CellStyles {
  const codes = new Map<number, string>();
  for (const { attributes } of elements(xml, 'numFmt')) {
    codes.set(Number(attributeOf(attributes, 'numFmtId')), attributeOf(attributes, 'formatCode') ?? '');
  }
  const [list] = elements(xml, 'cellXfs');
  const formats = [...elements(list?.inner ?? '', 'xf')].map(({ attributes, inner }) => {
    const id = Number(attributeOf(attributes, 'numFmtId') ?? '0');
    const [protection] = elements(inner, 'protection');
    return {
      date: isDateFormat(id, codes.get(id)),
      locked: !/^(?:0|false)$/.test(attributeOf(protection?.attributes ?? '', 'locked') ?? '1'),
    };
  });
  return {
    isDate: (style) => formats[style]?.date ?? false,
    isLocked: (style) => formats[style]?.locked ?? true,
  };
}

/** The style number of a cell that is written in the sheet; 0 for one that is not. */
export function styleAt(sheet: SheetXml, address: string): number {
  const row = sheet.rows.get(Number(/\d+$/.exec(address)?.[0] ?? '0'));
  const cell = row?.cells.find(({ column }) => cellAddress(column, row.number) === address);
  return Number(attributeOf(cell?.attributes ?? '', 's') ?? '0');
}
