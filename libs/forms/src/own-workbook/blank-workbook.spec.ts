import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { openOfficialWorkbook } from '../layout/detect-edition.ts';
import type { OfficialWorkbook } from '../layout/detect-edition.ts';
import { SHEET_KEYS } from '../layout/layout.ts';
import { openWorkbook } from '../package/open-workbook.ts';
import { attributeOf } from '../package/xml-text.ts';
import { blankOwnWorkbook } from './blank-workbook.ts';
import { layoutInputs } from './layout-inputs.ts';
import { carriesOwnMark } from './own-mark.ts';
import { areaOf, areasOf, cellsOf, rangeText } from './places.ts';
import { rangesOf } from './validations.ts';

const REFERENCE = new URL(
  '../../../../../shared/reference/it2025_yoshikikeisan_fukusu.xlsx',
  import.meta.url,
);

let official: OfficialWorkbook;

beforeAll(async () => {
  const result = await openOfficialWorkbook(await blankOwnWorkbook('2025'));
  if (!result.ok) throw new Error(result.error.message.en);
  official = result.value;
});

/** Addresses of a sheet by whether the person may write into them. */
function cellsByLock(key: (typeof SHEET_KEYS)[number]) {
  const open = new Set<string>();
  const locked = new Set<string>();
  for (const { cells } of official.sheets[key].xml.rows.values()) {
    for (const { attributes } of cells) {
      const address = attributeOf(attributes, 'r') ?? '';
      const style = Number(attributeOf(attributes, 's') ?? '0');
      (official.workbook.styles.isLocked(style) ? locked : open).add(address);
    }
  }
  return { open, locked };
}

describe('our own workbook', () => {
  it('has every sheet, heading, formula and list of the edition', async () => {
    expect(official.edition).toBe('2025');
    expect(official.workbook.sheets.map(({ name }) => name)).toEqual(
      SHEET_KEYS.map((key) => official.layout.sheets[key].name),
    );
  });

  it('says on every sheet that it is ours', async () => {
    const { sheets } = official;
    for (const key of SHEET_KEYS) expect([key, carriesOwnMark(sheets[key].cells)]).toEqual([key, true]);
  });

  it('is the same file every time', async () => {
    const first = await blankOwnWorkbook('2025');
    expect(Buffer.from(await blankOwnWorkbook('2025')).equals(Buffer.from(first))).toBe(true);
  });

  it('protects everything but the cells for input', async () => {
    for (const key of SHEET_KEYS) {
      const { open, locked } = cellsByLock(key);
      for (const cell of layoutInputs(official.layout, key).keys())
        expect([key, cell, open.has(cell)]).toEqual([key, cell, true]);
      for (const [cell, { formula, value }] of official.sheets[key].cells)
        if (formula !== null || value !== null)
          expect([key, cell, locked.has(cell)]).toEqual([key, cell, true]);
      const tail = official.sheets[key].xml.tail;
      expect(tail).toContain('<sheetProtection sheet="1"');
      expect(tail).not.toMatch(/password|hashValue/);
      expect(tail).toMatch(/<pageSetup paperSize="9" orientation="landscape" fitToWidth="\d"/);
    }
  });

  it('turns amounts red for every business of 様式5', async () => {
    const { sheets } = official;
    const rules = [...sheets.FORM5.xml.tail.matchAll(/<conditionalFormatting sqref="([^"]*)"/g)].map(
      ([, places = '']) => places.split(' '),
    );
    expect(rules.map((places) => places.length)).toEqual([1, 200, 200, 200, 1, 1]);
    expect(rules[1]?.at(-1)).toBe('F1009');
  });

  const withReference = existsSync(REFERENCE) ? it : it.skip;
  withReference('repeats no sentence of the official workbook', async () => {
    const reference = await openWorkbook(readFileSync(REFERENCE));
    if (!reference.ok) throw new Error(reference.error.message.en);
    const theirs = reference.value.sheets
      .flatMap(({ cells }) => [...cells.values()])
      .flatMap(({ value, formula, kind }) => (formula === null && kind === 'TEXT' ? [value ?? ''] : []))
      .flatMap((text) => text.split('。').slice(0, text.includes('。') ? undefined : 0))
      .map((sentence) => sentence.replace(/^[・※\s]+/, '').trim())
      .filter((sentence) => sentence.length > 8);
    expect(theirs.length).toBeGreaterThan(20);
    const ours = official.workbook.sheets
      .flatMap(({ cells }) => [...cells.values()])
      .map(({ value }) => value ?? '')
      .join('\n');
    expect(theirs.filter((sentence) => ours.includes(sentence))).toEqual([]);
  });
});

describe('places', () => {
  it('repeats a range downwards', () => {
    expect(areasOf({ range: 'B11:C12', every: 5, lastRow: 21 }).map(rangeText)).toEqual([
      'B11:C12',
      'B16:C17',
      'B21:C22',
    ]);
    expect(areasOf({ range: 'AA1' }).map(rangeText)).toEqual(['AA1']);
    expect([...cellsOf(areaOf('Z9:AA10'))]).toEqual(['Z9', 'AA9', 'Z10', 'AA10']);
    expect(() => areaOf('9')).toThrow(TypeError);
  });

  it('joins cells under each other', () => {
    expect(rangesOf(['D10', 'D9', 'F14', 'D11', 'D13'])).toEqual(['D9:D11', 'D13', 'F14']);
  });
});
