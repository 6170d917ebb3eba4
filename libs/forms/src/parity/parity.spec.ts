import { beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CalculationInput, CostLine, MemberInput } from '@renkei/subsidy-rules';
import { fillOfficialWorkbook } from '../fill/fill-official.ts';
import { recalculate, recalculateAll } from '../recalculate/recalculate.ts';
import type { Recalculated } from '../recalculate/recalculated.ts';
import { edited } from '../testing/edit-workbook.ts';
import { formsOf } from '../testing/priced-groups.ts';
import type { Filling } from '../testing/priced-groups.ts';
import { parityReport } from './parity-report.ts';
import type { ParityReport, ParityRow } from './parity-report.ts';

const template = resolve('../shared/reference/it2025_yoshikikeisan_fukusu.xlsx');
const withReference = existsSync(template) ? describe : describe.skip;

async function filled(input: CalculationInput, filling: Filling): Promise<Uint8Array> {
  const forms = await fillOfficialWorkbook(readFileSync(template), formsOf(input, filling));
  const bytes = forms.ok ? forms.value.workbooks[0]?.bytes : undefined;
  if (bytes === undefined) throw new Error('not filled');
  return bytes;
}

async function recalculated(
  cases: readonly (readonly [CalculationInput, Filling])[],
): Promise<readonly Recalculated[]> {
  const files: Uint8Array[] = [];
  for (const [input, filling] of cases) files.push(await filled(input, filling));
  const results = await recalculateAll(files);
  if (!results.ok) throw new Error(results.error.code);
  return results.value;
}

const different = ({ rows }: ParityReport) => rows.filter(({ reason }) => reason !== 'NONE');
const told = (rows: readonly ParityRow[]) =>
  rows.map(({ sheet, cell, oursYen, workbook, difference, reasons }) =>
    [sheet, cell, String(oursYen), workbook, difference, reasons.join('+')].join(' '),
  );

const AS_OURS: Filling = { requested: 'GRANTED', counted: 'OURS', servicesCut: true };

function cost(
  category: CostLine['category'],
  unitPrice: bigint,
  ...functions: CostLine['functions']
): CostLine {
  return { id: 'line', category, unitPrice, functions, quantity: 1, cloudMonths: null };
}
const two = (unitPrice: bigint) => cost('SOFTWARE', unitPrice, 'ACCOUNTING', 'ORDERING');

function group(
  members: readonly (readonly [MemberInput['size'], ...CostLine[]])[],
  extras: Partial<CalculationInput> = {},
): CalculationInput {
  return {
    ruleSet: '2025',
    interpretation: {},
    overCapPolicy: 'PRO_RATA',
    requestedAnalysis: null,
    sharingKey: 'EQUAL',
    members: members.map(([size, ...costLines], index) => ({
      id: `m${String(index)}`,
      name: `見本${String(index)}号店`,
      representative: index === 0,
      size,
      costLines,
      requested: null,
      sharingWeight: 1n,
    })),
    ...extras,
  };
}

