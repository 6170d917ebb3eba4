import { describe, expect, it } from '@jest/globals';
import { openOfficialWorkbook } from '../layout/detect-edition.ts';
import type { OfficialWorkbook } from '../layout/detect-edition.ts';
import { EDITION_2025 } from '../layout/edition-2025.ts';
import type { GroupFormula, SheetKey } from '../layout/layout.ts';
import { recalculateAll } from '../recalculate/recalculate.ts';
import { findSoffice } from '../recalculate/soffice.ts';
import { altered, partOf } from '../testing/alter.ts';
import { compareWorkbooks } from '../testing/compare-workbooks.ts';
import { filledWorkbook, hasOfficial, officialWorkbook } from '../testing/reference.ts';
import { NO_COSTS, sampleGroup, sampleMember } from '../testing/sample-groups.ts';
import { fillOfficialWorkbook } from './fill-official.ts';
import { planFill } from './plan.ts';

const withOfficial = hasOfficial ? describe : describe.skip;
const engine = findSoffice(process.env['PATH'] ?? '') === null ? it.skip : it;

const TWELVE = sampleGroup(12, {
  participants: Array.from({ length: 12 }, (_, index) =>
    sampleMember(
      index + 1,
      index === 3
        ? {
            costs: {
              ...sampleMember(4).costs,
              analysisSoftwareYen: 900_000n,
              analysisRequestedYen: 500_000n,
            },
          }
        : {},
    ),
  ),
  analysisMemberCount: 1,
  analysisRequestedYen: 500_000n,
  adminRequestedYen: 600_000n,
  officeRequestedYen: 600_000n,
});

const TWO_HUNDRED = sampleGroup(200, {
  participants: Array.from({ length: 200 }, (_, index) => sampleMember(index + 1, { productivity: null })),
});
// The totals of 様式5 would stay blank in this order.
const HARDWARE_FIRST = sampleGroup(0, {
  participants: [sampleMember(1, { costs: { ...NO_COSTS, pcYen: 100_000n } }), sampleMember(2)],
  adminItems: [],
});

async function filled(template: Uint8Array, group = TWELVE, options = {}) {
  const result = await fillOfficialWorkbook(template, group, options);
  if (!result.ok) throw new Error(result.error.message.en);
  return result.value;
}
let twelve: ReturnType<typeof filled> | undefined;
/** The official workbook filled for the twelve, once for all tests. */
const filledTwelve = () => (twelve ??= filled(officialWorkbook()));
const first = ({ workbooks }: Awaited<ReturnType<typeof filled>>) => workbooks[0]?.bytes ?? new Uint8Array();

async function reopened(bytes: Uint8Array): Promise<OfficialWorkbook> {
  const official = await openOfficialWorkbook(bytes);
  if (!official.ok) throw new Error(official.error.message.en);
  return official.value;
}

