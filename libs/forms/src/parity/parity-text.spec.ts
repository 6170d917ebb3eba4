import { describe, expect, it } from '@jest/globals';
import type { CalculationInput } from '@renkei/subsidy-rules';
import { fillOfficialWorkbook } from '../fill/fill-official.ts';
import { blankOwnWorkbook } from '../own-workbook/blank-workbook.ts';
import { recalculate } from '../recalculate/recalculate.ts';
import { edited } from '../testing/edit-workbook.ts';
import type { Edits } from '../testing/edit-workbook.ts';
import { formsOf } from '../testing/priced-groups.ts';
import { parityReport } from './parity-report.ts';
import type { ParityReport } from './parity-report.ts';

const OURS: CalculationInput = {
  ruleSet: '2025',
  interpretation: {},
  overCapPolicy: 'PRO_RATA',
  requestedAnalysis: null,
  sharingKey: 'EQUAL',
  members: [700_000n, 580_000n, 900_000n].map((unitPrice, index) => ({
    id: `m${String(index)}`,
    name: `見本${String(index)}号店`,
    representative: index === 0,
    size: 'SME' as const,
    costLines: [
      {
        id: 'software',
        category: 'SOFTWARE' as const,
        unitPrice,
        functions: ['ACCOUNTING' as const, 'ORDERING' as const],
        quantity: 1,
        cloudMonths: null,
      },
      ...(index === 1
        ? [
            {
              id: 'analysis',
              category: 'ANALYSIS_SOFTWARE' as const,
              unitPrice: 300_000n,
              functions: [],
              quantity: 1,
              cloudMonths: null,
            },
          ]
        : []),
    ],
    requested: null,
    sharingWeight: 1n,
  })),
};

async function reportOf(edits: Edits, planted: Readonly<Record<string, string>> = {}): Promise<ParityReport> {
  const filled = await fillOfficialWorkbook(
    await blankOwnWorkbook('2025'),
    formsOf(OURS, { requested: 'GRANTED', counted: 'OURS', servicesCut: true }),
  );
  const bytes = filled.ok ? filled.value.workbooks[0]?.bytes : undefined;
  if (bytes === undefined) throw new Error('not filled');
  const result = await recalculate(await edited(bytes, edits));
  if (!result.ok) throw new Error(result.error.code);
  const name = 'F【様式5】基盤導入経費';
  const cells = new Map(result.value.sheets.get(name));
  for (const [cell, text] of Object.entries(planted)) {
    cells.set(cell, { kind: text.startsWith('#') ? 'ERROR' : 'NUMBER', text });
  }
  const sheets = new Map([...result.value.sheets, [name, cells] as const]);
  return parityReport({ ours: OURS, recalculated: { ...result.value, sheets } });
}

const reasons = (report: ParityReport, place: string) =>
  report.rows.find(({ sheet, cell }) => `${sheet} ${cell}` === place)?.reasons;
const unexplained = (report: ParityReport) =>
  report.rows.flatMap(({ sheet, cell, reason }) => (reason === 'UNEXPLAINED' ? [`${sheet} ${cell}`] : []));

describe('text where the forms calculate', () => {
  it('finds nothing while every amount is a number', async () => {
    const report = await reportOf({});
    expect(report.rows.filter(({ reason }) => reason !== 'NONE')).toEqual([]);
  });

  it.each(['580,000円', '５８００００', '¥580,000', '580000'])(
    'explains every difference %s makes, errors included',
    async (text) => {
      const report = await reportOf({ FORM5: { F16: text } });
      expect(unexplained(report)).toEqual([]);
      const told = report.rows.filter(({ reason }) => reason !== 'NONE');
      expect(told.length).toBeGreaterThan(3);
      expect(told.every(({ reasons: all }) => all.includes('TEXT_AMOUNT'))).toBe(true);
      // and of a business without text nothing is excused
      expect(told.filter(({ business }) => business !== null && business !== '見本1号店')).toEqual([]);
    },
  );

  it.each(['約58万', '－'])('and those of %s, which is no number to us either', async (text) => {
    const report = await reportOf({ FORM5: { F16: text, F19: text } });
    expect(unexplained(report)).toEqual([]);
    expect(report.counts.TEXT_AMOUNT).toBeGreaterThan(0);
  });

  it('proves by calculating that a sum left text out, and blames nothing else', async () => {
    const report = await reportOf({ FORM5: { F16: '580,000円' } });
    expect(reasons(report, 'FORM5 M12')).toEqual(['TEXT_AMOUNT']);
    const requested = await reportOf({ FORM5: { I16: '435,000円' } });
    expect(reasons(requested, 'FORM5 O11')).toEqual(['TEXT_AMOUNT']);
    expect(unexplained(requested)).toEqual([]);
  });

  it('explains text in 様式6 and 7', async () => {
    const report = await reportOf({
      FORM6: { C12: '３者', E18: '300,000円', M16: '200,000円' },
      FORM7: { E18: '０円', D24: '10万円' },
    });
    expect(unexplained(report)).toEqual([]);
    expect(report.counts.TEXT_AMOUNT).toBeGreaterThan(0);
  });

  it('excuses neither a changed result of a business without text nor an error without any', async () => {
    const changed = await reportOf({ FORM5: { F16: '580,000円' } }, { H11: '1' });
    expect(unexplained(changed)).toEqual(['FORM5 H11']);
    const broken = await reportOf({}, { H11: '#VALUE!', N12: '#VALUE!' });
    expect(unexplained(broken)).toEqual(['FORM5 H11', 'FORM5 N12']);
  });
});
