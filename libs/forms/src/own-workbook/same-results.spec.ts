import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EDITION_2025 } from '../layout/edition-2025.ts';
import { entryCell } from '../layout/layout.ts';
import { calculateWithIronCalc } from '../recalculate/ironcalc.ts';
import type { SourceCell, SourceSheet } from '../recalculate/workbook-cells.ts';
import { workbookCells } from '../recalculate/workbook-cells.ts';
import { blankOwnWorkbook } from './blank-workbook.ts';

const REFERENCE = new URL(
  '../../../../../shared/reference/it2025_yoshikikeisan_fukusu.xlsx',
  import.meta.url,
);
const { sheets, form5, form6, form7 } = EDITION_2025;

interface Entry {
  readonly sheet: string;
  readonly cell: string;
  readonly value: string | number;
}

const yen = fc.integer({ min: 0, max: 6_000_000 });
const perhapsYen = fc.option(yen, { nil: null });
const business = fc.record({
  micro: fc.boolean(),
  software: perhapsYen,
  pc: perhapsYen,
  register: perhapsYen,
  requested: perhapsYen,
  analysis: perhapsYen,
});
const group = fc.record({
  businesses: fc.array(business, { minLength: 20, maxLength: 60 }),
  analysisRequested: perhapsYen,
  office: perhapsYen,
  expert: perhapsYen,
});

function entriesOf(sample: typeof group extends fc.Arbitrary<infer T> ? T : never): Entry[] {
  const entries: Entry[] = [];
  const put = (sheet: string, cell: string, value: string | number | null) => {
    if (value !== null) entries.push({ sheet, cell, value });
  };
  const [five, six, seven] = [sheets.FORM5.name, sheets.FORM6.name, sheets.FORM7.name];
  for (const [index, { micro, software, pc, register, requested, analysis }] of sample.businesses.entries()) {
    put(five, entryCell(form5, index, 'name'), `見本${String(index)}`);
    put(five, entryCell(form5, index, 'size'), micro ? '小規模事業者' : '中小企業等');
    put(five, entryCell(form5, index, 'softwareYen'), software);
    put(five, entryCell(form5, index, 'pcYen'), pc);
    put(five, entryCell(form5, index, 'registerYen'), register);
    put(five, entryCell(form5, index, 'softwareRequestedYen'), requested);
    put(six, entryCell(form6.members, index, 'softwareYen'), analysis);
  }
  put(six, form6.memberCount.cell, sample.businesses.length);
  put(six, form6.requested.cell, sample.analysisRequested);
  put(seven, 'D24', sample.office);
  put(seven, 'D54', sample.expert);
  put(seven, form7.requested.cell, sample.office);
  return entries;
}

function withEntries(blank: readonly SourceSheet[], entries: readonly Entry[]): SourceSheet[] {
  return blank.map(({ name, cells }) => ({
    name,
    cells: new Map<string, SourceCell>([
      ...cells,
      ...entries
        .filter(({ sheet }) => sheet === name)
        .map(({ cell, value }): [string, SourceCell] => [
          cell,
          { kind: typeof value === 'number' ? 'NUMBER' : 'TEXT', text: String(value) },
        ]),
    ]),
  }));
}

async function cellsOf(bytes: Uint8Array): Promise<readonly SourceSheet[]> {
  const cells = await workbookCells(bytes);
  if (!cells.ok) throw new Error(cells.error.message.en);
  return cells.value;
}

/** Results of all formula cells of the official workbook, in a workbook filled with these entries. */
function results(
  blank: readonly SourceSheet[],
  formulas: ReadonlyMap<string, readonly string[]>,
  entries: readonly Entry[],
) {
  const result = calculateWithIronCalc(withEntries(blank, entries));
  if (!result.ok) throw new Error(result.error.message.en);
  const { value } = result;
  return [...formulas].flatMap(([sheet, cells]) =>
    cells.map((cell) => `${sheet}!${cell} = ${value.sheets.get(sheet)?.get(cell)?.text ?? ''}`),
  );
}

const withReference = existsSync(REFERENCE) ? describe : describe.skip;
withReference('our own workbook beside the official one', () => {
  it('gives the same result in every formula cell, for any group', async () => {
    const official = await cellsOf(readFileSync(REFERENCE));
    const own = await cellsOf(await blankOwnWorkbook('2025'));
    const formulas = new Map(
      official.map(({ name, cells }) => [
        name,
        [...cells].filter(([, { kind }]) => kind === 'FORMULA').map(([cell]) => cell),
      ]),
    );
    expect([...formulas.values()].flat().length).toBeGreaterThan(3000);
    fc.assert(
      fc.property(group, (sample) => {
        const entries = entriesOf(sample);
        expect(results(own, formulas, entries)).toEqual(results(official, formulas, entries));
      }),
      { numRuns: 2, seed: 2025 },
    );
  });
});