const CASES = {
  same: [
    group([
      ['SME', two(700_000n), cost('PC', 180_000n)],
      ['MICRO', two(1_000_000n)],
    ]),
    AS_OURS,
  ],
  tierEdge: [group([['MICRO', two(700_000n)]], { interpretation: { tierBoundary: 'exact' } }), AS_OURS],
  oneFunction: [group([['SME', cost('SOFTWARE', 1_000_000n, 'ACCOUNTING')]]), AS_OURS],
  noFunction: [
    group([
      ['SME', two(700_000n)],
      ['SME', cost('PC', 100_000n)],
    ]),
    AS_OURS,
  ],
  jointCap: [
    group([
      ...Array.from({ length: 12 }, () => ['SME', two(6_000_000n)] as const),
      ['SME', cost('ANALYSIS_SOFTWARE', 60_000_000n)],
    ]),
    AS_OURS,
  ],
  ruleSet: [
    group(
      [
        ['MICRO', two(600_000n)],
        ['SME', two(700_000n), cost('SERVICE', 2_500_000n)],
      ],
      { ruleSet: '2023' },
    ),
    AS_OURS,
  ],
  count: [
    group(
      [
        ['SME', two(700_000n), cost('ANALYSIS_SOFTWARE', 3_000_000n)],
        ['SME', two(700_000n)],
      ],
      {
        interpretation: { analysisMemberCount: 'all-members' },
      },
    ),
    { ...AS_OURS, counted: 'NOBODY' },
  ],
  services: [
    group([['SME', two(100_000n), cost('SERVICE', 2_500_000n)]]),
    { ...AS_OURS, servicesCut: false },
  ],
  notRequested: [
    group([['SME', two(700_000n), cost('OFFICE', 900_000n)]]),
    { ...AS_OURS, requested: 'NOTHING' },
  ],
  adminBase: [
    group([['SME', two(700_000n), cost('OFFICE', 900_000n)]], {
      interpretation: { adminFeeBase: 'eligible-cost' },
    }),
    AS_OURS,
  ],
  fraction: [group([['SME', two(700_005n)]]), AS_OURS],
} as const satisfies Record<string, readonly [CalculationInput, Filling]>;

