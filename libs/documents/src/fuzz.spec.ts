import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readTable, understandMembers } from './index.ts';
import { bytesOf, corporateNumber, csv, xlsx } from './testing/build-files.ts';

const LIST = [
  ['法人名', '法人番号', '組織形態', '住所', 'ソフト（税抜）', '機能', 'PC(税抜)'],
  [
    '見本商店街振興組合',
    corporateNumber(1),
    '組合',
    '福岡県福岡市中央区天神1-1',
    480000,
    '会計',
    '180,000円',
  ],
  ['見本茶舗', '', '個人', '福岡県福岡市中央区天神1-2', '９８０，０００', '会計・決済', '－'],
] as (string | number)[][];
const LIMITS = { rows: 100, columns: 50, cells: 2000, inflatedBytes: 2_000_000 };

/** Either a problem with both messages, or a table inside the limits that can be understood without throwing. */
async function survives(bytes: Uint8Array): Promise<void> {
  const table = await readTable(bytes, 'x', LIMITS);
  if (!table.ok) {
    expect(table.error.message.ja.length * table.error.message.en.length).toBeGreaterThan(0);
    return;
  }
  for (const sheet of table.value.sheets) {
    expect(sheet.rows.length).toBeLessThanOrEqual(LIMITS.rows);
    for (const row of sheet.rows) expect(row.cells.length).toBeLessThanOrEqual(LIMITS.columns);
  }
  const result = understandMembers(table.value);
  const members = result.ok
    ? result.value.rows.flatMap(({ member }) => (member === null ? [] : [member]))
    : [];
  for (const { costs } of members) {
    for (const { unitPriceYen, quantity } of costs)
      expect(unitPriceYen > 0n && Number.isSafeInteger(quantity) && quantity > 0).toBe(true);
  }
}

function mutated(
  original: Uint8Array,
  edits: readonly (readonly [number, number])[],
  cut: number,
): Uint8Array {
  const bytes = Uint8Array.from(original);
  for (const [place, value] of edits) bytes[place % bytes.length] = value;
  return bytes.subarray(0, bytes.length - (cut % bytes.length));
}
const edits = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 12 });
const cut = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat() });

describe('whatever bytes arrive', () => {
  it('random bytes never throw', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), survives), { numRuns: 300 });
  });

  it('damaged CSV files never throw', async () => {
    const files = ['utf-8', 'cp932', 'euc-jp'].map((encoding) => bytesOf(csv(LIST), encoding));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), edits, cut, (file, changes, length) =>
        survives(mutated(file, changes, length)),
      ),
      { numRuns: 300 },
    );
  });

  it('damaged workbooks never throw', async () => {
    const file = await xlsx({ name: '名簿', rows: LIST, merges: ['A1:A1'] });
    await fc.assert(
      fc.asyncProperty(edits, cut, (changes, length) => survives(mutated(file, changes, length))),
      { numRuns: 200 },
    );
  });

  it('any cells under known headings never throw, and give amounts above 0 or none', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom('48万', '¥1,000', '▲5', '1e9', '=A1', '税込', '○', '代表', '合計', '2001/1/1'),
      fc.integer().map(String),
    );
    const rows = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, (cells) => survives(bytesOf(csv([LIST[0] ?? [], ...cells])))),
      { numRuns: 300 },
    );
  });
});
