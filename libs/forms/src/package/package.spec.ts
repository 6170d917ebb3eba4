import { describe, expect, it } from '@jest/globals';
import { normaliseFormula, quoteSheetNames, shiftFormula } from './formula.ts';
import { dropResults, patchCell } from './patch-sheet.ts';
import { parseSheet, writeSheet } from './sheet-xml.ts';
import type { SheetXml } from './sheet-xml.ts';
import { decodeCellText, elements, encodeCellText, stringItemText } from './xml-text.ts';

const sheet = (data: string, prefix = ''): SheetXml => {
  const p = prefix === '' ? '' : `${prefix}:`;
  const parsed = parseSheet(
    `<${p}worksheet xmlns="x"><${p}sheetData>${data}</${p}sheetData></${p}worksheet>`,
    100,
  );
  if (parsed === null || parsed === 'TOO_MANY') throw new Error('no sheet');
  return parsed;
};
const data = (xml: SheetXml) => /sheetData>(.*)<\/(?:\w+:)?sheetData>/s.exec(writeSheet(xml))?.[1];

describe('formulas', () => {
  it('move like a fill-down, and leave texts, sheet names, whole columns and $ alone', () => {
    expect(shiftFormula('IF(A1="A1",SUM($B1:B$2),E:E)', 5)).toBe('IF(A6="A1",SUM($B6:B$2),E:E)');
    expect(shiftFormula("F【様式5】!O11+'A1 x'!B2", 1, 1)).toBe("F【様式5】!P12+'A1 x'!C3");
    expect(shiftFormula('ROUNDDOWN(MIN(500000,G12),0)', 5)).toBe('ROUNDDOWN(MIN(500000,G17),0)');
  });
  it('are the same however a program writes them', () => {
    const same = [
      'IFS(D11="","",F11="","")',
      '=_xlfn.IFS( D11="", "",\nF11="","")',
      'ifs(d11="","",F11="","")',
    ].map(normaliseFormula);
    expect(new Set(same).size).toBe(1);
    expect(normaliseFormula("'G【様式6】消費'!M16")).toBe(normaliseFormula('g【様式6】消費!M16'));
    expect(normaliseFormula('AVERAGE(C1:C1048576)')).toBe(normaliseFormula('AVERAGE(C:C)'));
    expect(normaliseFormula('IF(D11="小",1,2)')).not.toBe(normaliseFormula('IF(D11="大",1,2)'));
    expect(normaliseFormula('MIN(500000,G12)')).not.toBe(normaliseFormula('MIN(500001,G12)'));
  });
  it('name sheets in quotes, once', () => {
    const quoted = `IF('G【様式6】x'!M16="a!",'G【様式6】x'!M16)`;
    expect(quoteSheetNames('IF(G【様式6】x!M16="a!",G【様式6】x!M16)')).toBe(quoted);
    expect(quoteSheetNames(quoted)).toBe(quoted);
  });
});

describe('text in a cell', () => {
  it.each(['髙﨑𠮷①㈱', '=1+1', '<a> & "b"', '_x0041_', 'two\nlines', ' spaces '])(
    '%j comes back',
    (text) => {
      expect(decodeCellText(encodeCellText(text))).toBe(text);
    },
  );
  it('leaves out what no XML can hold', () => {
    expect(encodeCellText('a\u0001b\u{d800}c\r\nd')).toBe('abc\nd');
  });
  it('is read without readings, with numeric entities and any prefix', () => {
    expect(stringItemText('<x:t>&#39640;</x:t><x:rPh><x:t>タカ</x:t></x:rPh><x:r><x:t>橋</x:t></x:r>')).toBe(
      '高橋',
    );
  });
  it('elements end at one that never closes', () => {
    expect([...elements('<si>a</si><si/><si>b', 'si')].map(({ inner }) => inner)).toEqual(['a', '']);
  });
});

describe('a sheet', () => {
  const ROWS = '<row r="1"><c r="A1" s="3"><f>1+1</f><v>2</v></c> <c r="C1" s="4"/></row>\n<row r="3"/>';
  it('is written again byte for byte', () => {
    expect(data(sheet(ROWS))).toBe(ROWS);
  });
  it('takes values where cells and rows are, and where there are none, with the style that belongs there', () => {
    const xml = sheet(ROWS);
    expect(patchCell(xml, 'C1', { kind: 'NUMBER', digits: '12' })).toBe(false);
    patchCell(xml, 'B1', { kind: 'TEXT', text: '=x' });
    patchCell(xml, 'A2', { kind: 'NUMBER', digits: '1' });
    patchCell(xml, 'B2', { kind: 'EMPTY' });
    expect(data(xml)).toBe(
      '<row r="1"><c r="A1" s="3"><f>1+1</f><v>2</v></c><c r="B1" t="inlineStr"><is><t xml:space="preserve">=x</t></is></c><c r="C1" s="4"><v>12</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>\n<row r="3"/>',
    );
  });
  it('says when a formula went away, and drops results', () => {
    const xml = sheet('<x:row r="1"><x:c r="A1" t="str"><x:f>B1</x:f><x:v>2</x:v></x:c></x:row>', 'x');
    dropResults(xml);
    expect(data(xml)).toBe('<x:row r="1"><x:c r="A1"><x:f>B1</x:f></x:c></x:row>');
    expect(patchCell(xml, 'A1', { kind: 'EMPTY' })).toBe(true);
    expect(data(xml)).toBe('<x:row r="1"><x:c r="A1"/></x:row>');
  });
  it('writes places out before it inserts where they were counted', () => {
    const xml = sheet('<row><c><v>1</v></c><c><v>2</v></c></row>');
    patchCell(xml, 'B1', { kind: 'NUMBER', digits: '3' });
    expect(data(xml)).toBe('<row><c r="A1"><v>1</v></c><c r="B1"><v>3</v></c></row>');
  });
  it.each([
    ['a row that never ends', '<row r="1"><c r="A1"/>'],
    ['rows out of order', '<row r="2"/><row r="1"/>'],
    ['cells out of order', '<row r="1"><c r="B1"/><c r="A1"/></row>'],
    ['a comment', '<row r="1"><!-- <c r="A1"/> --></row>'],
  ])('is refused with %s', (_, rows) => {
    expect(parseSheet(`<worksheet><sheetData>${rows}</sheetData></worksheet>`, 100)).toBeNull();
  });
  it('is refused with more cells than allowed before they are kept', () => {
    expect(
      parseSheet(`<worksheet><sheetData><row>${'<c/>'.repeat(5)}</row></sheetData></worksheet>`, 4),
    ).toBe('TOO_MANY');
  });
});