withReference('the parity report', () => {
  const reports = {} as Record<keyof typeof CASES, ParityReport>;
  let fraction: Recalculated;
  beforeAll(async () => {
    const results = await recalculated(Object.values(CASES));
    for (const [index, name] of (Object.keys(CASES) as (keyof typeof CASES)[]).entries()) {
      const result = results[index];
      if (result !== undefined && name === 'fraction') fraction = result;
      if (result !== undefined) reports[name] = parityReport({ ours: CASES[name][0], recalculated: result });
    }
  });

  it('finds nothing where both say the same', () => {
    expect(told(different(reports.same))).toEqual([]);
    expect(reports.same.rows.length).toBe(2 * 8 + 39);
    expect(reports.same.rows.filter(({ workbook }) => workbook !== null).length).toBeGreaterThan(20);
  });

  it.each([
    ['tierEdge', 'TIER_EDGE', 'FORM5 F12'],
    ['oneFunction', 'ONE_FUNCTION', 'FORM5 H13'],
    ['noFunction', 'NO_FUNCTION', 'FORM5 H19'],
    ['jointCap', 'JOINT_CAP', 'FORM5 N11'],
    ['ruleSet', 'RULE_SET', 'FORM5 H12'],
    ['count', 'ANALYSIS_MEMBER_COUNT', 'FORM6 L16'],
    ['services', 'SERVICE_CAP', 'FORM5 M12'],
    ['notRequested', 'REQUESTED', 'FORM7 D18'],
    ['adminBase', 'ADMIN_BASE', 'FORM7 C14'],
    ['fraction', 'TAX_FRACTION', 'FORM8 E9'],
  ] as const)('proves %s: %s', (name, reason, cell) => {
    const report = reports[name];
    expect(told(report.rows.filter((row) => row.reason === 'UNEXPLAINED'))).toEqual([]);
    const row = report.rows.find((candidate) => `${candidate.sheet} ${candidate.cell}` === cell);
    expect([cell, row?.reason, row?.reasons]).toEqual([cell, reason, [reason]]);
    expect(row?.explanations).toHaveLength(1);
  });

  it('gives amounts and their difference in exact decimals', () => {
    expect(told(different(reports.fraction))).toEqual([
      'FORM8 C9 770005 770005.5 0.5 TAX_FRACTION',
      'FORM8 E9 70000 70000.5 0.5 TAX_FRACTION',
      'FORM8 C12 770005 770005.5 0.5 TAX_FRACTION',
      'FORM8 E12 70000 70000.5 0.5 TAX_FRACTION',
    ]);
  });

  it('proves the totals that stay empty when the first business listed has no software', async () => {
    const input = group([
      ['SME', cost('PC', 100_000n)],
      ['SME', two(700_000n), cost('OFFICE', 900_000n)],
    ]);
    // We list whoever has software first; somebody else may not.
    const bytes = await edited(await filled(input, AS_OURS), {
      FORM5: {
        C11: '見本0号店',
        F11: null,
        F14: 100_000,
        I11: null,
        C16: '見本1号店',
        F16: 700_000,
        F19: null,
        I16: 522_222,
      },
    });
    const result = await recalculate(bytes);
    if (!result.ok) throw new Error(result.error.code);
    const report = parityReport({ ours: input, recalculated: result.value });
    expect(report.unexplained).toBe(0);
    const reasons = (cell: string) => report.rows.find((row) => `${row.sheet} ${row.cell}` === cell)?.reasons;
    expect(['FORM5 M11', 'FORM5 N12', 'FORM5 O11', 'FORM8 F9'].map(reasons)).toEqual([
      ['BLANK_FIRST_MEMBER'],
      ['BLANK_FIRST_MEMBER'],
      ['BLANK_FIRST_MEMBER', 'REQUESTED'],
      ['BLANK_FIRST_MEMBER'],
    ]);
  });

  it('tells what is entered otherwise than it is registered here, and businesses unknown here', async () => {
    const [input] = CASES.same;
    const bytes = await edited(await filled(...CASES.same), {
      FORM5: { F11: 650_000, C21: '知らない店', D21: '中小企業等', F21: 400_000 },
    });
    const result = await recalculate(bytes);
    if (!result.ok) throw new Error(result.error.code);
    const report = parityReport({ ours: input, recalculated: result.value });
    expect(report.unexplained).toBe(0);
    const reasons = (cell: string) => report.rows.find((row) => `${row.sheet} ${row.cell}` === cell)?.reasons;
    expect(reasons('FORM5 F12')).toEqual(['ENTERED']);
    expect(reasons('FORM5 M12')).toEqual(['NO_FUNCTION', 'ENTERED']);
    expect(reasons('FORM5 N12')).toEqual(['NO_FUNCTION', 'ENTERED']);
  });

  it('names what is left of fractions, and nothing larger', () => {
    const [input] = CASES.fraction;
    const plant = (text: string) => {
      const name = 'I【様式8】事業全体経費';
      const cells = new Map(fraction.sheets.get(name));
      cells.set('C9', { kind: 'NUMBER', text });
      const sheets = new Map([...fraction.sheets, [name, cells] as const]);
      const report = parityReport({ ours: input, recalculated: { ...fraction, sheets } });
      return report.rows.find(({ sheet, cell }) => sheet === 'FORM8' && cell === 'C9')?.reasons;
    };
    expect(plant('770005.500001')).toEqual(['TAX_FRACTION', 'FLOATING_POINT']);
    expect(plant('770005.51')).toEqual(['UNEXPLAINED']);
    expect(plant('770006.5')).toEqual(['UNEXPLAINED']);
  });

  it('never explains a result that somebody changed', async () => {
    const [input] = CASES.oneFunction;
    const [result] = await recalculated([CASES.oneFunction]);
    if (result === undefined) throw new Error('nothing');
    const before = parityReport({ ours: input, recalculated: result });
    const changeable = before.rows.filter(({ workbook }) => workbook !== null);
    expect(changeable.length).toBeGreaterThan(20);
    for (const { sheet, sheetName, cell, workbook } of changeable) {
      const planted = new Map(result.sheets.get(sheetName));
      planted.set(cell, { kind: 'NUMBER', text: String(Math.floor(Number(workbook)) + 1) });
      const sheets = new Map([...result.sheets, [sheetName, planted] as const]);
      const after = parityReport({ ours: input, recalculated: { ...result, sheets } });
      const row = after.rows.find((candidate) => candidate.sheet === sheet && candidate.cell === cell);
      expect([sheet, cell, row?.reason]).toEqual([sheet, cell, 'UNEXPLAINED']);
      expect(after.unexplained).toBe(1);
    }
  });
});