withOfficial('filling the official workbook', () => {
  it('changes input cells alone, and every input cell shows the value of the group', async () => {
    const result = await filledTwelve();
    expect(result.problems).toEqual([]);
    expect(result.edition).toBe('2025');
    const differences = await compareWorkbooks(officialWorkbook(), first(result));
    expect(differences.filter(({ what }) => what !== 'VALUE')).toEqual([]);
    const ours = new Set(
      (planFill(TWELVE, EDITION_2025).workbooks[0] ?? []).map(
        ({ sheet, cell }) => `${EDITION_2025.sheets[sheet].name} ${cell}`,
      ),
    );
    expect(differences.filter(({ where, cell }) => !ours.has(`${where} ${String(cell)}`))).toEqual([]);
    expect(differences).toHaveLength(result.workbooks[0]?.filledCells ?? 0);

    const { sheets } = await reopened(first(result));
    const at = (key: SheetKey, cell: string) => sheets[key].cells.get(cell);
    expect(at('FORM1', 'D4')?.value).toBe('見本本町商店街振興組合');
    expect(at('FORM1', 'D10')).toMatchObject({ value: '12', kind: 'NUMBER' });
    expect(at('FORM1', 'C13')?.value).toBe('𠮷野鮮魚');
    expect(at('FORM1', 'C16')).toEqual({ value: '=1+1商店', kind: 'TEXT', formula: null });
    expect(at('FORM1', 'C17')?.value).toBe('<見本> & "生花"');
    expect(at('FORM1', 'C18')?.value).toBe('_x0041_見本');
    expect(at('FORM1', 'L13')).toMatchObject({ value: '21550', kind: 'NUMBER' });
    expect(at('FORM1', 'E13')).toMatchObject({ value: '5786907366258', kind: 'TEXT' });
    expect(at('FORM3', 'F11')?.value).toBe('無');
    expect(at('FORM5', 'F66')).toMatchObject({ value: '900000', kind: 'NUMBER' });
    expect(at('FORM6', 'C16')?.value).toBe('=1+1商店');
    expect(at('FORM7', 'D24')?.value).toBe('900000');
  });

  it('keeps formulas letter for letter when asked to, and names sheets in quotes otherwise', async () => {
    const exact = await compareWorkbooks(
      officialWorkbook(),
      first(await filled(officialWorkbook(), TWELVE, { quoteSheetNames: false })),
      { exactFormulas: true },
    );
    expect(exact.filter(({ what }) => what !== 'VALUE')).toEqual([]);
    const quoted = await compareWorkbooks(officialWorkbook(), first(await filledTwelve()), {
      exactFormulas: true,
    });
    const changed = quoted.filter(({ what }) => what === 'FORMULA');
    expect(changed).toHaveLength(11);
    expect(changed.every(({ before, after }) => after?.replaceAll("'", '') === before)).toBe(true);
  });

  it('gives the same bytes for the same group, whatever the time', async () => {
    const [one, two] = [await filledTwelve(), await filled(officialWorkbook())];
    expect(Buffer.from(first(one)).equals(Buffer.from(first(two)))).toBe(true);
  });

  it('empties what somebody else filled in, and keeps remarks', async () => {
    const part = await partOf(filledWorkbook(), EDITION_2025.sheets.FORM5.name);
    const remark = '<c r="L18"><v>7</v></c>';
    const template = await altered(filledWorkbook(), (name, text) =>
      name === part ? text.replace(/<c r="L18"[^>]*><\/c>/, remark) : text,
    );
    const group = sampleGroup(2, { adminItems: [] });
    const again = await reopened(first(await filled(template, group)));
    const names = Array.from(
      { length: 198 },
      (_, index) => again.sheets.FORM1.cells.get(`C${String(15 + index)}`)?.value ?? null,
    );
    expect(new Set(names)).toEqual(new Set([null]));
    expect(again.sheets.FORM5.cells.get('C21')).toBeUndefined();
    expect(again.sheets.FORM6.cells.get('E16')).toBeUndefined();
    expect(again.sheets.FORM7.cells.get('D33')).toBeUndefined();
    expect(again.sheets.FORM5.cells.get('L18')?.value).toBe('7');
  });

  it('filled twice is the same as filled once', async () => {
    const once = first(await filledTwelve());
    const other = first(await filled(first(await filled(officialWorkbook(), sampleGroup(40)))));
    expect(await compareWorkbooks(once, other)).toEqual([]);
  });

  it('takes the calculation chain away with a formula typed into an input cell', async () => {
    const part = await partOf(officialWorkbook(), EDITION_2025.sheets.FORM5.name);
    const template = await altered(officialWorkbook(), (name, text) =>
      name === part
        ? text.replace(/<c r="F11" s="(\d+)"\/>/, '<c r="F11" s="$1"><f>580000*2</f><v>1160000</v></c>')
        : text,
    );
    const { workbook, sheets } = await reopened(first(await filled(template)));
    expect(sheets.FORM5.cells.get('F11')).toMatchObject({ value: '900000', formula: null });
    expect([...workbook.parts.keys()].filter((name) => name.includes('calcChain'))).toEqual([]);
    const texts = ['[Content_Types].xml', 'xl/_rels/workbook.xml.rels'].map((name) =>
      Buffer.from(workbook.parts.get(name) ?? []).toString(),
    );
    expect(texts.filter((text) => text.includes('calcChain'))).toEqual([]);
    expect(texts[1]).toContain('worksheets/sheet9.xml');
  });

  it('leaves no saved result, and has everything calculated on opening', async () => {
    const { workbook } = await reopened(first(await filled(filledWorkbook())));
    const results = workbook.sheets.flatMap(({ cells }) =>
      [...cells.values()].filter(({ formula, value }) => formula !== null && value !== null),
    );
    expect(results).toEqual([]);
    expect(workbook.source.workbook).toMatch(/<calcPr[^>]*fullCalcOnLoad="1"/);
  });

  // One start of the engine for all of them.
  engine(
    'recalculates to the expected totals, as downloaded, as another program saved it, and with 200',
    async () => {
      const groups = [
        first(await filledTwelve()),
        first(await filled(filledWorkbook())),
        first(await filled(officialWorkbook(), TWO_HUNDRED)),
        first(await filled(officialWorkbook(), HARDWARE_FIRST)),
      ];
      const result = await recalculateAll(groups, { engine: 'LIBREOFFICE' });
      if (!result.ok) throw new Error(result.error.message.en);
      const totals = (index: number, ...names: GroupFormula[]) =>
        names.map((name) => {
          const { sheet, cell } = EDITION_2025.groupFormulas[name];
          return result.value[index]?.sheets.get(EDITION_2025.sheets[sheet].name)?.get(cell)?.text;
        });
      for (const index of [0, 1]) {
        // 12 × 1 080 000; 6 × (655 555 + 90 000) + 6 × (683 332 + 90 000); min(500 000, 600 000);
        // ⌊(9 113 322 + 500 000) × 0.1 × 2/3⌋; all requested; all eligible.
        expect(
          totals(
            index,
            'infrastructureCost',
            'infrastructureRequested',
            'analysisAvailable',
            'adminLimit',
            'totalRequested',
            'totalCost',
          ),
        ).toEqual(['12960000', '9113322', '500000', '640888', '10213322', '14760000']);
      }
      expect(
        totals(2, 'infrastructureCost', 'infrastructureAvailable', 'infrastructureRequested', 'adminCost'),
      ).toEqual(['216000000', '30000000', '151888700', '900000']);
      expect(totals(3, 'infrastructureCost')).toEqual(['1180000']);
    },
  );

  it('fits 200 participants in one workbook', async () => {
    const result = await filled(officialWorkbook(), TWO_HUNDRED);
    expect([result.problems, result.workbooks.length]).toEqual([[], 1]);
  });
});
